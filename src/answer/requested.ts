// What a request gets that is no look-up: quotations from the asker's own documents, or which reply of ours.

import type { Answer, Context } from '../domain.ts';
import type { Library } from '../library/library.ts';
import type { Reading, RequestRead } from '../question/understand.ts';
import type { RankedMessage, RankedReading } from '../rank/rank-readings.ts';
import { acceptance } from '../search/hits.ts';
import { mayQuote } from './allowed.ts';
import { answerBase } from './answer.ts';
import { type Overview, overviewOfAll, overviewOfOne, type Subject, subjectNamed } from './overview.ts';
import { sideBySide } from './side-by-side.ts';

/** What the documents have for the message, each made when it is needed. */
export type Asked = {
  /** Its words as they stand. */
  plain(): RankedMessage;
  /** What it gets as a question. */
  answer(): Answer;
  rank(reading: Reading): RankedReading;
};

/** Undefined: the message is a question after all. `library` holds what the asker may read. */
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
