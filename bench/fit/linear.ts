// A linear ranking by a softmax over each question's candidates: the robust floor.
import type { LinearModel } from '../../src/rank/model.ts';
import { randomFrom } from '../random.ts';
import type { Group } from './rows.ts';
import { chosenRows } from './table.ts';

export type LinearOptions = {
  readonly columns: readonly number[];
  readonly crosses: readonly (readonly [number, number])[];
  /** Wrong rows kept for each question: half of them the hardest by `hardness`, half by chance. */
  readonly negatives: number;
  readonly hardness: number;
  readonly seed: number;
  readonly l2: number;
  readonly steps: number;
};

/** Step of Adam, of which the last part of the steps takes a share; and Adam's own constants (Kingma and Ba, 2015). */
const adam = { rate: 0.05, late: 0.6, lateShare: 0.3, first: 0.9, second: 0.999 } as const;

/** Least standard deviation that a column counts with, in the unit of the feature (most are shares, 0 to 1). */
const leastSpread = 0.2;

/** Standardised features with their weights folded back; what stands against a right row are hard and easy ones alike. */
export function fitLinear(groups: readonly Group[], width: number, options: LinearOptions): LinearModel {
  const { columns, crosses } = options;
  const size = columns.length + crosses.length;
  const table = rowsOf(groups, width, options);
  const scale = standardise(table, size, options);
  const weights = descend(table, size, options);
  return {
    columns,
    crosses,
    weights: Array.from(weights, (w, k) => Number((w / (scale[k] ?? 1)).toPrecision(5))),
    bias: 0,
  };
}

type Rows = {
  readonly count: number;
  /** count × size, row by row. */
  readonly values: Float32Array;
  /** What each row of a question should get: 1 / number of right rows, or 0. */
  readonly wanted: Float64Array;
  /** First row of each question, and the number of rows at the end. */
  readonly starts: readonly number[];
};

function rowsOf(groups: readonly Group[], width: number, options: LinearOptions): Rows {
  const { columns, crosses } = options;
  const random = randomFrom(options.seed);
  const kept = groups
    .map((group) => ({ group, rows: chosenRows(group, width, options, random) }))
    .filter(({ rows }) => rows.length > 0);
  const count = kept.reduce((n, { rows }) => n + rows.length, 0);
  const size = columns.length + crosses.length;
  const values = new Float32Array(count * size);
  const wanted = new Float64Array(count);
  const starts = [0];
  let row = 0;
  for (const { group, rows } of kept) {
    const right = rows.reduce((n, i) => n + (group.labels[i] === 1 ? 1 : 0), 0);
    for (const i of rows) {
      const at = i * width;
      const to = row * size;
      for (let k = 0; k < columns.length; k++) values[to + k] = group.values[at + (columns[k] ?? 0)] ?? 0;
      for (const [k, [a, b]] of crosses.entries())
        values[to + columns.length + k] = (group.values[at + a] ?? 0) * (group.values[at + b] ?? 0);
      wanted[row] = group.labels[i] === 1 ? 1 / right : 0;
      row++;
    }
    starts.push(row);
  }
  return { count, values, wanted, starts };
}

/**
 * Divides each column by its standard deviation, which is returned; the mean does not matter within a question. What the
 * sets hardly show must not weigh much elsewhere: a product counts as spread as its first factor, and nothing as less
 * spread than `leastSpread`.
 */
function standardise(
  { count, values }: Rows,
  size: number,
  { columns, crosses }: LinearOptions,
): Float64Array {
  const sum = new Float64Array(size);
  const squares = new Float64Array(size);
  for (let at = 0; at < values.length; at += size)
    for (let k = 0; k < size; k++) {
      const x = values[at + k] ?? 0;
      sum[k] = (sum[k] ?? 0) + x;
      squares[k] = (squares[k] ?? 0) + x * x;
    }
  const spread = sum.map((s, k) =>
    Math.sqrt(Math.max(0, (squares[k] ?? 0) / Math.max(1, count) - (s / Math.max(1, count)) ** 2)),
  );
  const scale = spread.map((own, k) => {
    const factor = crosses[k - columns.length]?.[0];
    return Math.max(own, factor === undefined ? 0 : (spread[columns.indexOf(factor)] ?? 0), leastSpread);
  });
  for (let at = 0; at < values.length; at += size)
    for (let k = 0; k < size; k++) values[at + k] = (values[at + k] ?? 0) / (scale[k] ?? 1);
  return scale;
}

/** Full-batch Adam on the mean cross-entropy of the questions plus l2/2 |w|². */
function descend(table: Rows, size: number, { l2, steps }: LinearOptions): Float64Array {
  const w = new Float64Array(size);
  const m = new Float64Array(size);
  const v = new Float64Array(size);
  for (let step = 1; step <= steps; step++) {
    const gradient = gradientOf(table, w, size);
    const rate = adam.rate * (step < steps * adam.late ? 1 : adam.lateShare);
    for (let k = 0; k < size; k++) {
      const g = (gradient[k] ?? 0) + l2 * (w[k] ?? 0);
      m[k] = adam.first * (m[k] ?? 0) + (1 - adam.first) * g;
      v[k] = adam.second * (v[k] ?? 0) + (1 - adam.second) * g * g;
      const moved = (m[k] ?? 0) / (1 - adam.first ** step);
      const spread = Math.sqrt((v[k] ?? 0) / (1 - adam.second ** step)) + 1e-8;
      w[k] = (w[k] ?? 0) - (rate * moved) / spread;
    }
  }
  return w;
}

function gradientOf({ values, wanted, starts }: Rows, w: Float64Array, size: number): Float64Array {
  const gradient = new Float64Array(size);
  const questions = Math.max(1, starts.length - 1);
  const scores = new Float64Array(starts.reduce((n, s, i) => Math.max(n, s - (starts[i - 1] ?? 0)), 0));
  for (let q = 0; q < starts.length - 1; q++) {
    const from = starts[q] ?? 0;
    const to = starts[q + 1] ?? from;
    let greatest = Number.NEGATIVE_INFINITY;
    for (let row = from; row < to; row++) {
      let dot = 0;
      for (let k = 0, at = row * size; k < size; k++, at++) dot += (w[k] ?? 0) * (values[at] ?? 0);
      scores[row - from] = dot;
      greatest = Math.max(greatest, dot);
    }
    let sum = 0;
    for (let row = from; row < to; row++) sum += Math.exp((scores[row - from] ?? 0) - greatest);
    for (let row = from; row < to; row++) {
      const g = (Math.exp((scores[row - from] ?? 0) - greatest) / sum - (wanted[row] ?? 0)) / questions;
      if (Math.abs(g) < 1e-12) continue;
      for (let k = 0, at = row * size; k < size; k++, at++)
        gradient[k] = (gradient[k] ?? 0) + g * (values[at] ?? 0);
    }
  }
  return gradient;
}
