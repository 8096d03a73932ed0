// Limits how much goes out at once, for each channel by itself: a limit in one holds back only its own.
import { setTimeout as delay } from 'node:timers/promises';

/** Starts work only so much at a time, and not while it is held back. */
export type Limiter = {
  /** Runs `work` when the limiter has room and is not held back, or at once when the signal is given up. */
  run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Starts nothing for `ms` milliseconds. */
  hold(ms: number): void;
};

type State = { free: number; heldUntil: number; readonly waiting: (() => void)[] };

/** Gives the limiter of this name; `atOnce` run side by side in each. */
export function createLimiters(atOnce: number): (name: string) => Limiter {
  const limiters = new Map<string, State>();

  function stateOf(name: string): State {
    const limiter = limiters.get(name) ?? { free: atOnce, heldUntil: 0, waiting: [] };
    limiters.set(name, limiter);
    return limiter;
  }

  async function enter(limiter: State, signal: AbortSignal): Promise<void> {
    if (limiter.free > 0) limiter.free -= 1;
    else await new Promise<void>((resolve) => limiter.waiting.push(resolve));
    while (limiter.heldUntil > performance.now() && !signal.aborted)
      await pause(limiter.heldUntil - performance.now(), signal);
  }

  function leave(name: string, limiter: State): void {
    const next = limiter.waiting.shift();
    if (next) next();
    else limiter.free += 1;
    if (limiter.free === atOnce && limiter.heldUntil <= performance.now()) limiters.delete(name);
  }

  return (name) => ({
    async run(work, signal) {
      const limiter = stateOf(name);
      await enter(limiter, signal);
      try {
        return await work();
      } finally {
        leave(name, limiter);
      }
    },
    hold(ms) {
      const limiter = stateOf(name);
      limiter.heldUntil = Math.max(limiter.heldUntil, performance.now() + ms);
    },
  });
}

/** Milliseconds, or until the signal is given up. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  delay(ms, undefined, { signal }).catch(() => undefined);
