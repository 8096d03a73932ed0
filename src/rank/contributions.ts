// What weighed for a ranked sentence: how much of its score goes where a group of features is as usual among the candidates.
import { featureNames } from './features.ts';
import type { Ranked, Ranking } from './rank.ts';
import { scoresOf, storedRanker } from './ranker.ts';

/** `by`: in the units of the score; below 0 where it counted against the sentence. */
export type Contribution = { readonly group: string; readonly by: number };

/** Of each group of features, the weightiest first; what was set by hand beside the fitted score is `hand`. */
export function contributionsOf(
  { sentence, score }: Ranked,
  { evidence: { scene, features } }: Ranking,
  groupOf: (feature: string) => string,
): readonly Contribution[] {
  const { rows, columns, values } = features;
  const row = scene.list.findIndex((candidate) => candidate.sentence === sentence);
  if (row < 0) return [];
  const own = values.slice(row * columns, (row + 1) * columns);
  const usual = own.map((_, column) =>
    median(Array.from({ length: rows }, (_, at) => values[at * columns + column] ?? 0)),
  );
  const of = featureNames.map((name) => groupOf(name.replace(/ to best$/u, '')));
  const groups = [...new Set(of)];
  // One row as it is, and one for each group without what sets it apart.
  const changed = groups.map((group) => own.map((x, at) => (of[at] === group ? (usual[at] ?? 0) : x)));
  const [fitted = 0, ...without] = scoresOf(storedRanker(), {
    rows: 1 + groups.length,
    columns,
    values: Float64Array.from([own, ...changed].flatMap((one) => [...one])),
  });
  const all = groups.map((group, at) => ({ group, by: fitted - (without[at] ?? 0) }));
  return [...all, { group: 'hand', by: score - fitted }].sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
