// What means the same: short and long forms that the documents write beside each other, and an operator's synonyms in Solr's form: `a, b, c` are
// equal; `a, b => c` reads a and b as c too. `#` begins a comment.
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

/** Definitions in a text ("Act East Policy (AEP)", "AEP (Act East Policy)"). Schwartz and Hearst's test, by initials: each letter of the short form begins a word of the long one. */
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
const meaning = (phrase: string): readonly string[] =>
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

/** Phrases, and for each the phrases that mean the same. */
type Synonyms = ReadonlyMap<string, readonly string[]>;

/** Each question is compared with all pairs. */
const most = {
  pairs: 20_000, // of phrases that mean the same
  phrases: 100, // of one line
} as const;

/** From each phrase, lower case, to the phrases that mean the same. */
export function parseSynonyms(text: string): Synonyms {
  const found = new Map<string, Set<string>>();
  let pairs = 0;
  const add = (from: string, to: string): void => {
    if (from === to || ++pairs > most.pairs) return;
    const set = found.get(from) ?? new Set<string>();
    found.set(from, set.add(to));
  };
  for (const line of text.split(/\r?\n/)) {
    const [left = '', right] = withoutComment(line).split('=>');
    const from = phrases(left);
    const to = right === undefined ? from : phrases(right);
    if (from.length + to.length > 2 * most.phrases) continue;
    for (const a of from) for (const b of to) add(a, b);
  }
  return new Map([...found].map(([phrase, others]) => [phrase, [...others]]));
}

/** What is wrong with lines that say nothing, one line for people each, with its number. */
export function brokenSynonyms(text: string): readonly string[] {
  let pairs = 0;
  return text.split(/\r?\n/).flatMap((line, i) => {
    const bare = withoutComment(line);
    const sides = bare.split('=>').map(phrases);
    const says = sides.length === 1 ? (sides[0]?.length ?? 0) > 1 : sides.every((side) => side.length > 0);
    const [from = 0, to = from] = sides.map((side) => side.length);
    if (from + to > 2 * most.phrases)
      return [`synonyms.txt:${i + 1}: more than ${most.phrases} phrases in a line, not used; write fewer`];
    const before = pairs;
    pairs += sides.length === 1 ? from * (from - 1) : from * to;
    if (before <= most.pairs && pairs > most.pairs)
      return [`synonyms.txt:${i + 1}: more than ${most.pairs} pairs; what follows is not used`];
    if (bare.trim() === '' || (says && sides.length < 3)) return [];
    return [`synonyms.txt:${i + 1}: this line isn’t clear; write "a, b, c" or "a, b => c"`];
  });
}

const withoutComment = (line: string): string => line.replace(/(?<!\\)#.*$/, '');

const phrases = (list: string): readonly string[] =>
  list
    .split(/(?<!\\),/)
    .map((phrase) => phrase.replaceAll('\\', '').trim().toLowerCase())
    .filter(Boolean);

/** Synonyms as stems, in the form in which questions are completed. */
export function synonymStems(synonyms: Synonyms): readonly Equivalent[] {
  const known = new Map<string, readonly string[]>();
  const stemsOf = (phrase: string): readonly string[] => {
    const stems = known.get(phrase) ?? meaning(phrase);
    known.set(phrase, stems);
    return stems;
  };
  return [...synonyms].flatMap(([phrase, others]) =>
    others
      .map((other) => ({ from: stemsOf(phrase), to: stemsOf(other) }))
      .filter((e) => e.from.length > 0 && e.to.length > 0),
  );
}
