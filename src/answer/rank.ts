// The sentences of the best passages, best first.
import type { Passage, Sentence } from '../domain.ts';
import type { Hit, Searcher } from '../search/searcher.ts';
import { holdsType } from './answer-type.ts';
import { type Candidate, type Candidates, collectCandidates, share, strongest } from './candidates.ts';
import type { Query } from './query.ts';

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
  /** Share of the question's weight in the best sentence with its context, in words that are known, and in the best passage. 0 to 1. */
  readonly context: number;
  readonly known: number;
  readonly passage: number;
  readonly typeMet: boolean;
};

type Corpus = { readonly searcher: Searcher };

export function rankSentences(query: Query, hits: readonly Hit[], library: Corpus): Ranking {
  const candidates = collectCandidates(query, hits, library.searcher);
  const scores = handScores(query, candidates);
  const order = candidates.list.map((_, i) => i).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const sentences = order.flatMap((i): readonly Ranked[] => {
    const candidate = candidates.list[i];
    return candidate ? [ranked(candidate, scores[i] ?? 0, candidates)] : [];
  });
  const passages = new Map<string, Hit>();
  for (const { passage, score } of sentences)
    if (!passages.has(passage.id)) passages.set(passage.id, { passage, score });
  return {
    query,
    sentences,
    passages: [...passages.values()],
    evidence: evidenceOf(query, candidates, candidates.list[order[0] ?? -1]),
  };
}

function ranked(candidate: Candidate, score: number, candidates: Candidates): Ranked {
  const { passage, sentence, index, own, labels, hit } = candidate;
  const near = strongest(labels, strongest(candidates.headings[hit] ?? own, candidates.titles[hit] ?? own));
  const matched = [...own.keys()].filter((c) => (own[c] ?? 0) > 0);
  const around = [...near.keys()].filter((c) => (near[c] ?? 0) > 0 && (own[c] ?? 0) === 0);
  return { passage, sentence, index, score, matched, around };
}

/** The formula without fitting: BM25 and passage against the best, neighbours, pairs, answer type. */
function handScores(query: Query, { list, hits, headings, titles, matcher }: Candidates): readonly number[] {
  const { weights, total } = matcher;
  const mean = list.reduce((sum, c) => sum + c.to - c.from, 0) / Math.max(1, list.length);
  const bm25 = list.map(({ own, from, to }) => {
    const norm = 1 / (1 + 1 * (0.6 + (0.4 * (to - from)) / Math.max(1, mean)));
    return own.reduce((sum, x, i) => sum + x * (weights[i] ?? 0), 0) * 2 * norm;
  });
  const best = Math.max(1e-9, ...bm25);
  const bestHit = Math.max(1e-9, ...hits.map((h) => h.score));
  return list.map((candidate, i) => {
    const around = strongest(
      candidate.labels,
      strongest(headings[candidate.hit] ?? candidate.own, titles[candidate.hit] ?? candidate.own),
    );
    const before = sameHit(list[i - 1], candidate);
    const after = sameHit(list[i + 1], candidate);
    const window = [before, after].reduce(
      (sum, n) => (n ? strongest(sum, n.own) : sum),
      strongest(candidate.own, around),
    );
    const typed = holdsType(query, candidate);
    const score =
      (bm25[i] ?? 0) / best +
      (hits[candidate.hit]?.score ?? 0) / bestHit +
      0.5 * share(window, weights, total) +
      0.3 * pairs(candidate, Math.max(1, matcher.size - 1), matcher.concepts) +
      0.3 * (typed ?? 0);
    return Math.round(score * 1e6) / 1e6;
  });
}

const sameHit = (other: Candidate | undefined, of: Candidate): Candidate | undefined =>
  other?.hit === of.hit ? other : undefined;

/** Share of neighbouring concepts that stand within three words, in order. */
function pairs(
  { reading, from, to }: Candidate,
  possible: number,
  concepts: Candidates['matcher']['concepts'],
): number {
  const seen: { readonly concept: number; readonly place: number }[] = [];
  const found = new Set<number>();
  for (let i = from; i < to; i++) {
    const place = reading.places[i] ?? 0;
    for (const { concept, part } of concepts(reading.stems[i] ?? -1) ?? []) {
      if (part) continue;
      if (seen.some((s) => s.concept === concept - 1 && place - s.place <= 3 && place >= s.place))
        found.add(concept);
      seen.push({ concept, place });
    }
  }
  return found.size / possible;
}

function evidenceOf(
  query: Query,
  { list, headings, titles, matcher }: Candidates,
  first: Candidate | undefined,
): Evidence {
  const { weights, total } = matcher;
  const known = query.concepts.reduce((sum, c) => sum + (c.known ? c.weight : 0), 0) / total;
  if (!first) return { context: 0, known, passage: 0, typeMet: false };
  const around = strongest(
    first.labels,
    strongest(headings[first.hit] ?? first.own, titles[first.hit] ?? first.own),
  );
  const whole = list.filter((c) => c.hit === first.hit).reduce((sum, c) => strongest(sum, c.own), around);
  return {
    context: share(strongest(first.own, around), weights, total),
    known,
    passage: share(whole, weights, total),
    typeMet: holdsType(query, first) !== 0,
  };
}
