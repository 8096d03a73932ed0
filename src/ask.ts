// A question in, a cited answer out: the whole way, pure. The same library, question and context give the same bytes.
import { answerFrom, rankedFor } from './answer/answer.ts';
import type { Answer, Context } from './domain.ts';
import { cardsFor } from './library/documents.ts';
import type { Library } from './library/library.ts';
import { smallTalkOf } from './question/small-talk.ts';
import { examples } from './suggest/suggest.ts';
import { analyze } from './text/analyze.ts';

/** UTF-16 units of a question that are read, and example questions beside a reply to small talk. */
const LIMITS = { question: 2_000, examples: 4 } as const;

/** Answers `question` from what `context.readers` may read. Never throws for any text. */
export function ask(library: Library, question: string, context: Context): Answer {
  const readable = library.readBy(context.readers);
  const asked = question.slice(0, LIMITS.question);
  const about =
    smallTalkOf(asked) ?? (context.turns.length === 0 && namesNothing(asked) ? 'help' : undefined);
  if (about === undefined) return answerFrom(readable, asked, context);
  return {
    kind: 'conversation',
    about,
    asked,
    understood: asked,
    confidence: 0,
    ranked: rankedFor(readable, asked, context),
    next: [],
    library: library.fingerprint,
    documents: cardsFor(library, context.readers),
    examples: examples(library, context.readers, LIMITS.examples, context.ruledOut?.passages),
  };
}

/** Function words alone ("why?"), and no conversation that they could ask on in. "IT" is a name. */
function namesNothing(asked: string): boolean {
  const terms = analyze(asked);
  return terms.length > 0 && terms.every(({ stop }) => stop) && !/\p{Lu}{2}/u.test(asked);
}
