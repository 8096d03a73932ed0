// Questions by conversation: those of one are answered in their order, other conversations go on beside it.
import { createPlaces } from '../places.ts';
import { within } from './deadline.ts';

/** One question on its way. */
export type Course = {
  /** Aborted when its time is over: what it still does must not count. */
  readonly signal: AbortSignal;
  /** Waits for work that others share, and lets them go on meanwhile. */
  aside<T>(work: () => Promise<T>): Promise<T>;
};

/** Work by key: in order under one key, side by side under different ones. */
export type KeyedQueue = {
  /**
   * Runs work after all that came before it in the same key; undefined at once when too many are waiting already.
   * Rejects with a DeadlineError when its time has passed, and lets the next one of its key begin.
   */
  run<T>(key: string, work: (course: Course) => Promise<T>): Promise<T> | undefined;
};

/** `most` wait or are at work in all, `atOnce` are at work. */
export function createKeyedQueue(limits: { readonly most: number; readonly atOnce: number }): KeyedQueue {
  const lasts = new Map<string, Promise<unknown>>();
  const places = createPlaces(limits.atOnce);
  let inside = 0;

  async function follow<T>(
    before: Promise<unknown> | undefined,
    work: (course: Course) => Promise<T>,
  ): Promise<T> {
    const over = new AbortController();
    const { signal } = over;
    const place = places.one();
    const enter = async (): Promise<void> => {
      await place.take();
      if (signal.aborted) place.leave();
      signal.throwIfAborted();
    };
    const aside: Course['aside'] = async (shared) => {
      place.leave();
      try {
        return await shared();
      } finally {
        await enter();
      }
    };
    try {
      return await within('question', async () => {
        await before;
        await enter();
        return work({ signal, aside });
      });
    } catch (error) {
      // Not where it went well: a store that is away writes down later what was answered.
      over.abort();
      throw error;
    } finally {
      place.leave();
    }
  }

  return {
    run(key, work) {
      if (inside >= limits.most) return undefined;
      inside += 1;
      const done = follow(lasts.get(key), work);
      const last = done.then(leave, leave);
      lasts.set(key, last);
      return done;

      function leave(): void {
        inside -= 1;
        if (lasts.get(key) === last) lasts.delete(key);
      }
    },
  };
}
