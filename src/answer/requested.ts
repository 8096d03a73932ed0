// What a request gets that is no look-up: quotations from the asker's own documents, or which reply of ours.

import type { Answer, Context } from '../domain.ts';
import type { Library } from '../library/library.ts';
import type { Request } from '../question/request.ts';
import { acceptance } from './allowed.ts';
import { answerFrom, rankedFor } from './answer.ts';
import { type Overview, overviewOfAll, overviewOfOne, type Subject, subjectNamed } from './overview.ts';
import { sideBySide } from './side-by-side.ts';

/** Undefined: the message is a question after all. `library` holds what the asker may read. */
export function answerRequest(
  request: Request,
  library: Library,
  asked: string,
  context: Context,
): Answer | 'documents' | 'contact' | undefined {
  switch (request.kind) {
    case 'documents':
      return 'documents';
    case 'contact': {
      // The documents know better about a thing, or where the operator named nobody.
      if (request.of === undefined && library.contact !== undefined) return 'contact';
      const answer = answerFrom(library, asked, context);
      if (answer.kind === 'answer') return answer;
      return request.of === undefined || library.contact !== undefined ? 'contact' : answer;
    }
    case 'comparison':
      return sideBySide(request, answerFrom(library, asked, context), library, context);
    case 'overview': {
      const overview = overviewFor(request, library, context);
      return overview && overview.citations.length > 0
        ? quoting(overview, library, asked, context)
        : undefined;
    }
  }
}

function overviewFor(
  { of, whole, points }: Extract<Request, { kind: 'overview' }>,
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

function quoting({ citations, of }: Overview, library: Library, asked: string, context: Context): Answer {
  const wrong = context.ruledOut?.quotations;
  const kept = citations.filter(({ hash }) => !wrong?.has(hash));
  return {
    kind: 'answer',
    request: { kind: 'overview', of },
    asked,
    understood: asked,
    confidence: 1,
    ranked: rankedFor(library, asked, context),
    citations: kept.map((citation, at) => ({ ...citation, number: at + 1 })),
    differ: [],
    next: [],
    library: library.fingerprint,
  };
}
