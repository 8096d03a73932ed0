// Which passages hold which stems: noted passage by passage, turned around to stem by stem in one go, handed to MiniSearch at once and scored by it.

import MiniSearch, { type AsPlainObject } from 'minisearch';
import type { Lexicon } from './lexicon.ts';

/** Numbers of stems in each field of a passage, as often as they stand there. */
type Terms = {
  readonly text: ArrayLike<number>;
  readonly headings: ArrayLike<number>;
  readonly title: ArrayLike<number>;
};

/** Which passages hold which stems. */
export type PassageIndex = {
  /** Passages that hold any of the stems, unordered, by their numbers; scores count each stem as strong as it is given. */
  find(strength: ReadonlyMap<string, number>, accept: (passage: number) => boolean): readonly Scored[];
};

type Scored = {
  readonly passage: number;
  /** BM25+ over text, headings and title. */
  readonly score: number;
  /** Stems of the question that it holds. */
  readonly matched: number;
};

type Entry = { readonly id: number };

const fields = ['text', 'headings', 'title'] as const;
const boost = { text: 1, headings: 0.5, title: 0.3 };

/** Takes all passages in their order, then gives the index. */
type IndexBuilder = {
  /** The next passage, numbered from 0. */
  add(terms: Terms): void;
  finish(lexicon: Lexicon): { readonly index: PassageIndex; readonly postings: FieldPostings };
};

/** Which passages hold which stems, field by field. */
export type FieldPostings = { readonly [field in keyof Terms]: Postings };

/**
 * Adding to MiniSearch passage by passage, as it documents, takes 1.8 times the processor time of all indexing (10,000
 * passages; the memory is the same). So each word's passages are collected first, and MiniSearch loads them in the form in
 * which it stores an index. That form is not documented: a test holds ours to what MiniSearch writes itself.
 */
export function createIndexBuilder(): IndexBuilder {
  const noted = fields.map(createPostingsBuilder);
  /** Of each passage, by field: different stems. */
  const lengths: number[][] = [];
  const average = fields.map(() => 0);
  return {
    add(terms) {
      const passage = lengths.length;
      const length = fields.map((name, field) => differentIn(terms[name], noted[field]));
      for (const [field, value] of length.entries())
        average[field] = ((average[field] ?? 0) * passage + value) / (passage + 1);
      lengths.push(length);
    },
    finish(lexicon) {
      const stems = lexicon.stemCount();
      const postings = noted.map((builder) => builder.finish(stems));
      const index: AsPlainObject['index'] = [];
      for (let stem = 0; stem < stems; stem++)
        if (postings.some((field) => holdersOf(field, stem).length > 0))
          index.push([lexicon.stemText(stem), entriesOf(postings, stem)]);
      const stored = MiniSearch.loadJS<Entry>(
        {
          documentCount: lengths.length,
          dirtCount: 0,
          nextId: shortId(lengths.length),
          documentIds: Object.fromEntries(lengths.map((_, passage) => [shortId(passage), passage])),
          fieldIds: Object.fromEntries(fields.map((name, field) => [name, field])),
          fieldLength: Object.fromEntries(lengths.map((length, passage) => [shortId(passage), length])),
          averageFieldLength: average,
          storedFields: {},
          index,
          serializationVersion: 2,
        },
        options,
      );
      const [text = none, headings = none, title = none] = postings;
      return { index: indexOf(stored), postings: { text, headings, title } };
    },
  };
}

const none: Postings = {
  starts: new Int32Array(0),
  passages: new Int32Array(0),
  counts: new Int32Array(0),
};

/** Notes the stems of a field and ends the passage there. */
function differentIn(stems: ArrayLike<number>, noted: PostingsBuilder | undefined): number {
  for (let i = 0; i < stems.length; i++) noted?.note(stems[i] ?? 0);
  return noted?.end() ?? 0;
}

/** Outside the builder: what is kept must not refer to it, or its lists would stay in memory. */
const options = {
  fields: [...fields],
  tokenize: (text: string) => text.split(' '),
  processTerm: (term: string) => term,
};

const indexOf = (stored: MiniSearch<Entry>): PassageIndex => ({
  find: (strength, accept) => find(stored, strength, accept),
});

/** MiniSearch's number of a passage: far from 0, or V8 would keep a word's table as an array with a place for each passage. */
const shortId = (passage: number): number => passage + 1_000_000;

type Entries = AsPlainObject['index'][number][1];

/** Passages of a word, from which on its table is made only when MiniSearch reads it, so that only one stands there twice. */
const many = 20;

