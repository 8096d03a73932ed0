// npm run fit:confidence -- --corpora FOLDER [--corpora FOLDER …] [--set FILE …]: fits how sure an answer may be, tries it on whole corpora, stores it.
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { corporaIn } from '../../src/evaluate/corpora.ts';
import { readSet } from '../../src/evaluate/sets.ts';
import { misuse, readOrMisuse } from '../misuse.ts';
import { type Judged, judgedIn } from './confidence-rows.ts';
import { readCorpus } from './corpora.ts';
import { fitConfidence } from './fit-confidence.ts';
import { partsOf } from './parts-of-set.ts';

const right = 'It is used so: npm run fit:confidence -- --corpora FOLDER [--corpora FOLDER …] [--set FILE …]';
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
const file = 'src/rank/confidence.model.json';
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const sets = new Map<string, readonly Judged[]>();
for (const folder of values.corpora) {
  const judged: Judged[] = [];
  for (const path of readOrMisuse(() => corporaIn(folder), right))
    judged.push(...judgedIn(await readCorpus(path)));
  sets.set(basename(folder), judged);
  say(`${basename(folder)}: ${judged.length} questions`);
}
for (const path of values.set) {
  const set = readOrMisuse(() => readSet(path), right);
  sets.set(
    set.name,
    partsOf(set).flatMap((part) => [...judgedIn(part)]),
  );
  say(`${set.name}: ${sets.get(set.name)?.length} questions`);
}

const { model, thresholds, curve, figures } = fitConfidence(sets);
for (const [name, of] of Object.entries(figures)) say(`${name}: ${JSON.stringify(of)}`);
say(`thresholds: ${JSON.stringify(thresholds)}`);
writeFileSync(
  file,
  `${JSON.stringify({
    made: { by: 'npm run fit:confidence', folds: 'whole corpora', crossValidation: figures },
    ...model,
    thresholds,
    curve,
  })}\n`,
);
say(`${file} written`);
