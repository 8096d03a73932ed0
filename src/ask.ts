// A question in, a cited answer out: the whole way, pure. The same library, question and context give the same bytes.
import type { Answer, Context, Passage } from './domain.ts';
import type { Library } from './library/library.ts';
import { understand } from './question/understand.ts';
import { rankedTo, stepsTo } from './steps.ts';
import { examples } from './suggest/suggest.ts';

/** Counts. */
const LIMITS = {
  examples: 4, // example questions beside a reply to small talk
  judged: 30, // passages that a reader model judges
} as const;

/** Answers `question` from what `context.readers` may read. Never throws for any text. */
export function ask(library: Library, question: string, context: Context): Answer {
  const { readers, ruledOut } = context;
  const { answer } = stepsTo(library.readBy(readers), question, context);
  // Whoever looks for a person has asked already.
  return answer.kind === 'conversation' && answer.about !== 'contact'
    ? { ...answer, examples: examples(library, readers, LIMITS.examples, ruledOut?.passages) }
    : answer;
}

/** What a reader model is asked: which of these passages answer the question. */
export type ToJudge = { readonly question: string; readonly passages: readonly Passage[] };

/** What a reader model may be asked before `ask`, so that its verdicts can stand in the context: the best passages, or none for small talk. */
export function toJudge(library: Library, question: string, context: Context): ToJudge {
  const readable = library.readBy(context.readers);
  const understanding = understand(readable, question, context);
  if (understanding.talk) return { question: understanding.asked, passages: [] };
  // As far as `ask` will look with verdicts, of which there are none yet.
  const wide: Context = { ...context, verdicts: new Map() };
  const { reading, passages } = rankedTo(readable, understanding, wide);
  return {
    question: reading.understood,
    passages: passages.slice(0, LIMITS.judged).map(({ passage }) => passage),
  };
}
