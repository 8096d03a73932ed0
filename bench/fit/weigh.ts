// npm run fit:documents -- --corpora FOLDER [--corpora FOLDER …] [--set FILE …]: weighs the fitted ranking anew on documentation, tries it on whole corpora, stores it.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { corporaIn } from '../../src/evaluate/corpora.ts';
import { readSet } from '../../src/evaluate/sets.ts';
import { featureNames } from '../../src/rank/features.ts';
import { type Ranker, scoresOf, storedRanker } from '../../src/rank/ranker.ts';
import { misuse, readOrMisuse } from '../misuse.ts';
import { groupsIn, readCorpus } from './corpora.ts';
import { fitDocuments } from './fit-documents.ts';
import { blend as fittedBlend } from './fit-ranking.ts';
import { type Group, groupsOf, hits, searcherOf } from './rows.ts';

const right = 'It is used so: npm run fit:documents -- --corpora FOLDER [--corpora FOLDER …] [--set FILE …]';
const { values } = readOrMisuse(
  () =>
    parseArgs({
      options: {
        corpora: { type: 'string', multiple: true, default: [] },
        set: { type: 'string', multiple: true, default: [] },
      },
    }),
  right,
);
if (values.corpora.length === 0) misuse('No folder of corpora is named.', right);

/** Questions that each set counts for, however many it has; how often one is repeated for it at most; folds of whole corpora. */
const PART = { questions: 400, repeats: 8, folds: 3 } as const;
const file = 'src/rank/ranking.model.json';
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** The groups of each set, by its name. */
const sets = new Map<string, readonly Group[]>();
for (const folder of values.corpora) {
  const groups: Group[] = [];
  for (const path of readOrMisuse(() => corporaIn(folder), right))
    groups.push(...groupsIn(await readCorpus(path)));
  sets.set(basename(folder), groups);
  say(`${basename(folder)}: ${groups.length} questions`);
}
for (const path of values.set) {
  const set = readOrMisuse(() => readSet(path), right);
  sets.set(set.name, [...groupsOf(set, searcherOf(set), (_, i) => i % 6 === 0)]);
  say(`${set.name}: ${sets.get(set.name)?.length} questions`);
}

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
