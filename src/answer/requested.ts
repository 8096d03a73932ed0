// What a message gets that is no look-up: quotations from the asker's own documents, a word back, or whom to ask.
import type { Answer, Context } from '../domain.ts';
import { cardsFor } from '../library/documents.ts';
import type { Library } from '../library/library.ts';
import type { Reading, RequestRead } from '../question/understand.ts';
import type { RankedMessage, RankedReading } from '../rank/rank-readings.ts';
import { acceptance } from '../search/hits.ts';
import { answerBase } from './answer.ts';
import { mayQuote } from './compose.ts';
import { type Overview, overviewOfAll, overviewOfOne, type Subject, subjectNamed } from './overview.ts';
import { sideBySide } from './two-answers.ts';

/** What the documents have for the message, each made when it is needed. */
type Asked = {
  /** Its words as they stand. */
  plain(): RankedMessage;
  /** What it gets as a question. */
  answer(): Answer;
  rank(reading: Reading): RankedReading;
};

/** What a request gets. Undefined: the message is a question after all. `library` holds what the asker may read. */
export function answerRequest(
  request: RequestRead,
  library: Library,
  context: Context,
  asked: Asked,
): Answer | 'documents' | 'contact' | undefined {
  switch (request.kind) {
    case 'documents':
      return 'documents';
    case 'contact': {
      // The documents know better about a thing, or where the operator named nobody.
      if (request.of === undefined && library.contact !== undefined) return 'contact';
      const answer = asked.answer();
      if (answer.kind === 'answer') return answer;
      return request.of === undefined || library.contact !== undefined ? 'contact' : answer;
    }
    case 'comparison':
      return sideBySide(request.sides, asked.answer(), asked.rank, library, context);
    case 'overview': {
      const overview = overviewFor(request, library, context);
      return overview && overview.citations.length > 0
        ? quoting(overview, library, asked.plain(), context)
        : undefined;
    }
  }
}

function overviewFor(
  { of, whole, points }: Extract<RequestRead, { kind: 'overview' }>,
  library: Library,
  context: Context,
): Overview | undefined {
  const accept = acceptance(context);
  const one = of === undefined ? spokenOf(points, library, context) : subjectNamed(of, library, accept);
  if (one && !(whole && one.heading)) return overviewOfOne(one, library, accept);
  return of === undefined ? overviewOfAll(library, accept) : undefined;
}

/** The one document that is asked about, or that "this" stands for. */
function spokenOf(points: boolean, library: Library, context: Context): Subject | undefined {
  const last = points ? context.turns.at(-1)?.documentIds[0] : undefined;
  const document = library.document(context.documentId ?? last ?? '');
  return document && { document };
}

function quoting(
  { citations, of }: Overview,
  library: Library,
  plain: RankedMessage,
  context: Context,
): Answer {
  const { ruledOut } = context;
  const kept = citations.filter((citation) => !ruledOut || mayQuote(citation, ruledOut));
  return {
    ...answerBase(plain, library),
    kind: 'answer',
    request: { kind: 'overview', of },
    confidence: 1,
    citations: kept.map((citation, at) => ({ ...citation, number: at + 1 })),
    differ: [],
  };
}

type Conversation = Extract<Answer, { kind: 'conversation' }>;

/** The reply to small talk, with the documents that the asker may read; examples are added later. */
export function conversation(
  about: Conversation['about'],
  library: Library,
  plain: RankedMessage,
  context: Context,
): Answer {
  const { contact } = library;
  return {
    ...answerBase(plain, library),
    kind: 'conversation',
    about,
    ...(about === 'contact' && contact !== undefined ? { contact } : {}),
    confidence: 0,
    documents: cardsFor(library, context.readers),
    examples: [],
  };
}
