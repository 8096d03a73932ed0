// In which threads the bot listens without being mentioned: where it answered, for a day, until it is left alone.
import { LRUCache } from 'lru-cache';
import { counts, times } from '../limits.ts';

/** In which threads the bot goes on listening. */
export type Threads = {
  /** The bot answered here at `at` (milliseconds). */
  answered(thread: string, at: number): void;
  /** Undefined: not known, for instance after a restart. */
  listens(thread: string, now: number): boolean | undefined;
  /** It left this message alone; the same message is counted once. */
  leftAlone(thread: string, ts: string): void;
  /** It never answered here. */
  never(thread: string): void;
};

type Thread = { readonly until: number; readonly alone: readonly string[] };

/** Knows no thread at first; forgets the one that was longest idle. */
export function createThreads(): Threads {
  const known = new LRUCache<string, Thread>({ max: counts.threads });
  return {
    answered: (thread, at) => void known.set(thread, { until: at + times.thread, alone: [] }),
    listens(thread, now) {
      const found = known.get(thread);
      return found && found.until > now && found.alone.length < counts.leftAlone;
    },
    leftAlone(thread, ts) {
      const found = known.get(thread);
      if (found && !found.alone.includes(ts)) known.set(thread, { ...found, alone: [...found.alone, ts] });
    },
    never: (thread) => void known.set(thread, { until: 0, alone: [] }),
  };
}
