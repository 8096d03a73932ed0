// Rankings with and without an answer in the index, to learn how sure a ranking may be of itself.

import { setScene } from '../src/answer/candidates.ts';
import { evidenceOf } from '../src/answer/evidence.ts';
import { featuresOf } from '../src/answer/features.ts';
import { analyzeQuestion } from '../src/answer/query.ts';
import { rankingOf } from '../src/answer/rank.ts';
import { type Ranker, scoresOf } from '../src/answer/ranker.ts';
import type { Passage } from '../src/domain.ts';
import { holdsAnswer, type QuestionSet } from '../src/evaluate-sets.ts';
import { depth, searcherOf } from './rows.ts';

export type Judged = {
  readonly article: string;
  /** answerable: its article is indexed. foreign: it is not. near: it is, but the passage with the answer is hidden. */
  readonly case: 'answerable' | 'foreign' | 'near';
  readonly evidence: readonly number[];
  readonly right: boolean;
};

/** Half of the articles indexed, all questions asked; then the other half. `rankerFor` gives a ranker that never saw the article. */
export function judgedOf(
  set: QuestionSet,
  rankerFor: (article: string) => Ranker | undefined,
): readonly Judged[] {
  const judged: Judged[] = [];
  for (const half of [0, 1]) {
    const indexed = { ...set, documents: set.documents.filter((_, i) => i % 2 === half) };
    const ids = new Set(indexed.documents.map((d) => d.id));
    const { searcher, documents } = searcherOf(indexed);
    for (const [number, question] of set.questions.entries()) {
      const ranker = rankerFor(question.document);
      if (!question.answerable || !ranker) continue;
      const inside = ids.has(question.document);
      const gold = `${question.document}:${question.passage}`;
      const judge = (accept: (p: Passage) => boolean, kind: Judged['case']): void => {
        const query = analyzeQuestion(question.question, { searcher }, accept);
        const scene = setScene(query, searcher.search(query, depth, accept), searcher);
        const features = featuresOf(scene);
        const ranking = rankingOf(scene, features, scoresOf(ranker, features));
        const first = ranking.sentences[0];
        const text = first
          ? (documents
              .get(first.passage.documentId)
              ?.source.slice(first.sentence.start, first.sentence.end) ?? '')
          : '';
        const holds = holdsAnswer(text, question.answers);
        if (kind === 'near' && holds) return;
        judged.push({
          article: question.document,
          case: kind,
          evidence: evidenceOf(ranking),
          right: kind === 'answerable' && holds,
        });
      };
      judge(() => true, inside ? 'answerable' : 'foreign');
      if (inside && number % 3 === 0) judge((p) => p.id !== gold, 'near');
    }
  }
  return judged;
}
