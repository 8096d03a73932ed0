// A section is found by what its passages say together, however little each of them says of the question.
import { expect, it } from 'vitest';
import { documentOf } from '../../src/evaluate/sets.ts';
import { createSearcher } from '../../src/search/searcher.ts';
import { stem } from '../../src/text/stem.ts';

const forms = (...words: readonly string[]) => words.map((word) => ({ stem: stem(word), strength: 1 }));
const said = ['The ferry leaves at noon.', 'A bicycle rides for two coins.', 'Dogs sleep on the deck.'];
const noise = (thing: string): readonly string[] =>
  ['One ferry is old.', 'One ferry is green.', 'A bicycle is red.'].map(
    (text) => `${text} So is the ${thing}.`,
  );

it('brings the passages of the best sections beside the best passages', () => {
  const searcher = createSearcher([
    documentOf({ id: 'one', title: 'Rides', passages: [...said] }, 'en'),
    ...['tower', 'wall', 'gate', 'bridge'].map((id) =>
      documentOf({ id, title: id, passages: [...noise(id)] }, 'en'),
    ),
  ]);
  const hits = searcher.search({ forms: forms('ferry', 'bicycle', 'dogs') }, 2, () => true);
  const own = hits.filter(({ passage }) => passage.documentId === 'one');
  expect(own.map(({ section }) => [section.rank, section.matched])).toEqual([
    [0, 3],
    [0, 3],
    [0, 3],
  ]);
});

it('counts nothing of a passage that may not be read', () => {
  const searcher = createSearcher([documentOf({ id: 'one', title: 'Rides', passages: [...said] }, 'en')]);
  const hits = searcher.search({ forms: forms('ferry', 'dogs') }, 2, ({ id }) => id !== 'one:2');
  expect(hits.map(({ passage }) => passage.id)).not.toContain('one:2');
  for (const { section } of hits) expect(section.matched).toBe(1);
});
