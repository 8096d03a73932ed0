// The one pipeline: what is written differently in documents and questions has to meet.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze, tokenize } from '../../src/text/analyze.ts';

const stems = (text: string): readonly string[] => analyze(text).map((t) => t.stem);

describe('analyze', () => {
  it.each([
    ['Colours of the harbour', 'color harbor'],
    ['organisations', 'organization'],
    ['naïve café', 'naive cafe'],
    ['the captain’s log', 'captain log'],
    ['India-Japan talks', 'india japan talk'],
    ['setTimeout', 'set timeout'],
    ['setTimeout', 'settimeout'],
    ['ERR_BAD_HOST', 'err_bad_host'],
    ['ERR_BAD_HOST', 'host'],
    ['pass --verbose', '--verbose'],
    ['reply.header.date', 'reply.header.date header'],
    ['1,234 boats', '1234'],
    ['500GW', '500 gw'],
    ['ＡＢＣ', 'abc'],
    ['a two-day e-mail', 'email'],
  ])('reads %s as %s', (written, wanted) => {
    expect(stems(written)).toEqual(expect.arrayContaining([...new Set(stems(wanted))]));
  });

  it('keeps dates whole and by parts', () => {
    expect(tokenize('on 2026-03-09').map((t) => t.word)).toEqual(['on', '2026-03-09', '2026', '3', '9']);
  });

  it('joins words where mark-up was taken out', () => {
    expect(tokenize('\0\0Harbour\0\0s').map((t) => t.word)).toEqual(['harbors']);
  });

  it('tells the country from the pronoun', () => {
    expect(analyze('the US and us').map((t) => t.stop)).toEqual([true, false, true, true]);
  });

  it('cuts Japanese, Chinese and Thai into words, the first two into pairs too', () => {
    expect(tokenize('東京大学', 'ja').map((t) => t.word)).toEqual(
      expect.arrayContaining(['東京', '大学', '京大']),
    );
    expect(tokenize('我们学习汉语', 'zh').map((t) => t.word)).toEqual(
      expect.arrayContaining(['学习', '汉语']),
    );
    expect(tokenize('ฉันชอบข้าว', 'th').map((t) => t.word)).toContain('ข้าว');
  });

  it('leaves marks of other scripts alone', () => {
    expect(tokenize('हिन्दी')[0]?.word).toBe('हिन्दी');
  });

  it('gives offsets of the very words, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        let last = 0;
        for (const token of tokenize(text).filter((t) => !t.alternate)) {
          expect(token.start).toBeGreaterThanOrEqual(last);
          expect(token.end).toBeGreaterThan(token.start);
          expect(token.end).toBeLessThanOrEqual(text.length);
          last = token.start;
        }
      }),
    );
  });
});
