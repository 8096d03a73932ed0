// Abbreviations that the documents define themselves: "Act East Policy (AEP)", "AEP (Act East Policy)".
import { analyze } from '../text/analyze.ts';

/** A short form and what it stands for, as a document writes them. */
export type Abbreviation = { readonly short: string; readonly long: string };

/** Two ways to write the same thing, as stems. */
export type Equivalent = { readonly from: readonly string[]; readonly to: readonly string[] };

/** A short form in brackets, and up to eight words that end where its bracket opens. */
const bracketed = /\(\s*["“']?(\p{Lu}[\p{Lu}\p{N}&-]{1,7})s?["”']?\s*\)/gu;
const wordsBefore = /(?:[\p{L}\p{N}][\p{L}\p{M}\p{N}'’&-]*[ \u00a0]+){1,8}$/u;
/** UTF-16 units before a bracket that are looked at. */
const lookBehind = 400;
/** The same the other way round. Each word is parted from the next by a blank, so that there is one way to match a text. */
const before =
  /\b(\p{Lu}[\p{Lu}\p{N}&-]{1,7})\s*\(\s*(\p{L}[\p{L}\p{M}'’-]*(?:[ \u00a0][ \u00a0-]*\p{L}[\p{L}\p{M}'’-]*){0,7}(?:[ \u00a0][ \u00a0-]*)?)\)/gu;

/** Definitions in a text. Schwartz and Hearst's test, by initials: each letter of the short form begins a word of the long one. */
export function findAbbreviations(text: string): readonly Abbreviation[] {
  const found: Abbreviation[] = [];
  let from = 0;
  for (const match of text.matchAll(bracketed)) {
    const words = wordsBefore.exec(text.slice(Math.max(from, match.index - lookBehind), match.index))?.[0];
    if (words === undefined) continue;
    from = match.index + match[0].length;
    const long = spelledBy(match[1] ?? '', words.trim());
    if (long) found.push({ short: match[1] ?? '', long });
  }
  for (const match of text.matchAll(before)) {
    const words = (match[2] ?? '').trim();
    const long = spelledBy(match[1] ?? '', words);
    if (long && long === words) found.push({ short: match[1] ?? '', long });
  }
  return found;
}

const small = new Set(['of', 'and', 'the', 'for', 'in', 'on', 'to', 'a', '&', 'de']);

/** The shortest tail of `words` whose initials spell `short`; small words may be skipped, and in a name others too. */
function spelledBy(short: string, words: string): string | undefined {
  const list = words.split(/[ \u00a0]+/);
  const letters = short.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  for (let from = list.length - 1; from >= 0; from--) {
    const tail = list.slice(from);
    if (small.has(tail[0]?.toLowerCase() ?? '')) continue;
    const pieces = tail.flatMap((word) => word.split('-')).filter(Boolean);
    const all = pieces.map((w) => w.charAt(0).toLowerCase()).join('');
    const main = pieces
      .filter((w) => !small.has(w.toLowerCase()))
      .map((w) => w.charAt(0).toLowerCase())
      .join('');
    if (letters.length > 1 && (all === letters || main === letters)) return tail.join(' ');
    if (letters.length > 2 && isName(tail) && spells(letters, main)) return tail.join(' ');
  }
  return undefined;
}

/** Every word but the small ones begins with a capital. */
const isName = (words: readonly string[]): boolean =>
  words.every((word) => /^\p{Lu}/u.test(word) || small.has(word.toLowerCase()));

/** Of a name with more words than its short form has letters ("River-Harbour Night Ferry Council (RNC)"): all letters, in order. */
function spells(letters: string, initials: string): boolean {
  if (initials.at(0) !== letters.at(0) || initials.at(-1) !== letters.at(-1)) return false;
  let at = 0;
  for (const initial of initials) if (initial === letters.charAt(at)) at += 1;
  return at === letters.length;
}

/** Stems of a phrase that carry its meaning. */
export const meaning = (phrase: string): readonly string[] =>
  analyze(phrase).flatMap((t) => (t.stop || t.alternate ? [] : [t.stem]));

/** A short form and its long form, both ways. */
export function equivalentsOf({ short, long }: Abbreviation): readonly Equivalent[] {
  const from = meaning(short).slice(0, 1);
  const to = meaning(long);
  return from.length === 0 || to.length === 0
    ? []
    : [
        { from, to },
        { from: to, to: from },
      ];
}
