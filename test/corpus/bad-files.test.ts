// A folder with everything that can be wrong with a file: each has one line that says what to do, and the others are answered from.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { renderNotRead } from '../../adapters/terminal/render.ts';
import { plainStyle } from '../../adapters/terminal/style.ts';
import { ask } from '../../src/ask.ts';
import { citationsOf } from '../../src/citation/citations.ts';
import { proveOnDisk } from '../../src/citation/proof.ts';
import { loadConverter } from '../../src/corpus/converters.ts';
import { type Extractions, openExtractions } from '../../src/corpus/extractions.ts';
import { convertedFormatOf } from '../../src/corpus/formats.ts';
import { readGuarded } from '../../src/corpus/read-guarded.ts';
import { openLibrary } from '../../src/library/library.ts';
import { sourceLine } from '../../src/words/citation.ts';
import { docxOf, p, run } from './docx/make-docx.ts';
import { type Files, folderOf } from './folder.ts';
import { odsOf, odtOf } from './odf/make-odf.ts';
import { lines, makePdf, picture, text as printed } from './pdf/make-pdf.ts';
import { p as paragraph, pptxOf, shape } from './pptx/make-pptx.ts';
import { row, text, xlsxOf } from './xlsx/make-xlsx.ts';
import { blanks, compoundFile, type Entries, hostileXml, lyingZip, officeParts } from './zip/make-zip.ts';

const word = docxOf(p(run('The kiosk opens at eight.')));
const wordWith = (document: string | Uint8Array): Uint8Array =>
  docxOf('', { more: { 'word/document.xml': document } });
const lying: Entries = {
  ...officeParts('word/document.xml'),
  'word/document.xml': `<x>${' '.repeat(100_000)}</x>`,
};
const print = makePdf([{ content: lines(60, 780, ['The pier closes at nine in the evening.']) }]);

const files: Files = {
  'rules.md': '# Rules\n\nThe harbour opens at six in the morning.\n',
  'long.pdf': makePdf(
    Array.from({ length: 400 }, (_, n) => ({
      content: lines(60, 780, [`Berth ${n + 1} is leased to boat number ${7_000 + n}.`]),
    })),
  ),
  'far.xlsx': xlsxOf([
    {
      name: 'Far',
      rows:
        row(1, text('A1', 'Crane') + text('B1', 'Load')) +
        row(2, text('A2', 'Derrick') + text('B2', 'nine tons')) +
        row(1_048_576, text('XFD1048576', 'Lost')),
    },
  ]),
  // 20 MB of cells that hold nothing, and one in the far corner.
  'wide.xlsx': xlsxOf([
    {
      name: 'Wide',
      rows:
        row(1, text('A1', 'Crane') + text('B1', 'Load')) +
        row(2, text('A2', 'Winch') + text('B2', 'two tons')) +
        Array.from({ length: 40_000 }, (_, n) => row(n + 3, `<c r="A${n + 3}"/>`.repeat(30))).join('') +
        row(1_048_576, text('XFD1048576', 'Lost')),
    },
  ]),
  'two\nlines.docx': docxOf(p(run('The lighthouse keeper is called Ada Lind.'))),
  'two\nlines.pdf': 'no PDF',
  'locked.pdf': makePdf([{ content: printed(50, 700, 'Locked.') }], { locked: true }),
  'locked.docx': compoundFile('EncryptedPackage'),
  'locked.xlsx': compoundFile('EncryptedPackage'),
  'old.docx': compoundFile('WordDocument'),
  'damaged.pdf': print.slice(0, 300),
  'damaged.docx': word.slice(0, word.length / 2),
  'empty.pdf': new Uint8Array(),
  'empty.docx': new Uint8Array(),
  'empty.md': '',
  'scanned.pdf': makePdf([{ content: picture([0, 0, 595, 842]) }]),
  'bomb.docx': wordWith(blanks()),
  'lying.docx': lyingZip(lying, 10),
  'outside.docx': wordWith(hostileXml.outside),
  'entities.docx': wordWith(hostileXml.bomb),
  'deep.docx': wordWith(hostileXml.deep),
  'deep.html': `<title>Well</title>${'<div>'.repeat(60_000)}<p>The well is thirty metres deep.`,
  'deep.json': `{"question": ${'['.repeat(60_000)}`,
  'print.docx': print,
  'word.pdf': word,
  'picture.md': Uint8Array.from({ length: 2_000 }, (_, n) => (n * 7_919) % 256),
};

const other = 'correct the ending of its name, or save it in the format that its name says';
const anew = 'put a fresh copy here, or open it and save it anew';
const fresh = 'put a fresh copy here, or remove it';
const printAnew = 'open it in a viewer, print or export it as a new PDF, and put that in its place';

