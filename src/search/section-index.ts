// Sections against a question: what stands under one heading is found as a whole, counted up from its passages.
import type { Document, Passage } from '../domain.ts';
import { type FieldPostings, holdersOf, type Postings, round } from './passage-index.ts';

/** Which sections hold which stems. */
export type SectionIndex = {
  /** Number of the section that each passage stands in. */
  readonly of: Int32Array;
  /** First passage of each section, and the number of all passages at the end. */
  readonly starts: Int32Array;
  /** Sections that hold any of the stems, best first; each stem counts as strong as it is given. */
  find(strength: ReadonlyMap<number, number>, accept: (passage: number) => boolean): readonly ScoredSection[];
};

/** A section that was found, by its number. */
export type ScoredSection = {
  readonly section: number;
  /** BM25+ over text, headings and title; not comparable between questions. */
  readonly score: number;
  /** Stems that it holds, its headings and title included. */
  readonly matched: number;
};

/** Words from which on a text without headings begins a new section. */
const LONG = 400;

/** As MiniSearch scores (its `k`, `b`, `d`), and what words of the headings and of the title count beside those of the text. */
const BM25 = { k: 1.2, b: 0.7, d: 0.5 } as const;
const boost = { text: 1, headings: 1, title: 0.5 } as const;

/** Words of each passage by field, function words apart. */
export type Lengths = { readonly [field in keyof FieldPostings]: readonly number[] };

/** Built from the postings of the passages, which follow each other section by section. */
export function createSectionIndex(
  documents: readonly Document[],
  lengths: Lengths,
  postings: FieldPostings,
): SectionIndex {
  const of = new Int32Array(lengths.text.length);
  const starts: number[] = [];
  const sizes: number[] = [];
  let number = 0;
  for (const { passages } of documents) {
    let last: Passage | undefined;
    for (const passage of passages) {
      const size = lengths.text[number] ?? 0;
      const goes = last !== undefined && sameHeading(last, passage) && (sizes.at(-1) ?? 0) + size <= LONG;
      if (!goes) {
        starts.push(number);
        sizes.push(0);
      }
      sizes[sizes.length - 1] = (sizes.at(-1) ?? 0) + size;
      of[number] = starts.length - 1;
      last = passage;
      number++;
    }
  }
  const sectionOf = of;
  const firsts = (of: readonly number[]): readonly number[] => starts.map((first) => of[first] ?? 0);
  const text = fieldOf(postings.text, sizes, boost.text, false);
  const headings = fieldOf(postings.headings, firsts(lengths.headings), boost.headings, true);
  const title = fieldOf(postings.title, firsts(lengths.title), boost.title, true);
  return {
    of,
    starts: Int32Array.from([...starts, number]),
    find(strength, accept) {
      const scores = new Map<number, Sums>();
      for (const [stem, strong] of strength) {
        const held = new Set<number>();
        for (const of of [text, headings, title]) {
          const counts = countsIn(of.postings, stem, sectionOf, accept);
          const rare = strong * rarity(counts.size, sizes.length);
          for (const [section, count] of counts) {
            const length = (of.lengths[section] ?? 0) / Math.max(1, of.mean);
            const often = of.once ? 1 : count;
            const norm = BM25.k * (1 - BM25.b + BM25.b * length);
            const sums = scores.get(section) ?? { score: 0, matched: 0 };
            sums.score += rare * of.boost * (BM25.d + (often * (BM25.k + 1)) / (often + norm));
            if (!held.has(section)) sums.matched += 1;
            held.add(section);
            scores.set(section, sums);
          }
        }
      }
      return [...scores]
        .map(([section, { score, matched }]) => ({ section, score: round(score), matched }))
        .sort((a, b) => b.score - a.score || a.section - b.section);
    },
  };
}

type Sums = { score: number; matched: number };

/** `once`: each of its passages repeats the field. */
const fieldOf = (postings: Postings, lengths: readonly number[], boost: number, once: boolean) => ({
  postings,
  lengths,
  boost,
  once,
  mean: lengths.reduce((sum, size) => sum + size, 0) / Math.max(1, lengths.length),
});

const sameHeading = (one: Passage, other: Passage): boolean =>
  one.headings.at(-1)?.start === other.headings.at(-1)?.start &&
  one.headings.length === other.headings.length;

/** How often each section holds a stem, in passages that may be read. */
function countsIn(
  postings: Postings,
  stem: number,
  of: Int32Array,
  accept: (passage: number) => boolean,
): Map<number, number> {
  const counts = new Map<number, number>();
  const from = postings.starts[stem] ?? 0;
  for (const [k, passage] of holdersOf(postings, stem).entries()) {
    if (!accept(passage)) continue;
    const section = of[passage] ?? 0;
    counts.set(section, (counts.get(section) ?? 0) + (postings.counts[from + k] ?? 0));
  }
  return counts;
}

const rarity = (holding: number, all: number): number =>
  Math.log(1 + (all - holding + 0.5) / (holding + 0.5));
