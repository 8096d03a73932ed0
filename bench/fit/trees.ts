// Boosted trees over histograms, written out; for the ranking, by a softmax over each question's candidates.
import type { Tree } from '../../src/rank/model.ts';
import { randomFrom } from '../random.ts';
import type { Group } from './rows.ts';
import { bins, type Table, type TableOptions, tableOf } from './table.ts';

export type BoostOptions = {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  /** Least sum of second derivatives in a leaf, and L2 on leaf values. */
  readonly leaf: number;
  readonly l2: number;
  /** Share of questions and of columns that a tree sees. */
  readonly rowShare: number;
  readonly columnShare: number;
};

export type TreeOptions = TableOptions & BoostOptions & { readonly seed: number };

type Derivatives = { readonly gradient: Float64Array; readonly hessian: Float64Array };

/** Trees that tell a question's right rows from its others, by a softmax over them. */
export function fitTrees(
  groups: readonly Group[],
  width: number,
  columns: readonly number[],
  options: TreeOptions,
): readonly Tree[] {
  const random = randomFrom(options.seed);
  const table = tableOf(groups, width, columns, options, random);
  return boost(table, columns, options, random, (scores) => softmaxDerivatives(table, scores));
}

/** Trees one after the other, each against what `derive` says that those before leave; `columns` names the table's. */
export function boost(
  table: Table,
  columns: readonly number[],
  options: BoostOptions,
  random: () => number,
  derive: (scores: Float64Array) => Derivatives,
): readonly Tree[] {
  const scores = new Float64Array(table.rows);
  const trees: Tree[] = [];
  for (let t = 0; t < options.trees; t++) {
    const { gradient, hessian } = derive(scores);
    const rows: number[] = [];
    for (let q = 0; q + 1 < table.starts.length; q++) {
      if (random() >= options.rowShare) continue;
      for (let r = table.starts[q] ?? 0; r < (table.starts[q + 1] ?? 0); r++) rows.push(r);
    }
    const used = [...columns.keys()].filter(() => random() < options.columnShare);
    const tree = growTree({ table, used, gradient, hessian, options }, Int32Array.from(rows));
    for (let r = 0; r < table.rows; r++) scores[r] = (scores[r] ?? 0) + leafOf(tree, table, r);
    trees.push(toTree(tree, table, columns));
  }
  return trees;
}

function softmaxDerivatives(table: Table, scores: Float64Array): Derivatives {
  const gradient = new Float64Array(table.rows);
  const hessian = new Float64Array(table.rows);
  for (let q = 0; q + 1 < table.starts.length; q++) {
    const from = table.starts[q] ?? 0;
    const to = table.starts[q + 1] ?? 0;
    let greatest = Number.NEGATIVE_INFINITY;
    let right = 0;
    for (let r = from; r < to; r++) {
      greatest = Math.max(greatest, scores[r] ?? 0);
      right += table.labels[r] ?? 0;
    }
    let sum = 0;
    for (let r = from; r < to; r++) sum += Math.exp((scores[r] ?? 0) - greatest);
    for (let r = from; r < to; r++) {
      const p = Math.exp((scores[r] ?? 0) - greatest) / sum;
      gradient[r] = p - (table.labels[r] ?? 0) / right;
      hessian[r] = Math.max(1e-6, p * (1 - p));
    }
  }
  return { gradient, hessian };
}

type Node = { column: number; bin: number; value: number; left: number };

/** Sums of first and second derivatives: for each used column, bin by bin. */
type Histogram = { readonly g: Float64Array; readonly h: Float64Array };

type Open = { readonly node: number; readonly rows: Int32Array; readonly sums: Histogram };

type Growing = {
  readonly table: Table;
  readonly used: readonly number[];
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
  readonly options: BoostOptions;
};

