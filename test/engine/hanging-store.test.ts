// A store that never answers costs each question its deadline, and what it does too late does not count.
import { describe, expect, test, vi } from 'vitest';
import { stages } from '../../src/engine/limits.ts';
import { createLog } from '../../src/log.ts';
import { StoreError } from '../../src/store/limits.ts';
import { resilient } from '../../src/store/resilient.ts';
import type { Store } from '../../src/store/store.ts';
import { core } from '../contracts/engine.ts';
import { noon, rowsOf } from '../contracts/kept.ts';
import { asked, clocks, house, kindOf, moor, never, pass, store, until } from './asked.ts';

describe('a store that hangs', () => {
  const verbs: readonly (readonly [string, (of: Store) => Store, string])[] = [
    ['turns', (of) => ({ ...of, turns: { ...of.turns, of: () => never() } }), 'trouble'],
    ['rulings', (of) => ({ ...of, rulings: { ...of.rulings, retiredHashes: () => never() } }), 'trouble'],
    ['wrong', (of) => ({ ...of, rulings: { ...of.rulings, wrongQuotations: () => never() } }), 'trouble'],
    ['record', (of) => ({ ...of, answers: { ...of.answers, record: () => never() } }), 'trouble'],
    ['claim', (of) => ({ ...of, claims: { ...of.claims, take: () => never() } }), 'trouble'],
    ['renewal', (of) => ({ ...of, claims: { ...of.claims, renew: () => never() } }), 'answer'],
    ['end', (of) => ({ ...of, claims: { ...of.claims, end: () => never() } }), 'answer'],
  ];

  test.each(verbs)('at its %s costs a question its deadline', async (_, hang, kind) => {
    const engine = await house.engine(hang(store), {
      ...clocks,
      core: { ...core, proveOnDisk: async () => true },
    });
    const { state } = asked(engine, moor('x:1'));
    const silent = asked(engine, moor('x:2', { addressed: false }));
    for (let waited = 0; waited < 9 && !(state.there && silent.state.there); waited += 1) {
      for (let turn = 0; turn < 20; turn += 1) await new Promise((next) => setImmediate(next));
      await vi.advanceTimersByTimeAsync(stages.store);
    }
    expect([state.kind, silent.state.kind]).toEqual([kind, kind === 'answer' ? 'answer' : undefined]);
    const ended = engine.posted('x:1', 'x:m');
    await vi.advanceTimersByTimeAsync(stages.store);
    await ended;
  });

  test('lets no answer count that it keeps after its time', async () => {
    let wake = (): void => undefined;
    const slow: Store['answers'] = {
      ...store.answers,
      record: async (...given) => {
        await new Promise<void>((resolve) => (wake = resolve));
        return store.answers.record(...given);
      },
    };
    const engine = await house.engine({ ...store, answers: slow }, clocks);
    const { state } = asked(engine, moor('x:1'));
    const hanging = wake;
    await until(() => wake !== hanging);
    await vi.advanceTimersByTimeAsync(stages.record);
    await until(() => state.there);
    expect(state.kind).toBe('trouble');
    wake();
    await engine.posted('x:1', 'x:m');
    expect(await rowsOf(store, 'answers')).toEqual([]);
    expect(await store.turns.of('x:thread-of-x:1', noon, 9)).toEqual([]);
  });

  test('lets no claim stand that it writes after its time, and no second delivery in', async () => {
    const wakes: (() => void)[] = [];
    const slow: Store['claims'] = {
      ...store.claims,
      take: async (...given) => {
        await new Promise<void>((resolve) => void wakes.push(resolve));
        return store.claims.take(...given);
      },
    };
    const engine = await house.engine({ ...store, claims: slow }, clocks);
    const [first, second] = [asked(engine, moor('x:1')), asked(engine, moor('x:1'))];
    await vi.advanceTimersByTimeAsync(stages.claim);
    await until(() => first.state.there && second.state.there);
    expect([first.state.kind, second.state.kind]).toEqual(['trouble', undefined]);
    expect(await engine.respond(moor('x:1'))).toBeUndefined();
    for (const wake of wakes) wake();
    await new Promise((next) => setImmediate(next));
    pass(31_000);
    expect(await engine.overdue('x:')).toEqual([]);
  });

  test('has no lease prolonged for a reply that was given up', async () => {
    const renewed: string[] = [];
    const renew: Store['claims']['renew'] = async (ids, lease) => {
      renewed.push(...ids);
      return store.claims.renew(ids, lease);
    };
    vi.useRealTimers();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    const engine = await house.engine({ ...store, claims: { ...store.claims, renew } }, clocks);
    await engine.respond(moor('x:1'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(renewed).toContain('x:1');
    renewed.length = 0;
    pass(900_001);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(renewed).toEqual([]);
    await engine.close();
  });
});

test('an answer given while the store is away is kept when it is back', async () => {
  vi.useRealTimers();
  let there = false;
  const open = async (): Promise<Store> => {
    if (!there) throw new StoreError('away', 'no disk');
    return { ...store, close: async () => undefined };
  };
  const away = await resilient(open, createLog('silent'), { probe: 5, most: 9 });
  const engine = await house.engine(away, clocks);
  expect(kindOf(await engine.respond(moor('x:1')))).toBe('answer');
  there = true;
  await vi.waitFor(() => expect(away.ready()).toBe(true));
  expect(await rowsOf(store, 'answers')).toHaveLength(1);
  await engine.close();
});
