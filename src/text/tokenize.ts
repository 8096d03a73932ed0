// The words of a text as a list, for questions and whatever else is read once.
import { cut } from './cut.ts';
import type { Token } from './token.ts';

/** Short plain words that were cut lately: language repeats itself, and most words need no second look. */
const plain = new Map<string, Pick<Token, 'word' | 'capital'>>();
/** Words kept, and their length in UTF-16 units: a longer slice would keep the whole text alive that it was cut from. */
const mostPlain = 20_000;
const longestPlain = 12;

/** Words of `text` in order. `language` (BCP 47) only matters to scripts without spaces. */
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
