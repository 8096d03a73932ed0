// How often each word stands in a text, and how much two texts share.

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
