// Rows of features as histograms, column by column: what trees are grown on.
import type { Group } from './rows.ts';

export type TableOptions = {
  /** Wrong rows kept for each question: half of them the hardest by `hardness`, half by chance. */
  readonly negatives: number;
  readonly hardness: number;
};

/** Bins of a column, at most. */
export const bins = 64;

export type Table = {
  readonly rows: number;
  readonly width: number;
  /** Column by column. */
  readonly binned: Uint8Array;
  /** Upper edge of each bin, column by column. */
  readonly edges: readonly (readonly number[])[];
  /** What each row should get, 0 to 1. */
  readonly labels: ArrayLike<number>;
  /** First row of each question, and the number of rows at the end. */
  readonly starts: readonly number[];
};

export function tableOf(
  groups: readonly Group[],
  width: number,
  columns: readonly number[],
  options: TableOptions,
  random: () => number,
): Table {
  const kept: { readonly group: Group; readonly row: number }[] = [];
  const starts: number[] = [0];
  for (const group of groups) {
    const rows = chosenRows(group, width, options, random);
    if (rows.length === 0) continue;
    for (const row of rows) kept.push({ group, row });
    starts.push(kept.length);
  }
  return {
    ...binnedOf(kept.length, columns.length, (row, k) => {
      const of = kept[row];
      return of?.group.values[of.row * width + (columns[k] ?? 0)] ?? 0;
    }),
    labels: Uint8Array.from(kept, ({ group, row }) => (group.labels[row] === 1 ? 1 : 0)),
    starts,
  };
}

/** `rows` rows of `width` values each, as histograms. */
export function binnedOf(
  rows: number,
  width: number,
  value: (row: number, column: number) => number,
): Omit<Table, 'labels' | 'starts'> {
  const binned = new Uint8Array(rows * width);
  const edges = Array.from({ length: width }, (_, k) => {
    const values = Float32Array.from({ length: rows }, (_unused, row) => value(row, k));
    const limits = edgesOf(values);
    for (let r = 0; r < rows; r++) binned[k * rows + r] = binOf(limits, values[r] ?? 0);
    return limits;
  });
  return { rows, width, binned, edges };
}

/** The right rows of a question, then its hardest wrong ones, then some by chance; none when nothing is right. */
export function chosenRows(
  { labels, values }: Group,
  width: number,
  { negatives, hardness }: TableOptions,
  random: () => number,
): readonly number[] {
  const all = [...labels.keys()];
  const right = all.filter((i) => labels[i] === 1);
  if (right.length === 0) return [];
  const wrong = all
    .filter((i) => labels[i] === 0)
    .sort((a, b) => (values[b * width + hardness] ?? 0) - (values[a * width + hardness] ?? 0) || a - b);
  const half = negatives / 2;
  const easy = wrong.slice(half).filter((_row, _i, rest) => random() < half / rest.length);
  return [...right, ...wrong.slice(0, half), ...easy];
}

/** Upper edges by quantiles; the last bin has none. */
function edgesOf(values: Float32Array): readonly number[] {
  const sorted = Float32Array.from(values).sort();
  const edges: number[] = [];
  for (let b = 1; b < bins; b++) {
    const at = Math.min(sorted.length - 2, Math.floor((sorted.length * b) / bins));
    const low = sorted[at] ?? 0;
    let next = at + 1;
    while (next < sorted.length && (sorted[next] ?? 0) <= low) next++;
    if (next >= sorted.length) break;
    const edge = Number(((low + (sorted[next] ?? 0)) / 2).toPrecision(5));
    if (edge > (edges.at(-1) ?? Number.NEGATIVE_INFINITY)) edges.push(edge);
  }
  return edges;
}

function binOf(edges: readonly number[], value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (edges[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
