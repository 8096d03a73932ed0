// A citation is proven against the document and against the file.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { proveOnDisk, verify } from '../../src/citation/proof.ts';
import { citation, folder, library } from './pump.ts';

it('proves what is quoted and nothing else', () => {
  expect(verify(library, citation)).toBe(true);
  const { excerpt } = citation;
  expect(verify(library, { ...citation, excerpt: { ...excerpt, text: `${excerpt.text} ` } })).toBe(false);
  expect(verify(library, { ...citation, excerpt: { ...excerpt, end: excerpt.end - 1 } })).toBe(false);
  expect(verify(library, { ...citation, fileHash: 'x' })).toBe(false);
  expect(verify(library, { ...citation, source: { ...citation.source, passageId: 'x' } })).toBe(false);
});

it('notices that the file on the disk is another one now', async () => {
  expect(await proveOnDisk(library, citation)).toBe(true);
  await writeFile(join(folder, 'garden.md'), '# Garden\n\nThe pump may run dry.\n');
  expect(await proveOnDisk(library, citation)).toBe(false);
  await rm(join(folder, 'garden.md'));
  expect(await proveOnDisk(library, citation)).toBe(false);
});
