// A citation is proven against the document and against the file.
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../../src/ask.ts';
import { proveOnDisk, verify } from '../../src/citation/proof.ts';
import type { Citation } from '../../src/domain.ts';
import { type Library, openLibrary } from '../../src/library/library.ts';

let folder = '';
let library: Library;
let citation: Citation;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proof-'));
  await cp(join(import.meta.dirname, '../cases/lists/documents'), folder, { recursive: true });
  library = await openLibrary({ folder });
  const answer = ask(library, 'Why must the pump not run dry?', { turns: [], readers: 'all' });
  const [first] = answer.kind === 'answer' ? answer.citations : [];
  if (!first) throw new Error('no answer');
  citation = first;
});
afterAll(() => rm(folder, { recursive: true }));

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
