// Which passages hold which stems: collected in plain lists, handed to MiniSearch at once, and scored by it.
import MiniSearch, { type AsPlainObject } from 'minisearch';
import type { Lexicon } from './lexicon.ts';
import { createPostingsBuilder, holdersOf, type Postings, type PostingsBuilder } from './postings.ts';

/** Numbers of stems in each field of a passage, as often as they stand there. */
export type Terms = {
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
export type IndexBuilder = {
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
