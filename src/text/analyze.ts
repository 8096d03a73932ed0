// The one pipeline for documents and questions: words, their stems, and which of them carry a subject.

import { LRUCache } from 'lru-cache';
import { cut } from './cut.ts';
import { stem } from './stem.ts';
import type { Token } from './token.ts';
import { isStopWord } from './word-class.ts';

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

/** Short plain words that were cut lately: language repeats itself, and most words need no second look. */
const plain = new Map<string, Pick<Token, 'word' | 'capital'>>();
/** Words kept, and their length in UTF-16 units: a longer slice would keep the whole text alive that it was cut from. */
const mostPlain = 20_000;
const longestPlain = 12;

/** Words of `text` in order, for what is read once. `language` (BCP 47) only matters to scripts without spaces. */
export function tokenize(text: string, language = 'en'): readonly Token[] {
  const tokens: Token[] = [];
  cut(text, language, {
    again(written, start, place) {
      const known = plain.get(written);
      if (known === undefined) return false;
      const { word, capital } = known;
      tokens.push({ start, end: start + written.length, word, place, alternate: false, capital });
      return true;
    },
    add(token, written) {
      tokens.push(token);
      if (written === undefined || written.length > longestPlain) return;
      if (plain.size >= mostPlain) plain.clear();
      plain.set(written, { word: token.word, capital: token.capital });
    },
  });
  return tokens;
}

/** Headings, titles and introductions are asked for again and again. */
const subjects = new LRUCache<string, ReadonlySet<string>>({ max: 2_000 });

/** Subject words of a heading, a title or an introduction, stemmed. */
export function stemsOf(text: string, language: string): ReadonlySet<string> {
  const key = `${language}\n${text}`;
  const known = subjects.get(key);
  if (known) return known;
  const stems = new Set(
    analyze(text, language).flatMap((term) => (term.stop || term.alternate ? [] : [term.stem])),
  );
  subjects.set(key, stems);
  return stems;
}
