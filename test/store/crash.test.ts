// A short run of the crash bench, as it is built: killed processes lose nothing, double nothing, and the file opens.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

test('killed writers and killed answerers leave every row and one reply each', () => {
  const bench = resolve('dist/bench/store-crash.js');
  const args = [bench, '--kills', '3', '--questions', '40', '--crashes', '3'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect({ status, stderr: stderr.slice(0, 2_000) }).toEqual({ status: 0, stderr: '' });
  const count = (what: string): number =>
    Number(new RegExp(`^${what} +(\\d+)$`, 'm').exec(stdout)?.[1] ?? Number.NaN);
  expect(count('rows confirmed')).toBeGreaterThan(0);
  expect(count('replies')).toBe(40);
  for (const none of ['confirmed rows lost', 'rows doubled', 'doubled', 'lost', 'rows lost'])
    expect(count(none)).toBe(0);
}, 120_000);
