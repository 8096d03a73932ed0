// Keeps the claims of questions in flight alive, all in one write, until each is ended.
import type { Log } from '../log.ts';
import { lifetimes } from '../store/limits.ts';
import type { Claims, Lease } from '../store/store.ts';

export type Leases = {
  /** A lease from now on, in the name of this process. */
  next(): Lease;
  /** Prolongs the lease until it is released, or for so many ms. */
  hold(id: string, ms?: number): void;
  release(id: string): void;
  holds(id: string): boolean;
  /** Held until it is released: a reply to it is being made here. */
  holdsForGood(id: string): boolean;
  stop(): void;
};

export function createLeases(claims: Claims, holder: string, now: () => number, log: Log): Leases {
  const held = new Map<string, number>();
  const holds = (id: string): boolean => (held.get(id) ?? 0) > now();
  const next = (): Lease => ({ holder, now: now(), until: now() + lifetimes.lease });
  const renew = async (): Promise<void> => {
    for (const id of held.keys()) if (!holds(id)) held.delete(id);
    if (held.size === 0) return;
    try {
      await claims.renew([...held.keys()], next());
    } catch (error) {
      log.warn('leases could not be prolonged', { reason: String(error), count: held.size });
    }
  };
  const timer = setInterval(() => void renew(), lifetimes.renewal).unref();
  return {
    next,
    hold: (id, ms = Number.POSITIVE_INFINITY) => void held.set(id, now() + ms),
    release: (id) => void held.delete(id),
    holds,
    holdsForGood: (id) => held.get(id) === Number.POSITIVE_INFINITY,
    stop: () => clearInterval(timer),
  };
}
