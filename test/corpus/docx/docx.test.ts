// What of a Word file can be quoted: what its reader sees with all changes accepted, and nothing else.
import { describe, expect, it } from 'vitest';
import { docxConverter } from '../../../src/corpus/docx/docx.ts';
import { blocksOf, describeConverter, read, shownOf } from '../converter-contract.ts';
import { blanks, compoundFile, hostileXml, officeParts, zipOf } from '../zip/make-zip.ts';
import { cell, type DocxParts, docxOf, heading, item, p, row, run, table } from './make-docx.ts';

const blocks = async (body: string, parts?: DocxParts) =>
  blocksOf(await read(docxConverter, docxOf(body, parts)));
const comment = '<w:commentRangeStart w:id="1"/>';

describe('headings', () => {
  it('carry the numbers that Word writes by itself', async () => {
    const body =
      heading(1, 'Scope') + heading(2, 'Who') + heading(2, 'When') + heading(3, 'Hours') + heading(1, 'Fees');
    expect(await blocks(body + p('A mooring costs 40 crowns.'))).toEqual([
      'heading1: 1 Scope',
      'heading2: 1.1 Who',
      'heading2: 1.2 When',
      'heading3: 1.2.i Hours',
      'heading1: 2 Fees',
      'paragraph: A mooring costs 40 crowns.',
    ]);
  });

  it('stand below the title of the document', async () => {
    const body = p('Harbour rules', '<w:pStyle w:val="Title"/>') + heading(1, 'Fees') + p('Forty crowns.');
    expect((await blocks(body)).slice(0, 2)).toEqual(['heading1: Harbour rules', 'heading2: 1 Fees']);
  });

  it('are known by their level in the outline too', async () => {
    expect(await blocks(p('Fees', '<w:outlineLvl w:val="1"/>') + p('Forty.'))).toEqual([
      'heading2: Fees',
      'paragraph: Forty.',
    ]);
  });
});

describe('lists', () => {
  it('keep their depth, and what belongs to an item', async () => {
    const body =
      item('Berths') +
      item('Long', 1) +
      p('Up to 20 m.', '<w:ind w:left="720"/>') +
      item('Fuel') +
      p('After.');
    expect(await blocks(body)).toEqual([
      'item1: Berths',
      'item2: Long',
      'item3: Up to 20 m.',
      'item1: Fuel',
      'paragraph: After.',
    ]);
  });

  it('that are numbered are ordered; a number that people refer to is text', async () => {
    expect((await read(docxConverter, docxOf(item('First', 0, 2) + item('Second', 0, 2)))).source).toContain(
      '<ol>',
    );
    expect(await blocks(item('Berths', 0, 3) + item('are let by the day.', 1, 3))).toEqual([
      'item1: Berths',
      'paragraph: 1.1 are let by the day.',
    ]);
  });
});

describe('tables', () => {
  it('keep merged cells and the names of their columns', async () => {
    const { parsed } = await read(
      docxConverter,
      docxOf(
        table(
          row([cell('Berth'), cell('Fee', '<w:gridSpan w:val="2"/>')], '<w:tblHeader/>'),
          row([cell(''), cell('Day'), cell('Week')], '<w:tblHeader/>'),
          row([cell('North', '<w:vMerge w:val="restart"/>'), cell('40'), cell('200')]),
          row([cell('', '<w:vMerge/>'), cell('45'), cell('220')]),
        ),
      ),
    );
    const rows = parsed.pieces.filter(({ kind }) => kind === 'row');
    const named = (span: { start: number; end: number }) => parsed.prose.slice(span.start, span.end);
    expect(rows.map(({ cells }) => cells.map(named))).toEqual([
      ['Berth', 'Fee'],
      ['', 'Day', 'Week'],
      ['North', '40', '200'],
      ['45', '220'],
    ]);
    expect(rows[2]?.names?.columns.map((spans) => spans.map(named))).toEqual([
      ['Berth'],
      ['Fee', 'Day'],
      ['Fee', 'Week'],
    ]);
    expect(rows[3]?.names?.row.map(named)).toEqual(['Berth', 'North']);
  });

  it('without a marked head have one where the first row reads like names', async () => {
    const two = table(row([cell('Berth'), cell('Fee')]), row([cell('North'), cell('40 crowns')]));
    expect(await blocks(two)).toEqual(['row head: Berth | Fee', 'row: North | 40 crowns']);
    const words = row([cell('Bo'), cell('Office')]);
    expect((await blocks(table(row([cell('Ada'), cell('Harbour')]), words)))[0]).toBe('row: Ada | Harbour');
    const bold = (name: string) => cell(p(run(name, '<w:b/>')));
    expect((await blocks(table(row([bold('Who'), bold('Where')]), words)))[0]).toBe('row head: Who | Where');
    const values = table(row([cell('North'), cell('40 crowns')]), row([cell('South'), cell('50 crowns')]));
    expect((await blocks(values))[0]).toBe('row: North | 40 crowns');
  });

  it('with one column are boxes around a text', async () => {
    expect(await blocks(table(row([cell(heading(1, 'Fees') + p('Forty.'))])))).toEqual([
      'heading1: 1 Fees',
      'paragraph: Forty.',
    ]);
  });
});

