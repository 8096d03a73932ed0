// How probable it is that the first sentence of a ranking is right, and the thresholds between answer, nearest and abstention.
import type { Ranking } from './rank.ts';

/** At or above `answer`: an answer. Below `nearest`: nothing is shown. Probabilities, 0 to 1. */
export const thresholds = { answer: 0.45, nearest: 0.2 } as const;

/** Probability, 0 to 1, that the first sentence is right; a question without an answer in the corpus is never right. */
export function confidenceOf({ evidence, sentences }: Ranking): number {
  if (sentences.length === 0) return 0;
  const { context, known, passage, typeMet } = evidence;
  return (
    Math.round(1e4 * Math.min(1, 0.45 * context + 0.25 * passage + 0.2 * known + (typeMet ? 0.1 : 0))) / 1e4
  );
}
