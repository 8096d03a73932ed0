// How many questions a person may ask in a minute, so that nobody can keep the bot from the others.
import { LRUCache } from 'lru-cache';

/** Persons remembered at a time; the one silent for longest is forgotten first. */
const persons = 10_000;
const minute = 60_000;

/** True while the person has asked fewer than `perMinute` questions in the last 60 s; 0 is no limit. */
export function createRate(perMinute: number): (person: string, now: number) => boolean {
  if (perMinute === 0) return () => true;
  const asked = new LRUCache<string, readonly number[]>({ max: persons });
  return (person, now) => {
    const recent = (asked.get(person) ?? []).filter((at) => at > now - minute);
    const allowed = recent.length < perMinute;
    asked.set(person, allowed ? [...recent, now] : recent);
    return allowed;
  };
}
