// The ranking: a linear sum and trees, fitted to questions asked of libraries of several sizes, and tried on whole articles.

import type { QuestionSet } from '../../src/evaluate/sets.ts';
import { featureNames } from '../../src/rank/features.ts';
import { type Ranker, scoresOf, type Tree } from '../../src/rank/model.ts';
import { fitLinear } from './linear.ts';
import { foldsOf, type Group, groupsOf, hits, searcherOf } from './rows.ts';
import { fitTrees } from './trees.ts';

/** Of every chance in a fit. */
export const seed = 1;
const seeds = [1, 2, 3, 4];
export const foldCount = 4;
const width = featureNames.length;
const column = (name: string): number => featureNames.indexOf(name);

const aboutQuestion = (name: string): boolean =>
  name.startsWith('asks ') || ['terms', 'mean weight', 'unknown share'].includes(name);
/** What the sets do not hold is left to what the ranker adds by hand (`beyondTheSets`). */
const untaught = ['opens', 'code'];
const all = [...featureNames.keys()].filter((k) => !untaught.includes(featureNames[k] ?? ''));
const plain = all.filter((k) => !aboutQuestion(featureNames[k] ?? ''));
const kinds = all.filter((k) => (featureNames[k] ?? '').startsWith('asks ') && featureNames[k] !== 'asks');
const crosses = ['type met', 'type close', 'new names', 'new numbers', 'cause', 'copula after match'].flatMap(
  (name) => kinds.map((kind): readonly [number, number] => [column(name), kind]),
);
const hardness = column('share by passage');

/** Chosen by cross-validation; the trees' share beside the linear sum is what wins with other kinds of text too. */
const linearOptions = { columns: plain, crosses, negatives: 24, hardness, seed, l2: 0.02, steps: 120 };
const treeOptions = {
  trees: 75,
  depth: 5,
  rate: 0.12,
  leaf: 5,
  l2: 1,
  rowShare: 0.8,
  columnShare: 0.3,
  negatives: 16,
  hardness,
} as const;
export const blend: Ranker['blend'] = { linear: 1, trees: 0.7, hand: 0 };

type Say = (line: string) => void;
type Figures = { readonly hit1: number; readonly hit3: number };

export type FittedRanking = {
  readonly ranker: Ranker;
  readonly crossValidation: Readonly<Record<string, Figures>>;
};

/** `foreign` passages are added to the library for a quarter of the questions; without any, these are asked as they are. */
export function fitRanking(
  sets: readonly QuestionSet[],
  foreign: QuestionSet['documents'],
  say: Say,
): FittedRanking {
  const whole = sets.flatMap((set) => [...groupsOf(set, searcherOf(set))]);
  const short = sets.flatMap((set) => [...groupsOf(set, searcherOf(set, 'short'), (_, i) => i % 2 === 0)]);
  const alone = sets.flatMap((set) => set.documents.flatMap((document) => askedAlone(set, document)));
  const noisy =
    foreign.length === 0
      ? []
      : sets.flatMap((set) => [...groupsOf(set, searcherOf(set, 'whole', foreign), (_, i) => i % 4 === 0)]);
  const elsewhere = new Set([...short, ...alone].map((g) => g.id));
  const rows = [...whole.filter((g) => !elsewhere.has(g.id)), ...short, ...alone, ...noisy];
  const folds = foldsOf(whole, foldCount);
  say(`${whole.length} questions, ${rows.length} rows of questions, ${width} features`);
  const tries: readonly (readonly [string, readonly Group[], Ranker['blend']])[] = [
    ['hand', whole, { linear: 0, trees: 0, hand: 1 }],
    ['linear', whole, { linear: 1, trees: 0, hand: 0 }],
    ['trees', whole, { linear: 0, trees: 1, hand: 0 }],
    ['blend', whole, blend],
    ['blend, its article alone', alone, blend],
    ['blend, foreign passages added', noisy, blend],
  ];
  const byFold = Array.from({ length: foldCount }, (_, fold) => {
    const ranker = rankerOf(rows.filter((g) => folds.get(g.article) !== fold));
    const figures = tries.map(([name, groups, part]) => {
      const test = groups.filter((g) => folds.get(g.article) === fold);
      const found = hitsOf({ ...ranker, blend: part }, test);
      say(`fold ${fold}, ${test.length} questions, ${name}: ${JSON.stringify(found)}`);
      return { found, of: test.length };
    });
    return figures;
  });
  const crossValidation = Object.fromEntries(
    tries.map(([name], k) => {
      const all = byFold.reduce((sum, figures) => sum + (figures[k]?.of ?? 0), 0);
      const mean = (hit: keyof Figures): number =>
        round(
          byFold.reduce((s, figures) => s + (figures[k]?.found[hit] ?? 0) * (figures[k]?.of ?? 0), 0) /
            Math.max(1, all),
        );
      return [name, { hit1: mean('hit1'), hit3: mean('hit3') }];
    }),
  );
  return { ranker: rankerOf(rows), crossValidation };
}

/** A quarter of the questions, asked of a library that is one article: a small corpus. */
function askedAlone(set: QuestionSet, document: QuestionSet['documents'][number]): readonly Group[] {
  const library = searcherOf({ ...set, documents: [document] });
  return [...groupsOf(set, library, (question, i) => question.document === document.id && i % 4 === 1)];
}

function rankerOf(groups: readonly Group[]): Ranker {
  const forests = seeds.map((one) => fitTrees(groups, width, all, { ...treeOptions, seed: one }));
  return {
    linear: fitLinear(groups, width, linearOptions),
    trees: forests.flat().map(shareOf),
    blend,
    documents: [],
  };
}

/** A tree that counts for one of the forests, which are averaged. */
const shareOf = (tree: Tree): Tree => ({
  ...tree,
  value: tree.value.map((v, node) =>
    (tree.column[node] ?? -1) < 0 ? Number((v / seeds.length).toPrecision(4)) : v,
  ),
});

function hitsOf(ranker: Ranker, groups: readonly Group[]): Figures {
  const { hit1, hit3 } = hits(groups, ({ rows, values }) =>
    scoresOf(ranker, { rows, columns: width, values: Float64Array.from(values) }),
  );
  return { hit1: round(hit1), hit3: round(hit3) };
}

const round = (x: number): number => Number(x.toFixed(4));
