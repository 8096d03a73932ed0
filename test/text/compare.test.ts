// Slips between two words, as repairs of questions and of mistyped commands count them.
import { expect, it } from 'vitest';
import { editDistance } from '../../src/text/compare.ts';

it('counts a swap as one edit and gives up beyond the limit', () => {
  expect(editDistance('recieve', 'receive', 2)).toBe(1);
  expect(editDistance('harbour', 'zeppelin', 2)).toBe(3);
  expect(editDistance('kitten', 'sitting', Number.POSITIVE_INFINITY)).toBe(3);
});
