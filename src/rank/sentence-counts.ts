// What a sentence is made of whatever is asked: counted once for each reading, where every question would walk its words.
import { flag, type Reading } from '../search/reading.ts';
import { wordClass } from '../text/word-class.ts';

/** A run of capitalised words; `from` and `place` are its first word's. */
export type Run = { readonly from: number; readonly length: number; readonly place: number };

/** Counts of one sentence that hold for every question. */
export type SentenceCounts = {
  /** Its words in the reading, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** Words, other forms of a word apart, and those of them that carry a subject, with the sum of their rarities. */
  readonly words: number;
  readonly content: number;
  readonly rarity: number;
  /** All bits of text/word-class that its words have. */
  readonly classes: number;
  /** Its numbers, years and runs of names, by where they stand in the reading. */
  readonly numbers: readonly number[];
  readonly years: readonly number[];
  readonly runs: readonly Run[];
  /** 1: begins with a pronoun. .5: has one among its first eight words. */
  readonly pronoun: number;
};

const made = new WeakMap<Reading, SentenceCounts[]>();

/** Of each sentence of a passage. `rarity` gives that of a stem's number, and gives the same one always. */
export function sentenceCountsOf(
  reading: Reading,
  rarity: (stem: number) => number,
): readonly SentenceCounts[] {
  const known = made.get(reading);
  if (known) return known;
  const all: SentenceCounts[] = [];
  for (let i = 0; i + 1 < reading.sentences.length; i++)
    all.push(count(reading, reading.sentences[i] ?? 0, reading.sentences[i + 1] ?? 0, rarity));
  made.set(reading, all);
  return all;
}

function count(
  reading: Reading,
  from: number,
  to: number,
  rarityOf: (stem: number) => number,
): SentenceCounts {
  let [words, content, rarity, classes] = [0, 0, 0, 0];
  const numbers: number[] = [];
  const years: number[] = [];
  for (let k = from; k < to; k++) {
    const bits = reading.classes[k] ?? 0;
    classes |= bits;
    if ((bits & wordClass.year) !== 0) years.push(k);
    if (((reading.flags[k] ?? 0) & flag.alternate) !== 0) continue;
    words++;
    if ((bits & (wordClass.digit | wordClass.number)) !== 0) numbers.push(k);
    if ((bits & wordClass.stop) !== 0) continue;
    content++;
    rarity += rarityOf(reading.stems[k] ?? -1);
  }
  const runs = runsOf(reading, from, to);
  const pronoun = pronounOf(reading, from, to);
  return { from, to, words, content, rarity, classes, numbers, years, runs, pronoun };
}

function runsOf(reading: Reading, from: number, to: number): readonly Run[] {
  const runs: Run[] = [];
  for (let k = from; k < to; k++) {
    if (!isName(reading, k)) continue;
    const first = k;
    while (k < to && isName(reading, k)) k++;
    runs.push({ from: first, length: k - first, place: reading.places[first] ?? 0 });
  }
  return runs;
}

function isName({ flags, classes }: Reading, k: number): boolean {
  return (
    ((flags[k] ?? 0) & (flag.capital | flag.alternate)) === flag.capital &&
    ((classes[k] ?? 0) & (wordClass.stop | wordClass.month | wordClass.weekday)) === 0
  );
}

function pronounOf({ classes, flags }: Reading, from: number, to: number): number {
  for (let k = from; k < Math.min(to, from + 8); k++) {
    if (((classes[k] ?? 0) & wordClass.pronoun) === 0) continue;
    return ((flags[k] ?? 0) & flag.first) !== 0 ? 1 : 0.5;
  }
  return 0;
}
