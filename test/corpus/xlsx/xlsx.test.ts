// What of an Excel file can be quoted: rows with the names of their columns, each value as its cell shows it.
import { describe, expect, it } from 'vitest';
import { xlsxConverter } from '../../../src/corpus/xlsx/xlsx.ts';
import { blocksOf, describeConverter, placeOf, read } from '../converter-contract.ts';
import { blanks, compoundFile, hostileXml, officeParts, relationsOf, zipOf } from '../zip/make-zip.ts';
import { number, row, type SheetOf, text, xlsxOf } from './make-xlsx.ts';

const blocks = async (...sheets: readonly SheetOf[]) => blocksOf(await read(xlsxConverter, xlsxOf(sheets)));
const fees =
  row(1, text('A1', 'Berth') + text('B1', 'Fee')) +
  row(2, text('A2', 'North') + number('B2', 40)) +
  row(3, text('A3', 'South') + number('B3', 55.5));

describe('a sheet', () => {
  it('is a table under its name, each row at its place', async () => {
    const converted = await read(
      xlsxConverter,
      xlsxOf([
        { name: 'Fees 2026', rows: fees },
        { name: 'Sheet2', rows: row(7, text('C7', 'Open all year.')) },
      ]),
    );
    expect(blocksOf(converted)).toEqual([
      'heading2: Fees 2026',
      'row head: Berth | Fee',
      'row: North | 40',
      'row: South | 55.5',
      'heading2: Sheet2',
      'paragraph: Open all year.',
    ]);
    expect(placeOf(converted, 'South')).toEqual({ kind: 'sheet', name: 'Fees 2026', row: 3 });
    expect(placeOf(converted, 'Open all year')).toEqual({ kind: 'sheet', name: 'Sheet2', row: 7 });
  });

  it('shows texts of every kind: shared, in place, rich, of formulas; truth and errors', async () => {
    const cells =
      '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="str"><f>A1&amp;"x"</f><v>from a formula</v></c>' +
      '<c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#N/A</v></c><c r="F1"><f>1+1</f><v>2</v></c>';
    const strings = [
      '<t>shared</t><rPh><t>never read aloud</t></rPh>',
      '<r><t>m</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r><r><rPr><strike/></rPr><t> gone</t></r>',
    ];
    const converted = await read(xlsxConverter, xlsxOf([{ name: 'A', rows: row(1, cells) }], { strings }));
    expect(blocksOf(converted)).toEqual([
      'heading2: A',
      'row: shared | m^2 | from a formula | TRUE | #N/A | 2',
    ]);
  });

  it('shows numbers by their formats', async () => {
    const cells = number('A1', 45_000, 1) + number('B1', 0.25, 2) + number('C1', 1234.5, 3);
    const formats = ['dd.mm.yyyy', '0%', '#,##0.00 "€"'];
    const book = (date1904: boolean) =>
      read(xlsxConverter, xlsxOf([{ name: 'A', rows: row(1, cells) }], { formats, date1904 }));
    expect(blocksOf(await book(false))[1]).toBe('row: 15.03.2023 | 25% | 1,234.50 €');
    expect(blocksOf(await book(true))[1]).toBe('row: 16.03.2027 | 25% | 1,234.50 €');
  });

  it('says when a formula has no result in the file', async () => {
    const rows = row(1, `${text('A1', 'Sum')}<c r="B1"><f>SUM(A1)</f></c>`);
    const converted = await read(xlsxConverter, xlsxOf([{ name: 'A', rows }]));
    expect(converted.warnings).toEqual([expect.stringContaining('formulas without results')]);
  });

  it('with one cell in the far corner costs nothing', async () => {
    const empty = Array.from({ length: 200_000 }, (_, i) =>
      row(i + 2, '<c r="A2" s="1"/><c r="B2" s="1"/>'),
    ).join('');
    const rows = row(1, text('A1', 'Near')) + empty + row(1_048_576, text('XFD1048576', 'Far'));
    const converted = await read(xlsxConverter, xlsxOf([{ name: 'A', rows }]));
    expect(blocksOf(converted)).toEqual(['heading2: A', 'paragraph: Near', 'paragraph: Far']);
    expect(converted.source.length).toBeLessThan(200);
    expect(placeOf(converted, 'Far')).toEqual({ kind: 'sheet', name: 'A', row: 1_048_576 });
  });

  it('with more rows than a document has is cut short, and says where', async () => {
    const rows = Array.from({ length: 60_010 }, (_, i) => row(i + 1, number(`A${i + 1}`, i))).join('');
    const converted = await read(xlsxConverter, xlsxOf([{ name: 'Log', rows }]));
    expect(converted.warnings).toEqual(['only the first rows are read, up to row 60000 of the sheet “Log”']);
  });
});

