// The places in a sentence where a thing of the asked kind stands that the question does not name itself.

import type { Query } from '../question/query.ts';
import { flag, sign } from '../search/reading.ts';
import { wordClass } from '../text/word-class.ts';
import type { Candidate, Run } from './candidates.ts';
import type { Matcher } from './matcher.ts';

/** Places in words (see text/tokenize); undefined when the question asks for nothing that can be seen. `runs`: its names. */
export function answerPlaces(
  query: Query,
  c: Candidate,
  matcher: Matcher,
  runs: readonly Run[],
): readonly number[] | undefined {
  const { classes } = c.counts;
  const where = (test: (k: number) => boolean): readonly number[] => {
    const found: number[] = [];
    for (let k = c.from; k < c.to; k++) if (test(k)) found.push(c.reading.places[k] ?? 0);
    return found;
  };
  switch (query.intent.type) {
    case 'date':
      return (classes & (wordClass.year | wordClass.month | wordClass.digit | wordClass.number)) === 0
        ? []
        : where(
            (k) => isNewYear(c, k, matcher) || (has(c, k, wordClass.month) && capital(c, k)) || isDated(c, k),
          );
    case 'count':
      return newNumbers(c, matcher, (k) => !isNewYear(c, k, matcher));
    case 'amount':
      return newNumbers(c, matcher, (k) => !isNewYear(c, k, matcher) || (signs(c) & sign.currency) !== 0);
    case 'person':
      return runs.map((run) => run.place);
    case 'place':
      return runs
        .filter(
          (run) =>
            has(c, run.from - 1, wordClass.place) ||
            (has(c, run.from - 1, wordClass.stop) && has(c, run.from - 2, wordClass.place)),
        )
        .map((run) => run.place);
    case 'reason':
      return (classes & wordClass.cause) === 0 ? [] : where((k) => has(c, k, wordClass.cause));
    case 'manner':
      return (classes & wordClass.means) === 0 ? [] : where((k) => has(c, k, wordClass.means));
    case 'definition':
      return definitionAt(c, matcher);
    case 'expansion':
      return (signs(c) & sign.brackets) !== 0 ? c.named.map(({ at }) => c.reading.places[at] ?? 0) : [];
    default:
      return undefined;
  }
}

/** Runs of capitalised words, none of which the question names. A sentence's first word counts only inside a longer run. */
export function capitalRuns({ counts, named, reading }: Candidate): readonly Run[] {
  return counts.runs.filter(
    ({ from, length }) =>
      (length > 1 || ((reading.flags[from] ?? 0) & flag.first) === 0) &&
      !named.some(({ at, strict }) => strict && at >= from && at < from + length),
  );
}

const newNumbers = (
  { counts, reading }: Candidate,
  matcher: Matcher,
  test: (k: number) => boolean,
): readonly number[] =>
  counts.numbers
    .filter((k) => matcher.names(reading.stems[k] ?? -1) === undefined && test(k))
    .map((k) => reading.places[k] ?? 0);

/** Whether word `k` of the candidate is a number that the question does not name. */
export function isNewNumber(c: Candidate, k: number, matcher: Matcher): boolean {
  return (
    has(c, k, wordClass.digit | wordClass.number) &&
    ((c.reading.flags[k] ?? 0) & flag.alternate) === 0 &&
    matcher.names(c.reading.stems[k] ?? -1) === undefined
  );
}

const isNewYear = (c: Candidate, k: number, matcher: Matcher): boolean =>
  has(c, k, wordClass.year) && matcher.names(c.reading.stems[k] ?? -1) === undefined;

/** A number with the unit of a time beside it ("16th century", "three weeks"), or in scripts that write 年 after it. */
const isDated = (c: Candidate, k: number): boolean =>
  has(c, k, wordClass.digit | wordClass.number) &&
  (has(c, k + 1, wordClass.unit) || has(c, k + 1, wordClass.month));

/** "X is a …", "X, a …", "X means …": the first words are the thing asked for and a defining word follows. */
function definitionAt(c: Candidate, matcher: Matcher): readonly number[] {
  let matched = -1;
  for (let k = c.from; k < Math.min(c.to, c.from + 14); k++) {
    if (matcher.names(c.reading.stems[k] ?? -1)?.strict) matched = k;
    else if (matched >= 0 && k - matched <= 4 && has(c, k, wordClass.copula))
      return [c.reading.places[k] ?? 0];
  }
  return [];
}

const has = ({ reading }: Candidate, k: number, bits: number): boolean =>
  ((reading.classes[k] ?? 0) & bits) !== 0;
const capital = ({ reading }: Candidate, k: number): boolean =>
  ((reading.flags[k] ?? 0) & flag.capital) !== 0;
const signs = ({ reading, index }: Candidate): number => reading.signs[index] ?? 0;
