// Whatever a document or a question holds, nothing that reaches the terminal can act there.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printable, printableJson, printableLine } from '../../../adapters/terminal/printable.ts';
import { toQuestion } from '../../../adapters/terminal/question.ts';
import { hostile } from '../../contracts/hostile.ts';

/** Written out apart from the code under test: C0 but line feed, DEL, C1, surrogate halves, direction marks. */
function acts(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 32 && code !== 10) return true;
    if (code >= 127 && code <= 159) return true;
    if (code >= 0xd800 && code <= 0xdfff) return true;
    if ([0x2028, 0x2029, 0x061c, 0x200e, 0x200f].includes(code)) return true;
    if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return true;
  }
  return false;
}

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
    .map((codes) => String.fromCharCode(...codes)),
  fc
    .array(
      fc.constantFrom(
        '\u001b[2J',
        '\u009b31m',
        '\r',
        '\b',
        '\u202e',
        '\ud800',
        '\u0007',
        'a',
        '\n',
        '\t',
        '日',
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join('')),
);

test('nothing that acts passes', () => {
  fc.assert(
    fc.property(anything, (text) => {
      expect(acts(printable(text))).toBe(false);
      expect(acts(printableLine(text))).toBe(false);
      expect(printableLine(text)).not.toContain('\n');
    }),
    { numRuns: 2_000 },
  );
});

test('it changes nothing the second time', () => {
  fc.assert(
    fc.property(anything, (text) => {
      expect(printable(printable(text))).toBe(printable(text));
    }),
  );
});

test('what cannot act is left as it is', () => {
  for (const text of ['Zürich “quoted” — 14 %', '日本語、हिन्दी ไทย', '👩‍👩‍👧 ok', 'two\nlines', 'न\u200dक'])
    expect(printable(text)).toBe(text);
});

test('what stood there stays visible', () => {
  expect(printable('a\u001b[31mb')).toBe('a␛[31mb');
  expect(printable('a\u0000\u007f\u009bb')).toBe('a␀␡\uFFFDb');
  expect(printable('a\tb\r\nc\rd')).toBe('a    b\nc\nd');
});

test.each(hostile)('hostile: $name', ({ text }) => {
  expect(acts(printable(text))).toBe(false);
});

test('JSON can be looked at and still says exactly what was there', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const json = printableJson({ text });
      expect(acts(json)).toBe(false);
      expect(JSON.parse(json)).toEqual({ text });
    }),
  );
});

test('colours pasted along with a question are no words of it', () => {
  const typed = { session: 's', number: 1, askedAt: 0 };
  expect(toQuestion({ ...typed, text: '\u001b[31mwhat\u001b[0m is it?' }).text).toBe('what is it?');
});
