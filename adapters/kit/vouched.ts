// Whether a platform vouches for somebody or some place: asked now and then, remembered, and never waited for long.
import { setTimeout as delay } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';

/** False too where it cannot be known, or not soon enough. Never rejects. */
export type Vouched = (name: string) => Promise<boolean>;

/** Milliseconds, but for `most`, which counts names. */
export type Patience = {
  readonly most: number;
  /** An answer holds for so long, and a failure is not asked about again for `failed`. */
  readonly lifetime: number;
  readonly failed: number;
  /** Longest wait of one question; what comes later counts for the next. */
  readonly deadline: number;
};

/** `ask` looks it up; `failed` is told why it could not. */
export function createVouched(
  ask: (name: string) => Promise<boolean>,
  { most, lifetime, failed, deadline }: Patience,
  failure: (error: unknown) => void,
): Vouched {
  const known = new LRUCache<string, Promise<boolean>>({ max: most, ttl: lifetime });

  function lookUp(name: string): Promise<boolean> {
    const asked = ask(name).catch((error: unknown) => {
      failure(error);
      known.set(name, Promise.resolve(false), { ttl: failed });
      return false;
    });
    known.set(name, asked);
    return asked;
  }

  return async (name) => {
    const late = new AbortController();
    const given = known.get(name) ?? lookUp(name);
    const tooLate = delay(deadline, false, { ref: false, signal: late.signal }).catch(() => false);
    return Promise.race([given, tooLate]).finally(() => late.abort());
  };
}
