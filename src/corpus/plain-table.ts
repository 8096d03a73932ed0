// Tables that are set with spaces or tabs in a text without mark-up: told by the columns that all their lines leave free.
import type { Span } from '../domain.ts';
import { type Piece, piece, trimmed } from './parsed.ts';
import type { Line } from './plain-lines.ts';

/** Lines of one table, at least (but for one with a rule under its head), and columns looked at. */
const limits = { lines: 3, columns: 400 };

const dashes = /^[\s]*[-=+|_]{2,}(?:[\s+|]+[-=+|_]{2,})+[\s|+]*$/u;

/** The rows of a table, and the number of the first line behind it. */
export type TableFound = { readonly pieces: readonly Piece[]; readonly next: number };

/** The table that begins with line `i`; undefined where its lines share no free columns. */
export function tableAt(
  source: string,
  lines: readonly Line[],
  i: number,
  group: number,
): TableFound | undefined {
  let next = i + 1;
  while (next < lines.length && lines[next]?.gapBefore === false) next++;
  const all = lines.slice(i, next);
  const ruled = all[1] !== undefined && dashes.test(all[1].text);
  const rows = all.filter((line) => !dashes.test(line.text));
  if (rows.length < (ruled ? 2 : limits.lines)) return undefined;
  const cellsOf = tabbed(rows) ? byTabs : bySpaces(rows, ruled ? all[1] : undefined);
  if (!cellsOf) return undefined;
  const read = rows.map((line) => cellsOf(source, line));
  const filled = (cells: readonly Span[]): number => cells.filter((c) => c.end > c.start).length;
  if (read.filter((cells) => filled(cells) > 1).length < rows.length * 0.6) return undefined;
  const head = ruled || isNamed(source, read);
  const pieces: Piece[] = [];
  for (const [at, cells] of read.entries()) {
    const own = cells.filter((c) => c.end > c.start);
    const [first, last] = [own[0], own.at(-1)];
    if (!first || !last) continue;
    const above = pieces.at(-1);
    // A line that only goes on in the last column.
    if (
      above &&
      !above.head &&
      own.length === 1 &&
      cells.at(-1) === last &&
      above.cells.length === cells.length
    ) {
      const begun = above.cells.at(-1);
      if (begun && begun.end > begun.start) {
        pieces[pieces.length - 1] = {
          ...above,
          end: last.end,
          cells: [...above.cells.slice(0, -1), { start: begun.start, end: last.end }],
        };
        continue;
      }
    }
    pieces.push(
      piece('row', { start: first.start, end: last.end }, { group, cells, head: head && at === 0 }),
    );
  }
  return pieces.length < 2 ? undefined : { pieces, next };
}

const tabbed = (rows: readonly Line[]): boolean => {
  const count = (line: Line): number => line.text.split('\t').length;
  const first = rows[0] ? count(rows[0]) : 0;
  return first > 1 && rows.every((line) => count(line) === first);
};

function byTabs(source: string, line: Line): readonly Span[] {
  let at = line.start;
  return line.text.split('\t').map((cell) => {
    const span = trimmed(source, at, at + cell.length) ?? { start: at, end: at };
    at += cell.length + 1;
    return span;
  });
}

/** Cuts by the columns that all lines leave free, two or more wide or where the rule parts too; undefined where there are none. */
function bySpaces(
  rows: readonly Line[],
  rule: Line | undefined,
): ((source: string, line: Line) => readonly Span[]) | undefined {
  if (rows.some((line) => line.text.includes('\t'))) return undefined;
  // The longest line leaves every column free that all do.
  if (!rule && !rows.some((line) => /\S[\s\0]{2}/u.test(line.text))) return undefined;
  const shift = (line: Line): number => (/^\s/u.test(line.text) ? 0 : line.indent);
  const taken = new Uint8Array(limits.columns + 1);
  for (const line of rows)
    for (let at = 0; at < line.text.length; at++)
      if (line.text.charCodeAt(at) > 32) taken[Math.min(limits.columns, at + shift(line))] = 1;
  const first = taken.indexOf(1);
  const last = taken.lastIndexOf(1);
  const cuts: number[] = [];
  for (let x = first; x < last; x++) {
    if (taken[x] === 1 || (taken[x + 1] === 1 && !(rule && rule.text.charAt(x - shift(rule)) === ' ')))
      continue;
    while (taken[x + 1] === 0) x++;
    cuts.push(x + 1);
  }
  if (cuts.length === 0) return undefined;
  return (source, line) =>
    [0, ...cuts].map((cut, i) => {
      const start = line.start + Math.max(0, cut - shift(line));
      const end = Math.min(
        line.end,
        line.start + Math.max(0, (cuts[i] ?? Number.POSITIVE_INFINITY) - shift(line)),
      );
      return (
        trimmed(source, Math.min(start, line.end), end) ?? {
          start: Math.min(start, line.end),
          end: Math.min(start, line.end),
        }
      );
    });
}

/** The first line names the columns: all of it is filled and without a number, where the others have numbers. */
function isNamed(source: string, read: readonly (readonly Span[])[]): boolean {
  const [head, ...rows] = read.map((cells) => cells.map(({ start, end }) => source.slice(start, end)));
  if (!head?.every((cell) => cell !== '' && !/\d/u.test(cell) && !/:$/u.test(cell))) return false;
  return head.some((_, i) => rows.length > 1 && rows.every((cells) => /\d/u.test(cells[i] ?? '')));
}
