// A jumble of signs is told from what people write with signs.
import { expect, it } from 'vitest';
import { isJumble } from '../../../src/corpus/pdf/unnamed-letters.ts';
import { lines, makePdf } from './make-pdf.ts';
import { blocksIn, hiddenIn, readPdf } from './read-pdf.ts';

it.each(['?>9@AJ.D<F@-<>2.@A:0>#3$4,56# ?>9@AJ.0A:</C./8-2#3$4%56#', '?>9@AJ.><J/F80-#3$4$56#'])(
  '%s is one',
  (text) => expect(isJumble(text)).toBe(true),
);

it.each([
  'The program might exit at i5 and record: {i2, i4, i5}.',
  'E = mc^2 + a*b = c',
  'https://example.org/a?b=c&d=e#f',
  'ada@example.org',
  'p<0.05 (n=32), r=.4',
  'Really?! Yes; 100% of it: $5.00 <1 h',
  '* * * * *',
])('%s is none', (text) => expect(isJumble(text)).toBe(false));

it('is left out of a PDF, and listed', async () => {
  const content = lines(60, 780, ['The chart shows three lines.', '?>9@AJ.><J/F80-#3$4$56#'], {}, 60);
  const read = await readPdf(makePdf([{ content }]));
  expect(blocksIn(read)).toEqual([['paragraph', 'The chart shows three lines.']]);
  expect(hiddenIn(read)).toEqual([['letters that the file does not name', '?>9@AJ.><J/F80-#3$4$56#']]);
});
