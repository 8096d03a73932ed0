// For a whole test file: a folder of documents of its own, read, and a quotation out of it.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { ask } from '../../src/ask.ts';
import type { Citation } from '../../src/domain.ts';
import { type Library, openLibrary } from '../../src/library/library.ts';

export let folder = '';
export let library: Library;
export let citation: Citation;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footnote-pump-'));
  await cp(join(import.meta.dirname, '../cases/lists/documents'), folder, { recursive: true });
  library = await openLibrary({ folder });
  const answer = ask(library, 'Why must the pump not run dry?', { turns: [], readers: 'all' });
  const [first] = answer.kind === 'answer' ? answer.citations : [];
  if (!first) throw new Error('no answer');
  citation = first;
});
afterAll(() => rm(folder, { recursive: true }));
