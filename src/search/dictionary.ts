// Ordinary English words, of the package word-list: one of them is no misspelling, however unknown to the documents.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The package's list, beside its module: all that the module exports is this path, in a form that a packed program lacks. */
const path = (): string => join(dirname(createRequire(import.meta.url).resolve('word-list')), 'words.txt');

/** 2.7 MB, one word a line, in the order of their bytes; read when the first word is looked up. */
let list: string | undefined;

/** Is a folded word an English word, in any of its forms? Names are not. */
export function isEnglishWord(word: string): boolean {
  list ??= readFileSync(path(), 'latin1');
  let from = 0;
  let to = list.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const start = list.lastIndexOf('\n', middle - 1) + 1;
    const end = list.indexOf('\n', start);
    const line = list.slice(start, end < 0 ? undefined : end);
    if (line === word) return true;
    if (line < word) from = start + line.length + 1;
    else to = start;
  }
  return false;
}
