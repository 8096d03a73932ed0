// What became of the question's own words: which the documents know, and which the first sentence and its surroundings hold.

import type { Concept } from '../question/concepts.ts';
import type { Candidate, CandidateSet } from './candidates.ts';

/** Names of the numbers of `wordEvidence`, in their order. */
export const wordEvidenceNames = [
  'words asked',
  'no names',
  'unknown names share',
  'unknown ordinary share',
  'held around',
  'held whole',
  'held anywhere',
  'names own',
  'names around',
  'names whole',
  'least name',
  'plain own',
  'plain around',
  'plain whole',
  'least plain',
  'mean log around',
  'mean log whole',
  'missing',
  'missing anywhere share',
  'first around',
  'last own',
] as const;

/** How much of a word's meaning, 0 to 1, is in the sentence, in or around it, in its passage, in any candidate. */
type Held = {
  readonly concept: Concept;
  readonly own: number;
  readonly around: number;
  readonly whole: number;
  readonly anywhere: number;
};

/**
 * What a word counts for whatever the size of the corpus: rarity in a corpus of five sentences says nothing. Names count
 * most, and an ordinary word that the documents lack least.
 */
const worth = { name: 1.3, plain: 1, absent: 0.7 } as const;
/**
 * What is left of a word that is only like the one asked for, or stands outside the sentence, or was guessed from a
 * misspelling; below `missed` it is not there.
 */
const kept = {
  soft: 0.9,
  labels: 0.9,
  heading: 0.8,
  path: 0.7,
  title: 0.6,
  previous: 0.6,
  next: 0.4,
  repaired: 0.8,
} as const;
const missed = { anywhere: 0.5, around: 0.3 } as const;

/** What became of the question's words in candidate `at`, one number for each name. */
export function wordEvidence(candidates: CandidateSet, at: number): readonly number[] {
  const all = heldOf(candidates, at);
  const names = all.filter(({ concept }) => isName(concept));
  const plain = all.filter(({ concept }) => !isName(concept));
  const size = Math.max(1, all.length);
  const count = (test: (held: Held) => boolean): number => all.filter(test).length;
  const sum = all.reduce((s, { concept }) => s + worthOf(concept), 0) || 1;
  const weighed = (of: (held: Held) => number): number =>
    all.reduce((s, held) => s + worthOf(held.concept) * of(held), 0) / sum;
  const logs = (of: (held: Held) => number): number =>
    all.reduce((s, held) => s + Math.log(0.1 + of(held)), 0) / size;
  const [first, last] = [all[0], all.at(-1)];
  return [
    Math.log(size),
    names.length === 0 ? 1 : 0,
    count(({ concept }) => isName(concept) && !concept.known) / size,
    count(({ concept }) => concept.ordinary) / size,
    weighed(around),
    weighed(whole),
    weighed(anywhere),
    mean(names, own),
    mean(names, around),
    mean(names, whole),
    least(names, around),
    mean(plain, own),
    mean(plain, around),
    mean(plain, whole),
    least(plain, around),
    logs(around),
    logs(whole),
    Math.min(
      4,
      count((held) => held.around < missed.around),
    ),
    count((held) => held.concept.known && held.anywhere < missed.anywhere) / size,
    first?.around ?? 0,
    last?.own ?? 0,
  ];
}

function heldOf({ query, list, settings }: CandidateSet, at: number): readonly Held[] {
  const c = list[at];
  const setting = c && settings[c.hit];
  if (!setting) return [];
  const previous = at > setting.first ? list[at - 1] : undefined;
  const next = at + 1 < setting.end ? list[at + 1] : undefined;
  return query.concepts.map((concept, k) => {
    const near = Math.max(c.own[k] ?? 0, kept.soft * (c.soft[k] ?? 0), kept.labels * (c.labels[k] ?? 0));
    const outside = Math.max(
      kept.path * (setting.path[k] ?? 0),
      kept.title * (setting.title[k] ?? 0),
      kept.previous * (previous?.own[k] ?? 0),
      kept.next * (next?.own[k] ?? 0),
    );
    const around = Math.max(near, outside);
    const sure = concept.repaired ? kept.repaired : 1;
    return {
      concept,
      own: sure * Math.max(near, kept.heading * (setting.path[k] ?? 0)),
      around: sure * around,
      whole: sure * Math.max(around, setting.whole[k] ?? 0),
      anywhere: sure * list.reduce((best, other: Candidate) => Math.max(best, other.soft[k] ?? 0), 0),
    };
  });
}

const own = (held: Held): number => held.own;
const around = (held: Held): number => held.around;
const whole = (held: Held): number => held.whole;
const anywhere = (held: Held): number => held.anywhere;

/** A name or number, or a word that is neither known nor English: a name in small letters, as people type. */
const isName = ({ entity, known, ordinary }: Concept): boolean => entity || (!known && !ordinary);

const worthOf = (concept: Concept): number =>
  isName(concept) ? worth.name : concept.known ? worth.plain : worth.absent;

const mean = (held: readonly Held[], of: (held: Held) => number): number =>
  held.length === 0 ? 1 : held.reduce((sum, h) => sum + of(h), 0) / held.length;

const least = (held: readonly Held[], of: (held: Held) => number): number =>
  held.reduce((smallest, h) => Math.min(smallest, of(h)), 1);
