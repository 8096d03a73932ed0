// All features of all candidates in one matrix: the families side by side, then the same relative to the best candidate.
import type { CandidateSet } from './candidates.ts';
import { answerFamily, questionFamily } from './features-answer.ts';
import { closeFamily } from './features-close.ts';
import { contextFamily, sectionFamily } from './features-context.ts';
import type { Family, Matrix } from './features-family.ts';
import { cueFamily, formFamily, passageFamily } from './features-form.ts';
import { orderFamily } from './features-order.ts';
import { overlapFamily, referenceFamily } from './features-overlap.ts';

const families: readonly Family[] = [
  passageFamily,
  overlapFamily,
  contextFamily,
  orderFamily,
  answerFamily,
  cueFamily,
  formFamily,
  questionFamily,
  referenceFamily,
  closeFamily,
  sectionFamily,
];

const plain = families.flatMap((f) => f.names);
const relative = families.flatMap((f) => f.relative);
const relativeAt = relative.map((name) => plain.indexOf(name));

/** Names of the columns, in order; a model names the ones it was fitted with. */
export const featureNames: readonly string[] = [...plain, ...relative.map((name) => `${name} to best`)];

/** One row for each candidate. */
export function featuresOf(candidates: CandidateSet): Matrix {
  const columns = featureNames.length;
  const rows = candidates.list.length;
  const values = new Float64Array(rows * columns);
  let at = 0;
  for (const family of families) {
    const write = family.prepare(candidates);
    for (let row = 0; row < rows; row++) write(row, values, row * columns + at);
    at += family.names.length;
  }
  for (const [k, column] of relativeAt.entries()) {
    let best = Number.NEGATIVE_INFINITY;
    for (let row = 0; row < rows; row++) best = Math.max(best, values[row * columns + column] ?? 0);
    for (let row = 0; row < rows; row++)
      values[row * columns + plain.length + k] = (values[row * columns + column] ?? 0) - best;
  }
  for (let i = 0; i < values.length; i++) values[i] = Math.round((values[i] ?? 0) * 1e6) / 1e6;
  return { rows, columns, values };
}
