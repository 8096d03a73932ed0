// Makes Excel files for tests from the XML of their sheets.
import { type Entries, officeParts, type Relation, relationsOf, zipOf } from '../zip/make-zip.ts';

const names =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A cell with a text that stands in it. */
export const text = (at: string, value: string, style = 0): string =>
  `<c r="${at}" t="inlineStr" s="${style}"><is><t>${value}</t></is></c>`;
export const number = (at: string, value: number, style = 0): string =>
  `<c r="${at}" s="${style}"><v>${value}</v></c>`;

export const row = (n: number, cells: string, look = ''): string => `<row r="${n}" ${look}>${cells}</row>`;

export type SheetOf = {
  readonly name: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** Rows, or all of the sheet's XML. */
  readonly rows: string;
  /** Before and behind the rows. */
  readonly before?: string;
  readonly after?: string;
  /** Parts of its tables. */
  readonly tables?: readonly string[];
};

export type Book = {
  readonly date1904?: boolean;
  /** The XML of each shared text. */
  readonly strings?: readonly string[];
  /** Codes of formats; style n shows by the n-th of them, counted from 1. */
  readonly formats?: readonly string[];
  readonly more?: Entries;
};

export function xlsxOf(
  sheets: readonly SheetOf[],
  { date1904, strings = [], formats = [], more = {} }: Book = {},
): Uint8Array {
  const relations: Relation[] = [
    ['st', 'styles', 'styles.xml'],
    ['ss', 'sharedStrings', 'sharedStrings.xml'],
    ...sheets.map((_, i): Relation => [`s${i}`, 'worksheet', `worksheets/sheet${i}.xml`]),
  ];
  const parts: Record<string, string> = {};
  for (const [i, { rows, before = '', after = '', tables = [] }] of sheets.entries()) {
    parts[`xl/worksheets/sheet${i}.xml`] =
      `<worksheet ${names}>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
    parts[`xl/worksheets/_rels/sheet${i}.xml.rels`] = relationsOf(
      tables.map((_, n): Relation => [`t${n}`, 'table', `../tables/table${i}-${n}.xml`]),
    );
    for (const [n, table] of tables.entries()) parts[`xl/tables/table${i}-${n}.xml`] = table;
  }
  const listed = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${name}" sheetId="${i + 1}" r:id="s${i}"${state ? ` state="${state}"` : ''}/>`,
  );
  const codes = formats.map(
    (code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  );
  return zipOf({
    ...officeParts('xl/workbook.xml'),
    'xl/workbook.xml': `<workbook ${names}><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationsOf(relations),
    'xl/sharedStrings.xml': `<sst ${names}>${strings.map((s) => `<si>${s}</si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet ${names}><numFmts>${codes.join('')}</numFmts><fonts><font/><font><color rgb="FFFFFFFF"/></font></fonts><fills><fill><patternFill patternType="none"/></fill></fills><cellXfs><xf numFmtId="0"/>${formats.map((_, i) => `<xf numFmtId="${164 + i}"/>`).join('')}<xf numFmtId="0" fontId="1" fillId="0"/></cellXfs></styleSheet>`,
    ...parts,
    ...more,
  });
}
