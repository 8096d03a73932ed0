// `npm run try` from outside: what it prints, where it listens, and how it ends.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { corpus, makeFolder } from '../terminal/program.ts';

const { folder, remove } = makeFolder();
afterAll(remove);

test('prints an address that opens, and ends when it is told to', async () => {
  const env = { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, CORPUS_DIR: corpus };
  const child = spawn(process.execPath, [resolve('dist/footnote.js'), 'try'], { cwd: folder, env });
  const closed = once(child, 'close');
  const [said] = await once(child.stdout.setEncoding('utf8'), 'data');
  const address = /http:\/\/127\.0\.0\.1:\d+\/\?key=\S+/.exec(String(said))?.[0] ?? 'none';
  expect((await fetch(address)).status).toBe(200);
  expect((await fetch(new URL('/', address))).status).toBe(403);
  child.kill('SIGTERM');
  expect((await closed)[0]).toBe(0);
}, 60_000);
