// Tables of any of the formats as lines of canonical HTML, their merged cells and the names of their columns with them.

import { isBlank } from './canonical.ts';

/** `html`: what stands in it, escaped. */
export type TableCell = { readonly html: string; readonly wide: number; readonly high: number };

/** Cells from left to right; `head`: they name the columns. */
export type TableRow = { readonly cells: readonly TableCell[]; readonly head: boolean };

/** `html` is escaped; `wide` and `high` count the columns and rows that it reaches over. */
export const cellOf = (html: string, wide = 1, high = 1): TableCell => ({ html, wide, high });

/** A row as one line of canonical HTML. */
export function rowLine({ cells, head }: TableRow): string {
  const tag = head ? 'th' : 'td';
  const written = cells.map(({ html, wide, high }) => {
    const across = wide > 1 ? ` colspan="${wide}"` : '';
    const down = high > 1 ? ` rowspan="${high}"` : '';
    return `<${tag}${across}${down}>${html}</${tag}>`;
  });
  return `<tr>${written.join('')}</tr>`;
}

/** The table as lines; rows that hold nothing are left out where no cell reaches over them. */
export function tableLines(rows: readonly TableRow[]): readonly string[] {
  const merged = rows.some(({ cells }) => cells.some(({ high }) => high > 1));
  const shown = rows.filter(({ cells }) => merged || cells.some(({ html }) => !isBlank(html)));
  if (!shown.some(({ cells }) => cells.some(({ html }) => !isBlank(html)))) return [];
  const heads = shown.findIndex(({ head }) => !head);
  const first = heads < 0 ? shown.length : heads;
  return [
    '<table>',
    ...(first > 0 ? ['<thead>', ...shown.slice(0, first).map(rowLine), '</thead>'] : []),
    ...(first < shown.length ? ['<tbody>', ...shown.slice(first).map(rowLine), '</tbody>'] : []),
    '</table>',
  ];
}

/** UTF-16 units: a longer text names no column. */
const longestName = 80;

/** Whether a first row reads as the names of columns: short words, each another, and most of the columns have one. */
export function looksLikeNames(first: readonly string[], width: number): boolean {
  const names = first.map((text) => text.trim()).filter((text) => text !== '');
  if (width < 2 || names.length < 2 || names.length < width * 0.6) return false;
  if (new Set(names).size < names.length) return false;
  return names.every(
    (name) =>
      name.length <= longestName &&
      /\p{L}/u.test(name) &&
      !/^[=\d\p{Sc}(+−-]*\d/u.test(name) &&
      !/[.!?]\s*$/u.test(name),
  );
}

/** UTF-16 units of names that are told by longer texts below them, and how much longer those are. */
const shortName = 30;
const longer = 2.5;
/** Rows that are looked at. */
const enough = 50;

/** What is read in a cell, without tags; characters stay escaped. */
export const cellText = (html: string): string => html.replace(/<[^<>]*>/gu, ' ').trim();

/**
 * Whether the first row of a table names its columns: it reads so, and is set apart from the `others` by its look
 * (`marked`), by numbers below words or by long texts below short ones. Cells of one column stand at one index.
 */
export function namesColumns(
  first: readonly string[],
  others: readonly (readonly string[])[],
  width: number,
  marked: boolean,
): boolean {
  if (others.length === 0 || !looksLikeNames(first, width)) return false;
  if (marked) return true;
  const short = first.every((name) => name.length <= shortName);
  return first.some((name, column) => {
    const below = others.slice(0, enough).flatMap((texts) => texts[column]?.trim() || []);
    if (name === '' || below.length === 0) return false;
    const numbers = below.filter((text) => /\d/u.test(text)).length;
    const length = below.reduce((sum, text) => sum + text.length, 0) / below.length;
    return (!/\d/u.test(name) && numbers >= below.length * 0.6) || (short && length >= longer * name.length);
  });
}
