// Excel files: their sheets as tables of the values that are shown.
import { createCanonical } from '../zip/canonical.ts';
import { createGridWriter } from '../zip/grid.ts';
import type { Merge } from '../zip/grid-cells.ts';
import { openPackage, type Package } from '../zip/office.ts';
import { converterOf } from '../zip/refused.ts';
import { readTree } from '../zip/xml.ts';
import { rangeOf } from './references.ts';
import { readSheet } from './sheet.ts';
import { readWorkbook } from './workbook.ts';

/** Reads `.xlsx`, `.xlsm` and `.xltx`. */
export const xlsxConverter = converterOf('an Excel file', 'footnote-xlsx 1', async (bytes) => {
  const file = await openPackage(bytes);
  const relations = await file.relations(file.main);
  const workbook = await readWorkbook(file, relations);
  const canonical = createCanonical(file.title);
  const writer = createGridWriter(canonical);
  const shown = workbook.sheets.filter(({ hidden, part }) => !hidden && file.zip.has(part));
  if (workbook.sheets.some(({ hidden }) => hidden)) canonical.warn('has hidden sheets, which are left out');
  for (const { name, part } of shown) {
    const sheet = await readSheet(name, file.zip.pieces(part), workbook, await readTables(file, part));
    writer.write(sheet, shown.length > 1 || !isNameless(name));
    if (sheet.hidden) canonical.warn('has hidden rows, columns or cells, which are left out');
    if (sheet.uncomputed)
      canonical.warn('has formulas without results, which are left out; open it and save it once');
  }
  return canonical.converted(file.date);
});

/** Names that the program gives by itself. */
const isNameless = (name: string): boolean =>
  /^(?:sheet|tabelle|feuil(?:le)?|hoja|foglio|blad|planilha|plan|ark|munka|лист|工作表|シート)[ _]?\d*$/iu.test(
    name.trim(),
  );

async function readTables(
  file: Package,
  sheet: string,
): Promise<{ heads: ReadonlySet<number>; ranges: readonly Merge[] }> {
  const heads = new Set<number>();
  const ranges: Merge[] = [];
  for (const { type, target, external } of (await file.relations(sheet)).values()) {
    if (type !== 'table' || external || !file.zip.has(target)) continue;
    const { attributes } = await readTree(file.zip.pieces(target));
    const range = rangeOf(attributes.ref);
    if (!range) continue;
    ranges.push(range);
    if (attributes.headerRowCount !== '0') heads.add(range.top);
  }
  return { heads, ranges };
}
