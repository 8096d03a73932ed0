// Tables of PDFs: rows with the names of their columns, where the positions on the page show them.
import { describe, expect, it } from 'vitest';
import { lines, makePdf, text } from './make-pdf.ts';
import { blocksIn, readPdf } from './read-pdf.ts';

describe('a table of a PDF', () => {
  it('takes years above figures for names of columns, and the names below names of several columns', async () => {
    const row = (y: number, cells: readonly string[]) =>
      cells.map((cell, i) => (cell === '' ? '' : text(50 + i * 110, y, cell, { size: 10 }))).join('');
    const headsIn = async (rows: readonly (readonly string[])[]) => {
      const content = rows.map((cells, i) => row(700 - i * 13, cells)).join('');
      const { parsed } = await readPdf(makePdf([{ content }]));
      return parsed.pieces.filter((piece) => piece.head).length;
    };
    const figures = [
      ['Maine', '13,278', '13,077', '12,950'],
      ['Vermont', '7,100', '7,152', '6,779'],
      ['Iowa', '34,339', '33,547', '33,693'],
    ];
    expect(await headsIn([['State', '2003-04', '2004-05', '2005-06'], ...figures])).toBe(1);
    expect(
      await headsIn([['', 'Graduates', '', 'Pupils'], ['State', 'Public', 'Private', 'All'], ...figures]),
    ).toBe(2);
    // A row of words below a full head is a row.
    expect(
      await headsIn([['State', 'Public', 'Private', 'All'], ['Ohio', 'none', 'none', 'none'], ...figures]),
    ).toBe(1);
    expect(await headsIn(figures)).toBe(0);
  });

  it('ends a table where its footnotes begin', async () => {
    const row = (y: number, cells: readonly string[]) =>
      cells.map((cell, i) => text(50 + i * 170, y, cell, { size: 10 })).join('');
    const note = (y: number, written: readonly string[]) => lines(56, y, written, { size: 8 }, 9);
    // The signs are set last, as some programs do.
    const signs = text(50, 651, '1', { size: 5 }) + text(50, 633, '2', { size: 5 });
    const first = [
      'Private schools are counted in the years with an odd number; the others are estimated from the',
      'count before and after them.',
    ];
    const second = [
      'Teachers are counted in full posts, and those that share one are counted as one between them.',
    ];
    const content =
      row(700, ['Year', 'Public', 'Private']) +
      row(687, ['1996', '17.1', '15.5']) +
      row(674, ['1997', '16.8', '15.2']) +
      row(661, ['1998', '16.4', '15.0']) +
      note(648, first) +
      note(630, second) +
      signs;
    const blocks = blocksIn(await readPdf(makePdf([{ content }])));
    expect(blocks.slice(0, 4).map(([kind]) => kind)).toEqual(['row', 'row', 'row', 'row']);
    expect(blocks.slice(4)).toEqual([
      ['paragraph', first.join(' ')],
      ['paragraph', second.join(' ')],
    ]);
  });

  it('keeps figures in their columns where they are so wide that hardly a gap is left', async () => {
    const row = (y: number, name: string, xs: readonly number[], cells: readonly string[]) =>
      text(50, y, name, { size: 10 }) +
      cells.map((cell, i) => text(xs[i] ?? 0, y, cell, { size: 10 })).join('');
    const narrow = [164, 214, 264];
    const content =
      row(700, 'State', [170, 220, 270], ['2004', '2005', '2006']) +
      row(685, 'Maine', narrow, ['13,278', '13,077', '12,950']) +
      row(670, 'Vermont', narrow, ['17,100', '17,152', '16,779']) +
      row(655, 'Iowa', narrow, ['34,339', '33,547', '33,693']) +
      row(640, 'All states', [150, 200, 250], ['2,753,438', '2,799,250', '2,815,544']);
    const blocks = blocksIn(await readPdf(makePdf([{ content }])));
    expect(blocks.at(-1)).toEqual(['row', 'All states | 2,753,438 | 2,799,250 | 2,815,544']);
  });

  it('keeps tables as rows with the names of their columns', async () => {
    const row = (y: number, cells: readonly string[], font: 'plain' | 'bold' = 'plain') =>
      cells.map((cell, i) => text(50 + i * 150, y, cell, { font })).join('');
    const content =
      text(50, 760, 'Opening hours are in the table below.') +
      row(700, ['Library', 'Opens', 'Seats'], 'bold') +
      row(685, ['Central', '9:00', '120']) +
      row(670, ['Harbour', '10:30', '45']) +
      row(655, ['Hill', '8:00', '30']);
    const read = await readPdf(makePdf([{ content }]));
    expect(blocksIn(read)).toEqual([
      ['paragraph', 'Opening hours are in the table below.'],
      ['row', 'Library | Opens | Seats'],
      ['row', 'Central | 9:00 | 120'],
      ['row', 'Harbour | 10:30 | 45'],
      ['row', 'Hill | 8:00 | 30'],
    ]);
    expect(read.parsed.pieces.filter((piece) => piece.head)).toHaveLength(1);
  });
});
