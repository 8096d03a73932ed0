// The words of an excerpt that answer: the date, number or name that was asked for; the phrase that answers by its form; what is said beyond the question's words; else these.
import type { Span } from '../domain.ts';
import type { Intent } from '../question/intent.ts';
import type { Query } from '../question/query.ts';
import { answeringPhrases, type Quoted } from './answering-phrases.ts';
import type { Word } from './piece.ts';

/** Marks in one excerpt, at most: more would be a coloured page. */
const MAX_MARKS = 12;
/** More things of the asked kind than this mark nothing out. */
const MAX_TYPED = 4;

const months =
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec';
/** Dates as they are written: a day, a month with its year, a year, a decade, ISO. As a group they are made in half the time. */
export const datePattern = new RegExp(
  `(?<![\\p{L}\\p{N}])(\\d{4}-\\d{2}(?:-\\d{2})?|(?:${months})\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}(?:st|nd|rd|th)? (?:${months})\\.?,? \\d{4}|(?:${months})\\.?,? \\d{4}|(?:${months})\\.? \\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}(?:st|nd|rd|th)? (?:${months})|(?:early |mid-|late )?(?:1[0-9]|20)\\d{2}(?:[-–](?:(?:1[0-9]|20)\\d{2}|\\d{2}))?s?)(?![\\p{L}\\p{N}])`,
  'gu',
);
const numberWords =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|hundred|thousand|million|billion';
/** Numbers with what stands glued to them: a currency, a per cent sign, a unit. */
export const numberPattern = new RegExp(
  `(?<![\\p{L}\\p{N}_])(?:[$€£¥₹]\\s?)?\\d[\\d,]*(?:\\.\\d+)?(?:\\s?%|\\+)?(?:[\\s-](?:hundred|thousand|million|billion|trillion|crore|lakh)\\+?)?(?![\\p{L}\\p{N}_])|(?<![\\p{L}\\p{N}])(?:${numberWords})(?![\\p{L}\\p{N}])`,
  'giu',
);
/** Runs of capitalised words, small joining words between them included. */
export const namePattern =
  /(?<![\p{L}\p{N}])(?:\d{1,3}(?:st|nd|rd|th)\s+)?\p{Lu}[\p{L}\p{N}.'’&/-]*(?:(?:\s+(?:of|for|the|de|la|von|van)){0,2}\s+(?:\p{Lu}[\p{L}\p{N}.'’&/-]*|\d+(?:\.\d+)*))*/gu;

/** Kinds of questions whose answer has a form; where none tells, the best sentence alone is pointed to. */
const formed: readonly Intent['wants'][] = ['steps', 'reason', 'yes or no', 'definition'];

/**
 * Offsets into the text, in order, never overlapping. Of a `row` the words of the question are marked, which lead the eye
 * along its cells.
 */
export function answeringSpans(
  quoted: Quoted,
  words: readonly Word[],
  query: Query,
  row: boolean,
): readonly Span[] {
  const { text, best } = quoted;
  const asked = new Set(
    query.concepts.flatMap((c) => [...c.forms.map((form) => form.stem), ...c.phrases.flat()]),
  );
  const typed = typedSpans(text, query, words, asked).filter(
    (span) => span.start >= best.start && span.end <= best.end,
  );
  if (typed.length > 0 && typed.length <= MAX_TYPED) return typed;
  if (row) return matchedSpans(words, asked).slice(0, MAX_MARKS);
  const { wants } = query.intent;
  const phrases = answeringPhrases(quoted, wants).filter(
    (span) => wants === 'yes or no' || saysMore(span, words, asked),
  );
  if (phrases.length > 0) return phrases.slice(0, MAX_MARKS);
  const own = words.filter((word) => word.start >= best.start && word.end <= best.end);
  if (wants === 'definition' || wants === 'fact') {
    const saying =
      wants === 'fact' ? newSpans(text, best, words, asked) : predicateOf(text, best, own, asked);
    if (saying.length > 0) return saying.slice(0, MAX_MARKS);
  }
  const pointed = formed.includes(wants) ? matchedSpans(own, asked) : [];
  return (pointed.length > 0 ? pointed : matchedSpans(words, asked)).slice(0, MAX_MARKS);
}

