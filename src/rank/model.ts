// The fitted models as they are applied, a weighted sum and a sum of small trees over the features, and the one that ranks (`npm run fit`).
import { featureNames } from './features.ts';
import type { Matrix } from './features-family.ts';
import stored from './ranking.model.json' with { type: 'json' };

/** The fitted ranking model, ready to score. */
export type Ranker = {
  readonly linear: LinearModel;
  readonly trees: readonly Tree[];
  /** What each part counts for; `hand` is the formula below. */
  readonly blend: { readonly linear: number; readonly trees: number; readonly hand: number };
  /** Added to them: what documentation shows and encyclopaedic paragraphs do not, as a weight for each column. */
  readonly documents: readonly (readonly [number, number])[];
};

/** The formula without fitting: BM25 and passage against the best, neighbours, pairs, answer type, relatives of words. */
const byHand: readonly (readonly [string, number])[] = [
  ['bm25 share', 1],
  ['passage', 1],
  ['window', 0.5],
  ['pairs', 0.3],
  ['type met', 0.3],
  ['share soft', 0.1],
];

const columnsOf = (weights: typeof byHand): typeof handColumns =>
  weights.map(([name, weight]) => [columnOf(name), weight]);
const handColumns: readonly (readonly [number, number])[] = columnsOf(byHand);

let loaded: Ranker | undefined;

/** The stored one; read at first need, so that a fit can replace one that no longer suits. */
export function storedRanker(): Ranker {
  loaded ??= load();
  return loaded;
}

/** A score for each row, comparable within one question only. */
export function scoresOf(
  { linear, trees, blend, documents }: Ranker,
  { rows, columns, values }: Matrix,
): Float64Array {
  const scores = new Float64Array(rows);
  const forest = blend.trees === 0 ? scores : treesScores(trees, values, rows, columns);
  for (let row = 0; row < rows; row++) {
    const at = row * columns;
    let score = 0;
    for (const [column, weight] of documents) score += weight * (values[at + column] ?? 0);
    if (blend.linear !== 0) score += blend.linear * linearScore(linear, values, at);
    if (blend.trees !== 0) score += blend.trees * (forest[row] ?? 0);
    if (blend.hand !== 0)
      for (const [column, weight] of handColumns)
        score += blend.hand * weight * Math.max(0, values[at + column] ?? 0);
    scores[row] = Math.round(score * 1e6) / 1e6;
  }
  return scores;
}

/** The stored model names its features; their columns may have moved since. */
function load(): Ranker {
  const columns = stored.features.map(columnOf);
  const at = (k: number): number => columns[k] ?? 0;
  return {
    linear: {
      columns: stored.linear.columns.map(at),
      crosses: stored.linear.crosses.map((pair) => pair.map(at)),
      weights: stored.linear.weights,
      bias: stored.linear.bias,
    },
    trees: stored.trees.map((t) => ({ ...t, column: t.column.map((c) => (c < 0 ? -1 : at(c))) })),
    blend: stored.blend,
    documents: columnsOf(stored.documents.map(([name, weight]) => [String(name), Number(weight)])),
  };
}

function columnOf(name: string): number {
  const column = featureNames.indexOf(name);
  if (column < 0)
    throw new Error(`ranking.model.json names the feature "${name}", which is gone: run npm run fit`);
  return column;
}

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

/** The score of the row of `values` that begins at `at`. */
export function linearScore(model: LinearModel, values: Float64Array, at: number): number {
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

/** Sum of the trees for the row that begins at `at`: node by node, as far as each goes. */
export function treesScore(trees: readonly Tree[], values: Float64Array, at: number): number {
  let score = 0;
  for (const { column, value, left } of trees) {
    let node = 0;
    for (let c = column[0] ?? -1; c >= 0; c = column[node] ?? -1)
      node = (left[node] ?? 0) + ((values[at + c] ?? 0) <= (value[node] ?? 0) ? 0 : 1);
    score += value[node] ?? 0;
  }
  return score;
}

/** Levels of questions in a tree, at most; a smaller tree is filled up to as many. */
const levels = 5;
const [inner, leaves] = [2 ** levels - 1, 2 ** levels];

/** Trees laid out level by level: of each the questions' columns and values, and then its leaves. */
type Forest = {
  readonly size: number;
  readonly columns: Uint16Array;
  readonly values: Float64Array;
  readonly leaves: Float64Array;
};

/** Of trees that were asked before. */
const forests = new WeakMap<readonly Tree[], Forest | undefined>();

/** Sums of the trees for all rows; from the second time on over trees laid out, which takes a third less. */
export function treesScores(
  trees: readonly Tree[],
  values: Float64Array,
  rows: number,
  columns: number,
): Float64Array {
  const scores = new Float64Array(rows);
  // A process may answer a single question, and laying out takes as long as many.
  if (!forests.has(trees)) {
    forests.set(trees, undefined);
    return scores.map((_, row) => treesScore(trees, values, row * columns));
  }
  const forest = forestOf(trees);
  for (let tree = 0; tree < forest.size; tree++) {
    const root = tree * inner;
    const first = tree * leaves - inner;
    for (let row = 0, at = 0; row < rows; row++, at += columns) {
      // No loop over the levels: the walk takes half the time.
      let node = below(forest, root, 0, values, at);
      node = below(forest, root, node, values, at);
      node = below(forest, root, node, values, at);
      node = below(forest, root, node, values, at);
      node = below(forest, root, node, values, at);
      scores[row] = (scores[row] ?? 0) + (forest.leaves[first + node] ?? 0);
    }
  }
  return scores;
}

/** Place of the node that a row of values comes to from this one. */
function below(forest: Forest, root: number, node: number, values: Float64Array, at: number): number {
  const value = values[at + (forest.columns[root + node] ?? 0)] ?? 0;
  return 2 * node + (value <= (forest.values[root + node] ?? 0) ? 1 : 2);
}

function forestOf(trees: readonly Tree[]): Forest {
  const known = forests.get(trees);
  if (known) return known;
  const made = {
    size: trees.length,
    columns: new Uint16Array(trees.length * inner),
    values: new Float64Array(trees.length * inner),
    leaves: new Float64Array(trees.length * leaves),
  };
  for (const [number, { column, value, left }] of trees.entries()) {
    const nodes = [0];
    for (let at = 0; at < inner; at++) {
      const node = nodes[at] ?? 0;
      const asks = (column[node] ?? -1) >= 0;
      made.columns[number * inner + at] = asks ? (column[node] ?? 0) : 0;
      made.values[number * inner + at] = value[node] ?? 0;
      nodes.push(asks ? (left[node] ?? 0) : node, asks ? (left[node] ?? 0) + 1 : node);
    }
    for (let at = 0; at < leaves; at++) {
      const node = nodes[inner + at] ?? 0;
      if ((column[node] ?? -1) >= 0) throw new Error(`a tree of the model has more than ${levels} levels`);
      made.leaves[number * leaves + at] = value[node] ?? 0;
    }
  }
  forests.set(trees, made);
  return made;
}
