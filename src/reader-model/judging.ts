// The one way in which verdicts come into an answer: the passages found are judged first, and stand in the context that is asked with.
import { toJudge } from '../ask.ts';
import { paragraph } from '../citation/surroundings.ts';
import type { Context, Passage } from '../domain.ts';
import type { Library } from '../library/library.ts';
import type { Log } from '../log.ts';
import { given } from './limits.ts';

/** A model of the operator's own that reads passages for a question. */
export type ReaderModel = {
  /** For each passage how probable it is that it answers the question, 0 to 1; undefined where that took too long or failed. */
  judge(question: string, passages: readonly string[]): Promise<readonly number[] | undefined>;
  /** Lets go of it. */
  close(): void;
};

/** The context with verdicts on what `ask` will find; as it was where there are none. Never rejects. */
export type Judging = (library: Library, question: string, context: Context) => Promise<Context>;

/** Leaves the context as it is: there is no reader model. */
export const unjudged: Judging = async (_library, _question, context) => context;

/** Asks the model about the best passages. Where it fails or is late, the answer is made without it. */
export function createJudging(model: ReaderModel, log: Log): Judging {
  return async (library, question, context) => {
    const asked = toJudge(library, question, context);
    const { passages } = asked;
    if (passages.length === 0) return context;
    const texts = passages.map((passage) => textOf(passage, library));
    const scores = await model.judge(asked.question.slice(0, given.question), texts);
    if (scores === undefined) return context;
    if (scores.length !== passages.length || !scores.every((score) => score >= 0 && score <= 1)) {
      log.warn('the reader model gave no usable scores, so this reply comes without it; check the model');
      return context;
    }
    return { ...context, verdicts: new Map(passages.map(({ id }, at) => [id, scores[at] ?? 0])) };
  };
}

/** Under its headings, as a person reads it. */
function textOf({ id, documentId, headings }: Passage, library: Library): string {
  const over =
    headings.length > 0 ? headings.map(({ text }) => text) : [library.document(documentId)?.title ?? ''];
  return `${over.join(' > ')}\n${paragraph(library, id)}`.slice(0, given.passage);
}
