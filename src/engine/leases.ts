// Keeps the claims of questions in flight alive, all in one write, until each is ended or its time is over.
import type { Log } from '../log.ts';
import { lifetimes } from '../store/limits.ts';
import type { Claims, Lease } from '../store/store.ts';
import { within } from './deadline.ts';

/** The leases of this process on the questions it is working on. */
export type Leases = {
  /** A lease from now on, in the name of this process. */
  next(): Lease;
  /** Prolongs the lease for so many ms, or until it is released. `since`: when it was last written, by our clock. */
  hold(id: string, purpose: Purpose, ms: number, since?: number): void;
  release(id: string): void;
  /** What it is held for; undefined: not at all. */
  heldFor(id: string): Purpose | undefined;
  /** Nobody can have taken it over: it was written within its lifetime, or it is ours in the store. */
  isOurs(id: string): Promise<boolean>;
  stop(): void;
};
/** Looking for a reply that is already there, or a reply that is being made and posted. */
export type Purpose = 'look-up' | 'reply';

type Held = { readonly purpose: Purpose; readonly until: number; written: number };

/** `now`: the machine's clock, which others read; `clock`: ours, which nobody sets. */
export type Clocks = { readonly now: () => number; readonly clock: () => number };

/** Renews what is held in one write, every few seconds, under the name `holder`. */
export function createLeases(claims: Claims, holder: string, { now, clock }: Clocks, log: Log): Leases {
  const held = new Map<string, Held>();
  const heldFor = (id: string): Purpose | undefined => {
    const one = held.get(id);
    return one !== undefined && one.until > clock() ? one.purpose : undefined;
  };
  const next = (): Lease => ({ holder, now: clock(), until: now() + lifetimes.lease });

  /** Ids that are still ours. Whoever takes one over has seen it stand still since it was written. */
  async function renew(ids: readonly string[]): Promise<readonly string[]> {
    const lease = next();
    return within('renewal', async () => {
      const ours = await claims.renew(ids, lease);
      // Also where it comes late.
      for (const id of ours) {
        const one = held.get(id);
        if (one !== undefined) one.written = lease.now;
      }
      return ours;
    });
  }

  async function renewAll(): Promise<void> {
    for (const id of held.keys()) if (heldFor(id) === undefined) held.delete(id);
    if (held.size === 0) return;
    try {
      await renew([...held.keys()]);
    } catch (error) {
      log.warn('leases could not be renewed; the next round tries again', {
        reason: String(error),
        count: held.size,
      });
    }
  }

  const isFresh = (id: string, age: number): boolean => clock() - (held.get(id)?.written ?? 0) < age;
  const timer = setInterval(() => void renewAll(), lifetimes.renewal).unref();
  return {
    next,
    hold(id, purpose, ms, since) {
      held.set(id, { purpose, until: clock() + ms, written: since ?? held.get(id)?.written ?? 0 });
    },
    release: (id) => void held.delete(id),
    heldFor,
    async isOurs(id) {
      // What is left of it is enough to post in.
      if (isFresh(id, lifetimes.renewal)) return true;
      try {
        return (await renew([id])).includes(id);
      } catch {
        return isFresh(id, lifetimes.lease);
      }
    },
    stop: () => clearInterval(timer),
  };
}
