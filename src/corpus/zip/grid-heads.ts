// Which rows of a sheet name its columns: those that the file marks, and those that read and look like names.
import type { GridRow } from './grid-cells.ts';
import { cellText, looksLikeNames, namesColumns } from './table.ts';

/** Empty rows after which a table ends in any case. */
export const gap = 3;
/** Rows that are looked at below one that may name them, and rows above which names may stand. */
const limits = { sample: 50, heads: 4 };

/** How many of the first rows of a table name its columns; `named` are marked, `reaches` tells of cells over several columns. */
export function countHeads(
  named: ReadonlySet<number>,
  body: readonly GridRow[],
  width: number,
  reaches: (row: number) => boolean,
): number {
  const marked = body.slice(0, limits.heads).findLastIndex(({ number }) => named.has(number));
  if (marked >= 0) return marked + 1;
  const [first, second] = body;
  if (!first || !second) return 0;
  const names = (row: GridRow, others: readonly GridRow[]): boolean => {
    const below = others.slice(0, limits.sample).map((other) => textsBelow(row, other));
    return namesColumns(textsOf(row), below, width, isSetApart(row, others[0]));
  };
  // A first level that reaches over several columns, and a second one below it.
  if (reaches(first.number) && body.length > 2 && names(second, body.slice(2))) return 2;
  return names(first, body.slice(1)) ? 1 : 0;
}

/** Whether a few rows of words end in names for the values below an empty row. */
export function namesBelow(region: readonly GridRow[], next: GridRow): boolean {
  const last = region.at(-1);
  if (!last || region.length > limits.heads || next.number - last.number > gap) return false;
  const isNumber = (text: string): boolean => /\d/u.test(text) && !/\p{L}{2}/u.test(text);
  return (
    last.cells.length >= next.cells.length * 0.6 &&
    looksLikeNames(textsOf(last), Math.max(2, next.cells.length - 1)) &&
    textsOf(next).some(isNumber)
  );
}

const textsOf = ({ cells }: GridRow): readonly string[] => cells.map(({ html }) => cellText(html));

const cellAt = ({ cells }: GridRow, column: number) => cells.find((cell) => cell.column === column);

/** The texts of a row in the columns of one above. */
const textsBelow = (above: GridRow, row: GridRow): readonly string[] =>
  above.cells.map(({ column }) => cellText(cellAt(row, column)?.html ?? ''));

/** Whether every cell looks otherwise than the one below it. */
const isSetApart = (row: GridRow, next: GridRow | undefined): boolean =>
  row.cells.every(({ column, look }) => {
    const below = next && cellAt(next, column)?.look;
    return look !== undefined && below !== undefined && below !== look;
  });