/** Every file that is not read, with what is said of it. */
const said: Readonly<Record<string, string>> = {
  'bomb.docx':
    'a Word file that unpacks to far more than it should; open it, keep only what should be quoted, and save it anew',
  'damaged.docx': `a Word file that is damaged or cut off; ${anew}`,
  'damaged.pdf': `a damaged PDF; ${printAnew}`,
  'deep.docx': `a Word file with parts that are nested too deeply; ${anew}`,
  'deep.json':
    'JSON, which is read only where it holds questions with answers or OpenAPI; correct it if it should hold these, or write its text into a document',
  'empty.docx': `a Word file that is empty; ${fresh}`,
  'empty.md': 'empty; write the text, or remove the file',
  'empty.pdf': `a PDF that is empty; ${fresh}`,
  'entities.docx': `a Word file that declares XML entities, which no such file needs; ${anew}`,
  'locked.docx': 'a Word file with a password; save a copy without the password',
  'locked.pdf':
    'a PDF that asks for a password; save a copy without the password, for example: qpdf --decrypt --password=… FILE.pdf NEW.pdf',
  'locked.xlsx': 'an Excel file with a password; save a copy without the password',
  'lying.docx': `a Word file that is damaged or cut off; ${anew}`,
  'old.docx': 'a Word file in an old format; open it and save it in today’s format',
  'outside.docx': `a Word file that declares XML entities, which no such file needs; ${anew}`,
  'picture.md': 'not text but data; remove it, or correct the ending of its name',
  'print.docx': `a Word file by name only; ${other}`,
  'scanned.pdf':
    'a scanned PDF, with pictures of pages but no text; recognise its text with ocrmypdf FILE.pdf FILE.pdf, check what it read, and write ocr: trusted in its settings',
  'two\nlines.pdf': `a PDF by name only; ${other}`,
  'word.pdf': `a PDF by name only; ${other}`,
};

it('says of each file that cannot be read what it is and what to do, and answers from the others', async () => {
  const library = await openLibrary({ folder: await folderOf(files) });
  expect(
    Object.fromEntries(library.notRead.map(({ path, reason, remedy }) => [path, `${reason}; ${remedy}`])),
  ).toEqual(said);
  // Whatever their names are: a heading, and a line for each.
  expect(renderNotRead(library.notRead, plainStyle).join('\n').split('\n')).toHaveLength(
    1 + Object.keys(said).length,
  );
  for (const [question, words, source] of [
    ['When does the harbour open?', 'six in the morning', 'Rules · line 3'],
    ['What is berth 399 leased to?', 'boat number 7398', 'long · page 399'],
    ['How much does the derrick lift?', 'nine tons', 'sheet “Far”, row 2'],
    ['How much does the winch lift?', 'two tons', 'sheet “Wide”, row 2'],
    ['What is the lighthouse keeper called?', 'Ada Lind', 'two lines · 2026-07-02'],
    ['How deep is the well?', 'thirty metres', 'Well'],
  ] as const) {
    const [citation] = citationsOf(ask(library, question, { turns: [], readers: 'all' }));
    expect(citation?.excerpt.text).toContain(words);
    expect(citation && sourceLine(citation.source)).toContain(source);
    expect(citation && (await proveOnDisk(library, citation))).toBe(true);
  }
});

it('is known by what it holds, whatever the ending of its name says', async () => {
  const held: Readonly<Record<string, Uint8Array>> = {
    pdf: print,
    docx: word,
    pptx: pptxOf([{ shapes: shape('title', paragraph('Kiosk')) }]),
    xlsx: xlsxOf([{ name: 'Kiosk', rows: row(1, text('A1', 'Hours')) }]),
    odt: odtOf('<text:p>The kiosk opens at eight.</text:p>'),
    ods: odsOf('<table:table table:name="Kiosk"/>'),
    eml: Buffer.from('Subject: Kiosk\r\n\r\nIt opens at eight.\r\n'),
    txt: Buffer.from('The kiosk opens at eight.'),
  };
  for (const named of ['pdf', 'docx', 'docm', 'pptx', 'pptm', 'xlsx', 'xlsm', 'odt', 'ods', 'epub', 'eml']) {
    const format = convertedFormatOf(`kiosk.${named}`);
    if (format === undefined) throw new Error(`${named} is read by no converter`);
    const { convert } = await loadConverter(format);
    for (const [ending, bytes] of Object.entries(held)) {
      if (convertedFormatOf(`kiosk.${ending}`) === format) continue;
      expect([ending, named, await convert(bytes, { ocrTrusted: false })]).toEqual([
        ending,
        named,
        { reason: expect.stringMatching(/ by name only$/), remedy: other },
      ]);
    }
  }
});

it('that is gone before it is read is not said to be locked', async () => {
  const folder = await folderOf({});
  const asked = { path: 'rules.docx', file: join(folder, 'rules.docx'), around: { folder: {}, beside: {} } };
  expect(await readGuarded(asked)).toMatchObject({
    notRead: { reason: 'gone since the folder was looked through', remedy: 'put it back, or do nothing' },
  });
});

it('is not taken for another one where it changes while it is read', async () => {
  const folder = await folderOf({ 'rules.docx': word });
  const file = join(folder, 'rules.docx');
  const extracted = await folderOf({});
  const kept = openExtractions(extracted, folder);
  const asked = { path: 'rules.docx', file, around: { folder: {}, beside: {} } };
  // Between its bytes being counted here and its being read apart.
  const halfWritten: Extractions = {
    ...kept,
    async find(key) {
      await writeFile(file, word.slice(0, word.length / 2));
      return kept.find(key);
    },
  };
  expect(await readGuarded(asked, halfWritten)).toMatchObject({
    notRead: { path: 'rules.docx', reason: 'a Word file that is damaged or cut off' },
  });
  await writeFile(file, word);
  expect(await readGuarded(asked, kept)).toMatchObject({ draft: { path: 'rules.docx' } });
});
