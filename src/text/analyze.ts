// The one pipeline for documents and questions: words, their stems, and which of them carry a subject.
import { stem } from './stem.ts';
import { isStopWord } from './stop-words.ts';
import type { Token } from './token.ts';
import { tokenize } from './tokenize.ts';

/** A word with its stem. `stop`: a function word, which carries no subject. */
export type Term = Token & {
  /** What is indexed and compared. Equal to the word where no stemmer applies. */
  readonly stem: string;
  readonly stop: boolean;
};

/** Terms of `text` in order, function words included and marked. `language` is BCP 47. */
export function analyze(text: string, language = 'en'): readonly Term[] {
  const read = stemmed(language);
  return tokenize(text, language).map(({ start, end, word, place, alternate, capital }) => {
    const { stem, stop } = read(word);
    return { start, end, word, place, alternate, capital, stem, stop };
  });
}

type Stemmed = Pick<Term, 'stem' | 'stop'>;

/** Words stemmed lately, by language: the same few thousand words make up most of every text. */
const kept = new Map<string, Map<string, Stemmed>>();
/** Words kept for a language, and their length in UTF-16 units: a longer slice may hold on to the text that it was cut from. */
const mostKept = 20_000;
const longestKept = 12;

function stemmed(language: string): (word: string) => Stemmed {
  const short = language.slice(0, 2);
  const words = kept.get(short) ?? new Map<string, Stemmed>();
  kept.set(short, words);
  return (word) => {
    const known = words.get(word);
    if (known) return known;
    const made = { stem: stem(word, language), stop: isStopWord(word, language) };
    if (words.size >= mostKept) words.clear();
    if (word.length <= longestKept) words.set(word, made);
    return made;
  };
}