/** What the best sentence says of the asked thing that it begins with, up to the end of the clause. */
function predicateOf(
  text: string,
  best: Span,
  words: readonly Word[],
  asked: ReadonlySet<string>,
): readonly Span[] {
  const at = words.findIndex(({ stem }) => !asked.has(stem));
  const [before, first] = [words[at - 1], words[at]];
  if (!before || !first) return [];
  const clause = text.slice(before.end, best.end).search(/[.,;:!?](?:\s|$)|\n/u);
  const end = clause < 0 ? best.end : before.end + clause;
  return first.start < end ? [{ start: first.start, end }] : [];
}

/** Not only the question's own words. */
const saysMore = ({ start, end }: Span, words: readonly Word[], asked: ReadonlySet<string>): boolean => {
  const own = words.filter((word) => word.start >= start && word.end <= end);
  return own.length === 0 || own.some(({ stem }) => !asked.has(stem));
};

/** Runs of words of the best sentence that the question does not ask with; none where it has nothing to do with the question's words. */
function newSpans(
  text: string,
  best: Span,
  words: readonly Word[],
  asked: ReadonlySet<string>,
): readonly Span[] {
  const own: { start: number; end: number; repeats: boolean }[] = [];
  for (const { start, end, stem } of words) {
    if (start < best.start || end > best.end || start >= end) continue;
    const last = own.at(-1);
    // The parts of a name stand behind the whole.
    if (last && start < last.end) last.repeats ||= asked.has(stem);
    else own.push({ start, end, repeats: asked.has(stem) });
  }
  if (!own.some((word) => word.repeats)) return [];
  const runs: { start: number; end: number; words: number }[] = [];
  let goesOn = false;
  for (const word of own) {
    const last = runs.at(-1);
    if (!word.repeats) {
      if (goesOn && last && !lineEnd.test(text.slice(last.end, word.start))) {
        last.end = word.end;
        last.words += 1;
      } else runs.push({ start: word.start, end: word.end, words: 1 });
    }
    goesOn = !word.repeats;
  }
  // A word between the question's own says little beside a whole phrase.
  const least = Math.min(2, Math.max(0, ...runs.map((run) => run.words)));
  return runs.filter((run) => run.words >= least).map(({ start, end }) => ({ start, end }));
}

/** A mark never goes over the end of a line or of a sentence. */
const lineEnd = /[\n\r\t|]|[.!?;]\s/u;

function typedSpans(
  text: string,
  query: Query,
  words: readonly Word[],
  asked: ReadonlySet<string>,
): readonly Span[] {
  switch (query.intent.type) {
    case 'date':
      return spansOf(text, datePattern);
    case 'count':
    case 'amount':
      return spansOf(text, numberPattern).filter((span) => !isYear(text.slice(span.start, span.end)));
    case 'person':
    case 'place':
      return spansOf(text, namePattern).filter((span) =>
        words.some((word) => word.start >= span.start && word.end <= span.end && !asked.has(word.stem)),
      );
    default:
      return [];
  }
}

const isYear = (number: string): boolean => /^(?:1[0-9]|20)\d{2}$/u.test(number);

function matchedSpans(words: readonly Word[], asked: ReadonlySet<string>): readonly Span[] {
  const spans: Span[] = [];
  for (const { start, end, stem } of words) {
    if (!asked.has(stem) || start >= end) continue;
    const last = spans.at(-1);
    if (last && start <= last.end + 1) {
      spans[spans.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    } else {
      spans.push({ start, end });
    }
  }
  return spans;
}

/** Where a pattern matches. */
export function spansOf(text: string, pattern: RegExp): readonly Span[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
