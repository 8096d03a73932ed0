// Where sentences end, in the scripts and with the abbreviations that documents hold.
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/text/sentences.ts';

const split = (text: string, language?: string): readonly string[] =>
  splitSentences(text, { start: 0, end: text.length }, language).map((s) => text.slice(s.start, s.end));

describe('sentences', () => {
  it.each<[string, readonly string[]]>([
    ['One. Two! Three? Four', ['One.', 'Two!', 'Three?', 'Four']],
    ['A "general" \'technology.\' Both sides agreed.', ['A "general" \'technology.\'', 'Both sides agreed.']],
    ['He left (at last.) Then it rained.', ['He left (at last.)', 'Then it rained.']],
    ['Cats vs. Dogs were compared. Good.', ['Cats vs. Dogs were compared.', 'Good.']],
    [
      'The U.S. Senate met in the U.S. The rest slept.',
      ['The U.S. Senate met in the U.S.', 'The rest slept.'],
    ],
    ['Q. Is wrap offered? A. No. Ask us.', ['Q. Is wrap offered?', 'A. No.', 'Ask us.']],
    ['It moves at pace . India waits .', ['It moves at pace .', 'India waits .']],
    [
      'Minister S. Tanaka and J. R. R. Ito met Dr. Roy.',
      ['Minister S. Tanaka and J. R. R. Ito met Dr. Roy.'],
    ],
    [
      'Version 1.5 costs 3.50 USD. See Fig. 3 and No. 7.',
      ['Version 1.5 costs 3.50 USD.', 'See Fig. 3 and No. 7.'],
    ],
    [
      'Use tools, e.g. Node, i.e. this one etc. They work.',
      ['Use tools, e.g. Node, i.e. this one etc.', 'They work.'],
    ],
    ['Is it on? No. It is off.', ['Is it on?', 'No.', 'It is off.']],
    ['On Jan. 5 it began. In 2014. The end.', ['On Jan. 5 it began.', 'In 2014.', 'The end.']],
    [
      'Call it. bodyLimit is a number. req.body is parsed.',
      ['Call it.', 'bodyLimit is a number. req.body is parsed.'],
    ],
    [
      'Wait... and see. "Living documents," adaptive ones.',
      ['Wait... and see.', '"Living documents," adaptive ones.'],
    ],
    ['协议已签署。双方同意！好吗？', ['协议已签署。', '双方同意！', '好吗？']],
    ['彼は「はい。」と言った。次へ。', ['彼は「はい。」と言った。', '次へ。']],
    ['यह पहला है। डॉ. राव आए। क्या?', ['यह पहला है।', 'डॉ. राव आए।', 'क्या?']],
    ['Text. \0\0 \0', ['Text.']],
    ['', []],
  ])('%j', (text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  it('knows what differs in German', () => {
    expect(split('Das ist z. B. am 3. Mai so. Ende.', 'de')).toEqual([
      'Das ist z. B. am 3. Mai so.',
      'Ende.',
    ]);
  });

  it('ends a Thai sentence at a space once it is long', () => {
    const clause = 'ประเทศไทยเป็นประเทศที่ตั้งอยู่ในเอเชียตะวันออกเฉียงใต้และมีประชากรจำนวนมาก';
    expect(split(`${clause} ${clause}`, 'th')).toEqual([clause, clause]);
  });

  it('counts offsets in the whole prose', () => {
    expect(splitSentences('xx One. Two. yy', { start: 3, end: 12 })).toEqual([
      { start: 3, end: 7 },
      { start: 8, end: 12 },
    ]);
  });
});
