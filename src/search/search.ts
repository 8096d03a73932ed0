// What the documents hold of a message: the passages that each of its readings finds.
import type { Context } from '../domain.ts';
import type { Library } from '../library/library.ts';
import type { Reading, Understanding } from '../question/understand.ts';
import type { Hit } from './hits.ts';

/** Passages looked into for one reading, beside those of the best sections. */
const HITS = {
  found: 12, // best first
  judged: 30, // where a reader model judges them: as many as it does
} as const;

/** `of`: best first; each reading is looked up when it is first needed. */
export type Hits = { readonly understanding: Understanding; of(reading: Reading): readonly Hit[] };

/** Finds nothing yet: each reading is looked up when it is first asked for, and then kept. */
export function search({ searcher }: Library, understanding: Understanding, { verdicts }: Context): Hits {
  const most = verdicts ? HITS.judged : HITS.found;
  const found = new Map<Reading, readonly Hit[]>();
  return {
    understanding,
    of(reading) {
      const known = found.get(reading) ?? searcher.search(reading.query, most, reading.accept);
      found.set(reading, known);
      return known;
    },
  };
}
