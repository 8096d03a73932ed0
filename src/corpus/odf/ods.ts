// Sheets of LibreOffice as tables of what their cells show.
import { createCanonical, isBlank } from '../zip/canonical.ts';
import { createGridWriter } from '../zip/grid.ts';
import type { GridCell, GridRow, Merge } from '../zip/grid-cells.ts';
import { converterOf, refuseAs } from '../zip/refused.ts';
import { type Attributes, child, childrenOf, type Element, readTrees } from '../zip/xml.ts';
import { readOdfInline } from './odf-inline.ts';
import { createOdfStyles, type OdfStyles } from './odf-styles.ts';
import { openDocument } from './open-document.ts';

/** A filled row or cell that is repeated is written so many times at most. */
const mostRepeated = 100;
/** Columns of a sheet in LibreOffice. */
const mostColumns = 16_384;

type Sheet = {
  readonly name: string;
  readonly hidden: boolean;
  readonly hiddenColumns: Uint8Array;
  readonly rows: GridRow[];
  readonly merges: Merge[];
  readonly heads: Set<number>;
  columns: number;
  row: number;
};

/** Reads `.ods` and `.ots`. */
export const odsConverter = converterOf('an OpenDocument spreadsheet', 'footnote-ods 1', async (bytes) => {
  const file = await openDocument(bytes);
  const styles = createOdfStyles();
  styles.add(child(file.styles, 'office:styles'));
  const sheets: Sheet[] = [];
  const seen = { hidden: false };
  let found = false;
  await readTrees(
    file.zip.pieces(file.content),
    (name) => /^(?:office:automatic-styles|table:table-row|table:table-column|table:shapes)$/u.test(name),
    (element, above) => {
      const sheet = sheets.at(-1);
      if (element.name === 'office:automatic-styles') styles.add(element);
      else if (sheet && element.name === 'table:table-column') addColumn(sheet, element.attributes);
      else if (sheet && element.name === 'table:table-row')
        addRow(sheet, element, above.includes('table:table-header-rows'), styles, seen);
    },
    (name, attributes, opens) => {
      if (name === 'office:spreadsheet') found = true;
      if (name === 'table:table' && opens) sheets.push(sheetOf(attributes, styles));
    },
  );
  if (!found) refuseAs('other');
  const canonical = createCanonical(file.title);
  const writer = createGridWriter(canonical);
  const shown = sheets.filter(({ hidden }) => !hidden);
  if (shown.length < sheets.length) canonical.warn('has hidden sheets, which are left out');
  for (const sheet of shown)
    writer.write(sheet, shown.length > 1 || !/^(?:sheet|tabelle|feuille)\s?\d*$/iu.test(sheet.name));
  if (seen.hidden) canonical.warn('has hidden rows, columns or cells, which are left out');
  return canonical.converted(file.date);
});

const sheetOf = (attributes: Attributes, styles: OdfStyles): Sheet => ({
  name: attributes['table:name'] ?? '',
  hidden: styles.isUnshown(attributes['table:style-name']),
  hiddenColumns: new Uint8Array(mostColumns + 1),
  rows: [],
  merges: [],
  heads: new Set(),
  columns: 0,
  row: 0,
});

const repeated = (attributes: Attributes, key: string): number =>
  Math.max(1, Number(attributes[`table:number-${key}-repeated`] ?? 1) || 1);

const isGone = (attributes: Attributes): boolean =>
  (attributes['table:visibility'] ?? 'visible') !== 'visible';

function addColumn(sheet: Sheet, attributes: Attributes): void {
  const count = repeated(attributes, 'columns');
  if (isGone(attributes)) sheet.hiddenColumns.fill(1, sheet.columns + 1, sheet.columns + 1 + count);
  sheet.columns += count;
}

function addRow(
  sheet: Sheet,
  row: Element,
  head: boolean,
  styles: OdfStyles,
  seen: { hidden: boolean },
): void {
  const count = repeated(row.attributes, 'rows');
  const number = sheet.row + 1;
  sheet.row += count;
  const cells: GridCell[] = [];
  let column = 0;
  for (const cell of childrenOf(row)) {
    const times = repeated(cell.attributes, 'columns');
    const html = cell.name === 'table:table-cell' ? htmlOf(cell, styles, seen) : '';
    for (let i = 1; html !== '' && i <= Math.min(times, mostRepeated); i++) {
      if (isGone(row.attributes) || sheet.hiddenColumns[column + i] === 1) seen.hidden = true;
      else if (column + i <= mostColumns) cells.push({ column: column + i, html });
    }
    addMerge(sheet, cell.attributes, number, column + 1);
    column += times;
  }
  if (cells.length === 0) return;
  if (head) sheet.heads.add(number);
  for (let i = 0; i < Math.min(count, mostRepeated); i++) sheet.rows.push({ number: number + i, cells });
}

function addMerge(sheet: Sheet, attributes: Attributes, top: number, left: number): void {
  const wide = Number(attributes['table:number-columns-spanned'] ?? 1);
  const high = Number(attributes['table:number-rows-spanned'] ?? 1);
  if (wide > 1 || high > 1) sheet.merges.push({ top, left, bottom: top + high - 1, right: left + wide - 1 });
}

function htmlOf(cell: Element, styles: OdfStyles, seen: { hidden: boolean }): string {
  const hid = (): void => {
    seen.hidden = true;
  };
  const parts = childrenOf(cell, 'text:p').map((p) => readOdfInline(p, styles, true, hid).html.trim());
  const filled = parts.filter((html) => !isBlank(html));
  return filled.length < 2 ? (filled[0] ?? '') : filled.join('<br>');
}