function entriesOf(postings: readonly Postings[], stem: number): Entries {
  const entries: Entries = {};
  for (const [field, of] of postings.entries()) {
    const holders = holdersOf(of, stem).length;
    if (holders >= many)
      Object.defineProperty(entries, field, { enumerable: true, get: () => tableOf(of, stem) });
    else if (holders > 0) entries[field] = tableOf(of, stem);
  }
  return entries;
}

function tableOf({ starts, passages, counts }: Postings, stem: number): Entries[string] {
  const table: Record<string, number> = {};
  const end = starts[stem + 1] ?? 0;
  for (let at = starts[stem] ?? 0; at < end; at++) table[shortId(passages[at] ?? 0)] = counts[at] ?? 0;
  return table;
}

function find(
  index: MiniSearch<Entry>,
  strength: ReadonlyMap<string, number>,
  accept: (passage: number) => boolean,
): readonly Scored[] {
  const found = index.search([...strength.keys()].join(' '), {
    boost,
    boostTerm: (term) => strength.get(term) ?? 1,
    filter: ({ id }) => accept(id),
  });
  // MiniSearch multiplies the sum by the number of matched terms, which ranks below plain BM25.
  return found.map(({ id, score, queryTerms }) => ({
    passage: Number(id),
    score: score / Math.max(1, queryTerms.length),
    matched: queryTerms.length,
  }));
}

/** The passages of a stem, in order, are those from `starts[stem]` to `starts[stem + 1]`. */
export type Postings = {
  readonly starts: Int32Array;
  readonly passages: Int32Array;
  /** How often each of them holds the stem. */
  readonly counts: Int32Array;
};

/** The passages that hold a stem; none for a stem that was met later. */
export function holdersOf({ starts, passages }: Omit<Postings, 'counts'>, stem: number): Int32Array {
  const from = starts[stem] ?? 0;
  return passages.subarray(from, starts[stem + 1] ?? from);
}

/** Collects stems passage by passage. */
type PostingsBuilder = {
  /** Notes that the passage at hand holds the stem, or holds it once more. */
  note(stem: number): void;
  /** Ends the passage at hand; the number of different stems in it. Passages are numbered from 0. */
  end(): number;
  /** All noted stems must be below `stems`. Nothing can be noted afterwards: the lists are freed. */
  finish(stems: number): Postings;
};

/** Lists that only grow at their ends: a list for each stem would be visited all over the memory. */
export function createPostingsBuilder(): PostingsBuilder {
  let noted = new Int32Array(1024);
  let counts = new Int32Array(1024);
  let used = 0;
  let begun = 0;
  /** One more than the place where each stem was noted last. */
  let latest = new Int32Array(1024);
  const ends: number[] = [];
  return {
    note(stem) {
      if (stem >= latest.length) latest = grown(latest, stem + 1);
      const at = (latest[stem] ?? 0) - 1;
      if (at >= begun) {
        counts[at] = (counts[at] ?? 0) + 1;
        return;
      }
      if (used === noted.length) {
        noted = grown(noted, used + 1);
        counts = grown(counts, used + 1);
      }
      noted[used] = stem;
      counts[used] = 1;
      used++;
      latest[stem] = used;
    },
    end() {
      const different = used - begun;
      begun = used;
      ends.push(used);
      return different;
    },
    finish(stems) {
      const postings = turned(noted.subarray(0, used), counts, ends, stems);
      noted = new Int32Array(0);
      counts = noted;
      latest = noted;
      return postings;
    },
  };
}

/** Twice as long, or as long as is needed. */
function grown(numbers: Int32Array, needed: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(numbers.length * 2, needed));
  larger.set(numbers);
  return larger;
}

/** Sorts by counting. */
function turned(noted: Int32Array, counts: Int32Array, ends: readonly number[], stems: number): Postings {
  const starts = new Int32Array(stems + 1);
  for (const stem of noted) starts[stem + 1] = (starts[stem + 1] ?? 0) + 1;
  for (let stem = 0; stem < stems; stem++) starts[stem + 1] = (starts[stem + 1] ?? 0) + (starts[stem] ?? 0);
  const free = starts.slice();
  const made = { starts, passages: new Int32Array(noted.length), counts: new Int32Array(noted.length) };
  let at = 0;
  for (const [passage, end] of ends.entries())
    for (; at < end; at++) {
      const stem = noted[at] ?? 0;
      const place = free[stem] ?? 0;
      free[stem] = place + 1;
      made.passages[place] = passage;
      made.counts[place] = counts[at] ?? 0;
    }
  return made;
}

/** Six decimals: equal on every machine, though logarithms differ in their last bit. */
export const round = (x: number): number => Math.round(x * 1e6) / 1e6;
