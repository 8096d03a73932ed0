// Small words that tell what a sentence does: it gives a reason, a means, a definition, a limit, a choice.
import { sign } from '../search/reading.ts';
import { wordClass } from '../text/word-class.ts';
import type { Candidate, Scene } from './candidates.ts';
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

export const cueFamily: Family = {
  names,
  relative: [],
  prepare(scene) {
    const { list, settings, matcher } = scene;
    return (i, out, at) => {
      const c = list[i];
      if (!c) return;
      let bits = 0;
      let defined = 0;
      let matched = -9;
      for (let k = c.from; k < c.to; k++) {
        const classes = c.reading.classes[k] ?? 0;
        bits |= classes;
        if (matcher.namings(c.reading.stems[k] ?? -1)?.some((n) => !n.soft)) matched = k;
        else if (k - matched <= 2 && (classes & wordClass.copula) !== 0) defined = 1;
      }
      const signs = c.reading.signs[c.index] ?? 0;
      const next = i + 1 < (settings[c.hit]?.end ?? 0) ? list[i + 1] : undefined;
      const is = (bit: number, of: number): number => ((of & bit) !== 0 ? 1 : 0);
      put(out, at, [
        is(wordClass.cause, bits),
        is(wordClass.means, bits),
        is(wordClass.negation, bits),
        defined,
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
        compared(c, scene),
      ]);
    };
  },
};

function startsWithCause({ reading, from, to }: Candidate): boolean {
  for (let k = from; k < Math.min(to, from + 4); k++)
    if (((reading.classes[k] ?? 0) & wordClass.cause) !== 0) return true;
  return false;
}

/** A comparison names two things: are the two rarest here? */
function compared(c: Candidate, { query, matcher }: Scene): number {
  if (!query.comparison || matcher.size < 2) return 0;
  const order = [...matcher.weights.keys()].sort(
    (a, b) => (matcher.weights[b] ?? 0) - (matcher.weights[a] ?? 0) || a - b,
  );
  return (c.own[order[0] ?? -1] ?? 0) > 0 && (c.own[order[1] ?? -1] ?? 0) > 0 ? 1 : 0;
}
