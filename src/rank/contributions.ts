// What weighed for a ranked sentence: how much of its score goes where a group of features is as usual among the candidates.
import { featureNames } from './features.ts';
import { scoresOf, storedRanker } from './model.ts';
import type { Ranked, Ranking } from './rank.ts';

/** `question`: what all sentences share. `hand`: what was set by hand beside the fitted score. */
export type FeatureGroup =
  | 'words'
  | 'beside'
  | 'paragraph'
  | 'headings'
  | 'labels'
  | 'section'
  | 'document'
  | 'order'
  | 'closeness'
  | 'kind'
  | 'small'
  | 'place'
  | 'references'
  | 'question'
  | 'hand';

/** Features of the ranking by what they tell of a sentence. */
const members: readonly (readonly [FeatureGroup, string])[] = [
  [
    'words',
    'bm25; bm25 share; bm25 rank; share; share soft; local share; local share soft; greatest missing; greatest local missing; greatest missing soft; precision; precision soft; matched; matched share; entities; other words; other words soft; rarest; second rarest; last word; all matched; word forms',
  ],
  [
    'beside',
    'window; window soft; previous; next; context; context local; context missing; entities window; added by previous; chain share; chain soft; chain local; chain words; added to chain; next adds; pairs with previous',
  ],
  [
    'paragraph',
    'passage; passage log; passage gap; passage rank; passage per weight; share by passage; passage share; entities passage',
  ],
  ['headings', 'heading; path; heading asked; with path; added by heading'],
  ['labels', 'labels; with labels'],
  [
    'section',
    'section rank; section matched; section counted; fused ranks; passage in section; said in section',
  ],
  ['document', 'document best; document sum; title; with title'],
  [
    'order',
    'pairs; any order pairs; subsequence; subsequence share; common run; common run weight; first match; rarest to last',
  ],
  ['closeness', 'spread; tight; near together; clause'],
  [
    'kind',
    'type met; type close; type near focus; type near rarest; type after match; previous when met; new names; new years; new numbers; focus; focus near; type in next; long names; number before focus; asked unit; new words close; apposition; naming word; points at focus',
  ],
  [
    'small',
    'cause; means; negation; copula after match; place word; unit; title of a person; asks; brackets; quotes; colon; percent; currency; opens; cause in next; both compared',
  ],
  ['place', 'index; first; words; new words; item; row; code; in list; sentences; last; alone'],
  ['references', 'pronoun; resolved; next starts with pronoun; previous announces; refers; next refers'],
];
const groupOf = new Map(
  members.flatMap(([group, names]) => names.split('; ').map((name) => [name, group] as const)),
);

/** `by`: in the units of the score; below 0 where it counted against the sentence. */
export type Contribution = { readonly group: FeatureGroup; readonly by: number };

/** Of each group of features, the weightiest first. */
export function contributionsOf(
  { sentence, score }: Ranked,
  { evidence: { candidates, features } }: Ranking,
): readonly Contribution[] {
  const { rows, columns, values } = features;
  const row = candidates.list.findIndex((candidate) => candidate.sentence === sentence);
  if (row < 0) return [];
  const own = values.slice(row * columns, (row + 1) * columns);
  const usual = own.map((_, column) =>
    median(Array.from({ length: rows }, (_, at) => values[at * columns + column] ?? 0)),
  );
  const of = featureNames.map((name) => groupOf.get(name.replace(/ to best$/u, '')) ?? 'question');
  const groups = [...new Set(of)];
  // One row as it is, and one for each group without what sets it apart.
  const changed = groups.map((group) => own.map((x, at) => (of[at] === group ? (usual[at] ?? 0) : x)));
  const [fitted = 0, ...without] = scoresOf(storedRanker(), {
    rows: 1 + groups.length,
    columns,
    values: Float64Array.from([own, ...changed].flatMap((one) => [...one])),
  });
  const all = groups.map((group, at): Contribution => ({ group, by: fitted - (without[at] ?? 0) }));
  const hand: Contribution = { group: 'hand', by: score - fitted };
  return [...all, hand].sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
