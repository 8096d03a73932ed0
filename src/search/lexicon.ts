// The words of a corpus as numbers: the stem of each word, and what it is for.
import { stem } from '../text/stem.ts';
import { classOf } from '../text/word-class.ts';

/** Numbers words and stems, so that texts can be compared as numbers. Numbers begin with 0. */
export type Lexicon = {
  /** Number of a folded word in a language (BCP 47), made when new. Only while the corpus is read. */
  intern(word: string, language: string): number;
  /** Number of a word, or -1. */
  find(word: string, language: string): number;
  /** Number of the stem of a word. */
  stemOf(word: number): number;
  /** Bits of text/word-class. */
  classOf(word: number): number;
  /** Number of a stem, or -1. */
  stemId(stem: string): number;
  stemText(id: number): string;
  /** Number of stems: all numbers of stems are below it. */
  stemCount(): number;
  /** Every distinct folded word with the number of its stem. */
  words(): Iterable<readonly [word: string, stem: number]>;
};

/** A lexicon without any words yet; looking one up adds nothing, only `intern` does. */
export function createLexicon(): Lexicon {
  const byLanguage = new Map<string, Map<string, number>>();
  const stems = new Map<string, number>();
  const texts: string[] = [];
  const wordStem: number[] = [];
  const wordBits: number[] = [];

  let last: { readonly language: string; readonly table: Map<string, number> } | undefined;
  const tableOf = (language: string): Map<string, number> => {
    if (language === last?.language) return last.table;
    const key = language.slice(0, 2);
    const table = byLanguage.get(key) ?? new Map<string, number>();
    byLanguage.set(key, table);
    last = { language, table };
    return table;
  };
  const internStem = (text: string): number => {
    const known = stems.get(text);
    if (known !== undefined) return known;
    stems.set(text, texts.length);
    texts.push(text);
    return texts.length - 1;
  };

  return {
    intern(word, language) {
      const table = tableOf(language);
      const known = table.get(word);
      if (known !== undefined) return known;
      const id = wordStem.length;
      table.set(word, id);
      wordStem.push(internStem(stem(word, language)));
      wordBits.push(classOf(word, language));
      return id;
    },
    find: (word, language) => tableOf(language).get(word) ?? -1,
    stemOf: (word) => wordStem[word] ?? -1,
    classOf: (word) => wordBits[word] ?? 0,
    stemId: (text) => stems.get(text) ?? -1,
    stemText: (id) => texts[id] ?? '',
    stemCount: () => texts.length,
    *words() {
      for (const table of byLanguage.values())
        for (const [word, id] of table) yield [word, wordStem[id] ?? -1];
    },
  };
}
