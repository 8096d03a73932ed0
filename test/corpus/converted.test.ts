// Files that are no text, all the way: read apart, quoted by page, slide or sheet, proven by their bytes, and made only once.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { ask } from '../../src/ask.ts';
import { citationsOf } from '../../src/citation/citations.ts';
import { proveOnDisk, verify } from '../../src/citation/proof.ts';
import { loadConverter } from '../../src/corpus/converters.ts';
import { converterVersions } from '../../src/corpus/formats.ts';
import type { Citation, ConvertedFormat } from '../../src/domain.ts';
import { type Library, openLibrary } from '../../src/library/library.ts';
import { provenStanding } from '../../src/moderation/standing.ts';
import { sha256 } from '../../src/text/sha256.ts';
import { sourceLine } from '../../src/words/citation.ts';
import { docxOf, heading, p, run } from './docx/make-docx.ts';
import { folderOf } from './folder.ts';
import { lines, makePdf } from './pdf/make-pdf.ts';
import { p as paragraph, pptxOf, shape, run as shown } from './pptx/make-pptx.ts';
import { number, row, text, xlsxOf } from './xlsx/make-xlsx.ts';

const pdf = makePdf(
  [
    { content: lines(60, 780, ['The harbour opens at seven in the morning.']) },
    {
      content: lines(60, 780, [
        'Boats longer than forty metres moor at the northern',
        'quay, which is dredged.',
      ]),
    },
  ],
  { title: 'Harbour rules' },
);
const word = (words: string): Uint8Array =>
  docxOf(heading(1, 'Ferries') + p(run(words)), { title: 'Ferries' });
const ferry = 'The ferry to the island takes twenty minutes.';
const files = {
  'rules.pdf': pdf,
  'ferries.docx': word(ferry),
  'prices.xlsx': xlsxOf([
    {
      name: 'Prices',
      rows:
        row(1, text('A1', 'Ticket') + text('B1', 'Euros')) +
        row(2, text('A2', 'Bicycle') + number('B2', 4)) +
        row(3, text('A3', 'Motorcycle') + number('B3', 9)),
    },
  ]),
  'talk.pptx': pptxOf([
    { shapes: shape('title', paragraph(shown('Lighthouse'))) },
    {
      shapes:
        shape('title', paragraph(shown('Keeper'))) +
        shape('body', paragraph(shown('The keeper of the lighthouse is called Ada Lind.'))),
    },
  ]),
};

const first = (library: Library, question: string): Citation => {
  const [citation] = citationsOf(ask(library, question, { turns: [], readers: 'all' }));
  if (citation === undefined) throw new Error(`nothing is shown for ${question}`);
  return citation;
};

it('is quoted by its page, sheet or slide, and proven', async () => {
  const library = await openLibrary({ folder: await folderOf(files) });
  expect(library.notRead).toEqual([]);
  for (const [question, words, place] of [
    ['Where do boats longer than forty metres moor?', 'northern quay', 'Harbour rules · pages 1–2'],
    ['How long does the ferry to the island take?', ferry, 'Ferries · 2026-07-02'],
    ['How much is a motorcycle ticket?', '9', 'sheet “Prices”, row 3'],
    ['What is the keeper of the lighthouse called?', 'Ada Lind', 'slide 2'],
  ] as const) {
    const citation = first(library, question);
    expect(citation.excerpt.text).toContain(words);
    expect(sourceLine(citation.source)).toContain(place);
    expect(verify(library, citation)).toBe(true);
    expect(await proveOnDisk(library, citation)).toBe(true);
  }
});

it('is read again before it is shown once its bytes are others', async () => {
  const folder = await folderOf({ 'ferries.docx': word(ferry) });
  const library = await openLibrary({ folder });
  const citation = first(library, 'How long does the ferry to the island take?');
  await writeFile(join(folder, 'ferries.docx'), word(`${ferry} Dogs travel free.`));
  expect(await proveOnDisk(library, citation)).toBe(false);
  expect(await provenStanding(library, citation, 'all')).toBeDefined();
  await writeFile(join(folder, 'ferries.docx'), word('The ferry is out of service.'));
  expect(await provenStanding(library, citation, 'all')).toBeUndefined();
  await writeFile(join(folder, 'ferries.docx'), 'no Word file');
  expect(await provenStanding(library, citation, 'all')).toBeUndefined();
});

it('is made once, and anew where what was kept is damaged or its file is another one', async () => {
  const folder = await folderOf({ 'ferries.docx': word(ferry), 'broken.docx': 'no Word file' });
  const extracted = await folderOf({});
  const read = async () => {
    const { documents, notRead } = await openLibrary({ folder, extracted });
    return { words: documents[0]?.prose ?? '', notRead: notRead.map(({ path }) => path) };
  };
  await read();
  const [home = ''] = await readdir(extracted);
  const kept = async () => (await readdir(join(extracted, home))).map((name) => join(extracted, home, name));
  expect(await kept()).toHaveLength(2);
  // Only what is kept says so now.
  const rewrite = async (name: string, proven: boolean): Promise<void> => {
    const json = gunzipSync(await readFile(name))
      .toString()
      .slice(65)
      .replaceAll('twenty', 'thirty');
    await writeFile(name, gzipSync(`${proven ? sha256(json) : '0'.repeat(64)}\n${json}`));
  };
  for (const name of await kept()) await rewrite(name, true);
  expect((await read()).words).toContain('thirty minutes');
  for (const name of await kept()) await rewrite(name, false);
  expect(await read()).toEqual({
    words: expect.stringContaining('twenty minutes'),
    notRead: ['broken.docx'],
  });
  await writeFile(join(folder, 'ferries.docx'), word('The ferry is out of service.'));
  await read();
  // Nothing is left of what the folder holds no more.
  expect(await kept()).toHaveLength(2);
  for (const name of await kept())
    expect(gunzipSync(await readFile(name)).toString()).not.toContain('twenty');
});

it('opens at its page where it has an address, of its own or of its folder', async () => {
  const library = await openLibrary({
    folder: await folderOf({
      'a/rules.pdf': pdf,
      'a/_folder.meta.yaml': 'source_url: https://example.org/files/{path}#L{line}\n',
      'b/rules.pdf': makePdf([{ content: lines(60, 780, ['The crane lifts nine tons and no more.']) }]),
      'b/rules.pdf.meta.yaml': 'url: https://example.org/crane.pdf\n',
    }),
  });
  expect(first(library, 'Where do boats longer than forty metres moor?').source.link).toBe(
    'https://example.org/files/rules.pdf#page=2',
  );
  expect(first(library, 'How much does the crane lift?').source.link).toBe(
    'https://example.org/crane.pdf#page=1',
  );
});

it('is not opened where it is in doubt who may read it', async () => {
  const folder = await folderOf({
    'open.md': '# Open\n\nAnybody may read this page.\n',
    'ferries.docx': word(ferry),
    'ferries.docx.meta.yaml': 'audience: [[team]]\n',
  });
  const { documents, notRead } = await openLibrary({ folder });
  expect(documents.map(({ path }) => path)).toEqual(['open.md']);
  expect(notRead.map(({ path }) => path)).toEqual(['ferries.docx']);
});

it('is proven by the version of what reads it', async () => {
  for (const [format, by] of Object.entries(converterVersions))
    expect((await loadConverter(format as ConvertedFormat)).version).toBe(by);
});
