// npm run fit -- --set FILE [--set FILE …] [--filler FILE]: fits the ranking, tries it on whole articles, stores it.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readFiller, readSet } from '../../src/evaluate/sets.ts';
import { featureNames } from '../../src/rank/features.ts';
import { misuse, readOrMisuse } from '../misuse.ts';
import { fitRanking, foldCount, seed } from './fit-ranking.ts';

const right = 'It is used so: npm run fit -- --set FILE [--set FILE …] [--filler FILE]';
const { values } = readOrMisuse(
  () =>
    parseArgs({
      options: { set: { type: 'string', multiple: true, default: [] }, filler: { type: 'string' } },
    }),
  right,
);
if (values.set.length === 0) misuse('No set to fit to is named.', right);
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const sets = readOrMisuse(() => values.set.map(readSet), right);
const { filler } = values;
const foreign = filler === undefined ? [] : readOrMisuse(() => readFiller(filler), right);

const { ranker, crossValidation } = fitRanking(sets, foreign, say);
const made = {
  by: 'npm run fit',
  seed,
  folds: `${foldCount}, whole articles`,
  data: sets.map(({ name, licence, questions }) => ({ name, licence, questions: questions.length })),
  foreignPassages: foreign.reduce((sum, { passages }) => sum + passages.length, 0),
};
store('src/rank/ranking.model.json', {
  made: { ...made, crossValidation },
  features: featureNames,
  ...ranker,
});

function store(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value)}\n`);
  say(`${path} written`);
}
