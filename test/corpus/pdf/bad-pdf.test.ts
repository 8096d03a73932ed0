// A file that cannot be read has one reason and one remedy; none throws, none harms the next.
import { describe, expect, it } from 'vitest';
import { pdfConverter } from '../../../src/corpus/pdf/pdf.ts';
import { lines, makePdf, picture, text } from './make-pdf.ts';
import { readPdf } from './read-pdf.ts';

const convert = (bytes: Uint8Array) => pdfConverter.convert(bytes, { ocrTrusted: false });
const good = makePdf([
  { content: lines(50, 700, ['A sentence that can be read by everybody.', 'And another one.']) },
]);

describe('a PDF that cannot be read', () => {
  it.each([
    [
      'a password',
      makePdf([{ content: text(50, 700, 'Locked.') }], { locked: true }),
      'a PDF that asks for a password',
      'qpdf',
    ],
    ['no bytes', new Uint8Array(), 'a PDF that is empty', 'fresh copy'],
    ['no PDF', Buffer.from('This is no PDF at all.'), 'a PDF by name only', 'ending of its name'],
    ['only its beginning', good.slice(0, 300), 'a damaged PDF', 'print or export'],
    ['no pages', makePdf([]), 'a PDF without pages', 'print or export'],
    [
      'pictures of pages',
      makePdf([{ content: picture([0, 0, 595, 842]) }]),
      'a scanned PDF, with pictures of pages but no text',
      'ocrmypdf FILE.pdf FILE.pdf',
    ],
    ['nothing to see', makePdf([{ content: '' }]), 'a PDF without text that can be seen', 'ocrmypdf'],
  ])('says why, and what to do: %s', async (_, bytes, reason, remedy) => {
    const outcome = await convert(bytes);
    expect(outcome).toEqual({ reason, remedy: expect.stringContaining(remedy) });
    expect((await readPdf(good)).source).toContain('A sentence that can be read');
  });

  it('says so where it has too many pages', async () => {
    const outcome = await convert(makePdf(Array.from({ length: 2_001 }, () => ({ content: '' }))));
    expect(outcome).toEqual({
      reason: 'a PDF of more than 2000 pages',
      remedy: expect.stringContaining('split'),
    });
  });

  it('reads what is left of a file that was cut off, or says why not', async () => {
    for (let share = 1; share < 10; share++) {
      const outcome = await convert(good.slice(0, (good.length * share) / 10));
      if ('reason' in outcome) expect(outcome.remedy).not.toBe('');
      else expect(outcome.parsed.prose.length).toBe(outcome.source.length);
    }
  });

  it('survives bytes that were changed at random', async () => {
    let seed = 7;
    const next = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (let round = 0; round < 60; round++) {
      const bytes = Uint8Array.from(good);
      for (let i = 0; i < 20; i++) bytes[next(bytes.length)] = next(256);
      const outcome = await convert(bytes);
      if ('reason' in outcome) expect(outcome.reason).not.toBe('');
      else expect(outcome.parsed.prose.length).toBe(outcome.source.length);
    }
    expect((await readPdf(good)).source).toContain('A sentence that can be read');
  });

  it.each([
    ['states without end', 'q '.repeat(300_000)],
    ['lists within lists', `${'['.repeat(60_000)}${']'.repeat(60_000)} TJ`],
    ['a number too large', `BT /F1 1e30 Tf 1e30 1e30 Td (far) Tj ET`],
  ])('survives %s', async (_, content) => {
    const outcome = await convert(
      makePdf([
        { content: content },
        { content: lines(50, 700, ['A sentence that can be read by everybody.']) },
      ]),
    );
    expect('reason' in outcome ? outcome.reason : outcome.source).toContain('A sentence that can be read');
  });
});
