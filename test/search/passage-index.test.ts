// The index handed to MiniSearch at once is the one that it makes itself passage by passage: same passages, same scores.
import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { expect, test } from 'vitest';
import { createLexicon } from '../../src/search/lexicon.ts';
import { createIndexBuilder } from '../../src/search/passage-index.ts';

const fields = ['text', 'headings', 'title'] as const;
const words = ['harbour', 'tide', 'boat', 'rope', 'mast'];
const someWords = fc.array(fc.constantFrom(...words), { maxLength: 8 });
const passages = fc.array(fc.record({ text: someWords, headings: someWords, title: someWords }), {
  minLength: 1,
  maxLength: 12,
});

test('equals what MiniSearch adds one by one, to the last bit', () => {
  fc.assert(
    fc.property(passages, fc.uniqueArray(fc.constantFrom(...words), { minLength: 1 }), (texts, asked) => {
      const lexicon = createLexicon();
      const stemOf = (word: string): number => lexicon.stemOf(lexicon.intern(word, 'xx'));
      const building = createIndexBuilder();
      const plain = new MiniSearch({
        fields: [...fields],
        extractField: (entry: { id: number }, field) =>
          field === 'id' ? entry.id : (texts[entry.id]?.[field as (typeof fields)[number]].join(' ') ?? ''),
        tokenize: (text) => (text === '' ? [] : text.split(' ')),
        processTerm: (term) => term,
      });
      for (const [id, text] of texts.entries()) {
        building.add({
          text: text.text.map(stemOf),
          headings: text.headings.map(stemOf),
          title: text.title.map(stemOf),
        });
        plain.add({ id });
      }
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
