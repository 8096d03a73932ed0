// The confidence: a logistic model of "the first sentence is right", calibrated on held-out articles, and its curve.
import { type ConfidenceModel, probability } from '../src/answer/confidence.ts';
import { evidenceNames } from '../src/answer/evidence.ts';
import { auroc, reliability } from '../src/evaluate-metrics.ts';
import type { Judged } from './confidence-rows.ts';
import { fitLogistic, isotonic, logit } from './logistic.ts';

/** What a near question counts for beside one: it is the hard case, and rarer in the calibration than in life. */
const nearImportance = 0.3;
/** Share of answerable questions that the default threshold answers; it is set as high as that allows. */
const leastAnswered = 0.91;
const l2 = 3;
const points = 40;

/** Left out: they grow with the size of a corpus, and what they gain on one is lost on another. */
const scaled = new Set([
  'passage log',
  'document best',
  'document sum',
  'passage per weight',
  'mean weight',
  'search score',
  'greatest missing',
  'greatest missing soft',
  'context missing',
  'missing verb',
  'score',
  'local share',
  'matched',
  'terms',
  'title',
]);
const used = evidenceNames.filter((name) => !scaled.has(name));
const usedAt = used.map((name) => evidenceNames.indexOf(name));
const pick = (evidence: readonly number[]): readonly number[] => usedAt.map((k) => evidence[k] ?? 0);

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
    const model = logisticOf(judged.filter((j) => folds.get(j.article) !== fold));
    return judged
      .filter((j) => folds.get(j.article) === fold)
      .map((j) => ({ ...j, score: logit(model, pick(j.evidence)) }));
  });
  const mixed = held.filter((j) => j.case !== 'near');
  const calibration = isotonic(
    mixed.map((j) => ({ score: j.score, right: Number(j.right) })),
    points,
  );
  const model = { ...logisticOf(judged), names: used, calibration };
  const calibrated = (j: { readonly score: number }): number =>
    probability({ ...identity, calibration }, [j.score]);
  const told = held.map((j) => ({ ...j, confidence: calibrated(j) }));
  const of = (kind: Judged['case']): readonly number[] =>
    told.filter((j) => j.case === kind).map((j) => j.confidence);
  const curve = Array.from({ length: 49 }, (_, i) => (i + 1) / 50).map((threshold) => {
    const given = told.filter((j) => j.case !== 'near' && j.confidence >= threshold);
    return {
      threshold,
      precision: round(given.filter((j) => j.right).length / Math.max(1, given.length)),
      answered: round(share(of('answerable'), threshold)),
      refused: round(1 - share(of('foreign'), threshold)),
    };
  });
  const answer = curve.findLast((p) => p.answered >= leastAnswered)?.threshold ?? 0.5;
  const given = told.filter((j) => j.case !== 'near' && j.confidence >= answer);
  return {
    model,
    thresholds: { answer, nearest: Math.round(50 * answer) / 100 },
    curve,
    figures: {
      auroc: round(auroc(of('answerable'), of('foreign'))),
      aurocNear: round(auroc(of('answerable'), of('near'))),
      aurocRight: round(
        auroc(
          mixed.filter((j) => j.right).map((j) => j.score),
          mixed.filter((j) => !j.right).map((j) => j.score),
        ),
      ),
      answered: round(share(of('answerable'), answer)),
      refused: round(1 - share(of('foreign'), answer)),
      nearRefused: round(1 - share(of('near'), answer)),
      calibrationError: round(reliability(given).error),
    },
  };
}

/** Takes one number, the score, as it is. */
const identity = { names: [evidenceNames[0] ?? ''], mean: [0], scale: [1], weights: [1], bias: 0 };

const logisticOf = (judged: readonly Judged[]): ReturnType<typeof fitLogistic> =>
  fitLogistic(
    judged.map((j) => pick(j.evidence)),
    judged.map((j) => Number(j.right)),
    judged.map((j) => (j.case === 'near' ? nearImportance : 1)),
    l2,
  );

const share = (values: readonly number[], threshold: number): number =>
  values.filter((v) => v >= threshold).length / Math.max(1, values.length);

const round = (x: number): number => Math.round(x * 1e4) / 1e4;
