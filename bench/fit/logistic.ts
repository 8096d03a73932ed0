// Boosted trees for a probability, and isotonic calibration, for the confidence.
import type { Tree } from '../../src/rank/model.ts';
import { randomFrom } from '../random.ts';
import { binnedOf } from './table.ts';
import { type BoostOptions, boost } from './trees.ts';

/** Trees whose sum, with the bias, is the logarithm of the odds. */
export type LogisticTrees = { readonly trees: readonly Tree[]; readonly bias: number };

/** `wanted`, 0 to 1, and `importance` belong to each row. */
export function fitLogisticTrees(
  rows: readonly (readonly number[])[],
  wanted: readonly number[],
  importance: readonly number[],
  options: BoostOptions & { readonly seed: number },
): LogisticTrees {
  const width = rows[0]?.length ?? 0;
  const sum = (of: (row: number) => number): number => rows.reduce((s, _row, i) => s + of(i), 0);
  const weight = (i: number): number => importance[i] ?? 1;
  const mean = sum((i) => weight(i) * (wanted[i] ?? 0)) / sum(weight);
  const bias = Number(Math.log(mean / (1 - mean)).toPrecision(6));
  const table = {
    ...binnedOf(rows.length, width, (row, column) => rows[row]?.[column] ?? 0),
    labels: wanted,
    starts: Array.from({ length: rows.length + 1 }, (_, i) => i),
  };
  const columns = Array.from({ length: width }, (_, k) => k);
  const trees = boost(table, columns, options, randomFrom(options.seed), (scores) => {
    const gradient = new Float64Array(rows.length);
    const hessian = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) {
      const p = 1 / (1 + Math.exp(-(bias + (scores[i] ?? 0))));
      gradient[i] = weight(i) * (p - (wanted[i] ?? 0));
      hessian[i] = Math.max(1e-6, weight(i) * p * (1 - p));
    }
    return { gradient, hessian };
  });
  return { trees, bias };
}

/** Pool adjacent violators: from scores to shares of right ones, as corner points for straight lines in between. */
export function isotonic(
  pairs: readonly { readonly score: number; readonly right: number }[],
  points: number,
): readonly (readonly [number, number])[] {
  const sorted = [...pairs].sort((a, b) => a.score - b.score);
  const size = Math.max(1, Math.floor(sorted.length / points));
  const blocks: { score: number; right: number; n: number }[] = [];
  for (let i = 0; i < sorted.length; i += size) {
    const part = sorted.slice(i, i + size);
    blocks.push({
      score: part.reduce((s, p) => s + p.score, 0) / part.length,
      right: part.reduce((s, p) => s + p.right, 0) / part.length,
      n: part.length,
    });
    for (
      let last = blocks.at(-1), before = blocks.at(-2);
      last && before && before.right >= last.right;
      last = blocks.at(-1), before = blocks.at(-2)
    ) {
      const n = last.n + before.n;
      blocks.splice(-2, 2, {
        score: (last.score * last.n + before.score * before.n) / n,
        right: (last.right * last.n + before.right * before.n) / n,
        n,
      });
    }
  }
  return blocks.map((b) => [Number(b.score.toFixed(4)), Number(b.right.toFixed(4))]);
}
