// Shortened text fits, begins as the whole does, and holds no half of a character.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginning, clip } from '../../src/text/say.ts';

const half = /\p{Cs}/u;
const whole = fc.array(fc.constantFrom('a', 'é', '語', '😀', '𝒳', '🇯🇵')).map((signs) => signs.join(''));

test('text is cut between characters, to as much as was allowed', () => {
  fc.assert(
    fc.property(whole, fc.integer({ min: 1, max: 20 }), (text, most) => {
      const [short, marked] = [beginning(text, most), clip(text, most)];
      expect(Math.max(short.length, marked.length)).toBeLessThanOrEqual(most);
      expect([half.test(short), half.test(marked), text.startsWith(short)]).toEqual([false, false, true]);
      if (text.length <= most) expect([short, marked]).toEqual([text, text]);
      else
        expect([short.length, marked.endsWith('…')]).toEqual([short.length < most ? most - 1 : most, true]);
    }),
  );
});
