// The places in a sentence where a thing of the asked kind stands that the question does not name itself.
import { flag, sign } from '../search/reading.ts';
import { wordClass } from '../text/word-class.ts';
import type { Candidate } from './candidates.ts';
import type { Matcher } from './matcher.ts';
import type { Query } from './query.ts';

/** Places in words (see text/tokenize); undefined when the question asks for nothing that can be seen. */
export function answerPlaces(query: Query, c: Candidate, matcher: Matcher): readonly number[] | undefined {
  const where = (test: (k: number) => boolean): readonly number[] => {
    const found: number[] = [];
    for (let k = c.from; k < c.to; k++) if (test(k)) found.push(c.reading.places[k] ?? 0);
    return found;
  };
  switch (query.type) {
    case 'date':
      return where(
        (k) => isNewYear(c, k, matcher) || (has(c, k, wordClass.month) && capital(c, k)) || isDated(c, k),
      );
    case 'count':
      return where((k) => isNewNumber(c, k, matcher) && !isNewYear(c, k, matcher));
    case 'amount':
      return where(
        (k) => isNewNumber(c, k, matcher) && (!isNewYear(c, k, matcher) || (signs(c) & sign.currency) !== 0),
      );
    case 'person':
      return capitalRuns(c, matcher).map((run) => run.place);
    case 'place':
      return capitalRuns(c, matcher)
        .filter(
          (run) =>
            has(c, run.from - 1, wordClass.place) ||
            (has(c, run.from - 1, wordClass.stop) && has(c, run.from - 2, wordClass.place)),
        )
        .map((run) => run.place);
    case 'reason':
      return where((k) => has(c, k, wordClass.cause));
    case 'manner':
      return where((k) => has(c, k, wordClass.means));
    case 'definition':
      return definitionAt(c, matcher);
    case 'expansion':
      return (signs(c) & sign.brackets) !== 0
        ? where((k) => matcher.namings(c.reading.stems[k] ?? -1) !== undefined)
        : [];
    default:
      return undefined;
  }
}

export type Run = { readonly from: number; readonly length: number; readonly place: number };

/** Runs of capitalised words, none of which the question names. A sentence's first word counts only inside a longer run. */
export function capitalRuns(c: Candidate, matcher: Matcher): readonly Run[] {
  const runs: Run[] = [];
  for (let k = c.from; k < c.to; k++) {
    if (!isName(c, k)) continue;
    const from = k;
    let named = false;
    while (k < c.to && isName(c, k)) {
      if (matcher.namings(c.reading.stems[k] ?? -1)?.some((n) => !n.soft)) named = true;
      k++;
    }
    const length = k - from;
    const startsSentence = ((c.reading.flags[from] ?? 0) & flag.first) !== 0;
    if (!named && (!startsSentence || length > 1))
      runs.push({ from, length, place: c.reading.places[from] ?? 0 });
  }
  return runs;
}

export function isNewNumber(c: Candidate, k: number, matcher: Matcher): boolean {
  return (
    has(c, k, wordClass.digit | wordClass.number) &&
    ((c.reading.flags[k] ?? 0) & flag.alternate) === 0 &&
    matcher.namings(c.reading.stems[k] ?? -1) === undefined
  );
}

export function isNewYear(c: Candidate, k: number, matcher: Matcher): boolean {
  return has(c, k, wordClass.year) && matcher.namings(c.reading.stems[k] ?? -1) === undefined;
}

/** A number with the unit of a time beside it ("16th century", "three weeks"), or in scripts that write 年 after it. */
const isDated = (c: Candidate, k: number): boolean =>
  has(c, k, wordClass.digit | wordClass.number) &&
  (has(c, k + 1, wordClass.unit) || has(c, k + 1, wordClass.month));

/** "X is a …", "X, a …", "X means …": the first words are the thing asked for and a defining word follows. */
function definitionAt(c: Candidate, matcher: Matcher): readonly number[] {
  let matched = -1;
  for (let k = c.from; k < Math.min(c.to, c.from + 14); k++) {
    if (matcher.namings(c.reading.stems[k] ?? -1)?.some((n) => !n.soft)) matched = k;
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

const isName = (c: Candidate, k: number): boolean =>
  capital(c, k) &&
  ((c.reading.flags[k] ?? 0) & flag.alternate) === 0 &&
  !has(c, k, wordClass.stop | wordClass.month | wordClass.weekday);
