// A question in, a cited answer out: the whole way, pure. The same library, question and context give the same bytes.
import { answerFrom, rankedFor, type ToJudge, understoodFrom } from './answer/answer.ts';
import { answerRequest } from './answer/requested.ts';
import type { Answer, Context } from './domain.ts';
import { cardsFor } from './library/documents.ts';
import type { Library } from './library/library.ts';
import { requestOf } from './question/request.ts';
import { smallTalkOf } from './question/small-talk.ts';
import { examples } from './suggest/suggest.ts';
import { analyze } from './text/analyze.ts';

/** UTF-16 units of a question that are read, example questions beside a reply to small talk, and passages that a reader model judges. */
const LIMITS = { question: 2_000, examples: 4, judged: 30 } as const;

/** Answers `question` from what `context.readers` may read. Never throws for any text. */
export function ask(library: Library, question: string, context: Context): Answer {
  const readable = library.readBy(context.readers);
  const asked = question.slice(0, LIMITS.question);
  const request = requestOf(asked);
  const given = request && answerRequest(request, readable, asked, context);
  if (typeof given === 'object') return given;
  const about = given ?? talkOf(asked, context);
  if (about === undefined) return answerFrom(readable, asked, context);
  // Whoever looks for a person has asked already.
  const shown = about === 'contact' ? 0 : LIMITS.examples;
  return {
    kind: 'conversation',
    about,
    ...(about === 'contact' && library.contact !== undefined ? { contact: library.contact } : {}),
    asked,
    understood: asked,
    confidence: 0,
    ranked: rankedFor(readable, asked, context),
    next: [],
    library: library.fingerprint,
    documents: cardsFor(library, context.readers),
    examples: examples(library, context.readers, shown, context.ruledOut?.passages),
  };
}

/** What a reader model may be asked before `ask`, so that its verdicts can stand in the context: the best passages, or none for small talk. */
export function toJudge(library: Library, question: string, context: Context): ToJudge {
  const asked = question.slice(0, LIMITS.question);
  if (talkOf(asked, context) !== undefined) return { question: asked, passages: [] };
  // As far as `ask` will look with verdicts, of which there are none yet.
  const wide: Context = { ...context, verdicts: new Map() };
  return understoodFrom(library.readBy(context.readers), asked, wide, LIMITS.judged);
}

const talkOf = (asked: string, { turns }: Context) =>
  smallTalkOf(asked) ?? (turns.length === 0 && namesNothing(asked) ? 'help' : undefined);

/** Function words alone ("why?"), and no conversation that they could ask on in. "IT" is a name. */
function namesNothing(asked: string): boolean {
  const terms = analyze(asked);
  return terms.length > 0 && terms.every(({ stop }) => stop) && !/\p{Lu}{2}/u.test(asked);
}
