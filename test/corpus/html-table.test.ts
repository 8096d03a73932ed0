// Tables with cells that reach over rows and columns: every cell has the names that a reader of the page sees.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnName } from '../../src/corpus/labels.ts';
import type { Sentence } from '../../src/domain.ts';
import { read, textOf } from './read.ts';

type Row = { readonly names: readonly string[]; readonly cells: Readonly<Record<string, string>> };

/** Each row as a reader is told it: what names it, and each cell with the names of its column. */
function rowsOf(html: string): readonly Row[] {
  const { document } = read('a.html', html);
  const rows = document.passages.flatMap((p) => p.sentences).filter((s) => s.form === 'row');
  return rows.map((row) => ({
    names: row.labels.filter((l) => l.kind === 'intro').map((l) => l.text),
    cells: Object.fromEntries(
      row.cells.map((cell, at) => [
        textOf(document, { ...row, ...cell } as Sentence),
        columnName(row.labels, at),
      ]),
    ),
  }));
}

describe('a table', () => {
  it('tells contractors how long they wait', () => {
    const html = `<table><tr><th>Who</th><th>Approver</th><th>Wait</th></tr>
      <tr><td rowspan="2">Staff</td><td>Manager</td><td>2 days</td></tr><tr><td>Security</td><td>5 days</td></tr>
      <tr><td>Guests</td><td colspan="2">Reception, at once</td></tr></table>`;
    expect(rowsOf(html)).toEqual([
      { names: [], cells: { Staff: 'Who', Manager: 'Approver', '2 days': 'Wait' } },
      { names: ['Who', 'Staff'], cells: { Security: 'Approver', '5 days': 'Wait' } },
      { names: [], cells: { Guests: 'Who', 'Reception, at once': 'Approver / Wait' } },
    ]);
  });

  it('that is a form, one text to a row beside what is to be filled in, can be quoted whole', () => {
    const text = 'Fire extinguishers are checked every year.';
    const form = (rows: readonly string[]) =>
      `<table>${rows.map((row) => `<tr><td></td><td>${row}</td><td></td></tr>`).join('')}</table>`;
    const quoted = (html: string) => {
      const { document } = read('a.html', html);
      return document.passages.flatMap((p) => p.sentences).map((s) => textOf(document, s));
    };
    const rows = ['Radios are charged.', text, 'The cache is locked.', 'Smoke alarms are tested.'];
    expect(quoted(form(rows))).toEqual(rows);
    expect(
      quoted(form(rows).replace('</table>', '<tr><td>1</td><td>Crew</td><td>yes</td></tr></table>')),
    ).toEqual([...rows.slice(0, -1), '1 Crew yes']);
    // A title, and one below it.
    const titled = '<tr><td>1</td><td>Crew</td><td>yes</td></tr></table>';
    expect(quoted(form(['Stations', 'North']).replace('</table>', titled))).toEqual(['1 Crew yes']);
  });

  it('has heads of two levels, a caption, row heads and a title for some rows', () => {
    const html = `<table><caption>Fares 2026</caption>
      <thead><tr><th rowspan=2>Zone<th colspan=2>Single ticket<tr><th>Adult<th>Child</thead>
      <tr><th colspan=3>Day<tr><th scope=row>A<td>3.20<td>1.60
      <tr><th colspan=3>Night<tr><th scope=row>A<td>4.20<td>2.60</table>`;
    const cells = (adult: string, child: string): Row['cells'] => ({
      A: 'Zone',
      [adult]: 'Single ticket / Adult',
      [child]: 'Single ticket / Child',
    });
    expect(rowsOf(html)).toEqual([
      { names: ['Fares 2026', 'Day'], cells: cells('3.20', '1.60') },
      { names: ['Fares 2026', 'Night'], cells: cells('4.20', '2.60') },
    ]);
  });

  it('names columns by heads behind an empty corner', () => {
    const html = '<table><tr><td><th>Small<th>Large<tr><th>Memory<td>2 GB<td>8 GB</table>';
    expect(rowsOf(html)).toEqual([{ names: [], cells: { Memory: '', '2 GB': 'Small', '8 GB': 'Large' } }]);
  });

  it('loses no remark across it', () => {
    const html = '<table><tr><th>A<th>B<tr><td>1<td>2<tr><td colspan=2>All prices without tax</table>';
    const { document } = read('a.html', html);
    expect(document.passages.map((p) => document.prose.slice(p.start, p.end))).toContain(
      'All prices without tax',
    );
  });

  it('ends a cell that reaches too far with its group of rows', () => {
    const html = `<table><tbody><tr><th>A<th>B<tr><td rowspan=9>x<td>1</tbody><tbody><tr><td>y<td>2</tbody></table>`;
    expect(rowsOf(html).at(-1)).toEqual({ names: [], cells: { y: 'A', '2': 'B' } });
  });
});

