// The ranking model that was fitted (`npm run fit`), with its columns found by name, and how it scores.
import { featureNames } from './features.ts';
import type { Matrix } from './features-family.ts';
import { type LinearModel, linearScore, type Tree, treesScores } from './model.ts';
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
