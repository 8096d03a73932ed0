// How much of the question the sentence itself says, by rarity in the corpus and by rarity among the candidates.
import { type Candidate, type CandidateSet, isContent } from './candidates.ts';
import { type Family, put, ranksOf, ratio } from './features-family.ts';
import { weigh } from './matcher.ts';

const names = [
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

/** Features about overlap with the question. */
export const overlapFamily: Family = {
  names,
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
