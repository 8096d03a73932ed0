// A quotation is shown in its place of today, whatever became of its file.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { paragraph, viewSource } from '../../src/citation/surroundings.ts';
import { openLibrary } from '../../src/library/library.ts';
import { verifiedLine } from '../../src/words/citation.ts';
import { citation, folder, library } from './pump.ts';

it('shows the quotation among its neighbours and its lines', async () => {
  const view = await viewSource(library, citation);
  expect(view.verified).toBe(true);
  expect(view.pieces.find((piece) => piece.quoted)?.text).toBe(citation.excerpt.text);
  expect(view.pieces.map((piece) => piece.text).join('')).toContain('pump start');
  expect(view.lines.filter((line) => line.quoted).map((line) => line.number)).toEqual([
    citation.source.lines.from,
  ]);
  expect(paragraph(library, citation.source.passageId)).toContain(citation.excerpt.text);
});

it('shows it where it stands after the file was edited, and alone when its words are gone', async () => {
  const file = join(folder, citation.source.path);
  const before = await readFile(file, 'utf8');
  const { text } = citation.excerpt;
  const { from } = citation.source.lines;
  await writeFile(file, `A paragraph that was added on top.\n\n${before}`);
  const moved = await viewSource(await openLibrary({ folder }), citation);
  expect(moved.verified).toBe(true);
  expect(moved.citation.source.lines).toEqual({ from: from + 2, to: from + 2 });
  expect(moved.pieces).toEqual((await viewSource(library, citation)).pieces);
  expect(moved.lines.filter((line) => line.quoted).map((line) => line.number)).toEqual([from + 2]);
  expect(verifiedLine(moved)).toContain('Matches the document');

  await writeFile(file, `On top.\n\n${before.replace('must not', 'should not')}`);
  const gone = await viewSource(await openLibrary({ folder }), citation);
  expect(gone).toMatchObject({ verified: false, pieces: [{ text, quoted: true }], lines: [] });
  expect(verifiedLine(gone)).toContain('No longer matches the document');
  await rm(file);
  expect((await viewSource(library, citation)).verified).toBe(false);
});
