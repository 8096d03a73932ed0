// The confidence: boosted trees for "the first sentence is right", calibrated on held-out articles, and its curve.

import { auroc, reliability } from '../../src/evaluate/metrics.ts';
import { type ConfidenceModel, calibrated, scoreOf } from '../../src/rank/confidence.ts';
import { evidenceNames } from '../../src/rank/evidence.ts';
import type { Judged } from './confidence-rows.ts';
import { fitLogisticTrees, isotonic, type LogisticTrees } from './logistic.ts';

/**
 * What a near question counts for beside one; how right a wrong sentence is of an article that holds the answer (the
 * model has to tell foreign questions apart first of all; the calibration makes probabilities of it); corner points of
 * the calibration.
 */
const options = { near: 0.4, wrong: 0.65, points: 40 } as const;
/** Chosen by cross-validation over whole articles. */
const treeOptions = {
  trees: 300,
  depth: 3,
  rate: 0.06,
  leaf: 5,
  l2: 5,
  rowShare: 0.8,
  columnShare: 0.3,
  seed: 1,
} as const;
/** Thresholds that are tried, 0 to 1. */
const thresholdSteps = Array.from({ length: 199 }, (_, i) => (i + 1) / 200);
/** Share of foreign questions that are not answered, at least, and that are shown nothing at all: the others see what is nearest. */
const leastRefused = 0.93;
const leastSilent = 0.65;

export type Fitted = {
  readonly model: ConfidenceModel;
  readonly thresholds: { readonly answer: number; readonly nearest: number };
  readonly curve: readonly {
    readonly threshold: number;
    readonly precision: number;
    readonly answered: number;
    readonly refused: number;
  }[];
  readonly figures: Readonly<Record<string, number>>;
};

export function fitConfidence(judged: readonly Judged[], folds: ReadonlyMap<string, number>): Fitted {
  const held = [...new Set(folds.values())].flatMap((fold) => {
    const model = treesOf(judged.filter((j) => folds.get(j.article) !== fold));
    return judged
      .filter((j) => j.half && folds.get(j.article) === fold)
      .map((j) => ({ ...j, score: scoreOf(model, j.evidence) }));
  });
  const mixed = held.filter((j) => j.case !== 'near');
  const calibration = isotonic(
    mixed.map((j) => ({ score: j.score, right: Number(j.right) })),
    options.points,
  );
  const model = { ...treesOf(judged), names: evidenceNames, calibration };
  const told = held.map((j) => ({ ...j, confidence: calibrated(calibration, j.score) }));
  const of = (kind: Judged['case']): readonly number[] =>
    told.filter((j) => j.case === kind).map((j) => j.confidence);
  const [answerable, foreign, near] = [of('answerable'), of('foreign'), of('near')];
  const curve = curveOf(told.filter((j) => j.case !== 'near'));
  const thresholds = thresholdsOf(foreign);
  const given = told.filter((j) => j.case !== 'near' && j.confidence >= thresholds.answer);
  return {
    model,
    thresholds,
    curve: curve.map((point) => ({
      ...point,
      answered: round(share(answerable, point.threshold)),
      refused: round(1 - share(foreign, point.threshold)),
    })),
    figures: {
      auroc: round(auroc(answerable, foreign)),
      aurocNear: round(auroc(answerable, near)),
      aurocRight: round(
        auroc(
          mixed.filter((j) => j.right).map((j) => j.score),
          mixed.filter((j) => !j.right).map((j) => j.score),
        ),
      ),
      answered: round(share(answerable, thresholds.answer)),
      refused: round(1 - share(foreign, thresholds.answer)),
      nearRefused: round(1 - share(near, thresholds.answer)),
      foreignSilent: round(1 - share(foreign, thresholds.nearest)),
      nearSilent: round(1 - share(near, thresholds.nearest)),
      calibrationError: round(reliability(given).error),
    },
  };
}

/** Share of right ones among all at or above each threshold; rising, so that a wanted share has one threshold. */
function curveOf(
  told: readonly { readonly confidence: number; readonly right: boolean }[],
): readonly { readonly threshold: number; readonly precision: number }[] {
  let best = 0;
  return thresholdSteps.flatMap((threshold) => {
    const given = told.filter((j) => j.confidence >= threshold);
    if (given.length === 0) return [];
    best = Math.max(best, given.filter((j) => j.right).length / given.length);
    return [{ threshold, precision: round(best) }];
  });
}

/** The lowest thresholds, in two-hundredths, at which enough foreign questions are refused, and get nothing. */
function thresholdsOf(foreign: readonly number[]): Fitted['thresholds'] {
  const least = (refused: number): number =>
    thresholdSteps.find((t) => 1 - share(foreign, t) >= refused) ?? 0.5;
  return { answer: least(leastRefused), nearest: least(leastSilent) };
}

const treesOf = (judged: readonly Judged[]): LogisticTrees =>
  fitLogisticTrees(
    judged.map((j) => j.evidence),
    judged.map((j) => (j.right ? 1 : j.case === 'answerable' ? options.wrong : 0)),
    judged.map((j) => (j.case === 'near' ? options.near : 1)),
    treeOptions,
  );

const share = (values: readonly number[], threshold: number): number =>
  values.filter((v) => v >= threshold).length / Math.max(1, values.length);

const round = (x: number): number => Math.round(x * 1e4) / 1e4;
