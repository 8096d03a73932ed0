// How two texts compare: their one order, the slips of a typist between two words, the words that they have in common.

/** For `sort`: by UTF-16 code units, the same on every machine, for no locale moves it. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Letters more, less, another, or two in each other's place (optimal string alignment); given up above `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
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

/** By word, in lower case. */
export type Counts = ReadonlyMap<string, number>;

/** How often each word stands in the text, in small letters. */
export function wordCounts(text: string): Counts {
  const counts = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}\p{N}]+/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Share of common words, 0 to 1 (Dice coefficient over counted words). */
export function dice(a: Counts, b: Counts): number {
  const total = sizeOf(a) + sizeOf(b);
  return total === 0 ? 0 : (2 * commonOf(a, b)) / total;
}

/** Words in all. */
export const sizeOf = (counts: Counts): number => [...counts.values()].reduce((sum, n) => sum + n, 0);

/** Words that both have, each as often as both have it. */
export function commonOf(a: Counts, b: Counts): number {
  let common = 0;
  for (const [word, count] of a) common += Math.min(count, b.get(word) ?? 0);
  return common;
}

/** Of all texts together. */
export function joined(all: readonly Counts[]): Counts {
  const sum = new Map<string, number>();
  for (const [word, count] of all.flatMap((counts) => [...counts]))
    sum.set(word, (sum.get(word) ?? 0) + count);
  return sum;
}
