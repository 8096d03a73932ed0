// Texts that say the same are told to be the same.
import { expect, test } from 'vitest';
import { lettersAndDigits, normalized } from '../../src/text/fold.ts';

test.each([
  ['case', 'The Refund LIMIT', 'the refund limit'],
  ['spaces and line breaks', '  the\n refund\u00a0 limit ', 'the refund limit'],
  ['forms of a letter', 'ﬁnd Ａ', 'find a'],
])('%s does not count', (_, text, same) => {
  expect(normalized(text)).toBe(same);
});

test('nor do signs, where only letters and digits are compared', () => {
  expect(lettersAndDigits('Wi-Fi (5 GHz)')).toBe('wifi5ghz');
  expect(lettersAndDigits('Café हिन्दी')).toBe('caféहिन्दी');
});