describe('the names of columns', () => {
  it('stand above empty rows and below lines of text', async () => {
    const rows =
      row(1, text('A1', 'Fees of the harbour')) +
      row(2, text('A2', 'Berth') + text('B2', 'Fee')) +
      row(4, text('A4', 'North') + number('B4', 40));
    expect(await blocks({ name: 'A', rows })).toEqual([
      'heading2: A',
      'paragraph: Fees of the harbour',
      'row head: Berth | Fee',
      'row: North | 40',
    ]);
  });

  it('are no row of values', async () => {
    expect(
      (
        await blocks({
          name: 'A',
          rows:
            row(1, text('A1', 'North') + number('B1', 40)) + row(2, text('A2', 'South') + number('B2', 50)),
        })
      )[1],
    ).toBe('row: North | 40');
  });

  it('are no row of a table of words, unless it looks otherwise or names long texts', async () => {
    const two = (a: string, b: string, c: string, d: string, style = 0) => ({
      name: 'A',
      rows: row(1, text('A1', a, style) + text('B1', b, style)) + row(2, text('A2', c) + text('B2', d)),
    });
    expect((await blocks(two('Ada', 'Harbour', 'Bo', 'Office')))[1]).toBe('row: Ada | Harbour');
    const styled = await read(
      xlsxConverter,
      xlsxOf([two('Who', 'Where', 'Bo', 'Office', 1)], { formats: ['@'] }),
    );
    expect(blocksOf(styled)[1]).toBe('row head: Who | Where');
    const faq = two('Question', 'Answer', 'What does it cost?', 'Forty crowns a day, half in winter.');
    expect((await blocks(faq))[1]).toBe('row head: Question | Answer');
  });

  it('are where a table, a filter or a frozen row says so', async () => {
    const rows =
      row(1, number('A1', 2025) + number('B1', 2026)) + row(2, number('A2', 40) + number('B2', 45));
    const table = '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ref="A1:B2"/>';
    expect((await blocks({ name: 'A', rows, tables: [table] }))[1]).toBe('row head: 2025 | 2026');
    expect((await blocks({ name: 'A', rows, after: '<autoFilter ref="A1:B2"/>' }))[1]).toBe(
      'row head: 2025 | 2026',
    );
    const pane = '<sheetViews><sheetView><pane ySplit="1" state="frozen"/></sheetView></sheetViews>';
    expect((await blocks({ name: 'A', rows, before: pane }))[1]).toBe('row head: 2025 | 2026');
  });

  it('reach over merged cells', async () => {
    const rows =
      row(1, text('A1', 'Berth') + text('B1', 'Fee')) +
      row(2, text('B2', 'Day') + text('C2', 'Week')) +
      row(3, text('A3', 'North') + number('B3', 40) + number('C3', 200)) +
      row(4, number('B4', 45) + number('C4', 220));
    const after =
      '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="A3:A4"/></mergeCells>';
    const { parsed } = await read(xlsxConverter, xlsxOf([{ name: 'A', rows, after }]));
    const last = parsed.pieces.findLast(({ kind }) => kind === 'row');
    const named = (span: { start: number; end: number }) => parsed.prose.slice(span.start, span.end);
    expect(last?.names?.columns.map((spans) => spans.map(named))).toEqual([
      ['Fee', 'Day'],
      ['Fee', 'Week'],
    ]);
    expect(last?.names?.row.map(named)).toEqual(['Berth', 'North']);
  });
});

