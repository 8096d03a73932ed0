// Features of the thing that is asked for: which kind it is, whether the sentence holds one that the question does not name, and how near the matched words.

import type { Query } from '../question/query.ts';
import type { AnswerType } from '../question/question-type.ts';
import { flag, sign } from '../search/reading.ts';
import { wordClass } from '../text/word-class.ts';
import type { Candidate, CandidateSet, Run } from './candidates.ts';
import { type Family, put } from './features-family.ts';
import { type Matcher, type Named, weigh } from './matcher.ts';

const names = [
  'type met',
  'type close',
  'type near focus',
  'type near rarest',
  'type after match',
  'previous when met',
  'new names',
  'new years',
  'new numbers',
  'focus',
  'focus near',
  'type in next',
  'long names',
] as const;

/** Features about the thing that is asked for. */
export const answerFamily: Family = {
  names,
  relative: ['type met', 'type close', 'type near focus', 'new names', 'focus'],
  prepare(candidates) {
    const { list, settings, matcher, query, searcher } = candidates;
    const focus = query.intent.focus === undefined ? -1 : searcher.lexicon.stemId(query.intent.focus);
    const rarest = rarestOf(candidates);
    const runs = list.map(capitalRuns);
    const found = list.map((c, i) => answerPlaces(query, c, matcher, runs[i] ?? []));
    return (i, out, at) => {
      const c = list[i];
      if (!c) return;
      const { counts, reading } = c;
      const own = runs[i] ?? [];
      const places = found[i];
      const met = places === undefined ? -1 : places.length > 0 ? 1 : 0;
      const matched = met === 1 ? placesOf(c, ({ strict }) => strict) : [];
      const rare = met === 1 ? placesOf(c, ({ namings }) => namings.some((n) => n.concept === rarest)) : [];
      const focused: number[] = [];
      if (focus >= 0)
        for (let k = c.from; k < c.to; k++)
          if (reading.stems[k] === focus) focused.push(reading.places[k] ?? 0);
      const isNew = (k: number): boolean => matcher.names(reading.stems[k] ?? -1) === undefined;
      const previous = i > (settings[c.hit]?.first ?? 0) ? list[i - 1] : undefined;
      const next = i + 1 < (settings[c.hit]?.end ?? 0) ? i + 1 : -1;
      put(out, at, [
        met,
        met === 1 ? 1 / (1 + nearest(places ?? [], matched)) : 0,
        met === 1 && focused.length > 0 ? 1 / (1 + nearest(places ?? [], focused)) : 0,
        met === 1 && rare.length > 0 ? 1 / (1 + nearest(places ?? [], rare)) : 0,
        met === 1 && matched.length > 0 && (places ?? []).some((p) => p > (matched[0] ?? 0)) ? 1 : 0,
        met === 1 && previous ? weigh(previous.own, matcher.weights) / matcher.total : 0,
        Math.min(6, own.length),
        Math.min(4, counts.years.filter(isNew).length),
        Math.min(6, counts.numbers.filter(isNew).length),
        focus < 0 ? -1 : focused.length > 0 ? 1 : 0,
        focus < 0 ? -1 : focused.length > 0 || (previous && holds(candidates, i - 1, focus)) ? 1 : 0,
        next >= 0 && (found[next]?.length ?? 0) > 0 ? 1 : 0,
        Math.min(4, own.filter((run) => run.length > 1).length),
      ]);
    };
  },
};

function rarestOf({ matcher }: CandidateSet): number {
  let best = -1;
  for (let c = 0; c < matcher.size; c++)
    if (best < 0 || (matcher.weights[c] ?? 0) > (matcher.weights[best] ?? 0)) best = c;
  return best;
}

/** Places of the words that name something, as far as they pass. */
const placesOf = ({ named, reading }: Candidate, test: (word: Named) => boolean): readonly number[] =>
  named.filter(test).map(({ at }) => reading.places[at] ?? 0);

/** Least distance in words between a place of each list. */
function nearest(a: readonly number[], b: readonly number[]): number {
  let least = 30;
  for (const x of a) for (const y of b) least = Math.min(least, Math.abs(x - y));
  return least;
}

function holds({ list }: CandidateSet, i: number, stem: number): boolean {
  const c = list[i];
  if (!c) return false;
  for (let k = c.from; k < c.to; k++) if (c.reading.stems[k] === stem) return true;
  return false;
}

const answerTypes: readonly AnswerType[] = [
  'date',
  'count',
  'amount',
  'person',
  'place',
  'reason',
  'manner',
  'definition',
  'expansion',
  'name',
  'other',
];

