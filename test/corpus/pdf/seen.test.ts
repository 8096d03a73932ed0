// What people cannot see on a page is never quoted.
import { describe, expect, it } from 'vitest';
import { lines, makePdf, picture, surface, text } from './make-pdf.ts';
import { readPdf } from './read-pdf.ts';

const plain = lines(50, 700, [
  'Everybody can read this sentence, for it is printed in black on white.',
  'A second one follows so that the page has enough text to be no picture.',
]);
const secret = 'The secret number is 4711.';

const read = async (content: string, rest: object = {}, ocrTrusted = false) =>
  (await readPdf(makePdf([{ content, ...rest }]), ocrTrusted)).source;

describe('text that cannot be seen', () => {
  it.each([
    ['white on white', text(50, 400, secret, { colour: '1 1 1' })],
    ['nearly white on white', text(50, 400, secret, { colour: '0.97 0.97 0.97' })],
    ['tiny', text(50, 400, secret, { size: 1 })],
    ['drawn by nothing', text(50, 400, secret, { mode: 3 })],
    ['beside the page', text(50, 900, secret) + text(700, 400, secret) + text(50, -40, secret)],
    ['under a black bar', text(50, 400, secret) + surface([40, 390, 300, 30], '0 0 0')],
    ['black on a black bar', surface([40, 390, 300, 30], '0 0 0') + text(50, 400, secret)],
    ['under a picture', text(50, 400, secret) + picture([40, 390, 300, 30])],
    ['cut off', `q 0 0 10 10 re W n ${text(50, 400, secret)} Q\n`],
  ])('is not read: %s', async (_, hidden) => {
    const source = await read(plain + hidden);
    expect(source).toContain('Everybody can read this sentence');
    expect(source).not.toContain('secret');
    expect(source).not.toContain('4711');
  });

  it('is said to be there', async () => {
    const { warnings } = await readPdf(
      makePdf([{ content: plain + text(50, 400, secret, { colour: '1 1 1' }) }]),
    );
    expect(warnings).toEqual([expect.stringMatching(/^\d+ characters that nobody can see/)]);
  });

  it('is not read outside of what is shown of the page', async () => {
    const source = await read(plain + text(50, 400, secret), { crop: [0, 600, 595, 842] });
    expect(source).toContain('Everybody can read this sentence');
    expect(source).not.toContain('secret');
  });

  it.each([
    [
      'white on a dark bar',
      surface([40, 390, 300, 30], '0 0 0.4') + text(50, 400, secret, { colour: '1 1 1' }),
    ],
    ['black on a grey bar', surface([40, 390, 300, 30], '0.8 0.8 0.8') + text(50, 400, secret)],
    ['on a picture', picture([40, 390, 300, 30]) + text(50, 400, secret)],
    ['grey', text(50, 400, secret, { colour: '0.6 0.6 0.6' })],
    ['beside a bar that is drawn later', text(50, 400, secret) + surface([40, 300, 300, 30], '0 0 0')],
  ])('but what can be seen is: %s', async (_, visible) => {
    expect(await read(plain + visible)).toContain(secret);
  });
});

describe('a scanned page', () => {
  const layer = lines(
    50,
    700,
    ['The recognised text of a page that', 'was laid on the glass of a scanner.'],
    { mode: 3 },
  );
  const page = { content: picture([0, 0, 595, 842]) + layer };

  it('is read only where its recognised text is trusted, and that is said', async () => {
    await expect(readPdf(makePdf([page]))).rejects.toThrow(
      'a scanned PDF, with pictures of pages but no text',
    );
    const trusted = await readPdf(makePdf([page]), true);
    expect(trusted.source).toContain('The recognised text of a page that\nwas laid on the glass');
    expect(trusted.warnings).toEqual(['recognised text on 1 of 1 page']);
  });

  it('is not read under its picture either', async () => {
    const under = {
      content:
        lines(50, 700, ['The recognised text of a page that', 'was laid on the glass of a scanner.']) +
        picture([0, 0, 595, 842]),
    };
    await expect(readPdf(makePdf([under]))).rejects.toThrow('a scanned PDF');
  });

  it('does not keep the other pages from being read', async () => {
    const { source, warnings } = await readPdf(makePdf([{ content: plain }, page, { content: plain }]));
    expect(source).toContain('Everybody');
    expect(source).not.toContain('recognised');
    expect(warnings).toContain('1 of 3 pages only a picture: not read');
  });

  it('does not make hidden text on other pages readable', async () => {
    const source = await readPdf(
      makePdf([page, { content: plain + text(50, 400, secret, { mode: 3 }) }]),
      true,
    );
    expect(source.source).not.toContain('secret');
  });
});
