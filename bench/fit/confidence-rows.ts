// What a ranking shows about itself beside whether what is shown first answers, to learn how sure it may be.
import { allowance } from '../../src/answer/allowed.ts';
import { attemptAt } from '../../src/answer/attempt.ts';
import { composeAnswer } from '../../src/answer/compose.ts';
import type { Context } from '../../src/domain.ts';
import { evidenceOf } from '../../src/rank/evidence.ts';
import { type AskedCorpus, type AskedQuestion, touches } from './corpora.ts';

export type Judged = {
  /** Folds never part a corpus, nor a question where there is one corpus only. */
  readonly corpus: string;
  readonly id: string;
  readonly kind: AskedQuestion['kind'];
  readonly evidence: readonly number[];
  readonly right: boolean;
};

const context: Context = { turns: [], readers: 'all' };

/** Each question that stands alone, answered whatever the stored confidence says. */
export function* judgedIn({ name, library, questions }: AskedCorpus): Iterable<Judged> {
  for (const { id, question, context: turns, kind, answers } of questions) {
    if (turns.length > 0) continue;
    const { ranking } = attemptAt(library, question, question, context);
    const [first] = composeAnswer(ranking, library, allowance(context), true).citations;
    const right =
      first !== undefined &&
      answers.some(({ path, ...place }) => path === first.source.path && touches(place, first.excerpt));
    yield { corpus: name, id, kind, evidence: evidenceOf(ranking), right };
  }
}
