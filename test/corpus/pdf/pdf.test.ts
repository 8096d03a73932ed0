// What people can rely on when a PDF is quoted: it says what its pages say, in the order in which they are read.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lines, makePdf, surface, text } from './make-pdf.ts';
import { blocksIn, hiddenIn, readPdf, shown } from './read-pdf.ts';

const left = [
  'The committee met on Monday and agreed to com-',
  'pile a list of all requests that were still open',
  'by then. Each request is to be answered within',
  'ten working days, and the answers are published',
];
const right = [
  'in the register of the office. Whoever wants to',
  'compile such a list alone may ask for the long-',
  'term archive. A long-term loan needs the word of',
  'the head of the office, given on paper and sent.',
];

describe('text of a PDF', () => {
  it('is read column by column, and hyphens at line ends are joined as the document itself writes the word', async () => {
    const content = lines(50, 700, left, { size: 10 }) + lines(310, 700, right, { size: 10 });
    const blocks = blocksIn(
      await readPdf(
        makePdf([{ content: text(200, 760, 'A report in two columns', { size: 20 }) + content }]),
      ),
    );
    expect(blocks).toEqual([
      ['heading', 'A report in two columns'],
      [
        'paragraph',
        'The committee met on Monday and agreed to compile a list of all requests that were still open by then. Each request is to be answered within ten working days, and the answers are published in the register of the office. Whoever wants to compile such a list alone may ask for the long-term archive. A long-term loan needs the word of the head of the office, given on paper and sent.',
      ],
    ]);
  });

  it('is read column by column above a table as wide as the page, and below it', async () => {
    const rule = (y: number) => surface([50, y, 480, 0.7], '0 0 0');
    const row = (y: number, cells: readonly [string, string]) =>
      text(50, y, cells[0], { size: 10 }) + text(310, y, cells[1], { size: 10 });
    const content =
      lines(50, 700, [...left, ...left], { size: 10 }) +
      lines(310, 700, [...right, ...right], { size: 10 }) +
      rule(588) +
      row(575, ['Office', 'Hours']) +
      rule(568) +
      row(555, ['Harbour', '8 to 12']) +
      row(540, ['Hill', '9 to 15']) +
      rule(532);
    const blocks = blocksIn(await readPdf(makePdf([{ content }])));
    expect(blocks.map(([kind]) => kind)).toEqual(['paragraph', 'row', 'row', 'row']);
    expect(blocks[0]?.[1]).toContain('that were still open by then. Each request');
    expect(blocks[0]?.[1]).toContain('and the answers are published in the register of the office.');
    expect(blocks[2]).toEqual(['row', 'Harbour | 8 to 12']);
  });

  it('parts two words that the print sets apart, where only narrow letters meet', async () => {
    // As wide as a space is set in a full line; the engine itself counts it for none beside an r.
    const content =
      text(50, 700, 'for', { size: 10 }) +
      text(63.2, 700, 'it', { size: 10 }) +
      text(50, 600, 'forit', { size: 10 });
    expect(blocksIn(await readPdf(makePdf([{ content }]))).map(([, written]) => written)).toEqual([
      'for it',
      'forit',
    ]);
  });

  it('goes on over the end of a page, without running lines and page numbers in between', async () => {
    const page = (i: number, first: string, last: string) => ({
      content:
        text(50, 810, 'Handbook of the office') +
        lines(50, 700, [first, 'Some more words stand here so that the line is as wide as others.', last]) +
        text(290, 30, `${i}`),
    });
    const read = await readPdf(
      makePdf([
        page(
          1,
          'The first page begins with a sentence that fills this whole line now.',
          'At its end there stands a word that is cut, and this word is infor-',
        ),
        page(
          2,
          'mation, which is plain. Another word of information follows in here.',
          'Here ends the second page of this small book with a full stop at last.',
        ),
        page(
          3,
          'The third page says one thing more than all the others before it did.',
          'Then it ends as well, and nothing more is to be read in this booklet.',
        ),
      ]),
    );
    expect(blocksIn(read).map(([, written]) => written)).toEqual([
      expect.stringContaining('this word is information, which is plain.'),
      expect.stringMatching(/^The third page/),
    ]);
    expect(hiddenIn(read)).toHaveLength(6);
    expect(new Set(hiddenIn(read).map(([reason]) => reason))).toEqual(
      new Set(['running header', 'page number']),
    );
    expect(read.places.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['page 1', 'page 2', 'page 3']);
  });

  it('knows headings, lists and footnotes apart from the sentence around them', async () => {
    const content =
      text(50, 780, 'Rules of the house', { size: 20 }) +
      text(50, 740, 'What to bring', { size: 14, font: 'bold' }) +
      lines(50, 715, ['Guests bring these things with them when they come to stay here:']) +
      text(50, 700, '1. a towel') +
      text(50, 687, '2. soap, and a lamp') +
      lines(50, 660, [
        'Whoever stays for longer than a week pays for the laundry as well, and that',
        'is put on the bill at the end of the stay, together with what was used from',
      ]) +
      text(50, 60, '1 Guests of members pay half.', { size: 8 });
    const next = { content: lines(50, 780, ['the kitchen. Nobody pays for water.']) };
    const read = await readPdf(makePdf([{ content }, next]));
    expect(blocksIn(read)).toEqual([
      ['heading', 'Rules of the house'],
      ['heading', 'What to bring'],
      ['paragraph', 'Guests bring these things with them when they come to stay here:'],
      ['item', 'a towel'],
      ['item', 'soap, and a lamp'],
      ['paragraph', '1 Guests of members pay half.'],
      [
        'paragraph',
        'Whoever stays for longer than a week pays for the laundry as well, and that is put on the bill at the end of the stay, together with what was used from the kitchen. Nobody pays for water.',
      ],
    ]);
    expect(read.parsed.pieces.filter((p) => p.kind === 'heading').map((p) => p.level)).toEqual([1, 2]);
  });

  it('reads ligatures, scripts without spaces and scripts that run from right to left', async () => {
    const content =
      text(50, 780, '\ufb01rst of\ufb01ce', { font: 'any' }) +
      lines(50, 700, ['申請書は毎年四月一日までに必ず', '提出してください。'], { font: 'any' }, 16) +
      // Letters stand in a file as they are printed: the last one of the word first.
      text(50, 600, [...'مرحبا بالعالم'].reverse().join(''), { font: 'any' });
    const read = blocksIn(await readPdf(makePdf([{ content }]))).map(([, written]) => written);
    expect(read).toEqual([
      'first office',
      '申請書は毎年四月一日までに必ず提出してください。',
      'مرحبا بالعالم',
    ]);
  });

  it('reads a turned page as people see it', async () => {
    const content = lines(50, 500, ['A page that is turned says', 'the same as it says unturned.']);
    for (const rotate of [0, 90, 180, 270]) {
      const read = await readPdf(makePdf([{ content, rotate }]));
      expect(read.source.trim()).toContain('A page that is turned says\nthe same as it says unturned.');
    }
  });

  it('knows title, date, language, and the numbers that are printed on pages', async () => {
    const page = { content: text(50, 700, 'Rules for guests of the house: be kind.') };
    const read = await readPdf(
      makePdf([page, page, page], {
        title: 'Rules for guests',
        changed: 'D:20260714101500Z',
        language: 'en-GB',
        labels: 'ii',
      }),
    );
    expect(read.parsed.title).toBe('Rules for guests');
    expect(read.parsed.language).toBe('en-GB');
    expect(read.date).toBe('2026-07-14');
    expect(read.places.map((place) => place.name)).toEqual(['i', 'ii', '1']);
  });

  it('takes the largest line as the title where the file names itself after a file', async () => {
    const content =
      text(50, 780, 'How to grow beans', { size: 22 }) +
      lines(50, 700, ['Beans need water.', 'They need sun.']);
    const read = await readPdf(makePdf([{ content }], { title: 'Microsoft Word - beans_final2.doc' }));
    expect(read.parsed.title).toBe('How to grow beans');
  });

  it('leaves out tables of contents', async () => {
    const entries = ['First steps', 'Second steps', 'Third steps', 'Last steps'];
    const content =
      entries.map((name, i) => text(50, 760 - i * 14, `${name} ${'.'.repeat(60)} ${i + 2}`)).join('') +
      text(50, 600, 'Whoever reads this begins with the first steps.');
    const read = await readPdf(makePdf([{ content }]));
    expect(blocksIn(read).map(([, written]) => written)).toEqual([
      'Whoever reads this begins with the first steps.',
    ]);
    expect(hiddenIn(read).map(([reason]) => reason)).toContain('table of contents');
  });

  it('reads the same in every process', async () => {
    const content =
      lines(50, 700, left, { size: 10 }) +
      lines(310, 700, right, { size: 10 }) +
      surface([0, 0, 595, 842], '1 1 1');
    const bytes = makePdf([
      { content: `${surface([0, 0, 595, 842], '1 1 1')}${content}` },
      { content: lines(50, 700, left) },
    ]);
    const file = join(tmpdir(), `footnote-${process.pid}.pdf`);
    writeFileSync(file, bytes);
    const script = `import { readFileSync } from 'node:fs';
      const { pdfConverter } = await import('./dist/src/corpus/pdf/pdf.js');
      process.stdout.write(JSON.stringify(await pdfConverter.convert(readFileSync(process.argv[1]), { ocrTrusted: false })));`;
    const read = () =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script, file], { encoding: 'utf8' });
    const [one, other] = [read(), read()];
    expect(JSON.parse(one).source.length).toBeGreaterThan(100);
    expect(one).toBe(other);
  });

  it('reads 400 pages', async () => {
    const pages = Array.from({ length: 400 }, (_, i) => ({
      content: text(50, 700, `This is what page ${i + 1} of the file says.`),
    }));
    const read = await readPdf(makePdf(pages));
    expect(read.places).toHaveLength(400);
    const piece = read.parsed.pieces.find((one) => shown(read, one).includes('page 217 '));
    const place = read.places.findLast(({ start }) => piece !== undefined && start <= piece.start);
    expect(place?.name).toBe('217');
  });
});
