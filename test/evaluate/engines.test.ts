// The plain searches beside ours in an evaluation find what they should, and are counted by the same rules.
import { expect, test } from 'vitest';
import type { Case } from '../../src/evaluate/cases.ts';
import { comparedWith } from '../../src/evaluate/engines.ts';
import { shownFigures } from '../../src/evaluate/figures.ts';
import { libraryOf } from '../../src/library/library.ts';

const filler = Array.from({ length: 40 }, (_, n) => `Line ${n} tells of nothing that is asked here.`);
const library = libraryOf([
  { path: 'zoo.txt', title: 'Zoo', passages: ['The zebra weighs 300 kg.', 'Bears are fed with fish.'] },
  {
    path: 'long.txt',
    title: 'Long',
    passages: [[...filler, 'Penguins were counted twice.', ...filler].join(' ')],
  },
]);

const asked = (question: string, words: string | undefined): Case => ({
  id: question,
  question,
  kind: 'fact',
  answerable: words !== undefined,
  ...(words === undefined ? { lacks: 'far' } : {}),
  context: [],
  slots: 1,
  held: (_, { text }) => (words !== undefined && text.includes(words) ? [1] : []),
});

const cases = [
  asked('How are bears fed?', 'fish'),
  asked('How often is a penguin counted?', 'twice'),
  asked('Who composed quartets?', undefined),
];

test.each([
  'MiniSearch, plain',
  'MiniSearch, paragraphs',
  'MiniSearch, sections',
  'SQLite FTS5, paragraphs',
  'SQLite FTS5, sections',
])('%s finds words, shows what is around them at a length that compares, and is sure of nothing', (name) => {
  const judged = comparedWith(library.documents, cases).get(name) ?? [];
  expect(shownFigures(judged)).toMatchObject({ first: 1, sure: 0, lacking: { far: { notSure: 1 } } });
  expect(judged[1]?.shown[0]?.length).toBeGreaterThan(400);
  expect(judged[1]?.shown[0]?.length).toBeLessThanOrEqual(500);
});

test('stems find other forms of a word', () => {
  const found = comparedWith(library.documents, [asked('weighing', '300 kg')]);
  expect(found.get('SQLite FTS5, paragraphs')?.[0]?.outcome).toBe('unsure');
  expect(found.get('MiniSearch, plain')?.[0]?.outcome).toBe('nothing');
});

test('a question in a conversation is left to ours', () => {
  const [judged] = comparedWith(library.documents, [
    { ...asked('And penguins?', 'twice'), context: ['How are bears fed?'] },
  ]).values();
  expect(judged).toEqual([]);
});
