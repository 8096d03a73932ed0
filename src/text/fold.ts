// One written form for each word: compatibility forms, case, accents and British spelling are evened out.
import { american } from './spelling.ts';

/** Accents, Hebrew points and accents, Arabic vowel marks and the stroke that only stretches a word. */
const marks =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640]/g;
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
};
const special = /[ßøæœłđıأإآ]/g;

/** Names that would be taken for function words once in lower case. */
const names = new Set(['US', 'WHO', 'IT']);

/** Folded form of one word; a name in capitals that is spelt like a function word (US, WHO) keeps them. */
export function fold(word: string): string {
  if (names.has(word)) return word;
  let folded = word.toLowerCase();
  if (/^[\x20-\x7e]*$/.test(folded)) return american(folded);
  folded = folded.normalize('NFKC').toLowerCase().normalize('NFD').replace(marks, '').normalize('NFC');
  return american(folded.replace(special, (letter) => letters[letter] ?? letter));
}
