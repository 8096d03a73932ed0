// How far the reading of the documents is, on one line of the terminal that is written over; nothing where no person looks on.
import type { ReadingProgress } from '../../src/corpus/load.ts';
import { operators } from '../operators.ts';

/** Milliseconds: a reading that is over before says nothing, and how often the line is written. */
const times = { quiet: 1_000, between: 250 } as const;

type Terminal = { readonly isTTY?: boolean; write(text: string): unknown };

/** One reading of the folder on `screen`. `now`: milliseconds of a clock that only goes on. */
export function readingProgress(
  screen: Terminal,
  now: () => number = () => performance.now(),
): ((progress: ReadingProgress) => void) | undefined {
  if (screen.isTTY !== true) return undefined;
  let [begun, written] = [now(), 0];
  return ({ read, files }) => {
    if (read <= 1) begun = now();
    const took = now() - begun;
    if (read === files) {
      if (written > 0) screen.write('\r\u001b[K');
      written = 0;
    } else if (took >= times.quiet && took - written >= times.between) {
      written = took;
      screen.write(`\r\u001b[K${operators.reading(read, files, Math.ceil((took / read) * (files - read)))}`);
    }
  };
}
