// A disk or a folder that never answers costs each question its deadline, and nobody else anything.
import { describe, expect, test, vi } from 'vitest';
import { stages } from '../../src/engine/limits.ts';
import { libraryOf } from '../../src/library/library.ts';
import { core } from '../contracts/engine.ts';
import { noon, questionOf } from '../contracts/kept.ts';
import { asked, clocks, house, moor, never, store, until } from './asked.ts';

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
    void engine.preview('Where do boats moor?', 'all').catch(told);
    void engine.source(answerId, 1, 'all').catch(told);
    await until(() => vi.getTimerCount() >= 3);
    await vi.advanceTimersByTimeAsync(stages.proof);
    await until(() => failed.length === 2);
    expect(failed.join()).toContain('not done within 5 s: proof');
    hangs = false;
    expect(await engine.preview('Where do boats moor?', 'all')).toMatchObject({ kind: 'answer' });
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
