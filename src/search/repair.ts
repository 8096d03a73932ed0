// Misspelt words are repaired against the words of the corpus itself, and only words that the corpus lacks.

export type KnownWord = {
  readonly word: string;
  /** Number of its stem in the lexicon. */
  readonly stem: number;
  /** Passages that hold it. */
  readonly count: number;
};

export type Spelling = {
  /**
   * The known word nearest to `word`: fewest edits, then the same first letter, then the most passages. A neighbouring
   * swap counts as one edit. Words whose stem is not `allowed` are as good as not there. Undefined when none is near enough.
   */
  nearest(word: string, allowed: (stem: number) => boolean): string | undefined;
};

/** Shortest word, in letters, that one edit is allowed in, and two. */
const oneEdit = 4;
const twoEdits = 8;
/** Shortest word that is offered. */
const shortest = 3;

type Entry = KnownWord & { readonly letters: number };

export function createSpelling(words: Iterable<KnownWord>): Spelling {
  const byLength = new Map<number, Entry[]>();
  for (const known of words) {
    if (known.word.length < shortest || !/^\p{L}+$/u.test(known.word)) continue;
    const list = byLength.get(known.word.length) ?? [];
    if (list.length === 0) byLength.set(known.word.length, list);
    list.push({ ...known, letters: lettersOf(known.word) });
  }
  return {
    nearest(word, allowed) {
      if (word.length < oneEdit || !/^\p{L}+$/u.test(word)) return undefined;
      const limit = word.length >= twoEdits ? 2 : 1;
      const letters = lettersOf(word);
      const near: { readonly entry: Entry; readonly cost: number }[] = [];
      for (let length = word.length - limit; length <= word.length + limit; length++)
        for (const entry of byLength.get(length) ?? []) {
          if (bitsOf(letters ^ entry.letters) > 2 * limit) continue;
          const edits = distance(word, entry.word, limit);
          if (edits > limit) continue;
          near.push({ entry, cost: edits + (entry.word.charCodeAt(0) === word.charCodeAt(0) ? 0 : 0.5) });
        }
      near.sort(
        (a, b) => a.cost - b.cost || b.entry.count - a.entry.count || (a.entry.word < b.entry.word ? -1 : 1),
      );
      return near.find(({ entry }) => allowed(entry.stem))?.entry.word;
    },
  };
}

/** Optimal string alignment distance, given up above `limit`. */
export function distance(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
      let cost = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same);
      const swapped =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? limit + 1;
}

/** Which letters a word holds, as bits: two words one edit apart differ in two of them at most. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
}

function bitsOf(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}
