// What of a sheet of LibreOffice can be quoted: what its cells show.
import { describe, expect, it } from 'vitest';
import { odsConverter } from '../../../src/corpus/odf/ods.ts';
import { blocksOf, describeConverter, placeOf, read } from '../converter-contract.ts';
import { blanks, hostileXml } from '../zip/make-zip.ts';
import { lockedManifest, odsOf, odtOf } from './make-odf.ts';

const cell = (shown: string, look = ''): string =>
  `<table:table-cell ${look}>${shown && `<text:p>${shown}</text:p>`}</table:table-cell>`;
const row = (cells: string, look = ''): string => `<table:table-row ${look}>${cells}</table:table-row>`;
const sheet = (name: string, inside: string, look = ''): string =>
  `<table:table table:name="${name}" ${look}>${inside}</table:table>`;
const fees =
  row(cell('Berth') + cell('Fee')) +
  row(cell('North') + cell('40 kr', 'office:value-type="float" office:value="40"'));

describe('a sheet', () => {
  it('is a table of what is shown, each row at its place', async () => {
    const far =
      row(cell(''), 'table:number-rows-repeated="1048000"') +
      row(cell('', 'table:number-columns-repeated="16000"') + cell('Far'));
    const converted = await read(odsConverter, odsOf(sheet('Fees', fees + far)));
    expect(blocksOf(converted)).toEqual([
      'heading2: Fees',
      'row head: Berth | Fee',
      'row: North | 40 kr',
      'paragraph: Far',
    ]);
    expect(placeOf(converted, 'North')).toEqual({ kind: 'sheet', name: 'Fees', row: 2 });
    expect(placeOf(converted, 'Far')).toEqual({ kind: 'sheet', name: 'Fees', row: 1_048_003 });
  });

  it('that repeats a filled row a million times does not fill the memory', async () => {
    const converted = await read(
      odsConverter,
      odsOf(
        sheet(
          'A',
          row(cell('x', 'table:number-columns-repeated="16000"'), 'table:number-rows-repeated="1000000"'),
        ),
      ),
    );
    expect(converted.source.length).toBeLessThan(300_000);
  });

  it('keeps merged cells', async () => {
    const merged =
      row(cell('North', 'table:number-rows-spanned="2"') + cell('40')) +
      row(`<table:covered-table-cell/>${cell('45')}`);
    const { parsed } = await read(odsConverter, odsOf(sheet('A', row(cell('Berth') + cell('Fee')) + merged)));
    expect(parsed.pieces.at(-1)?.names?.row.map(({ start, end }) => parsed.prose.slice(start, end))).toEqual([
      'Berth',
      'North',
    ]);
  });
});

describe('what nobody sees', () => {
  it.each([
    ['a hidden sheet', sheet('B', row(cell('Secret')), 'table:style-name="Unshown"'), 'hidden sheets'],
    ['a hidden row', sheet('B', row(cell('Secret'), 'table:visibility="collapse"')), 'hidden rows'],
    [
      'a row that a filter hides',
      sheet('B', row(cell('Secret'), 'table:visibility="filter"')),
      'hidden rows',
    ],
    [
      'a hidden column',
      sheet(
        'B',
        `<table:table-column/><table:table-column table:visibility="collapse"/>${row(cell('') + cell('Secret'))}`,
      ),
      'hidden rows',
    ],
  ])('is %s', async (_, hidden, warning) => {
    const converted = await read(odsConverter, odsOf(sheet('A', fees) + hidden));
    expect(blocksOf(converted).join('\n')).not.toContain('Secret');
    expect(converted.warnings).toEqual([expect.stringContaining(warning)]);
  });

  it('are comments on cells', async () => {
    const noted =
      '<table:table-cell><office:annotation><text:p>Secret</text:p></office:annotation><text:p>Open</text:p></table:table-cell>';
    expect(blocksOf(await read(odsConverter, odsOf(sheet('A', row(noted)))))).toEqual([
      'heading2: A',
      'paragraph: Open',
    ]);
  });
});

describeConverter(
  'ods',
  odsConverter,
  [
    {
      name: 'two sheets',
      bytes: odsOf(sheet('Fees', fees) + sheet('Hours', row(cell('Open from 7')))),
      shows: ['Fees', 'Berth Fee', 'North 40 kr', 'Hours', 'Open from 7'],
    },
  ],
  [
    { name: 'empty', bytes: new Uint8Array(0), reason: /^an OpenDocument spreadsheet that is empty$/ },
    {
      name: 'with a password',
      bytes: odsOf('', lockedManifest),
      reason: /^an OpenDocument spreadsheet with a password$/,
    },
    {
      name: 'a text document',
      bytes: odtOf('<text:p>x</text:p>'),
      reason: /^an OpenDocument spreadsheet by name only$/,
    },
    { name: 'without text', bytes: odsOf(sheet('A', row(cell('')))), reason: /without text/ },
    { name: 'a bomb', bytes: odsOf('', { 'content.xml': blanks() }), reason: /far more/ },
    {
      name: 'nested 60,000 times',
      bytes: odsOf('', { 'content.xml': hostileXml.deep }),
      reason: /too deeply/,
    },
  ],
);