type Cell = { readonly text: string; readonly head: boolean; readonly wide: number; readonly high: number };

/** "Forming a table" of the HTML standard: which cell holds each slot. */
function slotsOf(rows: readonly (readonly Cell[])[]): readonly (readonly (Cell | undefined)[])[] {
  const slots: (Cell | undefined)[][] = rows.map(() => []);
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const cell of row) {
      while (slots[y]?.[x]) x++;
      for (let dy = 0; dy < cell.high && y + dy < rows.length; dy++)
        for (let dx = 0; dx < cell.wide; dx++) {
          const line = slots[y + dy];
          if (line && !line[x + dx]) line[x + dx] = cell;
        }
      x += cell.wide;
    }
  }
  return slots;
}

/** Rows of the given width; each slot is filled by a new cell, or by one that reaches down or across. */
const table = fc
  .record({
    width: fc.integer({ min: 2, max: 5 }),
    heads: fc.integer({ min: 0, max: 3 }),
    body: fc.integer({ min: 1, max: 5 }),
    dice: fc.array(fc.nat(99), { minLength: 60, maxLength: 60 }),
  })
  .map(({ width, heads, body, dice }) => {
    const height = heads + body;
    const taken = Array.from({ length: height }, () => Array<boolean>(width).fill(false));
    let die = 0;
    const roll = (): number => dice[die++ % dice.length] ?? 0;
    const free = (y: number, x: number): boolean => taken[y]?.[x] === false;
    return Array.from({ length: height }, (_, y) => {
      const cells: Cell[] = [];
      const last = y < heads ? heads : height;
      for (let x = 0; x < width; x++) {
        if (!free(y, x)) continue;
        let wide = 1;
        while (roll() < 25 && free(y, x + wide) && wide < width - 1) wide++;
        const clear = (row: number): boolean =>
          Array.from({ length: wide }, (_, i) => free(row, x + i)).every(Boolean);
        let high = 1;
        while (roll() < 30 && y + high < last && clear(y + high)) high++;
        for (let dy = 0; dy < high; dy++) taken[y + dy]?.fill(true, x, x + wide);
        cells.push({ text: `${y < heads ? 'Head' : 'cell'} ${y}-${x}`, head: y < heads, wide, high });
      }
      return cells;
    });
  });

const distinct = <T>(list: readonly T[]): readonly T[] => [...new Set(list)];

describe('every cell of any table', () => {
  it('has the names of its columns, and its row those that reach into it', () => {
    fc.assert(
      fc.property(table, fc.boolean(), (rows, marked) => {
        const line = (row: readonly Cell[]): string =>
          `<tr>${row
            .map(({ text, head, wide, high }) => {
              const tag = head ? 'th' : 'td';
              return `<${tag} colspan="${wide}" rowspan=${high}>${text}</${tag}>`;
            })
            .join('')}</tr>`;
        const top = rows.findIndex((row) => row.some((cell) => !cell.head));
        const html = marked
          ? `<table><thead>${rows.slice(0, top).map(line).join('')}</thead><tbody>${rows.slice(top).map(line).join('')}</tbody></table>`
          : `<table>${rows.map(line).join('')}</table>`;
        const slots = slotsOf(rows);
        const namesAt = (xs: readonly number[]): string =>
          distinct(
            slots
              .slice(0, top)
              .flatMap((names) => xs.flatMap((x) => (names[x]?.head ? [names[x].text] : []))),
          ).join(' / ');
        const columnsOf = (cell: Cell, y: number): readonly number[] =>
          (slots[y] ?? []).flatMap((slot, x) => (slot === cell ? [x] : []));
        const expected = rows.flatMap((row, y): readonly Row[] => {
          if (y < top || row.length === 0) return [];
          const above = distinct(
            (slots[y] ?? []).flatMap((slot) => (slot && !row.includes(slot) ? [slot] : [])),
          );
          return [
            {
              names: above.flatMap((cell) => {
                const name = namesAt(columnsOf(cell, y));
                return [...(name === '' ? [] : name.split(' / ')), cell.text];
              }),
              cells: Object.fromEntries(row.map((cell) => [cell.text, namesAt(columnsOf(cell, y))])),
            },
          ];
        });
        expect(rowsOf(html)).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });
});

it.each([
  '<table><tr><td>North</td>between<td>40</td></tr></table>',
  '<table><tr><td>North</td><table><tr><td>In</td><td>7</td></tr></table><td>40</td></tr></table>',
])('that is broken has no block in another: %s', (html) => {
  const { blocks } = read('a.html', html).document;
  expect(blocks.length).toBeGreaterThan(1);
  for (const [i, { start }] of blocks.entries())
    expect(start).toBeGreaterThanOrEqual(blocks[i - 1]?.end ?? 0);
});