function growTree(growing: Growing, all: Int32Array): readonly Node[] {
  const { table, options } = growing;
  const nodes: Node[] = [{ column: -1, bin: 0, value: 0, left: 0 }];
  let level: readonly Open[] = [{ node: 0, rows: all, sums: histogramOf(growing, all) }];
  for (let depth = 0; depth <= options.depth; depth++) {
    const next: Open[] = [];
    for (const { node, rows, sums } of level) {
      const of = nodes[node];
      if (!of) continue;
      let g = 0;
      let h = 0;
      for (let b = 0; b < bins; b++) {
        g += sums.g[b] ?? 0;
        h += sums.h[b] ?? 0;
      }
      of.value = (-options.rate * g) / (h + options.l2);
      const split = depth < options.depth ? bestSplit(growing, sums, g, h) : undefined;
      if (!split) continue;
      of.column = growing.used[split.place] ?? -1;
      of.bin = split.bin;
      of.left = nodes.length;
      nodes.push({ column: -1, bin: 0, value: 0, left: 0 }, { column: -1, bin: 0, value: 0, left: 0 });
      const at = of.column * table.rows;
      const left = rows.filter((r) => (table.binned[at + r] ?? 0) <= split.bin);
      const right = rows.filter((r) => (table.binned[at + r] ?? 0) > split.bin);
      const deeper = depth + 1 < options.depth;
      const [leftSums, rightSums] = childSums(growing, sums, left, right, deeper);
      next.push({ node: of.left, rows: left, sums: leftSums });
      next.push({ node: of.left + 1, rows: right, sums: rightSums });
    }
    level = next;
  }
  return nodes;
}

/** The smaller child is counted, the other is what remains; at the last level only the first column is needed. */
function childSums(
  growing: Growing,
  whole: Histogram,
  left: Int32Array,
  right: Int32Array,
  all: boolean,
): readonly [Histogram, Histogram] {
  const leftIsSmall = left.length <= right.length;
  const small = histogramOf(growing, leftIsSmall ? left : right, all ? growing.used.length : 1);
  const rest = {
    g: small.g.map((x, i) => (whole.g[i] ?? 0) - x),
    h: small.h.map((x, i) => (whole.h[i] ?? 0) - x),
  };
  return leftIsSmall ? [small, rest] : [rest, small];
}

function histogramOf(
  { table, used, gradient, hessian }: Growing,
  rows: Int32Array,
  columns = used.length,
): Histogram {
  const g = new Float64Array(columns * bins);
  const h = new Float64Array(columns * bins);
  const { binned } = table;
  const n = rows.length;
  const first = Float64Array.from(rows, (r) => gradient[r] ?? 0);
  const second = Float64Array.from(rows, (r) => hessian[r] ?? 0);
  for (let place = 0; place < columns; place++) {
    const at = (used[place] ?? 0) * table.rows;
    const base = place * bins;
    for (let i = 0; i < n; i++) {
      const b = base + (binned[at + (rows[i] ?? 0)] ?? 0);
      g[b] = (g[b] ?? 0) + (first[i] ?? 0);
      h[b] = (h[b] ?? 0) + (second[i] ?? 0);
    }
  }
  return { g, h };
}

/** The split that gains most; `place` counts among the used columns. */
function bestSplit(
  { table, used, options: { leaf, l2 } }: Growing,
  sums: Histogram,
  g: number,
  h: number,
): { readonly place: number; readonly bin: number } | undefined {
  const whole = (g * g) / (h + l2);
  let best = 1e-4;
  let found: { readonly place: number; readonly bin: number } | undefined;
  for (let place = 0; place < used.length; place++) {
    const edges = table.edges[used[place] ?? 0]?.length ?? 0;
    let left = 0;
    let leftH = 0;
    for (let b = 0; b < edges; b++) {
      left += sums.g[place * bins + b] ?? 0;
      leftH += sums.h[place * bins + b] ?? 0;
      if (leftH < leaf || h - leftH < leaf) continue;
      const gain = (left * left) / (leftH + l2) + ((g - left) * (g - left)) / (h - leftH + l2) - whole;
      if (gain > best) {
        best = gain;
        found = { place, bin: b };
      }
    }
  }
  return found;
}

function leafOf(nodes: readonly Node[], table: Table, row: number): number {
  let node = nodes[0];
  while (node && node.column >= 0)
    node = nodes[node.left + ((table.binned[node.column * table.rows + row] ?? 0) <= node.bin ? 0 : 1)];
  return node?.value ?? 0;
}

const toTree = (nodes: readonly Node[], table: Table, columns: readonly number[]): Tree => ({
  column: nodes.map((n) => (n.column < 0 ? -1 : (columns[n.column] ?? -1))),
  value: nodes.map((n) =>
    n.column < 0 ? Number(n.value.toPrecision(4)) : (table.edges[n.column]?.[n.bin] ?? 0),
  ),
  left: nodes.map((n) => n.left),
});
