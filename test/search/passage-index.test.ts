// The index handed to MiniSearch at once is the one that it makes itself passage by passage: same passages, same scores.
import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { expect, test, vi } from 'vitest';
import { createLexicon } from '../../src/search/lexicon.ts';
import { createIndexBuilder } from '../../src/search/passage-index.ts';

const fields = ['text', 'headings', 'title'] as const;
const words = ['harbour', 'tide', 'boat', 'rope', 'mast'];
const someWords = fc.array(fc.constantFrom(...words), { maxLength: 8 });
const passages = fc.array(fc.record({ text: someWords, headings: someWords, title: someWords }), {
  minLength: 1,
  maxLength: 12,
});

type Text = { readonly [field in (typeof fields)[number]]: readonly string[] };

/** As MiniSearch documents it. */
function addedOneByOne(texts: readonly Text[]): MiniSearch {
  const plain = new MiniSearch({
    fields: [...fields],
    tokenize: (text) => (text === '' ? [] : text.split(' ')),
    processTerm: (term) => term,
  });
  for (const [id, { text, headings, title }] of texts.entries())
    plain.add({ id, text: text.join(' '), headings: headings.join(' '), title: title.join(' ') });
  return plain;
}

const numbersOf = ({ text, headings, title }: Text, stemOf: (word: string) => number) => ({
  text: text.map(stemOf),
  headings: headings.map(stemOf),
  title: title.map(stemOf),
});

test('equals what MiniSearch adds one by one, to the last bit', () => {
  fc.assert(
    fc.property(passages, fc.uniqueArray(fc.constantFrom(...words), { minLength: 1 }), (texts, asked) => {
      const lexicon = createLexicon();
      const stemOf = (word: string): number => lexicon.stemOf(lexicon.intern(word, 'xx'));
      const building = createIndexBuilder();
      const plain = addedOneByOne(texts);
      for (const text of texts) building.add(numbersOf(text, stemOf));
      const strength = new Map(
        asked.map((word, i) => [lexicon.stemText(stemOf(word)), 1 / (i + 1)] as const),
      );
      const found = building.finish(lexicon).index.find(strength, (id) => id % 3 !== 1);
      const expected = plain.search([...strength.keys()].join(' '), {
        boost: { text: 1, headings: 0.5, title: 0.3 },
        boostTerm: (term) => strength.get(term) ?? 1,
        filter: ({ id }) => id % 3 !== 1,
      });
      const byPassage = (a: { passage: number }, b: { passage: number }) => a.passage - b.passage;
      expect(found.toSorted(byPassage)).toEqual(
        expected
          .map(({ id, score, queryTerms }) => ({
            passage: Number(id),
            score: score / queryTerms.length,
            matched: queryTerms.length,
          }))
          .sort(byPassage),
      );
    }),
  );
});

test('is handed over in the very form in which MiniSearch stores it', () => {
  // Enough that a word stands in many passages, which is written down otherwise than one in few.
  const texts = Array.from({ length: 60 }, (_, n): Text => {
    const own = words.filter((_word, at) => (n + at) % (at + 2) === 0);
    return { text: [...own, ...own.slice(1), 'harbour'], headings: own.slice(0, 2), title: ['quay'] };
  });
  const lexicon = createLexicon();
  const loading = vi.spyOn(MiniSearch, 'loadJS');
  const building = createIndexBuilder();
  for (const text of texts)
    building.add(numbersOf(text, (word) => lexicon.stemOf(lexicon.intern(word, 'xx'))));
  building.finish(lexicon);
  const handed = storedForm(loading.mock.calls[0]?.[0]);
  loading.mockRestore();
  const own = storedForm(addedOneByOne(texts));
  const stemmed = own.index.map(([word, entry]) => [
    lexicon.stemText(lexicon.stemOf(lexicon.find(word, 'xx'))),
    entry,
  ]);
  expect({ ...handed, index: sorted(handed.index) }).toEqual({ ...own, index: sorted(stemmed) });
});

type Stored = { readonly index: readonly (readonly [string, unknown])[] } & Readonly<Record<string, unknown>>;

/** What MiniSearch would write to a file, its own numbers of the passages counted from 0. */
function storedForm(stored: unknown): Stored {
  return JSON.parse(
    JSON.stringify(stored).replace(/(?<="nextId":|")1000(\d{3})(?="?[,:])/g, (_, digits) =>
      String(Number(digits)),
    ),
  );
}

const sorted = (index: readonly unknown[]): readonly unknown[] =>
  index.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
