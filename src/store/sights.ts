// What this process has seen of leases that others hold: for how long each has stood still, by its own clock alone.
import { lifetimes } from './limits.ts';

/** One that keeps it alive writes another `beat` each time. */
export type Beat = { readonly id: string; readonly beat: string };
type Sight = { readonly beat: string; readonly since: number };

/** Given all there are, gives those that have stood still for longer than a lease lasts. `now` is a clock that nobody sets. */
export type Sights = <B extends Beat>(all: readonly B[], now: number) => readonly B[];

/** Nothing is seen at first, so nothing counts as standing still. */
export function createSights(): Sights {
  let seen: ReadonlyMap<string, Sight> = new Map();
  return (all, now) => {
    const before = seen;
    const sightOf = ({ id, beat }: Beat): Sight => {
      const known = before.get(id);
      return known?.beat === beat ? known : { beat, since: now };
    };
    seen = new Map(all.map((one) => [one.id, sightOf(one)]));
    return all.filter(({ id }) => now - (seen.get(id)?.since ?? now) > lifetimes.lease);
  };
}
