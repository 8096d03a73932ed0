// What is under way, so that a process that ends waits for it, but not for ever.
import { steadyNow } from '../../src/steady-now.ts';

/** What is under way in this process. */
export type InFlight = {
  /** Counts `work` as under way until it has settled. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when nothing is under way, or after `ms`; what is left then is found by the next start. */
  drain(ms: number): Promise<void>;
};

/** Nothing is under way at first. */
export function createInFlight(): InFlight {
  const underWay = new Set<Promise<unknown>>();
  return {
    track(work) {
      const kept = work.finally(() => underWay.delete(kept));
      underWay.add(kept);
      return kept;
    },
    async drain(ms) {
      const until = steadyNow() + ms;
      while (underWay.size > 0 && steadyNow() < until)
        await Promise.race([Promise.allSettled(underWay), timer(until - steadyNow())]);
    },
  };
}

const timer = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(ms, 0)).unref());
