// A linear ranking by pairwise logistic loss: the robust floor.
import type { LinearModel } from '../src/answer/model.ts';
import { randomFrom } from './random.ts';
import type { Group } from './rows.ts';

export type LinearOptions = {
  readonly columns: readonly number[];
  readonly crosses: readonly (readonly [number, number])[];
  /** Wrong rows set against each right one: half of them the hardest by `hardness`, half by chance. */
  readonly negatives: number;
  readonly hardness: number;
  readonly l2: number;
  readonly steps: number;
  readonly seed: number;
};

export function fitLinear(groups: readonly Group[], width: number, options: LinearOptions): LinearModel {
  const { columns, crosses } = options;
  const size = columns.length + crosses.length;
  const raw = (group: Group, row: number, k: number): number => {
    const at = row * width;
    const cross = crosses[k - columns.length];
    if (cross) return (group.values[at + cross[0]] ?? 0) * (group.values[at + cross[1]] ?? 0);
    return group.values[at + (columns[k] ?? 0)] ?? 0;
  };
  const scale = deviations(groups, size, raw);
  const pairs = pairsOf(groups, width, options);
  const matrix = new Float32Array(pairs.length * size);
  for (const [p, { group, right, wrong }] of pairs.entries())
    for (let k = 0; k < size; k++)
      matrix[p * size + k] = (raw(group, right, k) - raw(group, wrong, k)) / (scale[k] ?? 1);
  const weights = adam(
    matrix,
    pairs.map((p) => p.weight),
    size,
    options,
  );
  return {
    columns,
    crosses,
    weights: Array.from(weights, (w, k) => Number((w / (scale[k] ?? 1)).toPrecision(5))),
    bias: 0,
  };
}

type Pair = {
  readonly group: Group;
  readonly right: number;
  readonly wrong: number;
  readonly weight: number;
};

function pairsOf(
  groups: readonly Group[],
  width: number,
  { negatives, hardness, seed }: LinearOptions,
): readonly Pair[] {
  const random = randomFrom(seed);
  const pairs: Pair[] = [];
  for (const group of groups) {
    const right = [...group.labels.keys()].filter((i) => group.labels[i] === 1);
    const wrong = [...group.labels.keys()].filter((i) => group.labels[i] === 0);
    if (right.length === 0 || wrong.length === 0) continue;
    const hard = [...wrong].sort(
      (a, b) =>
        (group.values[b * width + hardness] ?? 0) - (group.values[a * width + hardness] ?? 0) || a - b,
    );
    const chosen = new Set(hard.slice(0, negatives / 2));
    for (let i = 0; i < negatives * 2 && chosen.size < negatives; i++)
      chosen.add(wrong[Math.floor(random() * wrong.length)] ?? 0);
    for (const r of right)
      for (const w of chosen)
        pairs.push({ group, right: r, wrong: w, weight: 1 / (right.length * chosen.size) });
  }
  return pairs;
}

function deviations(
  groups: readonly Group[],
  size: number,
  raw: (g: Group, row: number, k: number) => number,
): Float64Array {
  const sum = new Float64Array(size);
  const squares = new Float64Array(size);
  let n = 0;
  for (const group of groups)
    for (let row = 0; row < group.rows; row += 3) {
      n++;
      for (let k = 0; k < size; k++) {
        const x = raw(group, row, k);
        sum[k] = (sum[k] ?? 0) + x;
        squares[k] = (squares[k] ?? 0) + x * x;
      }
    }
  return sum.map((s, k) => {
    const variance = (squares[k] ?? 0) / n - (s / n) ** 2;
    return variance > 1e-12 ? Math.sqrt(variance) : 1;
  });
}

/** Full-batch Adam on the mean of log(1 + exp(−w·x)) plus l2/2 |w|². */
function adam(
  matrix: Float32Array,
  weight: readonly number[],
  size: number,
  { l2, steps }: LinearOptions,
): Float64Array {
  const w = new Float64Array(size);
  const m = new Float64Array(size);
  const v = new Float64Array(size);
  const rows = weight.length;
  const total = weight.reduce((a, b) => a + b, 0);
  for (let step = 1; step <= steps; step++) {
    const gradient = new Float64Array(size);
    for (let p = 0; p < rows; p++) {
      let dot = 0;
      const at = p * size;
      for (let k = 0; k < size; k++) dot += (w[k] ?? 0) * (matrix[at + k] ?? 0);
      const g = -(weight[p] ?? 0) / (1 + Math.exp(dot)) / total;
      for (let k = 0; k < size; k++) gradient[k] = (gradient[k] ?? 0) + g * (matrix[at + k] ?? 0);
    }
    const rate = 0.05 * (step < steps * 0.6 ? 1 : 0.3);
    for (let k = 0; k < size; k++) {
      const g = (gradient[k] ?? 0) + l2 * (w[k] ?? 0);
      m[k] = 0.9 * (m[k] ?? 0) + 0.1 * g;
      v[k] = 0.999 * (v[k] ?? 0) + 0.001 * g * g;
      w[k] =
        (w[k] ?? 0) -
        (rate * ((m[k] ?? 0) / (1 - 0.9 ** step))) / (Math.sqrt((v[k] ?? 0) / (1 - 0.999 ** step)) + 1e-8);
    }
  }
  return w;
}
