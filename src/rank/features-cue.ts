// Small words that tell what a sentence does: it gives a reason, a means, a definition, a limit, a choice.
import { sign } from '../search/reading.ts';
import { wordClass } from '../text/word-class.ts';
import type { Candidate, CandidateSet } from './candidates.ts';
import { type Family, put } from './features-family.ts';

const names = [
  'cause',
  'means',
  'negation',
  'copula after match',
  'place word',
  'unit',
  'title of a person',
  'asks',
  'brackets',
  'quotes',
  'colon',
  'percent',
  'currency',
  'opens',
  'cause in next',
  'both compared',
] as const;

/** Features about cue words. */
export const cueFamily: Family = {
  names,
  relative: [],
  prepare(candidates) {
    const { list, settings } = candidates;
    const two = comparedIn(candidates);
    return (i, out, at) => {
      const c = list[i];
      if (!c) return;
      const bits = c.counts.classes;
      const signs = c.reading.signs[c.index] ?? 0;
      const next = i + 1 < (settings[c.hit]?.end ?? 0) ? list[i + 1] : undefined;
      const is = (bit: number, of: number): number => ((of & bit) !== 0 ? 1 : 0);
      put(out, at, [
        is(wordClass.cause, bits),
        is(wordClass.means, bits),
        is(wordClass.negation, bits),
        (bits & wordClass.copula) !== 0 && isDefined(c, candidates) ? 1 : 0,
        is(wordClass.place, bits),
        is(wordClass.unit, bits),
        is(wordClass.person, bits),
        is(sign.asks, signs),
        is(sign.brackets, signs),
        is(sign.quotes, signs),
        is(sign.colon, signs),
        is(sign.percent, signs),
        is(sign.currency, signs),
        is(sign.opens, signs),
        next && startsWithCause(next) ? 1 : 0,
        two?.every((concept) => (c.own[concept] ?? 0) > 0) ? 1 : 0,
      ]);
    };
  },
};

/** A defining word stands right behind a matched one, or with one word between. */
function isDefined({ named, reading, to }: Candidate, { matcher }: CandidateSet): boolean {
  for (const { at, strict } of named)
    for (let k = at + 1; strict && k < Math.min(to, at + 3); k++)
      if (
        ((reading.classes[k] ?? 0) & wordClass.copula) !== 0 &&
        !matcher.names(reading.stems[k] ?? -1)?.strict
      )
        return true;
  return false;
}

function startsWithCause({ reading, counts, from, to }: Candidate): boolean {
  if ((counts.classes & wordClass.cause) === 0) return false;
  for (let k = from; k < Math.min(to, from + 4); k++)
    if (((reading.classes[k] ?? 0) & wordClass.cause) !== 0) return true;
  return false;
}

/** A comparison names two things: the two rarest concepts, which a sentence may hold both. */
function comparedIn({ query, matcher }: CandidateSet): readonly number[] | undefined {
  if (!query.intent.comparison || matcher.size < 2) return undefined;
  return [...matcher.weights.keys()]
    .sort((a, b) => (matcher.weights[b] ?? 0) - (matcher.weights[a] ?? 0) || a - b)
    .slice(0, 2);
}