describe('what nobody sees', () => {
  const hiddenOf = async (sheet: Partial<SheetOf>) => {
    const converted = await read(
      xlsxConverter,
      xlsxOf([
        { name: 'A', rows: fees, ...sheet },
        { name: 'B', rows: row(1, text('A1', 'Shown.')) },
      ]),
    );
    return { blocks: blocksOf(converted), warnings: converted.warnings };
  };

  it.each(['hidden', 'veryHidden'] as const)('is a %s sheet', async (state) => {
    const { blocks, warnings } = await hiddenOf({ state });
    expect(blocks.join('\n')).not.toContain('North');
    expect(warnings).toEqual(['has hidden sheets, which are left out']);
  });

  it.each<[string, Partial<SheetOf>]>([
    ['a hidden row', { rows: row(1, text('A1', 'Open')) + row(2, text('A2', 'Secret'), 'hidden="1"') }],
    [
      'a row without height',
      { rows: row(1, text('A1', 'Open')) + row(2, text('A2', 'Secret'), 'ht="0" customHeight="1"') },
    ],
    [
      'a hidden column',
      {
        rows: row(1, text('A1', 'Open') + text('C1', 'Secret')),
        before: '<cols><col min="2" max="4" hidden="1"/></cols>',
      },
    ],
  ])('is %s', async (_, sheet) => {
    const { blocks, warnings } = await hiddenOf(sheet);
    expect(blocks.join('\n')).toContain('Open');
    expect(blocks.join('\n')).not.toContain('Secret');
    expect(warnings).toEqual([expect.stringContaining('hidden rows, columns or cells')]);
  });

  it('is a value whose format shows nothing, and white text on white', async () => {
    const cells = text('A1', 'Open') + number('B1', 666, 1) + text('C1', 'Secret', 2);
    const converted = await read(
      xlsxConverter,
      xlsxOf([{ name: 'A', rows: row(1, cells) }], { formats: [';;;'] }),
    );
    expect(blocksOf(converted)).toEqual(['heading2: A', 'paragraph: Open']);
  });
});

const sheetOf = (xml: string | Uint8Array) =>
  zipOf({
    ...officeParts('xl/workbook.xml'),
    'xl/workbook.xml':
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" r:id="a"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relationsOf([['a', 'worksheet', 'sheet.xml']]),
    'xl/sheet.xml': xml,
  });

describeConverter(
  'xlsx',
  xlsxConverter,
  [
    {
      name: 'two sheets',
      bytes: xlsxOf([
        { name: 'Fees', rows: fees },
        { name: 'Secret', state: 'hidden', rows: row(1, text('A1', 'Hidden secret')) },
        { name: 'Hours', rows: row(1, text('A1', 'Open from 7 &lt;all&gt; day')) },
      ]),
      shows: ['Fees', 'Berth Fee', 'North 40', 'South 55.5', 'Hours', 'Open from 7 <all> day'],
      hides: ['Hidden secret'],
    },
  ],
  [
    { name: 'empty', bytes: new Uint8Array(0), reason: /^an Excel file that is empty$/ },
    {
      name: 'with a password',
      bytes: compoundFile('EncryptedPackage'),
      reason: /^an Excel file with a password$/,
    },
    {
      name: 'of an old version',
      bytes: compoundFile('Workbook'),
      reason: /^an Excel file in an old format$/,
    },
    { name: 'cut off', bytes: xlsxOf([{ name: 'A', rows: fees }]).slice(0, 700), reason: /damaged/ },
    { name: 'without text', bytes: xlsxOf([{ name: 'A', rows: '' }]), reason: /without text/ },
    { name: 'a bomb', bytes: sheetOf(blanks()), reason: /far more/ },
    { name: 'a bomb of entities', bytes: sheetOf(hostileXml.bomb), reason: /entities/ },
    { name: 'asking for a file', bytes: sheetOf(hostileXml.outside), reason: /entities/ },
    { name: 'nested 60,000 times', bytes: sheetOf(hostileXml.deep), reason: /too deeply/ },
  ],
);
