// The sentences of the best passages, best first.
import type { Passage, Sentence } from '../domain.ts';
import type { Query } from '../question/query.ts';
import type { Hit } from '../search/hits.ts';
import type { Accept, Searcher } from '../search/searcher.ts';
import { type CandidateSet, candidatesOf } from './candidates.ts';
import type { Clauses } from './clauses.ts';
import { featuresOf } from './features.ts';
import type { Matrix } from './features-family.ts';
import { scoresOf, storedRanker } from './model.ts';

/** A sentence with its score. */
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
  readonly selfContained?: true;
  /** The beginning of a section, to be quoted under its heading. */
  readonly underHeading?: true;
  /** It holds what the question pins down: the clause that it names, the exception that it asks for. */
  readonly pinned?: true;
  /** It tells what changed in a release, and nobody asks for changes. */
  readonly past?: true;
};

/** The candidates of a question, best first. */
export type Ranking = {
  readonly query: Query;
  /** All candidates, best first. */
  readonly sentences: readonly Ranked[];
  /** Passages in the order of their best sentence; the score is that sentence's. */
  readonly passages: readonly Pick<Hit, 'passage' | 'score'>[];
  /** What the confidence is computed from. */
  readonly evidence: Evidence;
  /** Passages that may be quoted. */
  readonly accept: Accept;
  /** The clause that the question names by its number. */
  readonly clauses?: Clauses;
};

/** What the confidence needs to know about how a ranking came about. */
export type Evidence = {
  readonly candidates: CandidateSet;
  readonly features: Matrix;
  /** Score of each candidate, in the order of the candidates; without what verdicts add, which move the confidence by themselves. */
  readonly scores: Float64Array;
  /** Numbers of the candidates, best first. */
  readonly order: readonly number[];
};

type Corpus = { readonly searcher: Searcher };

/** Numbers of candidates that no fitted weight knows how to tell from others. */
export type Marked = {
  /** They hold what the question pins down: a clause by its number, an exception. */
  readonly pinned: readonly number[];
  /** Items that are the very thing which a question for yes or no asks about. */
  readonly meant: readonly number[];
  /** Rows and items of other names beside the very one that is asked for. */
  readonly others: readonly number[];
  /** They deny what is asked, where others beside them state it. */
  readonly denying: readonly number[];
  /** From an older version of a page. */
  readonly older: readonly number[];
  /** Entries of a history of releases. */
  readonly releases: readonly number[];
  /** Code where plain words were asked. */
  readonly code: readonly number[];
  /** What a reader model's verdicts add to the score of each candidate. */
  readonly lifts: readonly number[];
};

/** Says, once scores are known, which candidates are moved and why. */
export type Mark = (candidates: CandidateSet, scores: Float64Array) => Marked;

/** Added to their scores, in the units of the ranking; `pinned` is more than the scores of one question ever differ. */
const MARKED = { pinned: 30, meant: 4, others: -6, denying: -3, older: -1, releases: -5, code: -7 } as const;
const unmarked: Marked = {
  pinned: [],
  meant: [],
  others: [],
  denying: [],
  older: [],
  releases: [],
  code: [],
  lifts: [],
};

/** Scores every sentence of the hits with the fitted model and orders them. Pure. */
export function rankSentences(query: Query, hits: readonly Hit[], library: Corpus, mark?: Mark): Ranking {
  const candidates = candidatesOf(query, hits, library.searcher);
  const features = featuresOf(candidates);
  const scores = scoresOf(storedRanker(), features);
  return rankingOf(candidates, features, scores, mark?.(candidates, scores));
}

/** The ranking that follows from a score for each candidate. */
export function rankingOf(
  candidates: CandidateSet,
  features: Matrix,
  fitted: Float64Array,
  marked: Marked = unmarked,
): Ranking {
  const scores = fitted.slice();
  for (const kind of ['pinned', 'meant', 'others', 'denying', 'older', 'releases', 'code'] as const)
    for (const i of marked[kind]) scores[i] = (scores[i] ?? 0) + MARKED[kind];
  const first = new Set(marked.pinned);
  const past = new Set(marked.releases);
  const lifted = scores.map((score, i) => score + (marked.lifts[i] ?? 0));
  const order = [...lifted.keys()].sort((a, b) => (lifted[b] ?? 0) - (lifted[a] ?? 0) || a - b);
  const sentences = order.flatMap((i) => {
    const one = ranked(candidates, i, lifted[i] ?? 0);
    if (!one) return [];
    const dated = past.has(i) ? { ...one, past: true as const } : one;
    return [first.has(i) ? { ...dated, pinned: true as const } : dated];
  });
  const passages = new Map<string, Pick<Hit, 'passage' | 'score'>>();
  for (const { passage, score } of sentences)
    if (!passages.has(passage.id)) passages.set(passage.id, { passage, score });
  return {
    query: candidates.query,
    sentences,
    passages: [...passages.values()],
    evidence: { candidates, features, scores, order },
    accept: () => true,
  };
}

/** From the best to the tenth sentence: how far the scores of this question reach. */
export function rangeOf({ sentences }: Pick<Ranking, 'sentences'>): number {
  const first = sentences[0]?.score ?? 0;
  const last = sentences[Math.min(sentences.length, 10) - 1]?.score ?? first;
  return first - last;
}

function ranked({ list, settings }: CandidateSet, i: number, score: number): Ranked | undefined {
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
