// What weighed for a sentence is told by taking it away: the score falls by as much.
import { expect, it } from 'vitest';
import { libraryOf } from '../../src/library/library.ts';
import { contributionsOf } from '../../src/rank/contributions.ts';
import { stepsTo } from '../../src/steps.ts';

const library = libraryOf([
  {
    path: 'harbour.md',
    title: 'Harbour',
    passages: [
      'The mooring fee is 40 crowns.',
      'The quay opens at nine. It closes at ten.',
      'No member comes before nine.',
    ],
  },
]);

it('tells for the best sentence that the question’s words stand in it, and nothing for rules that did not act', () => {
  const { ranking } = stepsTo(library, 'How much is the mooring fee?', { turns: [], readers: 'all' });
  const [best] = ranking.sentences;
  const weighed = best ? contributionsOf(best, ranking) : [];
  const of = (wanted: string): number => weighed.find(({ group }) => group === wanted)?.by ?? 0;
  expect(of('words')).toBeGreaterThan(0);
  expect(of('hand')).toBeCloseTo(0);
  expect(weighed.map(({ by }) => Math.abs(by))).toEqual(
    weighed.map(({ by }) => Math.abs(by)).toSorted((a, b) => b - a),
  );
});

it('tells a rule that acted as one', () => {
  const { ranking } = stepsTo(library, 'Can I moor at nine?', { turns: [], readers: 'all' });
  const [first] = ranking.sentences;
  const lifted = first && { ...first, score: first.score + 4 };
  const by = (ranked = first) =>
    (ranked ? contributionsOf(ranked, ranking) : []).find(({ group }) => group === 'hand')?.by ?? 0;
  expect(by(lifted) - by()).toBeCloseTo(4);
});
