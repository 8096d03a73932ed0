// Rankings with and without an answer in the index, in libraries of several sizes, to learn how sure a ranking may be of itself.

import type { Passage } from '../../src/domain.ts';
import { holdsAnswer, type QuestionSet } from '../../src/evaluate/sets.ts';
import { analyzeQuestion } from '../../src/question/query.ts';
import { setScene } from '../../src/rank/candidates.ts';
import { evidenceOf } from '../../src/rank/evidence.ts';
import { featuresOf } from '../../src/rank/features.ts';
import { rankingOf } from '../../src/rank/rank.ts';
import { type Ranker, scoresOf } from '../../src/rank/ranker.ts';
import { type Cut, depth, searcherOf } from './rows.ts';

export type Judged = {
  readonly article: string;
  /** answerable: its article is indexed. foreign: it is not. near: it is, but the passage with the answer is hidden. */
  readonly case: 'answerable' | 'foreign' | 'near';
  /** Half of the set's articles, as they are: what the figures are taken on. The other libraries are for fitting. */
  readonly half: boolean;
  readonly evidence: readonly number[];
  readonly right: boolean;
};

/** Articles indexed together: every `step`-th, how they are cut, and one question in how many is asked of each case. */
type Plan = { readonly step: number; readonly cut: Cut } & Readonly<Record<Judged['case'], number>>;

/** A library that holds the half of a set is asked everything; small ones, and documentation's short passages, samples. */
const plans: readonly Plan[] = [
  { step: 2, cut: 'whole', answerable: 1, foreign: 1, near: 4 },
  { step: 4, cut: 'whole', answerable: 4, foreign: 12, near: 12 },
  { step: 13, cut: 'whole', answerable: 4, foreign: 48, near: 12 },
  { step: 2, cut: 'short', answerable: 6, foreign: 6, near: 18 },
];

/** `rankerFor` gives a ranker that never saw the article. */
export const judgedOf = (
  set: QuestionSet,
  rankerFor: (article: string) => Ranker | undefined,
): readonly Judged[] =>
  plans.flatMap((plan, salt) =>
    Array.from({ length: plan.step }, (_, at) => [...judged(set, plan, at, salt, rankerFor)]).flat(),
  );

function* judged(
  set: QuestionSet,
  plan: Plan,
  at: number,
  salt: number,
  rankerFor: (article: string) => Ranker | undefined,
): Iterable<Judged> {
  const indexed = { ...set, documents: set.documents.filter((_, i) => i % plan.step === at) };
  const ids = new Set(indexed.documents.map((d) => d.id));
  if (ids.size === 0) return;
  const { searcher, documents } = searcherOf(indexed, plan.cut);
  const half = plan.step === 2 && plan.cut === 'whole';
  for (const [number, question] of set.questions.entries()) {
    const ranker = rankerFor(question.document);
    if (!question.answerable || !ranker) continue;
    const gold = `${question.document}:${question.passage}`;
    const judge = (accept: (p: Passage) => boolean, kind: Judged['case']): Judged => {
      const query = analyzeQuestion(question.question, { searcher }, accept);
      const scene = setScene(query, searcher.search(query, depth, accept), searcher);
      const features = featuresOf(scene);
      const ranking = rankingOf(scene, features, scoresOf(ranker, features));
      const first = ranking.sentences[0];
      const source = first ? documents.get(first.passage.documentId)?.source : undefined;
      const text = source?.slice(first?.sentence.start, first?.sentence.end) ?? '';
      const right = holdsAnswer(text, question.answers);
      return { article: question.document, case: kind, half, evidence: evidenceOf(ranking), right };
    };
    const asked = (kind: Judged['case']): boolean => (number * 31 + at * 7 + salt) % plan[kind] === 0;
    const kind = ids.has(question.document) ? 'answerable' : 'foreign';
    if (asked(kind)) {
      const told = judge(() => true, kind);
      yield { ...told, right: told.right && kind === 'answerable' };
    }
    if (kind === 'answerable' && asked('near')) {
      const told = judge((p) => p.id !== gold && !p.id.startsWith(`${gold}/`), 'near');
      if (!told.right) yield told;
    }
  }
}
