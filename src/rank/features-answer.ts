// Does the sentence hold a thing of the kind asked for that the question does not name, and how near the matched words is it?

import { answerPlaces, capitalRuns } from './answer-type.ts';
import type { Candidate, CandidateSet } from './candidates.ts';
import { type Family, put } from './features-family.ts';
import { type Named, weigh } from './matcher.ts';

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
