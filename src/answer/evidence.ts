// What a ranking shows about its own first sentence: the numbers that the confidence is computed from.
import { featureNames } from './features.ts';
import { weigh } from './matcher.ts';
import type { Ranking } from './rank.ts';

/** Features of the first sentence that are taken over as they are. */
const taken = [
  'passage log',
  'passage gap',
  'passage per weight',
  'document best',
  'document sum',
  'share',
  'share soft',
  'local share',
  'greatest missing',
  'greatest missing soft',
  'precision',
  'matched',
  'matched share',
  'entities',
  'other words',
  'other words soft',
  'rarest',
  'window',
  'window soft',
  'passage share',
  'context',
  'context local',
  'context missing',
  'entities window',
  'entities passage',
  'with path',
  'with title',
  'title',
  'heading',
  'pairs',
  'pairs with previous',
  'subsequence share',
  'spread',
  'common run',
  'common run weight',
  'word forms',
  'type met',
  'type close',
  'type near focus',
  'focus',
  'words',
  'asks date',
  'asks definition',
  'asks list',
  'asks yes or no',
  'terms',
  'mean weight',
  'unknown share',
] as const;

const columns = taken.map((name) => featureNames.indexOf(name));

export const evidenceNames: readonly string[] = [
  ...taken,
  'score',
  'margin to other passage',
  'margin to next',
  'log sum of scores',
  'greatest share',
  'greatest passage share',
  'unknown names',
  'repaired',
  'search score',
  'missing verb',
  'missing weight squared',
  'missing verb share',
  'greatest missing share',
  'context missing share',
  'search rank of first',
];

/** Scores in the sum of the race: the thirty best. */
const race = 30;

export function evidenceOf({
  query,
  evidence: { scene, features, scores, order },
}: Ranking): readonly number[] {
  const first = order[0];
  const candidate = first === undefined ? undefined : scene.list[first];
  if (first === undefined || !candidate) return evidenceNames.map(() => 0);
  const { weights, total } = scene.matcher;
  const best = scores[first] ?? 0;
  const other = order.find((i) => scene.list[i]?.hit !== candidate.hit);
  const shares = scene.list.map((c) => weigh(c.own, weights) / total);
  const wholes = scene.settings.map((s) => weigh(s.whole, weights) / total);
  const unknown = query.concepts.filter((c) => c.entity && !c.known).length;
  const verbs = query.concepts.map((c, k) => (c.entity ? 0 : (1 - (candidate.soft[k] ?? 0)) * c.weight));
  const at = first * features.columns;
  const heaviest = Math.max(1e-9, ...weights);
  const value = (name: (typeof taken)[number]): number =>
    features.values[at + (columns[taken.indexOf(name)] ?? 0)] ?? 0;
  return [
    ...columns.map((column) => features.values[at + column] ?? 0),
    best,
    best - (other === undefined ? best - 5 : (scores[other] ?? 0)),
    best - (order[1] === undefined ? best - 5 : (scores[order[1]] ?? 0)),
    Math.log(order.slice(0, race).reduce((sum, i) => sum + Math.exp((scores[i] ?? 0) - best), 0)),
    Math.max(0, ...shares),
    Math.max(0, ...wholes),
    Math.min(3, unknown),
    query.repairs.length,
    (scene.hits[0]?.score ?? 0) / total,
    Math.max(0, ...verbs),
    (1 - weigh(candidate.soft, weights) / total) ** 2,
    Math.max(0, ...verbs) / heaviest,
    value('greatest missing soft') / heaviest,
    value('context missing') / heaviest,
    candidate.hit,
  ].map((x) => Math.round(x * 1e6) / 1e6);
}
