// What is shown around the sentence that answers: its section where that is short, or else its paragraph, its list, its steps, and the code that it announces.
import { pieceOf } from '../citation/piece.ts';
import { blockOf, passageNumbers, type QuotedSpan, textOf } from '../citation/quoted-span.ts';
import type { Document, Passage, Span } from '../domain.ts';
import type { Library } from '../library/library.ts';
import type { Intent } from '../question/intent.ts';
import type { Query } from '../question/query.ts';
import type { Accept } from '../search/searcher.ts';

/**
 * UTF-16 units and lines of a quotation, as it is read: of a whole section, of less than that, and of the paragraph around
 * a fact (a date, a number, a name), which is read at a glance.
 */
const ROOM = {
  section: { length: 500, lines: 10 },
  piece: { length: 600, lines: 12 },
  fact: { length: 300, lines: 4 },
} as const;

type Room = (typeof ROOM)[keyof typeof ROOM];

/** Kinds of questions that one sentence answers. */
const facts: readonly Intent['type'][] = ['date', 'count', 'amount', 'person'];

/**
 * The span with what it needs around it, of passages that may be read. Rows stand alone, for their columns say what they
 * mean, and so does one of several things that stand apart: an item under its lead-in, an option of a help text.
 */
export function windowAround(
  library: Library,
  document: Document,
  quoted: QuotedSpan,
  query: Query,
  accept: Accept,
): QuotedSpan {
  if (quoted.passage.kind === 'table') return quoted;
  if (isOneOfSeveral(document, quoted, query)) return withItsOwn(document, quoted);
  const run = runAround(library, document, quoted, accept);
  const fact = facts.includes(query.intent.type);
  const whole = spanOf(run, quoted);
  if (fits(document, whole, fact ? ROOM.fact : ROOM.section)) return covering(quoted, whole, run);
  const room = fact ? ROOM.fact : ROOM.piece;
  const own = run.findIndex((passage) => passage.id === quoted.passage.id);
  const grown = introduced(document, run, own, paragraph(document, quoted, room), room);
  return covering(quoted, announcing(document, run, grown, room), run);
}

/** An item of a list that is no sequence of steps, where one thing is asked for; some lines of code among others. */
function isOneOfSeveral(document: Document, { best, passage }: QuotedSpan, query: Query): boolean {
  if (best.form === 'code') return passage.sentences.filter(({ form }) => form === 'code').length > 1;
  if (best.form !== 'item' || query.intent.several || query.intent.type === 'manner') return false;
  return !/^\s*\d/u.test(pieceOf(document, { start: blockStart(document, best), end: best.end }).text);
}

/** An item with the short items below it: a term with what it means, an option with its default. */
function withItsOwn(document: Document, quoted: QuotedSpan): QuotedSpan {
  const { best, passage } = quoted;
  const at = blockOf(document, best);
  const own = document.blocks[at];
  if (best.form !== 'item' || own?.kind !== 'item' || quoted.end > own.end) return quoted;
  const next = document.blocks.findIndex(
    ({ kind, level, group }, i) => i > at && (kind !== 'item' || level <= own.level || group !== own.group),
  );
  const last = document.blocks[(next < 0 ? document.blocks.length : next) - 1];
  const whole = { start: quoted.start, end: last?.end ?? quoted.end };
  const held = (passage.sentences.at(-1)?.end ?? 0) >= whole.end;
  return held && fits(document, whole, ROOM.fact) ? covering(quoted, whole, [passage]) : quoted;
}

const blockStart = (document: Document, sentence: Span): number =>
  document.blocks[blockOf(document, sentence)]?.start ?? sentence.start;

/** The passages under the same heading that follow each other without a table, a gap or one that may not be read. */
function runAround(
  library: Library,
  document: Document,
  { passage: home, start, end }: QuotedSpan,
  accept: Accept,
): readonly Passage[] {
  const { passages } = document;
  const at = passageNumbers(document).get(home.id) ?? 0;
  const gaps = library.leftOut.filter((left) => left.documentId === document.id);
  const joins = (one: Passage | undefined, next: Passage | undefined): boolean =>
    one !== undefined &&
    next !== undefined &&
    [one, next].every((passage) => passage.kind !== 'table' && accept(passage)) &&
    headingOf(one) === headingOf(next) &&
    !gaps.some((gap) => gap.start < next.start && gap.end > one.end);
  let [from, to] = [at, at + 1];
  while (joins(passages[from - 1], passages[from])) from--;
  while (joins(passages[to - 1], passages[to])) to++;
  const run = passages.slice(from, to);
  return run.some((passage) => passage.start <= start) && (run.at(-1)?.end ?? 0) >= end ? run : [home];
}

