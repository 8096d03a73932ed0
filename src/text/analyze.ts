// The one pipeline for documents and questions: words, their stems, and which of them carry a subject.
import { stem } from './stem.ts';
import { isStopWord } from './stop-words.ts';
import { type Token, tokenize } from './tokenize.ts';

export type Term = Token & {
  /** What is indexed and compared. Equal to the word where no stemmer applies. */
  readonly stem: string;
  readonly stop: boolean;
};

/** Terms of `text` in order, function words included and marked. `language` is BCP 47. */
export function analyze(text: string, language = 'en'): readonly Term[] {
  return tokenize(text, language).map((token) => ({
    ...token,
    stem: stem(token.word, language),
    stop: isStopWord(token.word),
  }));
}
