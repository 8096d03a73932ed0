// Misspelt words are repaired against the words of the corpus itself, and only words that the corpus lacks.

/** Shortest word that one edit is allowed in, and two. */
const oneEdit = 4;
const twoEdits = 8;

export type KnownWord = {
  readonly word: string /** Number in the lexicon. */;
  readonly stem: number /** Passages that hold it. */;
  readonly count: number;
};

/**
 * The word nearest to `word` among `words` : fewest edits, then the same first letter,
 * then the most passages. A neighbouring swap counts as one edit. Words that are not `allowed` are as good as not there.
 * Undefined when none is near enough.
 */
export function nearestWord(
  word: string,
  words: Iterable<KnownWord>,
  allowed: (stem: number) => boolean,
): string | undefined {
  if (word.length < oneEdit || !/^[\p{L}]+$/u.test(word)) return undefined;
  const limit = word.length >= twoEdits ? 2 : 1;
  const letters = lettersOf(word);
  let best: string | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  let bestCount = 0;
  for (const { word: candidate, stem, count } of words) {
    if (Math.abs(candidate.length - word.length) > limit || candidate.length < 3) continue;
    if (bitsOf(letters ^ lettersOf(candidate)) > 2 * limit) continue;
    const edits = distance(word, candidate, limit);
    if (edits > limit) continue;
    const cost = edits + (candidate.charCodeAt(0) === word.charCodeAt(0) ? 0 : 0.5);
    if (cost > bestCost || (cost === bestCost && count < bestCount)) continue;
    if (cost === bestCost && count === bestCount && best !== undefined && candidate > best) continue;
    if (!allowed(stem)) continue;
    best = candidate;
    bestCost = cost;
    bestCount = count;
  }
  return best;
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
