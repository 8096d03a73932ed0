// npm run fit -- --set FILE [--set FILE …] [--filler FILE]: fits ranking and confidence, tries them on whole articles, stores both.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readFiller, readSet } from '../../src/evaluate/sets.ts';
import { featureNames } from '../../src/rank/features.ts';
import { misuse, readOrMisuse } from '../misuse.ts';
import { judgedOf } from './confidence-rows.ts';
import { fitConfidence } from './fit-confidence.ts';
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

const { ranker, folds, byFold, crossValidation } = fitRanking(sets, foreign, say);
const made = {
  by: 'npm run fit',
  node: process.version,
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

const judged = sets.flatMap((set) => judgedOf(set, (article) => byFold[folds.get(article) ?? 0]));
const { model, thresholds, curve, figures } = fitConfidence(judged, folds);
say(JSON.stringify(figures));
store('src/rank/confidence.model.json', {
  made: {
    ...made,
    crossValidation: figures,
    protocol:
      'half of the articles indexed and the other half asked, and fitted on quarters, single articles and short passages too; near: the passage with the answer hidden',
  },
  ...model,
  thresholds,
  curve,
});

function store(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value)}\n`);
  say(`${path} written`);
}
