// Text that ends no sentence: transcripts, scripts without marks, lists on one line. Cut where a reader can bear it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestSentence } from '../../src/text/long-sentence.ts';
import { splitSentences } from '../../src/text/sentences.ts';

const split = (text: string, language?: string): readonly string[] =>
  splitSentences(text, { start: 0, end: text.length }, language).map((s) => text.slice(s.start, s.end));

/** Longest part, and what stands on both sides of the first cut. */
const cut = (text: string, language?: string) => {
  const spans = splitSentences(text, { start: 0, end: text.length }, language);
  const end = spans[0]?.end ?? 0;
  return {
    longest: Math.max(...spans.map((s) => s.end - s.start)),
    before: text.slice(0, end),
    after: text.slice(end),
  };
};

describe('a sentence that does not end', () => {
  it.each([
    ['words', 'word '.repeat(20_000), /word$/, /^ word/],
    ['clauses', 'and so we moored there, which took a while '.repeat(2_000), /there,$/, /^ which/],
    ['dates', '2026-01-01 '.repeat(9_000), /2026-01-01$/, /^ 2026-01-01/],
    ['a measure', 'weigh 5 kg or 12 bags '.repeat(3_000), /(?:weigh|kg|or|bags)$/, /^ (?:weigh|or|bags)/],
    ['a thousand', 'at most 5 000 crowns '.repeat(3_000), /(?:most|crowns|at|000)$/, /^ (?:most|crowns|at)/],
    ['one Chinese character', '漢'.repeat(24_000), /漢$/, /^漢/],
    [
      'Chinese words',
      '协议已签署双方同意好'.repeat(3_000),
      /(?:协议|已|签署|双方|同意|好)$/,
      /^(?:协议|已|签署|双方|同意|好)/,
    ],
    ['Chinese clauses', '协议已签署双方同意，'.repeat(3_000), /，$/, /^协议/],
    ['Korean', '한국어 '.repeat(9_000), /한국어$/, /^ 한국어/],
  ])('%s: is cut at the best place', (_, text, before, after) => {
    const found = cut(text);
    expect(found.longest).toBeLessThanOrEqual(600);
    expect(found.before).toMatch(before);
    expect(found.after).toMatch(after);
  });

  it('is cut where no dictionary is needed for Thai too', () => {
    expect(cut('ประเทศไทยเป็นประเทศ'.repeat(3_000), 'th').before).toMatch(/(?:ประเทศ|ไทย|เป็น)$/);
  });

  it('is cut between whole characters where nothing else comes', () => {
    for (const character of ['𠀀', '👨‍👩', '🇩🇪', 'é', 'e\u0301', '<', '7']) {
      const parts = split(character.repeat(40_000));
      expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(longestSentence);
      expect(parts.every((part) => part.length % character.length === 0)).toBe(true);
    }
  });

  it('goes to the end of a word of data, as far as that is bearable', () => {
    const address = `https://example.org/${'a'.repeat(900)}`;
    expect(split(`${address} ${'word '.repeat(200)}`)[0]).toBe(address);
  });

  it('is no sentence that ends in time, whatever mark-up stands inside it', () => {
    const linked = `See the ${'\0'.repeat(900)} list of ${'\0'.repeat(900)} harbours.`;
    expect(split(linked)).toEqual([linked]);
  });

  it('loses nothing but white space, and no part is longer than it may be', () => {
    const units = fc.constantFrom(
      'a',
      'Z',
      '5',
      ' ',
      '\0',
      ',',
      '、',
      '漢',
      'ไ',
      '😀',
      '\u0301',
      '-',
      '\n',
      '。',
      '. ',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(units, fc.integer({ min: 1, max: 900 })), { maxLength: 12 }), (runs) => {
        const text = runs.map(([unit, count]) => unit.repeat(count)).join('');
        let end = 0;
        for (const span of splitSentences(text, { start: 0, end: text.length })) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(end, span.start)).toMatch(/^[\s\0]*$/u);
          expect(span.end - span.start).toBeLessThanOrEqual(longestSentence);
          expect(
            text.charCodeAt(span.end - 1) >> 10 === 0x36 && text.charCodeAt(span.end) >> 10 === 0x37,
          ).toBe(false);
          end = span.end;
        }
        expect(text.slice(end)).toMatch(/^[\s\0]*$/u);
      }),
      { numRuns: 500 },
    );
  });
});
