// An operator's synonyms in Solr's form: `a, b, c` are equal; `a, b => c` reads a and b as c too. `#` begins a comment.
import { type Equivalent, meaning } from './abbreviations.ts';

/** Phrases, and for each the phrases that mean the same. */
export type Synonyms = ReadonlyMap<string, readonly string[]>;

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
