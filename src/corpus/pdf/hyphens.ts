// Whether a hyphen at the end of a line belongs to the word or only to the line.
import { isEnglishWord } from '../../search/dictionary.ts';

/** What stands between a line and the next: nothing and no hyphen, nothing, or a space. */
export type Seam = 'join' | 'keep' | 'space';

const ending = /([\p{L}\p{M}\p{N}]+)([-\u00ad\u2010\u2011])$/u;
const beginning = /^[\p{L}\p{M}\p{N}]+/u;
/** "pre- and postwar": the hyphen stands for the rest of a word. */
const coordinated = /^(?:and|or|und|oder|bis|et|ou|y|o|e|en|of)$/u;
const spaceless = /[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]/u;

/** Tells by what else the document writes. `texts`: all of it, line breaks kept. */
export function createSeams(texts: readonly string[]): (line: string, next: string) => Seam {
  const words = new Set<string>();
  for (const text of texts) {
    const small = text.toLowerCase();
    for (const { 0: word, index } of small.matchAll(/[\p{L}\p{M}]+(?:[-\u2010\u2011][\p{L}\p{M}]+)*/gu)) {
      // Half a word at the end or the beginning of a line.
      if (small[index + word.length + 1] === '\n' && isHyphen(small[index + word.length])) continue;
      if (small[index - 1] === '\n' && isHyphen(small[index - 2])) continue;
      words.add(word);
      if (word.includes('-')) for (const part of word.split('-')) words.add(part);
    }
  }
  const isWord = (word: string): boolean =>
    words.has(word) || (/^[a-z]{2,}$/u.test(word) && isEnglishWord(word));
  return (line, next) => {
    const [, before = '', sign = ''] = ending.exec(line) ?? [];
    const [after = ''] = beginning.exec(next) ?? [];
    if (sign === '' || after === '')
      return spaceless.test(line.slice(-1)) && spaceless.test(next.slice(0, 1)) ? 'keep' : 'space';
    const [first, second] = [before.toLowerCase(), after.toLowerCase()];
    if (coordinated.test(second) && !words.has(first + second)) return 'space';
    if (sign === '\u00ad') return 'join';
    if (/\p{N}/u.test(before + after) || /^\p{Lu}/u.test(after) !== /^\p{Lu}{2}/u.test(before)) return 'keep';
    if (words.has(first + second)) return 'join';
    if (words.has(`${first}-${second}`)) return 'keep';
    if (isWord(first + second)) return 'join';
    // The halves of a compound are words by themselves; those of a word cut in two are not.
    return first.length > 1 && isWord(first) && isWord(second) ? 'keep' : 'join';
  };
}

const isHyphen = (sign: string | undefined): boolean =>
  sign === '-' || sign === '\u00ad' || sign === '\u2010';
