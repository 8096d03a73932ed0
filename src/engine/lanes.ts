// Questions in lanes: those of one conversation are answered in their order, other conversations go on beside it.
import { createPlaces } from '../places.ts';
import { within } from './deadline.ts';

/** One question on its way. */
export type Course = {
  /** Aborted when its time is over: what it still does must not count. */
  readonly signal: AbortSignal;
  /** Waits for work that others share, and lets them go on meanwhile. */
  aside<T>(work: () => Promise<T>): Promise<T>;
};

/** Work in lanes by name: in order within a lane, side by side between lanes. */
export type Lanes = {
  /**
   * Runs work after all that came before it in the same lane; undefined at once when too many are waiting already.
   * Rejects with a DeadlineError when its time has passed, and lets the next one of its lane begin.
   */
  run<T>(lane: string, work: (course: Course) => Promise<T>): Promise<T> | undefined;
};

/** `most` wait or are at work in all lanes together, `atOnce` are at work. */
export function createLanes(limits: { readonly most: number; readonly atOnce: number }): Lanes {
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
    run(lane, work) {
      if (inside >= limits.most) return undefined;
      inside += 1;
      const done = follow(lasts.get(lane), work);
      const last = done.then(leave, leave);
      lasts.set(lane, last);
      return done;

      function leave(): void {
        inside -= 1;
        if (lasts.get(lane) === last) lasts.delete(lane);
      }
    },
  };
}
