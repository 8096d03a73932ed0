// Questions on their way through an engine of which something hangs, while the timers are faked, and the clocks at noon.
import { afterAll, afterEach, beforeEach, expect, vi } from 'vitest';
import type { Question } from '../../src/domain.ts';
import type { Engine, Reply } from '../../src/engine/engine.ts';
import { openMemory } from '../../src/store/memory.ts';
import type { Store } from '../../src/store/store.ts';
import { createHouse } from '../contracts/engine.ts';
import { noon, questionOf } from '../contracts/kept.ts';

export const house = createHouse();
afterAll(() => house.remove());

export let store: Store;
let time = noon;
export const clocks = { now: (): number => time, clock: (): number => time };
/** Lets this many milliseconds pass on the clocks; the timers know nothing of it. */
export function pass(milliseconds: number): void {
  time += milliseconds;
}

beforeEach(() => {
  time = noon;
  store = openMemory();
  // Deadlines alone are faked: the disk and the turns of the event loop are real.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => void vi.useRealTimers());

export const never = <T>(): Promise<T> => new Promise(() => undefined);
export const kindOf = (reply: Reply | undefined): string | undefined =>
  reply?.kind === 'notice' ? reply.notice : reply?.kind;
export const moor = (id: string, more: Partial<Question> = {}): Question => ({
  ...questionOf(id, 'Where do boats moor?'),
  thread: `x:thread-of-${id}`,
  ...more,
});

const realTimeout = setTimeout;
/** Waits for real files, by the real clock. */
export async function until(done: () => boolean): Promise<void> {
  for (let tries = 0; tries < 4_000 && !done(); tries += 1) await new Promise((next) => realTimeout(next, 1));
  expect(done()).toBe(true);
}

/** The reply, and whether it is there already. */
export function asked(engine: Engine, question: Question) {
  const state: { there: boolean; kind?: string | undefined } = { there: false };
  const reply = engine.respond(question).then((given) => {
    state.there = true;
    state.kind = kindOf(given);
    return given;
  });
  return { state, reply };
}
