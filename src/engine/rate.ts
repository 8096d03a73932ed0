// How many questions a person may ask in a minute, so that nobody can keep the bot from the others.
import { LRUCache } from 'lru-cache';
import { counts, times } from './limits.ts';

/** `notify`: too many, and not told so within the last minute; `silent`: told so already. */
export type Allowance = 'allowed' | 'notify' | 'silent';
type Asked = { readonly at: readonly number[]; readonly notifiedAt?: number };

/**
 * Allows `perMinute` questions of a person in any 60 s; 0 is no limit. `now` is a clock that nobody sets: put back, the
 * machine's would lock everybody out.
 */
export function createRate(perMinute: number): (person: string, now: number) => Allowance {
  if (perMinute === 0) return () => 'allowed';
  const asked = new LRUCache<string, Asked>({ max: counts.persons });
  return (person, now) => {
    const { at = [], notifiedAt } = asked.get(person) ?? {};
    const recent = at.filter((time) => time > now - times.minute);
    const notified = notifiedAt !== undefined && notifiedAt > now - times.minute ? { notifiedAt } : {};
    if (recent.length < perMinute) {
      asked.set(person, { at: [...recent, now], ...notified });
      return 'allowed';
    }
    const fresh = notified.notifiedAt === undefined;
    asked.set(person, { at: recent, notifiedAt: notified.notifiedAt ?? now });
    return fresh ? 'notify' : 'silent';
  };
}
