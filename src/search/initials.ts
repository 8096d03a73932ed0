// Abbreviations that nobody defines: PTO, where the documents only speak of Paid Time Off. Tried for unknown words alone.
import type { Document, Passage } from '../domain.ts';
import { type Equivalent, meaning } from './abbreviations.ts';

/** Letters of an abbreviation, and how many of the commonest readings count. */
const limits = { least: 2, most: 5, readings: 2 } as const;

/** Capitalised words in a row, small words between them allowed. */
const run = /\p{Lu}\p{L}+(?:(?:[ -]| (?:of|and|for|the|in|on|to) )\p{Lu}\p{L}+)+/gu;

type Reading = { readonly phrase: string; readonly documents: Set<string>; count: number };

/** Looks a word up among the initials of capitalised phrases; the documents are read at the first unknown word. */
export function createInitials(
  documents: readonly Document[],
): (word: string, accept: (passage: Passage) => boolean) => readonly Equivalent[] {
  let found: ReadonlyMap<string, readonly Reading[]> | undefined;
  const byId = new Map(documents.map((d) => [d.id, d]));
  return (word, accept) => {
    if (word.length < limits.least || word.length > limits.most || !/^[a-z]+$/.test(word)) return [];
    found ??= readingsIn(documents);
    return (found.get(word) ?? [])
      .filter((r) => [...r.documents].some((id) => byId.get(id)?.passages.some(accept)))
      .slice(0, limits.readings)
      .map(({ phrase }) => ({ from: [...meaning(word)].slice(0, 1), to: meaning(phrase) }))
      .filter(({ from, to }) => from.length > 0 && to.length > 1);
  };
}

/** By initials, the commonest phrase first. */
function readingsIn(documents: readonly Document[]): ReadonlyMap<string, readonly Reading[]> {
  const byPhrase = new Map<string, Reading>();
  for (const { id, prose } of documents)
    for (const [match] of prose.matchAll(run))
      for (const phrase of stretches(match.split(/[ -]/))) {
        const reading = byPhrase.get(phrase.toLowerCase()) ?? { phrase, documents: new Set(), count: 0 };
        reading.documents.add(id);
        reading.count += 1;
        byPhrase.set(phrase.toLowerCase(), reading);
      }
  const found = new Map<string, Reading[]>();
  for (const reading of byPhrase.values()) {
    const initials = reading.phrase.replace(/[^\p{Lu}]/gu, '').toLowerCase();
    found.set(initials, [...(found.get(initials) ?? []), reading]);
  }
  for (const readings of found.values())
    readings.sort((a, b) => b.count - a.count || (a.phrase < b.phrase ? -1 : 1));
  return found;
}

/** Stretches of a run that begin and end with a capital and have as many capitals as an abbreviation has letters. */
function* stretches(words: readonly string[]): Generator<string> {
  const isCapital = (word: string | undefined): boolean => word !== undefined && /^\p{Lu}\p{Ll}/u.test(word);
  for (const [from, first] of words.entries()) {
    if (!isCapital(first)) continue;
    let capitals = 1;
    for (let to = from + 1; to < words.length && capitals < limits.most; to++) {
      if (!isCapital(words[to])) continue;
      capitals += 1;
      yield words.slice(from, to + 1).join(' ');
    }
  }
}
