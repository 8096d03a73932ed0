// Dates, numbers and names of a sentence as values that can be compared.
import type { Span } from '../domain.ts';
import { analyze } from '../text/analyze.ts';
import { datePattern, namePattern, numberPattern, spansOf } from './marks.ts';

/** A date as precisely as it is written. Month and day count from 1. */
export type DateFact = Span & { readonly year?: number; readonly month?: number; readonly day?: number };
/** A number and the stem of the noun that it counts. */
export type NumberFact = Span & { readonly value: number; readonly unit: string };
/** A name as its stems, in order. */
export type NameFact = Span & { readonly stems: readonly string[] };

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const numerals = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, at) => [word, at]),
);
const scales = new Map([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['lakh', 1e5],
  ['million', 1e6],
  ['crore', 1e7],
  ['billion', 1e9],
  ['trillion', 1e12],
]);

/** All dates in the text with their offsets; parts that are not named (day, month) are absent. */
export function datesOf(text: string): readonly DateFact[] {
  return spansOf(text, datePattern).map((span) => ({
    ...span,
    ...readDate(text.slice(span.start, span.end)),
  }));
}

function readDate(written: string): Omit<DateFact, keyof Span> {
  const iso = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/u.exec(written);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), ...(iso[3] ? { day: Number(iso[3]) } : {}) };
  const name = /\p{L}{3,}/u
    .exec(written.replace(/^(?:early|late|mid)\b/iu, ''))?.[0]
    .slice(0, 3)
    .toLowerCase();
  const month = monthNames.indexOf(name ?? '') + 1;
  const year = /(?<!\d)\d{4}(?!\d)/u.exec(written)?.[0];
  const day = /(?<!\d)\d{1,2}(?!\d)/u.exec(written)?.[0];
  return {
    ...(year ? { year: Number(year) } : {}),
    ...(month > 0 ? { month } : {}),
    ...(day && month > 0 ? { day: Number(day) } : {}),
  };
}

/** Whether both can be the same day: what only one of them says does not count. */
export function sameDate(one: DateFact, other: DateFact): boolean {
  const same = (a: number | undefined, b: number | undefined): boolean =>
    a === undefined || b === undefined || a === b;
  return same(one.year, other.year) && same(one.month, other.month) && same(one.day, other.day);
}

/** Numbers that count something; years, dates and ordinals do not. */
export function numbersOf(text: string): readonly NumberFact[] {
  const dates = spansOf(text, datePattern);
  return spansOf(text, numberPattern).flatMap((span) => {
    if (dates.some((date) => date.start < span.end && span.start < date.end)) return [];
    const value = readNumber(text.slice(span.start, span.end));
    const unit = analyze(text.slice(span.end, span.end + 60)).filter(
      (term) => !term.stop && !term.alternate,
    )[0]?.stem;
    return value === undefined || unit === undefined ? [] : [{ ...span, value, unit }];
  });
}

function readNumber(written: string): number | undefined {
  const [head = '', ...more] = written
    .toLowerCase()
    .replace(/[$€£¥₹,+%]/gu, '')
    .trim()
    .split(/[\s-]+/u);
  const base = numerals.get(head) ?? (head === '' ? Number.NaN : Number(head));
  const value = more.reduce((product, word) => product * (scales.get(word) ?? 1), base);
  return Number.isFinite(value) ? value : undefined;
}

/** Runs of capitalized words with their offsets and stems; function words do not count. */
export function namesOf(text: string): readonly NameFact[] {
  return spansOf(text, namePattern).flatMap((span) => {
    const stems = analyze(text.slice(span.start, span.end)).flatMap((t) =>
      t.stop || t.alternate ? [] : [t.stem],
    );
    return stems.length === 0 ? [] : [{ ...span, stems }];
  });
}