/** Code blocks have titles that count as headings of their own (level 7): they part nothing. */
const headingOf = ({ headings }: Passage): number | undefined =>
  headings.findLast(({ level }) => level <= 6)?.start;

const spanOf = (run: readonly Passage[], { start, end }: Span): Span => ({
  start: Math.min(start, run[0]?.start ?? start),
  end: Math.max(end, run.at(-1)?.end ?? end),
});

function fits(document: Document, span: Span, room: Room): boolean {
  if (span.end - span.start > 4 * room.length) return false;
  const { text } = pieceOf(document, span);
  return text.length <= room.length && text.split('\n').length <= room.lines;
}

/** The paragraph or list around the span, or as many of its sentences, from its beginning on, as there is room for. */
function paragraph(document: Document, quoted: QuotedSpan, room: Room): Span {
  const { passage } = quoted;
  const whole = spanOf([passage], quoted);
  if (fits(document, whole, room)) return whole;
  let grown: Span = { start: quoted.start, end: quoted.end };
  const at = passage.sentences.findIndex(({ end }) => end >= quoted.start);
  for (const sentence of passage.sentences.slice(0, Math.max(0, at)).reverse()) {
    const wider = { start: sentence.start, end: grown.end };
    if (!fits(document, wider, room)) break;
    grown = wider;
  }
  for (const sentence of passage.sentences) {
    if (sentence.end <= grown.end) continue;
    const wider = { start: grown.start, end: sentence.end };
    if (!fits(document, wider, room)) break;
    grown = wider;
  }
  return grown;
}

/** With the paragraph before, where the window begins a list or code: it says what these are. */
function introduced(document: Document, run: readonly Passage[], own: number, span: Span, room: Room): Span {
  const [passage, before] = [run[own], run[own - 1]];
  if (!passage || !before || passage.kind === 'paragraph' || before.kind === 'code') return span;
  if (span.start > passage.start) return span;
  for (const start of [before.start, before.sentences.at(-1)?.start ?? before.start]) {
    const wider = { start, end: span.end };
    if (fits(document, wider, room)) return wider;
  }
  return span;
}

/** With the list or the code right behind, where the window ends in a line that announces it, or in words before code. */
function announcing(document: Document, run: readonly Passage[], span: Span, room: Room): Span {
  let grown = span;
  for (;;) {
    const last = run.findLast((passage) => passage.start < grown.end);
    const next = last && run[run.indexOf(last) + 1];
    if (!last || !next || grown.end < last.end || next.kind === 'paragraph') return grown;
    const ends = textOf(document, last.sentences.at(-1) ?? last, 'prose').trimEnd();
    if (next.kind === 'list' && !/[:：]$/u.test(ends)) return grown;
    const wider = growInto(document, grown, next, room);
    if (wider.end === grown.end) return grown;
    grown = wider;
  }
}

/** As much of a passage, from its beginning on, as there is room for. */
function growInto(document: Document, span: Span, next: Passage, room: Room): Span {
  let grown = span;
  for (const sentence of next.sentences) {
    const wider = { start: span.start, end: sentence.end };
    if (!fits(document, wider, room)) break;
    grown = wider;
  }
  return grown;
}

/** The quoted span made as wide as `span`, with the sentences of these passages that stand in it. */
function covering(quoted: QuotedSpan, span: Span, run: readonly Passage[]): QuotedSpan {
  const [start, end] = [Math.min(span.start, quoted.start), Math.max(span.end, quoted.end)];
  if (start === quoted.start && end === quoted.end) return quoted;
  const parts = run.flatMap((passage) =>
    passage.sentences
      .filter((sentence) => sentence.start >= start && sentence.end <= end)
      .map((sentence) => ({ passage, sentence })),
  );
  return { ...quoted, start, end, parts, leaning: false };
}
