// How probable it is that the first sentence of a ranking is right, and the thresholds between answer, nearest and abstention.

import { isStopWord } from '../text/stop-words.ts';
import stored from './confidence.model.json' with { type: 'json' };
import { evidenceNames, evidenceOf } from './evidence.ts';
import type { Ranking } from './rank.ts';

export type Thresholds = {
  /** At or above: an answer. Probability, 0 to 1. */
  readonly answer: number;
  /** Below: nothing is shown at all. */
  readonly nearest: number;
};

/** Where the stored curve refuses the share of foreign questions that its making names. */
export const thresholds: Thresholds = stored.thresholds;

/** How a logistic score is read off the features of a ranking. */
export type ConfidenceModel = {
  readonly names: readonly string[];
  readonly mean: readonly number[];
  readonly scale: readonly number[];
  readonly weights: readonly number[];
  readonly bias: number;
  /** From scores to probabilities, rising; straight lines in between. */
  readonly calibration: readonly (readonly number[])[];
};

/**
 * Probability, 0 to 1, that the first sentence is right; a question without an answer in the corpus is never right.
 * A small number or a function word alone names nothing.
 */
export function confidenceOf(ranking: Ranking): number {
  const named = ranking.query.concepts.some(
    ({ word }) => !/^\d{1,3}$/.test(word) && !isStopWord(word.toLowerCase()),
  );
  return ranking.sentences.length === 0 || !named ? 0 : probability(stored, evidenceOf(ranking));
}

/** Thresholds for a wanted share of right answers among those given, 0.5 to 1, read off the stored curve. */
export function thresholdsFor(precision: number | undefined): Thresholds {
  if (precision === undefined) return thresholds;
  const point = stored.curve.find((p) => p.precision >= precision) ?? stored.curve.at(-1);
  const answer = point?.threshold ?? thresholds.answer;
  return { answer, nearest: Math.min(thresholds.nearest, answer) };
}

function probability(model: ConfidenceModel, evidence: readonly number[]): number {
  let score = model.bias;
  for (const [k, name] of model.names.entries()) {
    const value = evidence[evidenceNames.indexOf(name)] ?? 0;
    score += ((model.weights[k] ?? 0) * (value - (model.mean[k] ?? 0))) / (model.scale[k] ?? 1);
  }
  return calibrated(model.calibration, score + beyondTheSets(evidence));
}

/** The probability that a score stands for, in ten-thousandths. */
export const calibrated = (calibration: ConfidenceModel['calibration'], score: number): number =>
  Math.round(1e4 * between(calibration, score)) / 1e4;

const at = (name: string): number => evidenceNames.indexOf(name);
const [typeAbsent, missing, ordinary, words] = [
  at('type absent'),
  at('missing'),
  at('unknown ordinary share'),
  at('words asked'),
];

/**
 * Added to the fitted score, before it is calibrated, for what questions written beside their text do not show: people
 * ask known things for what the documents lack, and ask in two words. Round numbers, set by hand.
 */
export function beyondTheSets(evidence: readonly number[]): number {
  const lacks = (evidence[missing] ?? 0) > 0;
  const short = (evidence[words] ?? 0) <= Math.log(2);
  return (
    (evidence[typeAbsent] === 1 ? -0.5 : 0) +
    (lacks ? 0 : 0.5) +
    ((evidence[ordinary] ?? 0) > 0 ? -0.5 : 0) +
    (lacks && short ? -0.7 : 0)
  );
}

function between(points: readonly (readonly number[])[], score: number): number {
  const after = points.findIndex((p) => (p[0] ?? 0) > score);
  if (after === 0) return points[0]?.[1] ?? 0;
  const [x0 = 0, y0 = 0] = points.at(after < 0 ? -1 : after - 1) ?? [];
  if (after < 0) return y0;
  const [x1 = 0, y1 = 0] = points[after] ?? [];
  return x1 > x0 ? y0 + ((y1 - y0) * (score - x0)) / (x1 - x0) : y1;
}
