// The fitted models as they are applied: a weighted sum and a sum of small trees over the features, nothing else.

/** Standardised features times weights; `crosses` are products of two columns. */
export type LinearModel = {
  readonly columns: readonly number[];
  /** Pairs of columns that are multiplied, after the plain ones. */
  readonly crosses: readonly (readonly number[])[];
  readonly weights: readonly number[];
  readonly bias: number;
};

/** A tree as parallel arrays; node 0 is the root. */
export type Tree = {
  /** Column that is compared, or -1 for a leaf. */
  readonly column: readonly number[];
  /** At or below: left. Of a leaf: its value. */
  readonly value: readonly number[];
  /** Number of the left child; the right one follows it. */
  readonly left: readonly number[];
};

export function linearScore(model: LinearModel, values: ArrayLike<number>, at: number): number {
  let score = model.bias;
  const plain = model.columns.length;
  for (let i = 0; i < plain; i++)
    score += (model.weights[i] ?? 0) * (values[at + (model.columns[i] ?? 0)] ?? 0);
  for (let i = 0; i < model.crosses.length; i++) {
    const cross = model.crosses[i];
    if (cross)
      score +=
        (model.weights[plain + i] ?? 0) *
        (values[at + (cross[0] ?? 0)] ?? 0) *
        (values[at + (cross[1] ?? 0)] ?? 0);
  }
  return score;
}

/** Sums of the trees for all rows: tree by tree, so that each stays at hand while it is walked. */
export function treesScores(
  trees: readonly Tree[],
  values: ArrayLike<number>,
  rows: number,
  columns: number,
): Float64Array {
  const scores = new Float64Array(rows);
  for (const { column, value, left } of trees)
    for (let row = 0, at = 0; row < rows; row++, at += columns) {
      let node = 0;
      for (let c = column[0] ?? -1; c >= 0; c = column[node] ?? -1)
        node = (left[node] ?? 0) + ((values[at + c] ?? 0) <= (value[node] ?? 0) ? 0 : 1);
      scores[row] = (scores[row] ?? 0) + (value[node] ?? 0);
    }
  return scores;
}
