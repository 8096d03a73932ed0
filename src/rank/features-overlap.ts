// Features of how much of the question the sentence says, itself and by what it refers to ("they", "this committee" stand for words of the sentence before).

import { wordClass } from '../text/word-class.ts';
import { type Candidate, type CandidateSet, isContent } from './candidates.ts';
import { type Family, put, ranksOf, ratio } from './features-family.ts';
import { strongest, weigh } from './matcher.ts';

const overlapNames = [
  'bm25',
  'bm25 share',
  'bm25 rank',
  'share',
  'share soft',
  'local share',
  'local share soft',
  'greatest missing',
  'greatest local missing',
  'greatest missing soft',
  'share by passage',
  'precision',
  'precision soft',
  'matched',
  'matched share',
  'entities',
  'other words',
  'other words soft',
  'rarest',
  'second rarest',
  'last word',
  'all matched',
] as const;

/** Features about overlap with the question, by rarity in the corpus and by rarity among the candidates. */
export const overlapFamily: Family = {
  names: overlapNames,
  relative: [
    'bm25',
    'share',
    'share soft',
    'local share',
    'local share soft',
    'greatest missing',
    'greatest local missing',
    'share by passage',
    'precision',
    'matched',
    'entities',
    'other words soft',
  ],
  prepare(candidates) {
    const { list, matcher, hits, query } = candidates;
    const { weights, total } = matcher;
    const local = localWeights(candidates);
    const localTotal = local.reduce((sum, w) => sum + w, 0);
    const entity = weights.map((w, c) => (query.concepts[c]?.entity ? w : 0));
    const verbs = weights.map((w, c) => (query.concepts[c]?.entity ? 0 : w));
    const entityTotal = entity.reduce((sum, w) => sum + w, 0);
    const verbTotal = verbs.reduce((sum, w) => sum + w, 0);
    const scores = bm25(candidates);
    const bestScore = Math.max(1e-9, ...scores);
    const ranks = ranksOf(scores);
    const bestHit = Math.max(1e-9, ...hits.map((h) => h.score));
    const rarest = [...weights.keys()].sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b);
    return (i, out, at) => {
      const c = list[i];
      if (!c) return;
      const own = weigh(c.own, weights);
      const [strict, soft] = precision(c, candidates);
      let matched = 0;
      for (const held of c.own) if (held > 0) matched++;
      put(out, at, [
        scores[i] ?? 0,
        (scores[i] ?? 0) / bestScore,
        Math.log(1 + (ranks[i] ?? 0)),
        own / total,
        weigh(c.soft, weights) / total,
        ratio(weigh(c.own, local), localTotal),
        ratio(weigh(c.soft, local), localTotal),
        greatestMissing(c.own, weights),
        greatestMissing(c.own, local),
        greatestMissing(c.soft, weights),
        ((own / total) * (hits[c.hit]?.score ?? 0)) / bestHit,
        strict,
        soft,
        matched,
        ratio(matched, matcher.size),
        entityTotal > 0 ? weigh(c.own, entity) / entityTotal : -1,
        verbTotal > 0 ? weigh(c.own, verbs) / verbTotal : -1,
        verbTotal > 0 ? weigh(c.soft, verbs) / verbTotal : -1,
        c.own[rarest[0] ?? -1] ?? 0,
        c.own[rarest[1] ?? -1] ?? 0,
        c.own[matcher.size - 1] ?? 0,
        matched === matcher.size ? 1 : 0,
      ]);
    };
  },
};

/** Rarity of each concept among the candidates: ln(1 + m / (1 + sentences that hold it)). */
export function localWeights({ list, matcher }: CandidateSet): Float64Array {
  const held = new Float64Array(matcher.size);
  for (const { own } of list)
    for (let c = 0; c < own.length; c++) if ((own[c] ?? 0) > 0) held[c] = (held[c] ?? 0) + 1;
  return held.map((n) => Math.log(1 + list.length / (1 + n)));
}

/** Robertson's BM25 over the candidate sentences with the corpus' weights, k 1 and b .4; a concept counts once. */
function bm25({ list, matcher }: CandidateSet): readonly number[] {
  const mean = Math.max(1, list.reduce((sum, c) => sum + c.to - c.from, 0) / Math.max(1, list.length));
  return list.map(({ own, from, to }) => {
    const norm = 0.6 + (0.4 * (to - from)) / mean;
    return (weigh(own, matcher.weights) * 2) / (1 + norm);
  });
}

/** The largest weight of a concept that is covered by less than a half. */
export function greatestMissing(covered: Float64Array, weights: Float64Array): number {
  let greatest = 0;
  for (let c = 0; c < weights.length; c++)
    if ((covered[c] ?? 0) < 0.5) greatest = Math.max(greatest, weights[c] ?? 0);
  return greatest;
}

/** Share of the sentence's own weight that the question names, strict and soft. */
function precision(c: Candidate, { searcher }: CandidateSet): readonly [number, number] {
  const { counts, named, reading } = c;
  let [strict, soft] = [0, 0];
  for (const word of named) {
    if (!isContent(c, word.at)) continue;
    const weight = searcher.rarity(reading.stems[word.at] ?? -1);
    if (word.strict) strict += weight;
    soft += weight;
  }
  return [ratio(strict, counts.rarity), ratio(soft, counts.rarity)];
}

const referenceNames = [
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
const takenOver = 0.9;

/** Features about references to the sentence before: what is spoken of without being named. */
export const referenceFamily: Family = {
  names: referenceNames,
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
      const factor = takenOver * (refers[i] ?? 0);
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
