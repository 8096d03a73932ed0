// The sentences of the hits with what each holds of the question: the common ground that all features stand on.
import type { Passage, Sentence } from '../domain.ts';
import type { Reading } from '../search/reading.ts';
import type { Hit, Searcher } from '../search/searcher.ts';
import type { Query } from './query.ts';

export type Candidate = {
  readonly passage: Passage;
  readonly sentence: Sentence;
  /** Place of the sentence in its passage, from 0. */
  readonly index: number;
  /** Place of the passage among the hits, from 0. */
  readonly hit: number;
  readonly reading: Reading;
  /** Its words in the reading, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** For each concept, 0 to 1: how well the sentence's own words name it. */
  readonly own: Float64Array;
  /** The same for its introducing line, parent items and column names. */
  readonly labels: Float64Array;
};

export type Candidates = {
  readonly list: readonly Candidate[];
  readonly hits: readonly Hit[];
  /** For each hit and concept: the heading path and the title. */
  readonly headings: readonly Float64Array[];
  readonly titles: readonly Float64Array[];
  readonly matcher: Matcher;
};

/** From stems to the concepts of the question that they name. */
export type Matcher = {
  readonly size: number;
  /** Weights of the concepts, and their sum. */
  readonly weights: Float64Array;
  readonly total: number;
  concepts(stem: number): readonly Naming[] | undefined;
};

export type Naming = {
  readonly concept: number;
  /** 0 to 1. */
  readonly strength: number;
  /** A part of a phrase: strengths of different parts add up. */
  readonly part: boolean;
};

export function createMatcher(query: Query, searcher: Searcher): Matcher {
  const table = new Map<number, Naming[]>();
  const add = (stem: string, naming: Naming): void => {
    const id = searcher.lexicon.stemId(stem);
    if (id >= 0) table.set(id, [...(table.get(id) ?? []), naming]);
  };
  for (const [concept, { forms, phrases }] of query.concepts.entries()) {
    for (const { stem, strength } of forms) add(stem, { concept, strength, part: false });
    for (const phrase of phrases)
      for (const stem of phrase) add(stem, { concept, strength: 0.9 / phrase.length, part: true });
  }
  const weights = Float64Array.from(query.concepts, (c) => c.weight);
  return {
    size: query.concepts.length,
    weights,
    total: weights.reduce((sum, w) => sum + w, 0) || 1,
    concepts: (stem) => table.get(stem),
  };
}

/** How well a stretch of stems names each concept. */
export function coverage(stems: Int32Array, from: number, to: number, matcher: Matcher): Float64Array {
  const covered = new Float64Array(matcher.size);
  let parts: Set<number> | undefined;
  for (let i = from; i < to; i++) {
    const stem = stems[i] ?? -1;
    const namings = matcher.concepts(stem);
    if (!namings) continue;
    for (const { concept, strength, part } of namings) {
      const old = covered[concept] ?? 0;
      if (!part) covered[concept] = Math.max(old, strength);
      else if (!parts?.has(stem)) covered[concept] = Math.min(1, old + strength);
    }
    if (namings.some((n) => n.part)) parts = (parts ?? new Set<number>()).add(stem);
  }
  return covered;
}

export function collectCandidates(query: Query, hits: readonly Hit[], searcher: Searcher): Candidates {
  const matcher = createMatcher(query, searcher);
  const list: Candidate[] = [];
  const headings: Float64Array[] = [];
  const titles: Float64Array[] = [];
  for (const [hit, { passage }] of hits.entries()) {
    const reading = searcher.read(passage);
    const title = searcher.title(passage.documentId);
    titles.push(coverage(title, 0, title.length, matcher));
    const path = reading.headings.map((h) => coverage(h, 0, h.length, matcher));
    headings.push(path.reduce(strongest, new Float64Array(matcher.size)));
    for (const [index, sentence] of passage.sentences.entries()) {
      const from = reading.sentences[index] ?? 0;
      const to = reading.sentences[index + 1] ?? from;
      const labels = reading.labels[index] ?? new Int32Array(0);
      list.push({
        passage,
        sentence,
        index,
        hit,
        reading,
        from,
        to,
        own: coverage(reading.stems, from, to, matcher),
        labels: coverage(labels, 0, labels.length, matcher),
      });
    }
  }
  return { list, hits, headings, titles, matcher };
}

/** The greater of two coverages, concept by concept. */
export function strongest(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((x, i) => Math.max(x, b[i] ?? 0));
}

/** Share of the question's weight that a coverage holds, 0 to 1. */
export function share(covered: Float64Array, weights: Float64Array, total: number): number {
  let sum = 0;
  for (let i = 0; i < covered.length; i++) sum += (covered[i] ?? 0) * (weights[i] ?? 0);
  return total > 0 ? sum / total : 0;
}
