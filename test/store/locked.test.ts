// A file that another program has locked: waited for, and let go of at once by whoever waited.
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLog } from '../../src/log.ts';
import { openLibsql } from '../../src/store/libsql.ts';
import { resilient } from '../../src/store/resilient.ts';
import type { Store } from '../../src/store/store.ts';
import { lease, noon, questionOf } from '../contracts/kept.ts';
import { newFile } from './new-file.ts';

let store: Store;
let other: Database.Database;
const lines: string[] = [];
beforeEach(async () => {
  lines.splice(0);
  const file = newFile();
  store = await resilient(
    () => openLibsql(file),
    createLog('warn', (line) => lines.push(line)),
  );
  await store.claims.take(questionOf('x:0'), lease('a'));
  other = new Database(file);
  other.exec('begin immediate');
  // The pauses between the tries alone are faked.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await store.close();
  other.close();
});

const open = () => other.prepare('select id from claims where ended_at is null').all();

describe('a locked file', () => {
  test('has what waited for it when the lock is gone, also after six seconds, and is free for others then', async () => {
    const waiting = Promise.all([
      store.claims.end('x:0', noon),
      ...[1, 2, 3].map((n) => store.claims.take(questionOf(`x:${n}`), lease('a'))),
      store.claims.renew(['x:0'], lease('a', 1)),
    ]);
    await vi.advanceTimersByTimeAsync(6_000);
    other.exec('commit');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(await waiting).toEqual([undefined, true, true, true, []]);
    expect([open().length, store.ready(), lines]).toEqual([3, true, []]);
    other.exec('begin immediate');
    other.exec('rollback');
  });

  test('takes no claim that is not in it: others see each one that was said to be taken', async () => {
    const taking = store.claims.take(questionOf('x:1'), lease('a'));
    const ending = store.claims.end('x:0', noon);
    const seen = taking.then(() => open().length);
    await vi.advanceTimersByTimeAsync(100);
    other.exec('commit');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(await seen).toBeGreaterThan(0);
    await ending;
    expect(open()).toHaveLength(1);
  });
});
