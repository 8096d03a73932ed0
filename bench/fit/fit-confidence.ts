// The confidence: boosted trees for "what is shown first answers", calibrated on corpora held out, and its curve.
import { auroc } from '../../src/evaluate/metrics.ts';
import { type ConfidenceModel, calibrated, scoreOf } from '../../src/rank/confidence.ts';
import { evidenceNames } from '../../src/rank/evidence.ts';
import { sha256 } from '../../src/text/sha256.ts';
import type { Judged } from './confidence-rows.ts';
import { fitLogisticTrees, isotonic, type LogisticTrees } from './logistic.ts';

/**
 * Questions from which on one of a set counts less than one, by the square root: small sets are heard, and drown none;
 * what a far question counts for beside another; corner points of the calibration; folds; corpora of a set from which
 * on a fold keeps them whole.
 */
const options = { questions: 2_000, far: 3, points: 40, folds: 5, corpora: 4 } as const;
/** Chosen by cross-validation over whole corpora. */
const treeOptions = {
  trees: 250,
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
/** Of what is sure, the share that is right, each set counted alike; of answerable questions, the share that may be shown nothing in any set. */
const leastRight = 2 / 3;
const mostSilent = 0.04;

export type Fitted = {
  readonly model: ConfidenceModel;
  readonly thresholds: { readonly answer: number; readonly nearest: number };
  readonly curve: readonly {
    readonly threshold: number;
    readonly precision: number;
    readonly answered: number;
    readonly refused: number;
  }[];
  /** Of each set, on corpora held out. */
  readonly figures: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

type Row = Judged & { readonly weight: number; readonly fold: number };
type Told = Row & { readonly score: number };

/** `sets`: what was judged, by the name of its set. */
export function fitConfidence(sets: ReadonlyMap<string, readonly Judged[]>): Fitted {
  const rows = new Map([...sets].map(([name, judged]) => [name, rowsOf(judged)]));
  const all = [...rows.values()].flat();
  const models = Array.from({ length: options.folds }, (_, fold) =>
    treesOf(all.filter((row) => row.fold !== fold)),
  );
  const told = new Map(
    [...rows].map(([name, own]) => [
      name,
      own.flatMap((row): readonly Told[] => {
        const model = models[row.fold];
        return model ? [{ ...row, score: scoreOf(model, row.evidence) }] : [];
      }),
    ]),
  );
  const calibration = isotonic([...told.values()].flatMap(evenly), options.points);
  const confident = new Map(
    [...told].map(([name, own]) => [
      name,
      own.map(({ kind, right, score }) => ({ kind, right, confidence: calibrated(calibration, score) })),
    ]),
  );
  const curve = curveOf([...confident.values()]);
  const thresholds = {
    answer: curve.find(({ precision }) => precision >= leastRight)?.threshold ?? 1,
    nearest: highestFor([...confident.values()], 1 - mostSilent),
  };
  return {
    model: { ...treesOf(all), names: evidenceNames, calibration },
    thresholds,
    curve,
    figures: Object.fromEntries(
      [...confident].map(([name, own]) => [name, figuresOf(own, thresholds.answer)]),
    ),
  };
}

function rowsOf(judged: readonly Judged[]): readonly Row[] {
  const corpora = new Set(judged.map(({ corpus }) => corpus));
  const weight = Math.sqrt(options.questions / judged.length);
  return judged.map((one) => ({
    ...one,
    weight: weight * (one.kind === 'far' ? options.far : 1),
    fold: foldOf(corpora.size < options.corpora ? one.id : one.corpus),
  }));
}

const foldOf = (name: string): number => Number.parseInt(sha256(name).slice(0, 8), 16) % options.folds;

const treesOf = (rows: readonly Row[]): LogisticTrees =>
  fitLogisticTrees(
    rows.map(({ evidence }) => evidence),
    rows.map(({ right }) => Number(right)),
    rows.map(({ weight }) => weight),
    treeOptions,
  );

/** Every row as often as it counts, in whole numbers. */
const evenly = (rows: readonly Told[]) =>
  rows.flatMap(({ score, right, kind, weight }) => {
    const times = Math.max(1, Math.round(kind === 'far' ? weight / options.far : weight));
    return Array.from({ length: times }, () => ({ score, right: Number(right) }));
  });

type Confident = Pick<Judged, 'kind' | 'right'> & { readonly confidence: number };

/** Share at or above the threshold. */
const share = (rows: readonly Confident[], threshold: number): number =>
  rows.filter(({ confidence }) => confidence >= threshold).length / Math.max(1, rows.length);

const answerable = (rows: readonly Confident[]): readonly Confident[] =>
  rows.filter(({ kind }) => kind === 'answerable');

/** The highest threshold at or above which every set has this share of its answerable questions. */
const highestFor = (sets: readonly (readonly Confident[])[], least: number): number =>
  thresholdSteps.findLast((t) => sets.every((rows) => share(answerable(rows), t) >= least)) ?? 0;

/** Of the sets, each counted alike: the share of right ones among all at or above each threshold; rising, so that a wanted share has one threshold. */
function curveOf(sets: readonly (readonly Confident[])[]): Fitted['curve'] {
  const mean = (of: (rows: readonly Confident[]) => number | undefined): number => {
    const values = sets.flatMap((rows) => of(rows) ?? []);
    return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  };
  let best = 0;
  return thresholdSteps.map((threshold) => {
    const precision = mean((rows) => {
      const given = rows.filter(({ confidence }) => confidence >= threshold);
      return given.length === 0 ? undefined : given.filter(({ right }) => right).length / given.length;
    });
    best = Math.max(best, precision);
    return {
      threshold,
      precision: round(best),
      answered: round(mean((rows) => share(answerable(rows), threshold))),
      refused: round(
        mean((rows) =>
          share(rows, 0) === 0
            ? undefined
            : 1 -
              share(
                rows.filter(({ kind }) => kind !== 'answerable'),
                threshold,
              ),
        ),
      ),
    };
  });
}

function figuresOf(rows: readonly Confident[], answer: number): Readonly<Record<string, number>> {
  const of = (test: (row: Confident) => boolean): readonly number[] =>
    rows.filter(test).map(({ confidence }) => confidence);
  const asked = of(({ kind }) => kind === 'answerable');
  const sure = rows.filter(({ confidence }) => confidence >= answer);
  const lacking = rows.filter(({ kind }) => kind === 'removed' || kind === 'unanswerable');
  const far = rows.filter(({ kind }) => kind === 'far');
  return {
    questions: rows.length,
    sure: round(share(answerable(rows), answer)),
    rightWhenSure: round(sure.filter(({ right }) => right).length / Math.max(1, sure.length)),
    aurocRight: round(
      auroc(
        of(({ right }) => right),
        of(({ right }) => !right),
      ),
    ),
    ...(lacking.length > 0
      ? {
          lackingNotSure: round(1 - share(lacking, answer)),
          aurocLacking: round(
            auroc(
              asked,
              of((row) => lacking.includes(row)),
            ),
          ),
        }
      : {}),
    ...(far.length > 0
      ? {
          farNotSure: round(1 - share(far, answer)),
          aurocFar: round(
            auroc(
              asked,
              of((row) => far.includes(row)),
            ),
          ),
        }
      : {}),
  };
}

const round = (x: number): number => Math.round(x * 1e4) / 1e4;
