// Reading a document's file keeps no more than its share of the process, whatever the disk does.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type * as Files from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { decodeFile } from '../../src/corpus/decode.ts';

const folder = mkdtempSync(join(tmpdir(), 'footnote-reading-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hanging = vi.hoisted(() => ({ from: '', waiting: [] as (() => void)[] }));
vi.mock('node:fs/promises', async (original) => {
  const files = await original<typeof Files>();
  const stat = async (file: string): Promise<unknown> => {
    if (hanging.from !== '' && file.includes(hanging.from))
      await new Promise<void>((resolve) => void hanging.waiting.push(resolve));
    return files.stat(file);
  };
  return { ...files, stat };
});

test('of files on a disk that hangs two are waited for, and the others when it is back', async () => {
  const names = Array.from({ length: 9 }, (_, n) => join(folder, `hung-${n}.md`));
  for (const name of names) writeFileSync(name, 'Boats moor at the quay.');
  hanging.from = 'hung';
  const all = Promise.all(names.map(decodeFile));
  await new Promise((resolve) => setImmediate(resolve));
  expect(hanging.waiting).toHaveLength(2);
  hanging.from = '';
  for (const wake of hanging.waiting) wake();
  expect((await all).every((decoded) => 'source' in decoded)).toBe(true);
});

test.skipIf(process.platform === 'win32')('a pipe in place of a document is not waited for', async () => {
  const pipe = join(folder, 'pipe.md');
  execFileSync('mkfifo', [pipe]);
  expect(await decodeFile(pipe)).toMatchObject({ reason: 'not a file' });
});