describe('what stands apart', () => {
  it('are notes: behind the block, not glued into the sentence', async () => {
    const body =
      p(`${run('A mooring costs 40')}<w:r><w:footnoteReference w:id="2"/></w:r>${run(' crowns.')}`) +
      p('After.');
    expect(await blocks(body, { footnotes: { 2: 'Half in winter.' } })).toEqual([
      'paragraph: A mooring costs 40 crowns.',
      'paragraph: Half in winter.',
      'paragraph: After.',
    ]);
  });

  it('are text boxes: each text once, whichever way it is written twice', async () => {
    const inner = `<w:txbxContent>${p('Ring the bell.')}</w:txbxContent>`;
    const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${inner}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    expect(await blocks(p(run('At the gate.') + box))).toEqual([
      'paragraph: At the gate.',
      'paragraph: Ring the bell.',
    ]);
  });

  it('are formulas and raised text: no exponent becomes a digit', async () => {
    const math =
      '<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup></m:oMath>';
    expect(
      await blocks(
        p(`${run('Up to ')}${math}${run(' m')}${run('2', '<w:vertAlign w:val="superscript"/>')}.`),
      ),
    ).toEqual(['paragraph: Up to 10^6 m^2']);
  });
});

it('reads the signs of the fonts that have letters of their own', async () => {
  const sign = (font: string, code: string): string =>
    `<w:r><w:sym w:font="${font}" w:char="${code}"/></w:r>`;
  const body = p(
    sign('Symbol', 'F0A3') +
      run(' 5 mm ') +
      sign('Wingdings', 'F0FC') +
      run('\uf0b3 2', '<w:rFonts w:ascii="Symbol"/>'),
  );
  expect(await blocks(body)).toEqual(['paragraph: ≤ 5 mm ✓≥ 2']);
});

it('keeps links to pages and addresses only', async () => {
  const link = (id: string) => p(`<w:hyperlink r:id="${id}">${run(`the ${id}`)}</w:hyperlink>`);
  const links = { page: 'https://example.org/', script: 'javascript:alert(1)', file: 'file:///etc/passwd' };
  const { source } = await read(
    docxConverter,
    docxOf(link('page') + link('script') + link('file'), { links }),
  );
  expect(source.match(/href="[^"]*"/g)).toEqual(['href="https://example.org/"']);
});

it('knows its title and day', async () => {
  const converted = await read(docxConverter, docxOf(p('Forty.'), { title: 'Fees &amp; rules' }));
  expect(converted).toMatchObject({ date: '2026-07-02', parsed: { title: 'Fees & rules' } });
  expect(
    (await read(docxConverter, docxOf(p('Forty.'), { title: 'Microsoft Word - fees.doc' }))).parsed.title,
  ).toBeUndefined();
});

it('no text of the file becomes mark-up', async () => {
  const converted = await read(
    docxConverter,
    docxOf(p('Write &lt;b hidden&gt; &amp;amp; &lt;/p&gt;&lt;script&gt; as it is.')),
  );
  expect(shownOf(converted)).toBe('Write <b hidden> &amp; </p><script> as it is.');
});

const document = (xml: string) => zipOf({ ...officeParts('word/document.xml'), 'word/document.xml': xml });

describeConverter(
  'docx',
  docxConverter,
  [
    {
      name: 'all in one',
      bytes: docxOf(
        heading(1, 'Fees') +
          p(
            `${run('A mooring costs 40 crowns')}${comment}<w:r><w:footnoteReference w:id="2"/></w:r>${run(', winter half.')}`,
          ) +
          item('by day') +
          item('by week', 1) +
          table(row([cell('Berth'), cell('Fee')]), row([cell('North'), cell('40')])) +
          p(run('Hidden secret.', '<w:vanish/>')) +
          p('End.'),
        { title: 'Harbour', footnotes: { 2: 'Without current.' } },
      ),
      shows: [
        '1 Fees',
        '40 crowns, winter half.',
        'Without current.',
        'by day',
        'by week',
        'Berth Fee North 40',
        'End.',
      ],
      hides: ['Hidden secret', 'Never shown', 'Harbour'],
    },
  ],
  [
    { name: 'empty', bytes: new Uint8Array(0), reason: /^a Word file that is empty$/ },
    {
      name: 'with a password',
      bytes: compoundFile('EncryptedPackage'),
      reason: /^a Word file with a password$/,
      remedy: /without/,
    },
    {
      name: 'of an old version',
      bytes: compoundFile('WordDocument'),
      reason: /^a Word file in an old format$/,
      remedy: /save it/,
    },
    { name: 'no archive', bytes: Buffer.from('{\\rtf1 text}'), reason: /^a Word file by name only$/ },
    { name: 'cut off', bytes: docxOf(p('Forty.')).slice(0, 900), reason: /damaged/ },
    { name: 'another kind of archive', bytes: zipOf({ 'a.txt': 'x' }), reason: /^a Word file by name only$/ },
    { name: 'without text', bytes: docxOf(p('')), reason: /without text/ },
    {
      name: 'a bomb',
      bytes: zipOf({ ...officeParts('word/document.xml'), 'word/document.xml': blanks() }),
      reason: /far more/,
    },
    { name: 'a bomb of entities', bytes: document(hostileXml.bomb), reason: /entities/ },
    { name: 'asking for a file', bytes: document(hostileXml.outside), reason: /entities/ },
    { name: 'nested 60,000 times', bytes: document(hostileXml.deep), reason: /too deeply/ },
  ],
);
