// While the file is away a process answers once from memory, and what it could not write is written later or counted.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'libsql';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createLog } from '../../src/log.ts';
import { openLibsql } from '../../src/store/libsql.ts';
import { StoreError } from '../../src/store/limits.ts';
import { openMemory } from '../../src/store/memory.ts';
import { openStore } from '../../src/store/open.ts';
import { resilient } from '../../src/store/resilient.ts';
import type { Store } from '../../src/store/store.ts';
import { answerOf, citationOf } from '../contracts/answers.ts';
import { lease, newAnswer, noon, questionOf, rowsOf } from '../contracts/kept.ts';
import { storeContract } from '../contracts/store.ts';
import { moderationContract } from '../contracts/store-moderation.ts';
import { folder, newFile } from './new-file.ts';

const silent = createLog('silent');

const there = () => resilient(async () => openMemory(), silent);
storeContract('resilient', there);
moderationContract('resilient', there);

describe('a store that is away', () => {
  const lines: string[] = [];
  const log = createLog('info', (line) => lines.push(line));
  afterEach(() => {
    vi.useRealTimers();
    lines.splice(0);
  });
  const back = (store: Store) => vi.waitFor(() => expect(store.ready()).toBe(true), { timeout: 10_000 });
  const given = newAnswer('a1', answerOf([citationOf(1, 'Boats pay.')]));

  test('from the start: the process answers once, and all is in the file when that can be read again', async () => {
    const file = newFile();
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, 'this is no database, and long enough to be read as one'.repeat(99));
    const store = await resilient(() => openLibsql(file), log, { probe: 5, most: 100 });
    expect(store.ready()).toBe(false);
    expect(await store.claims.take(given.question, lease('a'))).toBe(true);
    expect(await store.claims.take(given.question, lease('a'))).toBe(false);
    expect(await store.claims.renew([given.question.id], lease('a'))).toEqual([given.question.id]);
    const receipt = await store.answers.record(given);
    await store.claims.end(given.question.id, noon, 'x:m1');
    expect((await store.answers.kept('a1'))?.messages).toEqual(['x:m1']);
    expect(await store.outbox.take('x:', lease('a'), 9)).toEqual([]);
    await expect(store.keeping.purgePerson('x:ann')).rejects.toThrow(StoreError);
    rmSync(file);
    await back(store);
    expect(await store.claims.take(given.question, lease('a'))).toBe(false);
    await store.close();
    const kept = await openLibsql(file);
    expect(await kept.answers.kept('a1')).toMatchObject({ receipt, messages: ['x:m1'] });
    expect(await kept.claims.overdue('x:', lease('b', 99_000), 9)).toEqual([]);
    await kept.close();
    expect(lines.join('')).toMatch(/restore a backup.*store is away.*store is back/s);
  });

  test('is tried again until it is back, however often that fails', async () => {
    const memory = openMemory();
    let tries = 0;
    const open = async (): Promise<Store> => {
      tries += 1;
      if (tries < 4) throw new StoreError('away', 'no disk');
      return memory;
    };
    const store = await resilient(open, log, { probe: 5, most: 100 });
    await store.claims.take(given.question, lease('a'));
    await back(store);
    expect(tries).toBe(4);
    expect(await rowsOf(memory, 'claims')).toHaveLength(1);
    await store.close();
  });

  test('that comes back while it is closed is written once, and closed', async () => {
    const memory = openMemory();
    const done: string[] = [];
    const file: Store = {
      ...memory,
      claims: { ...memory.claims, end: async (id) => void done.push(id) },
      close: async () => void done.push('closed'),
    };
    let tries = 0;
    let arrive = (): void => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    let tried = (): void => undefined;
    const probing = new Promise<void>((resolve) => (tried = resolve));
    const open = async (): Promise<Store> => {
      tries += 1;
      if (tries === 1) throw new StoreError('away', 'no disk');
      tried();
      await arrived;
      return file;
    };
    const store = await resilient(open, log, { probe: 5, most: 100 });
    for (const id of ['x:1', 'x:2', 'x:3']) await store.claims.end(id, noon);
    await probing;
    const closing = store.close();
    arrive();
    await closing;
    expect(done).toEqual(['x:1', 'x:2', 'x:3', 'closed']);
  });

  test('comes back also when a write that waits is refused for what it writes', async () => {
    const file = newFile();
    await (await openLibsql(file)).close();
    const raw = new Database(file);
    raw.exec("create trigger refuse before insert on feedback begin select raise(abort, 'refused'); end");
    raw.close();
    let tries = 0;
    const open = async (): Promise<Store> => {
      tries += 1;
      if (tries === 1) throw new StoreError('away', 'no disk');
      return openLibsql(file);
    };
    const store = await resilient(open, log, { probe: 5, most: 100 });
    await store.answers.record(given);
    await store.feedback.give({ answerId: 'a1', person: 'x:ann', verdict: 'helpful' }, noon);
    await store.claims.take(given.question, lease('a'));
    await back(store);
    expect(await rowsOf(store, 'claims')).toHaveLength(1);
    expect(await rowsOf(store, 'feedback')).toEqual([]);
    expect(lines.join('')).toMatch(/a write was refused.*"count":1.*writes were lost/s);
    await store.close();
  });

  test('locked: what was claimed before stays claimed, what ends meanwhile is ended later', async () => {
    const file = newFile();
    const store = await resilient(() => openLibsql(file), log, { probe: 50, most: 100 });
    await store.claims.take(given.question, lease('a'));
    const lock = new Database(file);
    lock.exec('begin immediate');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const ending = store.claims.end(given.question.id, noon, 'x:m1');
    await vi.advanceTimersByTimeAsync(11_000);
    await ending;
    expect(store.ready()).toBe(false);
    expect(await store.claims.take(given.question, lease('a'))).toBe(false);
    expect(await store.claims.renew([given.question.id], lease('a'))).toEqual([given.question.id]);
    expect(await store.claims.take(questionOf('x:2'), lease('a'))).toBe(true);
    lock.exec('commit');
    lock.close();
    await back(store);
    expect(await store.claims.take(questionOf('x:2'), lease('b'))).toBe(false);
    expect(await store.claims.overdue('x:', lease('b', 60_000), 9)).toEqual([]);
    const overdue = await store.claims.overdue('x:', lease('b', 99_000), 9);
    expect(overdue.map((question) => question.id)).toEqual(['x:2']);
    await store.close();
  });

  test('deleted under the process: noticed within a second, logged, and made anew', async () => {
    const file = newFile();
    const store = await resilient(() => openLibsql(file), log, { probe: 5, most: 100 });
    rmSync(file);
    const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 1_500);
    await store.answers.record(given);
    clock.mockRestore();
    expect(lines.join('')).toContain('deleted or replaced');
    await back(store);
    expect((await store.answers.kept('a1'))?.answerId).toBe('a1');
    expect(await rowsOf(store, 'answers')).toHaveLength(1);
    await store.close();
  });

  test('for too long: what does not fit is counted, and still nothing is claimed twice', async () => {
    let open: () => Promise<Store> = () => Promise.reject(new StoreError('away', 'no disk'));
    const store = await resilient(() => open(), log, { probe: 5, most: 4 });
    for (let n = 0; n < 10; n += 1)
      expect(await store.claims.take(questionOf(`x:${n}`), lease('a'))).toBe(true);
    for (let n = 0; n < 10; n += 1)
      expect(await store.claims.take(questionOf(`x:${n}`), lease('a'))).toBe(false);
    const memory = openMemory();
    open = async () => memory;
    await back(store);
    expect(await rowsOf(memory, 'claims')).toHaveLength(4);
    const lost = lines.find((line) => line.includes('writes were lost')) ?? '{}';
    expect(JSON.parse(lost)).toMatchObject({ count: 6 });
    await store.close();
  });

  test('keeps what moderators ruled out before out of circulation, from the moment they did', async () => {
    const memory = openMemory();
    const failing = { ...memory, rulings: { ...memory.rulings } };
    const retire = { passageHash: 'h', text: '', path: '', headings: [], reason: '', at: noon };
    const wrong = { question: 'Where do boats moor?', quotation: 'q', holds: true };
    const decision = { kind: 'retire', moderator: 'x:m', at: noon, reason: '' } as const;
    const store = await resilient(async () => failing, log, { probe: 60_000, most: 9 });
    await store.rulings.decide({ ...decision, decisionId: 'd1' }, { retire: [retire] });
    await store.rulings.decide({ ...decision, decisionId: 'd2', kind: 'wrong' }, { wrong });
    failing.rulings.retiredHashes = () => Promise.reject(new StoreError('away', 'no disk'));
    expect(await store.rulings.retiredHashes()).toEqual(new Set(['h']));
    expect(store.ready()).toBe(false);
    const during = { question: 'Where do boats moor?', quotation: 'r', holds: true };
    await store.rulings.decide({ ...decision, decisionId: 'd3', kind: 'wrong' }, { wrong: during });
    const wrongFor = await store.rulings.wrongQuotations();
    expect(wrongFor('where do boats moor')).toEqual(new Set(['q', 'r']));
    expect(wrongFor('where do ships moor')).toEqual(new Set());
    await store.close();
  });

  test('that never comes back loses what waited, and says how much', async () => {
    const store = await resilient(() => Promise.reject(new StoreError('away', 'no disk')), log);
    await store.claims.take(questionOf('x:1'), lease('a'));
    await store.claims.end('x:1', noon);
    await store.close();
    expect(lines.join('')).toMatch(/"count":2.*before the store was back, and writes were lost/);
  });
});

test('the usual store lies in its folder', async () => {
  const data = join(mkdtempSync(join(folder, 'x')), 'data');
  const store = await openStore(data, silent);
  expect(store.ready()).toBe(true);
  await store.close();
  const again = new Database(join(data, 'footnote.db'));
  expect(again.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  again.close();
});
