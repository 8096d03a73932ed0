// How many questions a person may ask in a minute, so that nobody can keep the bot from the others.
import { LRUCache } from 'lru-cache';
import { counts, times } from './limits.ts';

/** `tell`: too many, and not told so within the last minute. */
export type Allowance = 'allowed' | 'tell' | 'told';
type Asked = { readonly at: readonly number[]; readonly toldAt?: number };

/**
 * Allows `perMinute` questions of a person in any 60 s; 0 is no limit. `now` is a clock that nobody sets: put back, the
 * machine's would lock everybody out.
 */
export function createRate(perMinute: number): (person: string, now: number) => Allowance {
  if (perMinute === 0) return () => 'allowed';
  const asked = new LRUCache<string, Asked>({ max: counts.persons });
  return (person, now) => {
    const { at = [], toldAt } = asked.get(person) ?? {};
    const recent = at.filter((time) => time > now - times.minute);
    const told = toldAt !== undefined && toldAt > now - times.minute ? { toldAt } : {};
    if (recent.length < perMinute) {
      asked.set(person, { at: [...recent, now], ...told });
      return 'allowed';
    }
    const fresh = told.toldAt === undefined;
    asked.set(person, { at: recent, toldAt: told.toldAt ?? now });
    return fresh ? 'tell' : 'told';
  };
}