/** Features of the question alone, the same for all candidates: for models that treat kinds of questions differently. */
export const questionFamily: Family = {
  names: [
    ...answerTypes.map((t) => `asks ${t}`),
    'asks list',
    'asks comparison',
    'asks yes or no',
    'terms',
    'mean weight',
    'unknown share',
  ],
  relative: [],
  prepare({ query, matcher }) {
    const unknown = query.concepts.reduce((sum, c) => sum + (c.known ? 0 : c.weight), 0) / matcher.total;
    const row = [
      ...answerTypes.map((t) => (query.intent.type === t ? 1 : 0)),
      query.intent.list ? 1 : 0,
      query.intent.comparison ? 1 : 0,
      query.intent.yesNo ? 1 : 0,
      matcher.size,
      matcher.total / Math.max(1, matcher.size),
      unknown,
    ];
    return (_, out, at) => put(out, at, row);
  },
};

/** Where things of the asked kind stand that the question does not name: places in words (see text/analyze); undefined when the question asks for nothing that can be seen. `runs`: its names. */
function answerPlaces(
  query: Query,
  c: Candidate,
  matcher: Matcher,
  runs: readonly Run[],
): readonly number[] | undefined {
  const { classes } = c.counts;
  const where = (test: (k: number) => boolean): readonly number[] => {
    const found: number[] = [];
    for (let k = c.from; k < c.to; k++) if (test(k)) found.push(c.reading.places[k] ?? 0);
    return found;
  };
  switch (query.intent.type) {
    case 'date':
      return (classes & (wordClass.year | wordClass.month | wordClass.digit | wordClass.number)) === 0
        ? []
        : where(
            (k) => isNewYear(c, k, matcher) || (has(c, k, wordClass.month) && capital(c, k)) || isDated(c, k),
          );
    case 'count':
      return newNumbers(c, matcher, (k) => !isNewYear(c, k, matcher));
    case 'amount':
      return newNumbers(c, matcher, (k) => !isNewYear(c, k, matcher) || (signs(c) & sign.currency) !== 0);
    case 'person':
      return runs.map((run) => run.place);
    case 'place':
      return runs
        .filter(
          (run) =>
            has(c, run.from - 1, wordClass.place) ||
            (has(c, run.from - 1, wordClass.stop) && has(c, run.from - 2, wordClass.place)),
        )
        .map((run) => run.place);
    case 'reason':
      return (classes & wordClass.cause) === 0 ? [] : where((k) => has(c, k, wordClass.cause));
    case 'manner':
      return (classes & wordClass.means) === 0 ? [] : where((k) => has(c, k, wordClass.means));
    case 'definition':
      return definitionAt(c, matcher);
    case 'expansion':
      return (signs(c) & sign.brackets) !== 0 ? c.named.map(({ at }) => c.reading.places[at] ?? 0) : [];
    default:
      return undefined;
  }
}

/** Runs of capitalised words, none of which the question names. A sentence's first word counts only inside a longer run. */
function capitalRuns({ counts, named, reading }: Candidate): readonly Run[] {
  return counts.runs.filter(
    ({ from, length }) =>
      (length > 1 || ((reading.flags[from] ?? 0) & flag.first) === 0) &&
      !named.some(({ at, strict }) => strict && at >= from && at < from + length),
  );
}

const newNumbers = (
  { counts, reading }: Candidate,
  matcher: Matcher,
  test: (k: number) => boolean,
): readonly number[] =>
  counts.numbers
    .filter((k) => matcher.names(reading.stems[k] ?? -1) === undefined && test(k))
    .map((k) => reading.places[k] ?? 0);

/** Whether word `k` of the candidate is a number that the question does not name. */
export function isNewNumber(c: Candidate, k: number, matcher: Matcher): boolean {
  return (
    has(c, k, wordClass.digit | wordClass.number) &&
    ((c.reading.flags[k] ?? 0) & flag.alternate) === 0 &&
    matcher.names(c.reading.stems[k] ?? -1) === undefined
  );
}

const isNewYear = (c: Candidate, k: number, matcher: Matcher): boolean =>
  has(c, k, wordClass.year) && matcher.names(c.reading.stems[k] ?? -1) === undefined;

/** A number with the unit of a time beside it ("16th century", "three weeks"), or in scripts that write 年 after it. */
const isDated = (c: Candidate, k: number): boolean =>
  has(c, k, wordClass.digit | wordClass.number) &&
  (has(c, k + 1, wordClass.unit) || has(c, k + 1, wordClass.month));

/** "X is a …", "X, a …", "X means …": the first words are the thing asked for and a defining word follows. */
function definitionAt(c: Candidate, matcher: Matcher): readonly number[] {
  let matched = -1;
  for (let k = c.from; k < Math.min(c.to, c.from + 14); k++) {
    if (matcher.names(c.reading.stems[k] ?? -1)?.strict) matched = k;
    else if (matched >= 0 && k - matched <= 4 && has(c, k, wordClass.copula))
      return [c.reading.places[k] ?? 0];
  }
  return [];
}

const has = ({ reading }: Candidate, k: number, bits: number): boolean =>
  ((reading.classes[k] ?? 0) & bits) !== 0;
const capital = ({ reading }: Candidate, k: number): boolean =>
  ((reading.flags[k] ?? 0) & flag.capital) !== 0;
const signs = ({ reading, index }: Candidate): number => reading.signs[index] ?? 0;
