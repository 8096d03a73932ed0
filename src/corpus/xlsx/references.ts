// Where cells and ranges of a sheet stand: "C7", "A1:D12".
import type { Merge } from '../zip/grid-cells.ts';

/** The format's own. */
export const bounds = { columns: 16_384, rows: 1_048_576 } as const;

/** Undefined where it is no cell of a sheet. */
export function cellAt(reference: string): { readonly column: number; readonly row: number } | undefined {
  const [, letters = '', digits = ''] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/u.exec(reference) ?? [];
  let column = 0;
  for (let i = 0; i < letters.length; i++) column = column * 26 + letters.charCodeAt(i) - 64;
  const row = Number(digits);
  return column >= 1 && column <= bounds.columns && row >= 1 && row <= bounds.rows
    ? { column, row }
    : undefined;
}

/** Rows and columns from 1, both ends included; undefined where it is no range of a sheet. */
export function rangeOf(reference: string | undefined): Merge | undefined {
  const [from = '', to = from] = (reference ?? '').split(':');
  const [first, last] = [cellAt(from), cellAt(to)];
  if (!first || !last) return undefined;
  return { top: first.row, left: first.column, bottom: last.row, right: last.column };
}
