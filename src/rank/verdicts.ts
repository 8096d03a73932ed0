// What the verdicts of a reader model change: the order of the sentences, and within limits the confidence in the first one.
import type { Context } from '../domain.ts';
import type { CandidateSet } from './candidates.ts';
import type { Ranking } from './rank.ts';

/** Verdicts of the reader model by passage id, 0 to 1. */
export type Verdicts = NonNullable<Context['verdicts']>;

/**
 * What a verdict of 1 adds to the score of each sentence of its passage, in the units of the ranking, and to the logarithm
 * of the odds; a verdict of 0 takes as much from the odds. Set by hand: no real model was at hand to fit them to.
 */
const WEIGHT = { score: 4, odds: 1.5 } as const;

/** What is added to the score of each candidate; nothing where nobody judged its passage. */
export const liftsOf = (verdicts: Verdicts, { list }: CandidateSet): readonly number[] =>
  list.map(({ passage }) => WEIGHT.score * (verdicts.get(passage.id) ?? 0));

/** The confidence after the verdict on the first passage, 0 to 1; as it was where nobody judged that. */
export function confidenceJudged(confidence: number, verdicts: Verdicts, { passages }: Ranking): number {
  const verdict = verdicts.get(passages[0]?.passage.id ?? '');
  if (verdict === undefined || confidence <= 0 || confidence >= 1) return confidence;
  const odds = Math.log(confidence / (1 - confidence)) + WEIGHT.odds * (2 * verdict - 1);
  return Math.round(1e4 / (1 + Math.exp(-odds))) / 1e4;
}
