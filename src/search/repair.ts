// Misspelt words are repaired against the words of the corpus itself, and only words that the corpus and English lack.
import { editDistance } from '../text/compare.ts';
import { isStopWord } from '../text/word-class.ts';

/** A word that the documents hold. */
export type KnownWord = {
  readonly word: string;
  /** Number of its stem in the lexicon. */
  readonly stem: number;
  /** Passages that hold it. */
  readonly count: number;
};

/** Finds the known word that a misspelt one may mean. */
export type Spelling = {
  /**
   * The known word nearest to `word`: fewest edits, then the most passages. A neighbouring swap counts as one edit, and
   * the first letter stays unless it is swapped. Words that are not `allowed` are ignored. Undefined when
   * none is near enough.
   */
  nearest(word: string, allowed: (known: KnownWord) => boolean): string | undefined;
};

/** Shortest word, in letters, in which so much may be wrong. */
const lengths = {
  slip: 4, // one letter left out, or two swapped
  oneEdit: 6, // any one edit, or two where no letter is changed
  twoEdits: 9, // any two edits
} as const;

/** Function words as hands in a hurry write them: they name nothing, so the corpus cannot tell what was meant. */
const hurried: ReadonlyMap<string, string> = new Map(
  'wich which|whcih which|whihc which|teh the|hte the|waht what|wht what|wat what|whta what|hwo how|hwat what|wehn when|whn when|whne when|wher where|whre where|wheer where|whay why|adn and|thier their|becuase because'
    .split('|')
    .map((pair): readonly [string, string] => {
      const [from = '', to = ''] = pair.split(' ');
      return [from, to];
    }),
);

/** The function word that was meant; undefined for all but a few words. */
export const hurriedWord = (word: string): string | undefined => hurried.get(word);

type Entry = KnownWord & { readonly letters: number };

/** Over these words; short ones, function words and words with digits are not offered. */
export function createSpelling(words: Iterable<KnownWord>): Spelling {
  const byLength = new Map<number, Entry[]>();
  for (const known of words) {
    if (known.word.length < lengths.slip || !/^\p{L}+$/u.test(known.word) || isStopWord(known.word)) continue;
    const list = byLength.get(known.word.length) ?? [];
    if (list.length === 0) byLength.set(known.word.length, list);
    list.push({ ...known, letters: lettersOf(known.word) });
  }
  return {
    nearest(word, allowed) {
      if (word.length < lengths.slip || !/^\p{L}+$/u.test(word)) return undefined;
      const limit = word.length >= lengths.twoEdits ? 2 : 1;
      const letters = lettersOf(word);
      const near: { readonly entry: Entry; readonly edits: number }[] = [];
      for (let length = word.length - limit; length <= word.length + limit; length++)
        for (const entry of byLength.get(length) ?? []) {
          if (bitsOf(letters ^ entry.letters) > 2 * limit) continue;
          const swapped = letters === entry.letters && isSwap(word, entry.word);
          const begins = entry.word.charCodeAt(0) === word.charCodeAt(0);
          if (!begins && !swapped) continue;
          const bound = !begins ? 1 : swapped && word.length >= lengths.oneEdit ? 2 : limit;
          const edits = editDistance(word, entry.word, bound);
          if (edits > bound || (word.length < lengths.oneEdit && !isSlip(word, entry.word))) continue;
          near.push({ entry, edits });
        }
      near.sort(
        (a, b) =>
          a.edits - b.edits || b.entry.count - a.entry.count || (a.entry.word < b.entry.word ? -1 : 1),
      );
      return near.find(({ entry }) => allowed(entry))?.entry.word;
    },
  };
}

/** Of two words one edit apart: a letter left out, two swapped, or one vowel for another in five letters. */
function isSlip(word: string, meant: string): boolean {
  if (meant.length !== word.length) return meant.length > word.length;
  if (isSwap(word, meant)) return true;
  const at = [...word].findIndex((letter, i) => letter !== meant.charAt(i));
  return word.length > lengths.slip && /[aeiou]{2}/.test(word.charAt(at) + meant.charAt(at));
}

/** Of two words: the same letters in another order. */
export const isSwap = (a: string, b: string): boolean => [...a].sort().join('') === [...b].sort().join('');

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
