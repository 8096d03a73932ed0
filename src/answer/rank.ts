// The sentences of the best passages, best first.
import type { Passage, Sentence } from '../domain.ts';
import type { Hit, Searcher } from '../search/searcher.ts';
import { type Scene, setScene } from './candidates.ts';
import { featuresOf } from './features.ts';
import type { Matrix } from './features-family.ts';
import type { Query } from './query.ts';
import { scoresOf, storedRanker } from './ranker.ts';

export type Ranked = {
  readonly passage: Passage;
  readonly sentence: Sentence;
  /** Place of the sentence in its passage, from 0. */
  readonly index: number;
  /** Comparable within one ranking only. */
  readonly score: number;
  /** Numbers of the question's concepts that its own words name. */
  readonly matched: readonly number[];
  /** Numbers of those named by its labels, headings or title only. */
  readonly around: readonly number[];
  /** An item of a list, to be quoted with all that it says. */
  readonly whole?: true;
  /** A line before a list that answers by itself ("There are three kinds:"), or an item quoted after such a line. */
  readonly told?: true;
  /** The beginning of a section, to be quoted under its heading. */
  readonly headed?: true;
};

export type Ranking = {
  readonly query: Query;
  /** All candidates, best first. */
  readonly sentences: readonly Ranked[];
  /** Passages in the order of their best sentence; the score is that sentence's. */
  readonly passages: readonly Hit[];
  /** What the confidence is computed from. */
  readonly evidence: Evidence;
};

export type Evidence = {
  readonly scene: Scene;
  readonly features: Matrix;
  /** Score of each candidate, in the order of the scene. */
  readonly scores: Float64Array;
  /** Numbers of the candidates, best first. */
  readonly order: readonly number[];
};

type Corpus = { readonly searcher: Searcher };

export function rankSentences(query: Query, hits: readonly Hit[], library: Corpus): Ranking {
  const scene = setScene(query, hits, library.searcher);
  const features = featuresOf(scene);
  return rankingOf(scene, features, scoresOf(storedRanker(), features));
}

/** The ranking that follows from a score for each candidate of the scene. */
export function rankingOf(scene: Scene, features: Matrix, scores: Float64Array): Ranking {
  const order = [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const sentences = order.map((i) => ranked(scene, i, scores[i] ?? 0)).filter((r) => r !== undefined);
  const passages = new Map<string, Hit>();
  for (const { passage, score } of sentences)
    if (!passages.has(passage.id)) passages.set(passage.id, { passage, score });
  return {
    query: scene.query,
    sentences,
    passages: [...passages.values()],
    evidence: { scene, features, scores, order },
  };
}

function ranked({ list, settings }: Scene, i: number, score: number): Ranked | undefined {
  const c = list[i];
  const setting = c && settings[c.hit];
  if (!setting) return undefined;
  const matched: number[] = [];
  const around: number[] = [];
  for (let k = 0; k < c.own.length; k++)
    if ((c.own[k] ?? 0) > 0) matched.push(k);
    else if ((c.labels[k] ?? 0) > 0 || (setting.path[k] ?? 0) > 0 || (setting.title[k] ?? 0) > 0)
      around.push(k);
  return {
    passage: c.passage,
    sentence: c.sentence,
    index: c.index,
    score,
    matched,
    around,
  };
}
