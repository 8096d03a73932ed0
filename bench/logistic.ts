// Logistic regression and isotonic calibration, for the confidence.

export type Logistic = {
  readonly mean: readonly number[];
  readonly scale: readonly number[];
  readonly weights: readonly number[];
  readonly bias: number;
};

/** Newton's method on weighted rows; L2 on standardised weights. */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  labels: readonly number[],
  importance: readonly number[],
  l2: number,
): Logistic {
  const size = rows[0]?.length ?? 0;
  const n = rows.length;
  const mean = Array.from({ length: size }, (_, k) => rows.reduce((s, r) => s + (r[k] ?? 0), 0) / n);
  const scale = mean.map((m, k) => Math.sqrt(rows.reduce((s, r) => s + ((r[k] ?? 0) - m) ** 2, 0) / n) || 1);
  const x = rows.map((r) =>
    Float64Array.from([...r.map((v, k) => (v - (mean[k] ?? 0)) / (scale[k] ?? 1)), 1]),
  );
  let w = new Float64Array(size + 1);
  for (let step = 0; step < 12; step++) {
    const gradient = new Float64Array(size + 1);
    const hessian = Array.from({ length: size + 1 }, () => new Float64Array(size + 1));
    for (const [i, row] of x.entries()) {
      const p = 1 / (1 + Math.exp(-dot(w, row)));
      const g = (importance[i] ?? 1) * (p - (labels[i] ?? 0));
      const h = (importance[i] ?? 1) * p * (1 - p);
      for (let a = 0; a <= size; a++) {
        const xa = row[a] ?? 0;
        gradient[a] = (gradient[a] ?? 0) + g * xa;
        const line = hessian[a];
        if (!line || xa === 0) continue;
        for (let b = 0; b <= a; b++) line[b] = (line[b] ?? 0) + h * xa * (row[b] ?? 0);
      }
    }
    for (let a = 0; a <= size; a++) {
      const line = hessian[a];
      if (!line) continue;
      if (a < size) gradient[a] = (gradient[a] ?? 0) + l2 * (w[a] ?? 0);
      line[a] = (line[a] ?? 0) + (a < size ? l2 : 0) + 1e-9;
    }
    const change = solve(hessian, gradient);
    w = w.map((v, k) => v - (change[k] ?? 0));
  }
  return {
    mean: mean.map(short),
    scale: scale.map(short),
    weights: [...w.slice(0, size)].map(short),
    bias: short(w[size] ?? 0),
  };
}

const short = (x: number): number => Number(x.toPrecision(6));

export const logit = ({ mean, scale, weights, bias }: Logistic, row: readonly number[]): number =>
  row.reduce((sum, v, k) => sum + ((weights[k] ?? 0) * (v - (mean[k] ?? 0))) / (scale[k] ?? 1), bias);

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** Cholesky; only the lower half of the matrix is read. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const n = right.length;
  const l = Array.from({ length: n }, () => new Float64Array(n));
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]?.[j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (l[i]?.[k] ?? 0) * (l[j]?.[k] ?? 0);
      const line = l[i];
      if (line) line[j] = i === j ? Math.sqrt(Math.max(1e-12, sum)) : sum / (l[j]?.[j] ?? 1);
    }
  const y = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = right[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= (l[i]?.[k] ?? 0) * (y[k] ?? 0);
    y[i] = sum / (l[i]?.[i] ?? 1);
  }
  const out = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    let sum = y[i] ?? 0;
    for (let k = i + 1; k < n; k++) sum -= (l[k]?.[i] ?? 0) * (out[k] ?? 0);
    out[i] = sum / (l[i]?.[i] ?? 1);
  }
  return out;
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
