// Which passages hold which stems: collected in plain lists, handed to MiniSearch at once, and scored by it.
import MiniSearch, { type AsPlainObject } from 'minisearch';
import type { Lexicon } from './lexicon.ts';

/** Numbers of stems in each field of a passage, as often as they stand there. */
export type Terms = {
  readonly text: readonly number[];
  readonly headings: readonly number[];
  readonly title: readonly number[];
};

export type PassageIndex = {
  /** Passages that hold any of the stems, unordered, by their numbers; scores count each stem as strong as it is given. */
  find(strength: ReadonlyMap<string, number>, accept: (passage: number) => boolean): readonly Scored[];
};

type Scored = {
  readonly passage: number;
  /** BM25+ over text, headings and title. */
  readonly score: number;
};

type Entry = { readonly id: number };
type Postings = (number[] | undefined)[];

const fields = ['text', 'headings', 'title'] as const;
const boost = { text: 1, headings: 0.5, title: 0.3 };

export type IndexBuilder = {
  /** The next passage, numbered from 0. */
  add(terms: Terms): void;
  finish(lexicon: Lexicon): PassageIndex;
};

/**
 * Adding to MiniSearch passage by passage looks up each word of a text in a table of all passages that hold it. The lists
 * kept here only grow at their ends; MiniSearch then takes each word's passages in one go, in the form in which it stores
 * an index, and gives the same scores to the last bit in half the time.
 */
export function createIndexBuilder(): IndexBuilder {
  /** For each stem and field: the number of a passage and how often it holds the stem, in turns. */
  const postings: Postings[] = [];
  /** Of each passage, by field: different stems. */
  const lengths: number[][] = [];
  const average = fields.map(() => 0);

  const addField = (field: number, stems: readonly number[], passage: number): number => {
    let different = 0;
    for (const stem of stems) {
      postings[stem] ??= [undefined, undefined, undefined];
      const byField = postings[stem];
      const list = byField[field];
      if (list === undefined) byField[field] = [passage, 1];
      else if (list[list.length - 2] === passage) {
        list[list.length - 1] = (list[list.length - 1] ?? 0) + 1;
        continue;
      } else list.push(passage, 1);
      different++;
    }
    return different;
  };
  return {
    add(terms) {
      const passage = lengths.length;
      const length = fields.map((name, field) => addField(field, terms[name], passage));
      for (const [field, value] of length.entries())
        average[field] = ((average[field] ?? 0) * passage + value) / (passage + 1);
      lengths.push(length);
    },
    finish(lexicon) {
      const index: AsPlainObject['index'] = [];
      postings.forEach((byField, stem) => {
        index.push([lexicon.stemText(stem), entriesOf(byField)]);
      });
      const stored = MiniSearch.loadJS<Entry>(
        {
          documentCount: lengths.length,
          nextId: shortId(lengths.length),
          documentIds: Object.fromEntries(lengths.map((_, passage) => [shortId(passage), passage])),
          fieldIds: Object.fromEntries(fields.map((name, field) => [name, field])),
          fieldLength: Object.fromEntries(lengths.map((length, passage) => [shortId(passage), length])),
          averageFieldLength: average,
          storedFields: {},
          index,
          serializationVersion: 2,
        },
        { fields: [...fields], tokenize: (text) => text.split(' '), processTerm: (term) => term },
      );
      return indexOf(stored);
    },
  };
}

/** Apart from the builder, so that its lists are let go. */
const indexOf = (stored: MiniSearch<Entry>): PassageIndex => ({
  find: (strength, accept) => find(stored, strength, accept),
});

/** MiniSearch's number of a passage: far from 0, or V8 would keep a word's table as an array with a place for each passage. */
const shortId = (passage: number): number => passage + 1_000_000;

type Entries = AsPlainObject['index'][number][1];

/** Made when MiniSearch reads it, so that only one word's table stands there twice. */
function entriesOf(byField: Postings): Entries {
  const entries: Entries = {};
  for (const [field, list] of byField.entries())
    if (list !== undefined)
      Object.defineProperty(entries, field, { enumerable: true, get: () => tableOf(list) });
  return entries;
}

function tableOf(list: readonly number[]): Entries[string] {
  const table: Record<string, number> = {};
  for (let at = 0; at < list.length; at += 2) table[shortId(list[at] ?? 0)] = list[at + 1] ?? 0;
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
  }));
}
