// What a sentence speaks of without naming it: "they", "this committee", "the conference" stand for words of the sentence before.
import { wordClass } from '../text/word-class.ts';
import { type Candidate, type CandidateSet, isContent } from './candidates.ts';
import { type Family, put, ratio } from './features-family.ts';
import { localWeights } from './features-overlap.ts';
import { strongest, weigh } from './matcher.ts';

const names = [
  'refers',
  'chain share',
  'chain soft',
  'chain local',
  'chain words',
  'added to chain',
  'next refers',
  'next adds',
  'points at focus',
] as const;

/** How much of what the sentence before names a reference takes over, 0 to 1: a little less at each step. */
const kept = 0.9;

/** Features about references to the sentence before. */
export const referenceFamily: Family = {
  names,
  relative: ['chain share', 'chain soft', 'chain local', 'chain words', 'added to chain'],
  prepare(candidates) {
    const { list, settings, matcher, query, searcher } = candidates;
    const { weights, total, nothing } = matcher;
    const local = localWeights(candidates);
    const localTotal = local.reduce((sum, w) => sum + w, 0);
    const verbs = weights.map((w, k) => (query.concepts[k]?.entity ? 0 : w));
    const verbTotal = verbs.reduce((sum, w) => sum + w, 0);
    const small = smallWords(candidates);
    const focus = query.intent.focus === undefined ? -1 : searcher.lexicon.stemId(query.intent.focus);
    const refers = list.map((c, i) =>
      refersAt(c, i > (settings[c.hit]?.first ?? 0) ? list[i - 1] : undefined, small),
    );
    const own: Float64Array[] = [];
    const soft: Float64Array[] = [];
    for (const [i, c] of list.entries()) {
      const named = c.labels === nothing ? c.own : strongest(c.own, c.labels);
      const alike = c.labels === nothing ? c.soft : strongest(c.soft, c.labels);
      const follows = i > (settings[c.hit]?.first ?? 0) && (refers[i] ?? 0) > 0;
      const factor = kept * (refers[i] ?? 0);
      own.push(follows ? strongest(named, own[i - 1] ?? named, factor) : named);
      soft.push(follows ? strongest(alike, soft[i - 1] ?? alike, factor) : alike);
    }
    return (i, out, at) => {
      const c = list[i];
      const chained = own[i];
      if (!c || !chained) return;
      const follows = i > (settings[c.hit]?.first ?? 0) && (refers[i] ?? 0) > 0;
      const next = i + 1 < (settings[c.hit]?.end ?? 0) ? i + 1 : -1;
      const nextRefers = next < 0 ? 0 : (refers[next] ?? 0);
      put(out, at, [
        refers[i] ?? 0,
        weigh(chained, weights) / total,
        weigh(soft[i] ?? chained, weights) / total,
        ratio(weigh(chained, local), localTotal),
        verbTotal > 0 ? weigh(chained, verbs) / verbTotal : -1,
        follows ? added(c.soft, soft[i - 1], weights) / total : 0,
        nextRefers,
        nextRefers > 0 ? added(list[next]?.soft ?? c.soft, c.soft, weights) / total : 0,
        pointsAt(c, focus, small.pointing),
      ]);
    };
  },
};

type SmallWords = { readonly definite: number; readonly pointing: ReadonlySet<number> };

function smallWords({ searcher: { lexicon } }: CandidateSet): SmallWords {
  const pointing = ['this', 'these', 'that', 'those', 'such'].map((w) => lexicon.find(w, 'en'));
  return { definite: lexicon.find('the', 'en'), pointing: new Set(pointing.filter((w) => w >= 0)) };
}

/** 1: begins with a pronoun or "this …". .8: begins with "the" and a word of the sentence before. .5: a pronoun soon follows. */
function refersAt(c: Candidate, previous: Candidate | undefined, { definite }: SmallWords): number {
  const { reading, from, to } = c;
  const end = Math.min(to, from + 8);
  let found = 0;
  for (let k = from; k < end; k++) {
    if (((reading.classes[k] ?? 0) & wordClass.pronoun) !== 0) {
      if (k <= from + 2) return 1;
      found = Math.max(found, 0.5);
    }
    if (k <= from + 2 && previous && reading.words[k] === definite && definite >= 0)
      for (let next = k + 1; next <= Math.min(k + 3, to - 1); next++)
        if (isContent(c, next) && holdsStem(previous, reading.stems[next] ?? -1)) found = 0.8;
  }
  return found;
}

function holdsStem({ reading, from, to }: Candidate, stem: number): boolean {
  for (let k = from; k < to; k++) if (reading.stems[k] === stem) return true;
  return false;
}

/** Weight that `here` names and `before` does not. */
function added(here: Float64Array, before: Float64Array | undefined, weights: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < weights.length; k++)
    sum += Math.max(0, (here[k] ?? 0) - (before?.[k] ?? 0)) * (weights[k] ?? 0);
  return sum;
}

/** "this committee" answers no question which committee it is: the name stands before. */
function pointsAt({ reading, from, to }: Candidate, focus: number, pointing: ReadonlySet<number>): number {
  if (focus < 0) return 0;
  for (let k = from; k < to; k++) {
    if (reading.stems[k] !== focus) continue;
    for (let before = Math.max(from, k - 2); before < k; before++)
      if (pointing.has(reading.words[before] ?? -1)) return 1;
  }
  return 0;
}
