// A passage read for the index holds the very words that its sentences are cut into, met before or not.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { corpusOf } from '../../src/corpus/memory.ts';
import { createLexicon } from '../../src/search/lexicon.ts';
import { createReader } from '../../src/search/reader.ts';
import { flag } from '../../src/search/reading.ts';
import { tokenize } from '../../src/text/analyze.ts';
import { stem } from '../../src/text/stem.ts';

const words = [
  'harbour',
  'Ferries',
  'boat-house',
  'US',
  "crew's",
  '--dry-run',
  '50ms',
  'fooBar',
  'naïve',
  '港口',
  'no.',
];
const text = fc
  .array(fc.constantFrom(...words, '.', '(', ' – ', '\n'), { minLength: 1, maxLength: 30 })
  .map((all) => all.join(' '));

test('words, flags, places and offsets are those of the sentences', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (passages) => {
      const { documents } = corpusOf([{ path: 'harbour.txt', title: 'Harbour', passages }]);
      const lexicon = createLexicon();
      const reader = createReader(lexicon, () => documents[0]);
      for (const { prose, passages: read } of documents)
        for (const passage of read) {
          const glanced = reader.first(passage, Number.POSITIVE_INFINITY);
          const reading = reader.read(passage);
          let place = 0;
          const expected = passage.sentences.flatMap(({ start, end }) => {
            const tokens = tokenize(prose.slice(start, end));
            const before = place;
            place += (tokens.at(-1)?.place ?? -1) + 1;
            return tokens.map((token, i) => ({
              stem: stem(token.word),
              flags:
                (token.capital ? flag.capital : 0) |
                (token.alternate ? flag.alternate : 0) |
                (i === 0 ? flag.first : 0),
              place: before + token.place,
              start: start + token.start,
              end: start + token.end,
            }));
          });
          const { stems, flags, places, starts, ends } = reading;
          expect(
            Array.from(stems, (id, i) => ({
              stem: lexicon.stemText(id),
              flags: flags[i],
              place: places[i],
              start: starts[i],
              end: ends[i],
            })),
          ).toEqual(expected);
          expect([glanced.stems, glanced.classes]).toEqual([stems, reading.classes]);
        }
    }),
  );
});
