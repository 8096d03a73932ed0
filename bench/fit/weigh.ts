// npm run fit:documents -- --corpora FOLDER [--corpora FOLDER …] [--set FILE …]: weighs the fitted ranking anew on documentation, tries it on whole corpora, stores it.
import { readFileSync, writeFileSync } from 'node:fs';
import { featureNames } from '../../src/rank/features.ts';
import { type Ranker, scoresOf, storedRanker } from '../../src/rank/model.ts';
import { groupsIn } from './corpora.ts';
import { fitDocuments } from './fit-documents.ts';
import { blend as fittedBlend } from './fit-ranking.ts';
import { type Group, groupsOf, hits, searcherOf } from './rows.ts';
import { say, setsGiven } from './sets-given.ts';

/** Questions that each set counts for, however many it has; how often one is repeated for it at most; folds of whole corpora. */
const PART = { questions: 400, repeats: 8, folds: 3 } as const;
const file = 'src/rank/ranking.model.json';
const sets = await setsGiven('fit:documents', groupsIn, (set) =>
  groupsOf(set, searcherOf(set), (_, i) => i % 6 === 0),
);

// What was weighed before must not tell what is weighed now.
const before: Ranker = { ...storedRanker(), blend: fittedBlend, documents: [] };
const folds = new Map(
  [...sets].flatMap(([name, groups]) =>
    [...new Set(groups.map(({ article }) => article))].map(
      (article, at) => [`${name} ${article}`, at % PART.folds] as const,
    ),
  ),
);
const foldOf = (name: string, { article }: Group): number => folds.get(`${name} ${article}`) ?? 0;
const part = (groups: readonly Group[]): readonly Group[] => {
  const repeats = Math.min(
    PART.repeats,
    Math.max(1, Math.floor(PART.questions / Math.max(1, groups.length))),
  );
  const step = Math.max(1, Math.round(groups.length / PART.questions));
  const some = groups.filter((_, at) => at % step === 0);
  return Array.from({ length: repeats }, () => some).flat();
};
const fitted = (chosen: (name: string, group: Group) => boolean): Ranker =>
  fitDocuments(
    before,
    [...sets].flatMap(([name, groups]) => part(groups.filter((group) => chosen(name, group)))),
  );

const byFold = Array.from({ length: PART.folds }, (_, fold) =>
  fitted((name, group) => foldOf(name, group) !== fold),
);
const crossValidation: Record<string, { readonly before: unknown; readonly after: unknown }> = {};
for (const [name, groups] of sets) {
  const scores = (of: (group: Group) => Ranker | undefined) => (group: Group) => {
    const ranker = of(group);
    const { rows, values: own } = group;
    return ranker
      ? scoresOf(ranker, { rows, columns: featureNames.length, values: Float64Array.from(own) })
      : [];
  };
  crossValidation[name] = {
    before: hits(
      groups,
      scores(() => before),
    ),
    after: hits(
      groups,
      scores((group) => byFold[foldOf(name, group)]),
    ),
  };
  say(`${name}: ${JSON.stringify(crossValidation[name])}`);
}
const { blend, documents } = fitted(() => true);
const stored: unknown = JSON.parse(readFileSync(file, 'utf8'));
const model = {
  ...(stored !== null && typeof stored === 'object' ? stored : {}),
  blend,
  documents: documents.map(([column, weight]) => [featureNames[column], weight]),
  documentsMade: { by: 'npm run fit:documents', folds: `${PART.folds}, whole corpora`, crossValidation },
};
writeFileSync(file, `${JSON.stringify(model)}\n`);
say(`${file} written: ${JSON.stringify(model.documents)}`);
