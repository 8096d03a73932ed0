// Which passages hold which stems: noted passage by passage, turned around to stem by stem in one go.

/** The passages of a stem, in order, are those from `starts[stem]` to `starts[stem + 1]`. */
export type Postings = {
  readonly starts: Int32Array;
  readonly passages: Int32Array;
  /** How often each of them holds the stem. */
  readonly counts: Int32Array;
};

/** The passages that hold a stem; none for a stem that was met later. */
export function holdersOf({ starts, passages }: Omit<Postings, 'counts'>, stem: number): Int32Array {
  const from = starts[stem] ?? 0;
  return passages.subarray(from, starts[stem + 1] ?? from);
}

/** Collects stems passage by passage. */
export type PostingsBuilder = {
  /** Notes that the passage at hand holds the stem, or holds it once more. */
  note(stem: number): void;
  /** Ends the passage at hand; the number of different stems in it. Passages are numbered from 0. */
  end(): number;
  /** All noted stems must be below `stems`. Nothing can be noted afterwards: the lists are freed. */
  finish(stems: number): Postings;
};

/** Lists that only grow at their ends: a list for each stem would be visited all over the memory. */
export function createPostingsBuilder(): PostingsBuilder {
  let noted = new Int32Array(1024);
  let counts = new Int32Array(1024);
  let used = 0;
  let begun = 0;
  /** One more than the place where each stem was noted last. */
  let latest = new Int32Array(1024);
  const ends: number[] = [];
  return {
    note(stem) {
      if (stem >= latest.length) latest = grown(latest, stem + 1);
      const at = (latest[stem] ?? 0) - 1;
      if (at >= begun) {
        counts[at] = (counts[at] ?? 0) + 1;
        return;
      }
      if (used === noted.length) {
        noted = grown(noted, used + 1);
        counts = grown(counts, used + 1);
      }
      noted[used] = stem;
      counts[used] = 1;
      used++;
      latest[stem] = used;
    },
    end() {
      const different = used - begun;
      begun = used;
      ends.push(used);
      return different;
    },
    finish(stems) {
      const postings = turned(noted.subarray(0, used), counts, ends, stems);
      noted = new Int32Array(0);
      counts = noted;
      latest = noted;
      return postings;
    },
  };
}

/** Twice as long, or as long as is needed. */
function grown(numbers: Int32Array, needed: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(numbers.length * 2, needed));
  larger.set(numbers);
  return larger;
}

/** Sorts by counting. */
function turned(noted: Int32Array, counts: Int32Array, ends: readonly number[], stems: number): Postings {
  const starts = new Int32Array(stems + 1);
  for (const stem of noted) starts[stem + 1] = (starts[stem + 1] ?? 0) + 1;
  for (let stem = 0; stem < stems; stem++) starts[stem + 1] = (starts[stem + 1] ?? 0) + (starts[stem] ?? 0);
  const free = starts.slice();
  const made = { starts, passages: new Int32Array(noted.length), counts: new Int32Array(noted.length) };
  let at = 0;
  for (const [passage, end] of ends.entries())
    for (; at < end; at++) {
      const stem = noted[at] ?? 0;
      const place = free[stem] ?? 0;
      free[stem] = place + 1;
      made.passages[place] = passage;
      made.counts[place] = counts[at] ?? 0;
    }
  return made;
}
