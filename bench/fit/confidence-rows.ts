// What a ranking shows about itself beside whether what is shown first answers, to learn how sure it may be.
import { allowance, composeAnswer } from '../../src/answer/compose.ts';
import type { Context } from '../../src/domain.ts';
import { understand } from '../../src/question/understand.ts';
import { evidenceOf } from '../../src/rank/evidence.ts';
import { rankingOfReading } from '../../src/rank/rank-readings.ts';
import { search } from '../../src/search/search.ts';
import type { AskedCorpus } from './corpora.ts';

export type Judged = {
  /** Folds never part a corpus, nor a question where there is one corpus only. */
  readonly corpus: string;
  readonly id: string;
  /** `answerable`, or what kind of question without an answer it is. */
  readonly kind: string;
  readonly evidence: readonly number[];
  readonly right: boolean;
};

const context: Context = { turns: [], readers: 'all' };

/** Each question that stands alone, answered whatever the stored confidence says. */
export function* judgedIn({ name, library, cases }: AskedCorpus): Iterable<Judged> {
  for (const { id, question, context: turns, answerable, lacks, held } of cases) {
    if (turns.length > 0) continue;
    const understanding = understand(library, question, context);
    const { plain } = understanding;
    const hits = search(library, understanding, context).of(plain);
    const ranking = rankingOfReading({ library, keep: (all) => all }, plain, hits);
    const [first] = composeAnswer(ranking, library, allowance(context), true).citations;
    const document = first && library.document(first.source.documentId);
    const right =
      answerable && first !== undefined && document !== undefined && held(document, first.excerpt).length > 0;
    yield {
      corpus: name,
      id,
      kind: answerable ? 'answerable' : (lacks ?? 'unanswerable'),
      evidence: evidenceOf(ranking),
      right,
    };
  }
}
