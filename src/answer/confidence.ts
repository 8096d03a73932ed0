// How probable it is that the first sentence of a ranking is right, and the thresholds between answer, nearest and abstention.
import { featureNames } from './features.ts';
import type { Ranking } from './rank.ts';

/** At or above `answer`: an answer. Below `nearest`: nothing is shown. Probabilities, 0 to 1. */
export const thresholds = { answer: 0.45, nearest: 0.2 } as const;

/** Probability, 0 to 1, that the first sentence is right; a question without an answer in the corpus is never right. */
export function confidenceOf({ evidence: { features, order } }: Ranking): number {
  const first = order[0];
  if (first === undefined) return 0;
  const of = (name: string): number =>
    features.values[first * features.columns + featureNames.indexOf(name)] ?? 0;
  const sum =
    0.45 * of('context') +
    0.25 * of('passage share') +
    0.2 * (1 - of('unknown share')) +
    (of('type met') !== 0 ? 0.1 : 0);
  return Math.round(1e4 * Math.min(1, Math.max(0, sum))) / 1e4;
}
