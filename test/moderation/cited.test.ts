// What a kept answer may still show to people who may read less than was cited.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { citationsOf } from '../../src/citation/citations.ts';
import { answerFor, mayShare } from '../../src/moderation/cited.ts';
import { answerOf, citationOf, sourceOf } from '../contracts/make-answers.ts';
import { type Desk, openDesk } from './stage.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

it('no difference is told that names a citation of another audience', () => {
  const answer = answerOf([
    citationOf(1, 'There are 14 berths.'),
    citationOf(2, 'There are 12 berths.', { source: sourceOf('Old plan', { audience: ['team'] }) }),
    citationOf(3, 'There were 15 berths.'),
  ]);
  if (answer.kind !== 'answer') throw new Error('no answer');
  const about = 'number' as const;
  const differing = {
    ...answer,
    differ: [
      { citations: [1, 2], about },
      { citations: [1, 3], about },
    ],
  };
  const library = desk.engine.library();
  const open = answerFor(library, differing, []);
  expect(citationsOf(open).map((c) => c.number)).toEqual([1, 3]);
  expect(open).toMatchObject({ differ: [{ citations: [1, 3], about }] });
  expect(answerFor(library, differing, ['team'])).toEqual(differing);
});

it.each([
  ['open to all', [citationOf(1, 'There are 14 berths.')], {}, true],
  [
    'for the team',
    [citationOf(1, 'There are 12.', { source: sourceOf('Plan', { audience: ['team'] }) })],
    {},
    false,
  ],
  [
    'also in what is for the team',
    [citationOf(1, 'There are 14.', { alsoIn: [sourceOf('Plan', { audience: ['team'] })] })],
    {},
    false,
  ],
  // Whose words these are cannot be told any more: they may come from any document that the asker could read.
  [
    'completed by what the team may read',
    [citationOf(1, 'There are 14.')],
    { understood: 'How many berths?' },
    false,
  ],
] as const)('what is %s may be shared before all: %#', (_, citations, more, may) => {
  const answer = { ...answerOf([...citations]), ...more };
  const library = desk.engine.library();
  expect(mayShare(library, { answer, readers: ['team'] }, [])).toBe(may);
  expect(mayShare(library, { answer, readers: ['team'] }, ['team'])).toBe(true);
});
