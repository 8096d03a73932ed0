// What holds a name that is asked for exactly ("opt42_window", "TX-114"), and the very item or row that a question for yes or no is about.
import type { Sentence } from '../domain.ts';
import { analyze } from '../text/analyze.ts';
import { type Candidate, type CandidateSet, isContent } from './candidates.ts';

type Name = {
  readonly code: boolean;
  /** Numbers of stems in the lexicon: of the whole in its forms, and of its parts in order. -1: in no document. */
  readonly wholes: readonly number[];
  readonly parts: readonly number[];
  /** Of the parts that are a name themselves: "opt42" in "opt42_window". */
  readonly named: readonly number[];
};

/** Which sentences hold a name that is asked for to the letter. */
type Exact = {
  /** What the name is of: rows and items that hold it, and what stands under it as a heading or lead-in. */
  readonly bearing: ReadonlySet<Sentence>;
  /** These, and running text that holds it. */
  readonly holding: ReadonlySet<Sentence>;
  /** Numbers of the rows and items without the name, in a table or list that has one with it. */
  readonly others: readonly number[];
  /** Several names are asked for, which may be shown side by side. */
  readonly several: boolean;
  /** A code is asked for that nothing holds, not even in part. */
  readonly unknown: boolean;
};

const candidateSets = new WeakMap<CandidateSet, Exact>();

/** What holds a name of the question, made once for each set of candidates. */
export function exactIn(candidates: CandidateSet): Exact {
  const known = candidateSets.get(candidates);
  if (known) return known;
  const bearing = new Set<Sentence>();
  const holding = new Set<Sentence>();
  const homes = new Set<string>();
  let unknown = false;
  const names = namesIn(candidates);
  for (const one of names) {
    const found = holdersOf(one, candidates);
    for (const { at, owns } of found) {
      const sentence = candidates.list[at]?.sentence;
      if (!sentence) continue;
      holding.add(sentence);
      const entry = owns && (sentence.form === 'row' || sentence.form === 'item');
      if (entry) homes.add(homeOf(candidates.list[at]));
      if (entry || !owns) bearing.add(sentence);
    }
    unknown ||= found.length === 0 && one.code;
  }
  const others = candidates.list.flatMap((one, at) =>
    homes.has(homeOf(one)) && !holding.has(one.sentence) ? [at] : [],
  );
  const made = { bearing, holding, others, several: names.length > 1, unknown };
  candidateSets.set(candidates, made);
  return made;
}

/** Document, heading and form: the parts of a long table are passages of their own. */
const homeOf = (one: Candidate | undefined): string =>
  `${one?.passage.documentId} ${one?.passage.headings.at(-1)?.start} ${one?.sentence.form}`;

function namesIn({ query, searcher }: CandidateSet): readonly Name[] {
  const language = searcher.languages[0] ?? 'en';
  const numberOf = (stem: string): number => searcher.lexicon.stemId(stem);
  return query.intent.exact.map(({ written, code }) => {
    const terms = analyze(written, language);
    const parts = terms.filter(({ alternate }) => !alternate);
    const wholes = terms.length === 1 ? terms : terms.filter(({ alternate }) => alternate);
    return {
      code,
      wholes: wholes.map(({ stem }) => numberOf(stem)),
      parts: parts.map(({ stem }) => numberOf(stem)),
      named: parts.filter(({ word }) => /\p{L}\d/u.test(word)).map(({ stem }) => numberOf(stem)),
    };
  });
}

/** `owns`: by its own words; otherwise by its lead-in or the heading right above. */
type Holder = { readonly at: number; readonly owns: boolean };
type Way = (stems: Int32Array) => boolean;

/** The candidates that hold the whole name, or else its parts one behind the other, or else the part that is a name itself. */
function holdersOf({ wholes, parts, named }: Name, { list }: CandidateSet): readonly Holder[] {
  const any =
    (wanted: readonly number[]): Way =>
    (stems) =>
      wanted.some((stem) => stem >= 0 && stems.includes(stem));
  const inOrder: Way = (stems) =>
    parts.length > 1 &&
    !parts.includes(-1) &&
    stems.some((_, at) => parts.every((stem, k) => stems[at + k] === stem));
  for (const way of [any(wholes), inOrder, any(named)]) {
    const found = list.flatMap((candidate, at) => holds(candidate, way, at));
    if (found.length > 0) return found;
  }
  return [];
}

function holds({ reading, index, from, to }: Candidate, way: Way, at: number): readonly Holder[] {
  if (way(reading.stems.subarray(from, to))) return [{ at, owns: true }];
  const around = [reading.labels[index], reading.headings.at(-1)];
  return around.some((stems) => stems !== undefined && way(stems)) ? [{ at, owns: false }] : [];
}

/** Words of the question beside the thing that it asks about, at most: one that says much more is about more. */
const BESIDE = 2;

/**
 * What a question for yes or no is about ("Is Latin supported?" is about the item "Latin"): numbers of the items, and of the
 * rows by their first cell, of which every word is asked for; none for another question.
 */
export const meantIn = (candidates: CandidateSet): readonly number[] =>
  candidates.query.intent.yesNo
    ? candidates.list.flatMap((candidate, at) => (isMeant(candidate, candidates) ? [at] : []))
    : [];

function isMeant(candidate: Candidate, { query }: CandidateSet): boolean {
  const { sentence, reading, from, to, named } = candidate;
  if (sentence.form !== 'item' && sentence.form !== 'row') return false;
  const end = sentence.form === 'row' ? (sentence.cells[0]?.end ?? 0) : sentence.end;
  const asked = new Set(named.map(({ at }) => at));
  let words = 0;
  for (let at = from; at < to && (reading.starts[at] ?? 0) < end; at++) {
    if (!isContent(candidate, at)) continue;
    if (!asked.has(at)) return false;
    words += 1;
  }
  const held = candidate.own.filter((share) => share > 0).length;
  return words > 0 && query.concepts.length - held <= BESIDE;
}
