// The cells of one sheet as they are shown, read as a stream: what is hidden or empty is never kept.
import { escapeText, isBlank } from '../zip/canonical.ts';
import type { Grid, GridCell, GridRow, Merge } from '../zip/grid-cells.ts';
import { canonicalLimits } from '../zip/limits.ts';
import { isOn } from '../zip/office.ts';
import { type Attributes, type Element, readXml } from '../zip/xml.ts';
import { bounds, cellAt, rangeOf } from './references.ts';
import { richText, unescaped, type Workbook } from './workbook.ts';

/** What is seen of a sheet, and what its reader must be told. */
export type SheetRead = Grid & {
  /** What is there and not shown. */
  readonly hidden: boolean;
  /** Formulas whose results the file does not hold. */
  readonly uncomputed: boolean;
};

/** An element that is being read. */
type Growing = Element & { readonly children: (Growing | string)[] };

type Cell = {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string | undefined;
  formula: boolean;
  inline: Growing | undefined;
};

/** `heads`: rows that the sheet's tables mark as names of their columns; `tables`: where white text stands on colour. */
export async function readSheet(
  name: string,
  pieces: Iterable<Uint8Array>,
  workbook: Workbook,
  tables: { readonly heads: ReadonlySet<number>; readonly ranges: readonly Merge[] },
): Promise<SheetRead> {
  const rows: GridRow[] = [];
  const whites: { readonly row: number; readonly cell: GridCell }[] = [];
  const hiddenColumns = new Uint8Array(bounds.columns + 1);
  const merges: Merge[] = [];
  const heads = new Set(tables.heads);
  let row = 0;
  let column = 0;
  let shownRow = true;
  let byDefault = true;
  let cells: GridCell[] = [];
  let cell: Cell | undefined;
  let text: string | undefined;
  let inline: Growing[] = [];
  let coloured = false;
  let hidden = false;
  let uncomputed = false;

  const endCell = (): void => {
    if (!cell) return;
    const done = cell;
    cell = undefined;
    if (done.formula && done.value === undefined) uncomputed = true;
    const look = workbook.look(done.style);
    const html = htmlOf(done, workbook);
    if (isBlank(html)) return;
    if (!shownRow || hiddenColumns[done.column] === 1 || look.hides) hidden = true;
    else if (look.white) whites.push({ row, cell: { column: done.column, html, look: done.style } });
    else cells.push({ column: done.column, html, look: done.style });
  };
  const endRow = (): void => {
    if (cells.length > 0 && rows.length <= canonicalLimits.rows) rows.push({ number: row, cells });
    cells = [];
  };
  const open = (element: string, attributes: Attributes): void => {
    if (cell?.type === 'inlineStr' && element !== 'x:is') {
      const own: Growing = { name: element, attributes, children: [] };
      inline.at(-1)?.children.push(own);
      inline.push(own);
      return;
    }
    if (element === 'x:row') {
      row = attributes.r === undefined ? row + 1 : Math.min(bounds.rows + 1, Number(attributes.r) || row + 1);
      column = 0;
      const said = attributes.hidden;
      shownRow = said === undefined ? byDefault || attributes.customHeight !== undefined : !isOn(said);
      if (attributes.ht !== undefined && Number(attributes.ht) === 0) shownRow = false;
    } else if (element === 'x:c') {
      const at = attributes.r === undefined ? undefined : cellAt(attributes.r);
      column = at?.column ?? column + 1;
      const { t: type = 'n', s = '0' } = attributes;
      cell = { column, type, style: Number(s), value: undefined, formula: false, inline: undefined };
    } else if (element === 'x:v') text = '';
    else if (element === 'x:f' && cell) cell.formula = true;
    else if (element === 'x:is' && cell) {
      cell.inline = { name: element, attributes, children: [] };
      inline = [cell.inline];
    } else if (element === 'x:col') {
      const gone = (attributes.hidden !== undefined && isOn(attributes.hidden)) || attributes.width === '0';
      const [min, max] = [Number(attributes.min), Number(attributes.max)];
      if (gone) hiddenColumns.fill(1, min, max + 1);
    } else if (element === 'x:sheetFormatPr')
      byDefault = !(attributes.zeroHeight && isOn(attributes.zeroHeight));
    else if (element === 'x:mergeCell') {
      const merge = rangeOf(attributes.ref);
      if (merge) merges.push(merge);
    } else if (element === 'x:autoFilter') {
      const range = rangeOf(attributes.ref);
      if (range) heads.add(range.top);
    } else if (element === 'x:pane' && attributes.state?.startsWith('frozen')) {
      const frozen = Math.floor(Number(attributes.ySplit ?? 0));
      if (frozen > 0 && frozen < 20) heads.add(frozen);
    } else if (element === 'x:conditionalFormatting') coloured = true;
  };
  await readXml(pieces, {
    open,
    text(part) {
      if (text !== undefined) text += part;
      else inline.at(-1)?.children.push(part);
    },
    close(element) {
      if (element === 'x:v' && cell) cell.value = text;
      if (element === 'x:v') text = undefined;
      else if (element === 'x:c') {
        inline = [];
        endCell();
      } else if (inline.length > 0) inline.pop();
      else if (element === 'x:row') endRow();
    },
  });
  const seen = whites.filter((white) => coloured || tables.ranges.some((range) => isIn(range, white)));
  if (seen.length < whites.length) hidden = true;
  return { name, rows: withCells(rows, seen), merges, heads, hidden, uncomputed };
}

const isIn = (
  { top, left, bottom, right }: Merge,
  { row, cell }: { readonly row: number; readonly cell: GridCell },
): boolean => top <= row && row <= bottom && left <= cell.column && cell.column <= right;

/** In order, whatever order the file has them in; of two cells at one place the last one counts. */
function withCells(
  rows: readonly GridRow[],
  more: readonly { readonly row: number; readonly cell: GridCell }[],
): readonly GridRow[] {
  if (more.length === 0 && isInOrder(rows)) return rows;
  const all = new Map<number, Map<number, GridCell>>();
  const put = (row: number, cell: GridCell): void => {
    const cells = all.get(row) ?? new Map<number, GridCell>();
    all.set(row, cells.set(cell.column, cell));
  };
  for (const { number, cells } of rows) for (const cell of cells) put(number, cell);
  for (const { row, cell } of more) put(row, cell);
  return [...all]
    .sort(([a], [b]) => a - b)
    .map(([number, cells]) => ({ number, cells: [...cells.values()].sort((a, b) => a.column - b.column) }));
}

/** As programs write it; then nothing is to be sorted, which takes as much memory as the sheet itself. */
const isInOrder = (rows: readonly GridRow[]): boolean =>
  rows.every(
    ({ number, cells }, i) =>
      number > (rows[i - 1]?.number ?? 0) &&
      cells.every(({ column }, n) => column > (cells[n - 1]?.column ?? 0)),
  );

function htmlOf({ type, style, value, inline }: Cell, { strings, look }: Workbook): string {
  if (type === 'inlineStr') return inline ? richText(inline) : '';
  if (value === undefined || value === '') return '';
  if (type === 's') return strings[Number(value)] ?? '';
  if (type === 'b') return isOn(value) ? 'TRUE' : 'FALSE';
  if (type === 'n') {
    const number = Number(value);
    return escapeText(Number.isNaN(number) ? value : look(style).show(number));
  }
  return escapeText(unescaped(value));
}
