// Keeps the claims of questions in flight alive, all in one write, until each is ended.
import type { Log } from './log.ts';
import { lifetimes } from './store/limits.ts';
import type { Claims, Lease } from './store/store.ts';

export type Leases = {
  /** A lease from now on, in the name of this process. */
  next(): Lease;
  hold(id: string): void;
  release(id: string): void;
  holds(id: string): boolean;
  stop(): void;
};

export function createLeases(claims: Claims, holder: string, now: () => number, log: Log): Leases {
  const held = new Set<string>();
  const next = (): Lease => ({ holder, now: now(), until: now() + lifetimes.lease });
  const renew = async (): Promise<void> => {
    if (held.size === 0) return;
    try {
      await claims.renew([...held], next());
    } catch (error) {
      log.warn('leases could not be prolonged', { reason: String(error), count: held.size });
    }
  };
  const timer = setInterval(() => void renew(), lifetimes.renewal).unref();
  return {
    next,
    hold: (id) => void held.add(id),
    release: (id) => void held.delete(id),
    holds: (id) => held.has(id),
    stop: () => clearInterval(timer),
  };
}
