// npm run fit:confidence -- --corpora FOLDER [--corpora FOLDER …] [--set FILE …]: fits how sure an answer may be, tries it on whole corpora, stores it.
import { writeFileSync } from 'node:fs';
import { judgedIn } from './confidence-rows.ts';
import { fitConfidence } from './fit-confidence.ts';
import { partsOf } from './parts-of-set.ts';
import { say, setsGiven } from './sets-given.ts';

const file = 'src/rank/confidence.model.json';
const sets = await setsGiven('fit:confidence', judgedIn, (set) =>
  partsOf(set).flatMap((part) => [...judgedIn(part)]),
);

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
