// A store, a disk or a folder that never answers costs each question its deadline, and nobody else anything.
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Question } from '../../src/domain.ts';
import { stages } from '../../src/engine/limits.ts';
import type { Engine, Reply } from '../../src/engine.ts';
import { libraryOf } from '../../src/library.ts';
import { createLog } from '../../src/log.ts';
import { StoreError } from '../../src/store/limits.ts';
import { openMemory } from '../../src/store/memory.ts';
import { resilient } from '../../src/store/resilient.ts';
import type { Store } from '../../src/store/store.ts';
import { core, createHouse } from '../contracts/engine.ts';
import { noon, questionOf, rowsOf } from '../contracts/kept.ts';

const house = createHouse();
afterAll(() => house.remove());

let store: Store;
let time = noon;
const clocks = { now: (): number => time, clock: (): number => time };
beforeEach(() => {
  time = noon;
  store = openMemory();
  // Deadlines alone are faked: the disk and the turns of the event loop are real.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => void vi.useRealTimers());

const never = <T>(): Promise<T> => new Promise(() => undefined);
const kindOf = (reply: Reply | undefined): string | undefined =>
  reply?.kind === 'notice' ? reply.notice : reply?.kind;
const moor = (id: string, more: Partial<Question> = {}): Question => ({
  ...questionOf(id, 'Where do boats moor?'),
  thread: `x:thread-of-${id}`,
  ...more,
});

const realTimeout = setTimeout;
/** Waits for real files, by the real clock. */
async function until(done: () => boolean): Promise<void> {
  for (let tries = 0; tries < 4_000 && !done(); tries += 1) await new Promise((next) => realTimeout(next, 1));
  expect(done()).toBe(true);
}

/** The reply, and whether it is there already. */
function asked(engine: Engine, question: Question) {
  const state: { there: boolean; kind?: string | undefined } = { there: false };
  const reply = engine.respond(question).then((given) => {
    state.there = true;
    state.kind = kindOf(given);
    return given;
  });
  return { state, reply };
}

/** The proof of one question's quotation hangs. */
function hangingProof(of: string): typeof core {
  let current = '';
  const ask: typeof core.ask = (library, question, context) => {
    current = question;
    return core.ask(library, question, context);
  };
  return {
    ...core,
    ask,
    proveOnDisk: (library, citation) => (current === of ? never() : core.proveOnDisk(library, citation)),
  };
}
const hung = 'What is the toll for a night?';

describe('a disk that hangs', () => {
  test('is given up with a notice, and holds up neither other conversations nor the next question of its own', async () => {
    const engine = await house.engine(store, { ...clocks, core: hangingProof(hung) });
    const [first, second] = [
      asked(engine, questionOf('x:1', hung)),
      asked(engine, questionOf('x:2', 'Where do boats moor?')),
    ];
    const others = Array.from({ length: 20 }, (_, n) => asked(engine, moor(`x:other-${n}`)));
    await until(() => others.every(({ state }) => state.there));
    expect(others.map(({ state }) => state.kind)).toEqual(others.map(() => 'answer'));
    expect([first.state.there, second.state.there]).toEqual([false, false]);
    await vi.advanceTimersByTimeAsync(stages.proof);
    await until(() => second.state.there);
    expect([first.state.kind, second.state.kind]).toEqual(['unread', 'answer']);
    expect((await store.turns.of('x:thread', noon, 9)).map((turn) => turn.question)).toEqual([
      'Where do boats moor?',
    ]);
  });

  test('says so to as many as ask, each in its time', async () => {
    const engine = await house.engine(store, { ...clocks, core: { ...core, proveOnDisk: () => never() } });
    const all = Array.from({ length: 100 }, (_, n) => asked(engine, moor(`x:${n}`)));
    for (let passed = 0; passed < stages.question + stages.proof; passed += 1_000) {
      await new Promise((next) => setImmediate(next));
      await vi.advanceTimersByTimeAsync(1_000);
    }
    await until(() => all.every(({ state }) => state.there));
    const kinds = new Set(all.map(({ state }) => state.kind));
    expect([...kinds].sort()).toEqual(['busy', 'unread']);
  });

  test('does not hold up a look for ever, nor the source of a quotation', async () => {
    let hangs = false;
    const proveOnDisk: typeof core.proveOnDisk = (library, citation) =>
      hangs ? never() : core.proveOnDisk(library, citation);
    const viewSource: typeof core.viewSource = (library, citation) =>
      hangs ? never() : core.viewSource(library, citation);
    const engine = await house.engine(store, { ...clocks, core: { ...core, proveOnDisk, viewSource } });
    const reply = await engine.respond(moor('x:1'));
    hangs = true;
    const failed: string[] = [];
    const told = (error: Error): void => void failed.push(error.message);
    const answerId = reply?.kind === 'answer' ? reply.answerId : '';
    void engine.look('Where do boats moor?', 'all').catch(told);
    void engine.source(answerId, 1, 'all').catch(told);
    await until(() => vi.getTimerCount() >= 3);
    await vi.advanceTimersByTimeAsync(stages.proof);
    await until(() => failed.length === 2);
    expect(failed.join()).toContain('not done within 5 s: proof');
    hangs = false;
    expect(await engine.look('Where do boats moor?', 'all')).toMatchObject({ kind: 'answer' });
  });
});

describe('a folder that is read again without an end', () => {
  test('is waited for outside, while other conversations go on', async () => {
    const library = await (await house.engine(store)).library();
    const stale = new Set(['x:stale']);
    const proveOnDisk: typeof core.proveOnDisk = async (_library, citation) =>
      !stale.has(citation.source.path === 'harbour.md' ? current : '');
    let current = '';
    const ask: typeof core.ask = (from, question, context) => {
      current = question === hung ? 'x:stale' : 'x:fresh';
      return core.ask(from, question, context);
    };
    const engine = await house.engine(store, {
      ...clocks,
      library: { current: () => library, reload: () => never() },
      core: { ...core, ask, proveOnDisk },
    });
    const waiting = Array.from({ length: 30 }, (_, n) => asked(engine, moor(`x:w${n}`, { text: hung })));
    const others = Array.from({ length: 30 }, (_, n) => asked(engine, moor(`x:o${n}`)));
    await until(() => others.every(({ state }) => state.there));
    expect(new Set(others.map(({ state }) => state.kind))).toEqual(new Set(['answer']));
    expect(waiting.some(({ state }) => state.there)).toBe(false);
    await vi.advanceTimersByTimeAsync(stages.reload);
    await until(() => waiting.every(({ state }) => state.there));
    expect(new Set(waiting.map(({ state }) => state.kind))).toEqual(new Set(['unread']));
  });
});

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
    time += 31_000;
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
    time += 900_001;
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

test('nothing of a library without documents is waited for', async () => {
  const empty = libraryOf([]);
  const engine = await house.engine(store, {
    ...clocks,
    library: { current: () => empty, reload: () => never() },
  });
  const { state } = asked(engine, moor('x:1'));
  await until(() => vi.getTimerCount() > 0);
  await vi.advanceTimersByTimeAsync(stages.reload);
  await until(() => state.there);
  expect(state.kind).toBe('unread');
});
