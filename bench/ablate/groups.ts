// Groups of the model's inputs, each taken away by giving all candidates of a question its mean.

import { featureNames } from '../../src/rank/features.ts';
import { answerFamily, questionFamily } from '../../src/rank/features-answer.ts';
import { closeFamily } from '../../src/rank/features-close.ts';
import { contextFamily, sectionFamily } from '../../src/rank/features-context.ts';
import type { Family, Matrix } from '../../src/rank/features-family.ts';
import { cueFamily, formFamily, passageFamily } from '../../src/rank/features-form.ts';
import { orderFamily } from '../../src/rank/features-order.ts';
import { overlapFamily, referenceFamily } from '../../src/rank/features-overlap.ts';
import type { Ranker } from '../../src/rank/model.ts';
import type { Arguments, Rule } from './rules.ts';

type Scored = readonly [ranker: Ranker, features: Matrix];

const families: Readonly<Record<string, Family>> = {
  passage: passageFamily,
  overlap: overlapFamily,
  context: contextFamily,
  order: orderFamily,
  answer: answerFamily,
  cue: cueFamily,
  form: formFamily,
  question: questionFamily,
  reference: referenceFamily,
  close: closeFamily,
  section: sectionFamily,
};

/** A rule whose function scores other inputs, or with another ranker. */
const group = (name: string, without: (...scored: Scored) => Scored): Rule => ({
  name,
  module: 'rank/model',
  export: 'scoresOf',
  neutral: (given, call) => (isScored(given) ? call(...without(...given)) : call(...given)),
});

const isScored = (given: Arguments): given is Scored => given.length === 2;

function ofFamily([name, { names }]: readonly [string, Family]): Rule {
  const own = new Set(names.flatMap((one) => [one, `${one} to best`]));
  const columns = featureNames.flatMap((feature, column) => (own.has(feature) ? [column] : []));
  return group(`features: ${name}`, (ranker, features) => [ranker, flattened(features, columns)]);
}

const withBlend = (name: string, change: (ranker: Ranker) => Ranker): Rule =>
  group(`model: ${name}`, (ranker, features) => [change(ranker), features]);

export const groups: readonly Rule[] = [
  ...Object.entries(families).map(ofFamily),
  withBlend('linear sum', (ranker) => ({ ...ranker, blend: { ...ranker.blend, linear: 0 } })),
  withBlend('trees', (ranker) => ({ ...ranker, blend: { ...ranker.blend, trees: 0 } })),
  withBlend('weights of documentation', (ranker) => ({ ...ranker, documents: [] })),
];

function flattened({ rows, columns, values }: Matrix, taken: readonly number[]): Matrix {
  const flat = values.slice();
  for (const column of taken) {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += values[row * columns + column] ?? 0;
    for (let row = 0; row < rows; row++) flat[row * columns + column] = sum / Math.max(1, rows);
  }
  return { rows, columns, values: flat };
}
