// Text without mark-up: paragraphs, bullets, headings, questions and tables told by their shape. Pages' heads and feet are blanked.
import type { Span } from '../domain.ts';
import { type Omission, type Parsed, type Piece, piece, trimmed } from './parsed.ts';
import { bullet, hashes, headingLevel, leader, wrapWidth } from './plain-headings.ts';
import { type Line, linesOf, withoutPages } from './plain-lines.ts';
import { type Asked, formOf, isNumberedQuestion, numberedQuestion, sameLine } from './plain-questions.ts';
import { tableAt } from './plain-table.ts';
import { isTranscript, readTranscript } from './transcript.ts';

/** Parses from offset `start` on (behind a byte-order mark and front matter). */
export function parsePlain(source: string, start: number): Parsed {
  const { text, hidden } = withoutPages(source, start);
  const lines = linesOf(text, start, (raw) => bullet.test(raw));
  if (isTranscript(lines)) {
    const { text: prose, pieces } = readTranscript(text, lines);
    return { prose, pieces, omitted: [], hidden };
  }
  const { pieces, contents } = blocksOf(text, lines);
  return { prose: text, pieces, omitted: [], hidden: [...hidden, ...contents] };
}

/** Level of a question above its answer: it stands below every other heading. */
const questionLevel = 6;

function blocksOf(
  text: string,
  lines: readonly Line[],
): { pieces: readonly Piece[]; contents: readonly Omission[] } {
  const unwrapped = unwrappedIn(lines);
  const underlined = [...new Set(lines.flatMap((line) => (line.under === '' ? [] : [line.under])))];
  const asked = formOf(lines);
  const margin = marginOf(lines);
  const pieces: Piece[] = [];
  const contents: Omission[] = [];
  let group = 0;
  /** A question whose answer has not begun: more of its lines may follow. */
  let asking = false;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (!line) break;
    const last = pieces.at(-1);
    if (leader.test(line.text)) {
      contents.push({ start: line.start, end: line.end, reason: 'table of contents' });
      continue;
    }
    const question = questionIn(lines, i, asked);
    if (question) {
      pieces.push(...question);
      asking = question.length === 1;
      continue;
    }
    const answer = asking || last?.level === questionLevel ? asked?.answer.exec(line.text) : null;
    if (answer) {
      asking = false;
      pieces.push(piece('paragraph', { start: line.start + answer[0].length, end: line.end }));
      continue;
    }
    if (asking && last && !line.gapBefore && !/[?？]["'”’)*]*$/u.test(text.slice(last.start, last.end))) {
      pieces[pieces.length - 1] = { ...last, end: line.end };
      continue;
    }
    asking = false;
    const table = line.gapBefore || last?.kind === 'heading' ? tableAt(text, lines, i, group + 1) : undefined;
    if (table) {
      group++;
      pieces.push(...table.pieces);
      i = table.next - 1;
      continue;
    }
    const code = line.gapBefore ? codeEnd(lines, i, margin) : i;
    if (code > i) {
      const end = lines[code - 1]?.end ?? line.end;
      pieces.push(piece('code', { start: text.lastIndexOf('\n', line.start) + 1, end }));
      i = code - 1;
      continue;
    }
    const level = headingLevel(lines, i, underlined);
    const mark = level > 0 ? null : bullet.exec(line.text);
    const follows = last && !line.gapBefore && !unwrapped(i) && level === 0;
    if (mark) {
      if (last?.kind !== 'item') group++;
      const from = line.start + mark[0].length;
      const span = trimmed(text, from, line.end);
      const depth = 1 + Math.min(4, Math.floor(indent(mark[1] ?? '') / 4));
      if (span) pieces.push(piece('item', span, { level: depth, group }));
    } else if (follows && last.kind !== 'heading' && last.kind !== 'row' && last.kind !== 'code') {
      pieces[pieces.length - 1] = { ...last, end: line.end };
    } else if (level > 0) {
      const marks = hashes.exec(line.text)?.[0].length ?? 0;
      pieces.push(piece('heading', trimmed(text, line.start + marks, line.end) ?? line, { level }));
    } else {
      pieces.push(piece('paragraph', line));
    }
  }
  return { pieces, contents };
}

/** Long lines are paragraphs where every twentieth line is one; a stray one among wrapped lines is so in its own block only. */
function unwrappedIn(lines: readonly Line[]): (i: number) => boolean {
  const isLong = ({ text }: Line): boolean => text.length > wrapWidth;
  const count = lines.filter(isLong).length;
  if (count * 20 >= lines.length) return () => count > 0;
  let block = 0;
  const blocks = lines.map((line) => (line.gapBefore ? ++block : block));
  const long = new Set(lines.flatMap((line, i) => (isLong(line) ? (blocks[i] ?? 0) : [])));
  return (i) => long.has(blocks[i] ?? 0);
}

/** Columns before most of the paragraphs. */
function marginOf(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const { gapBefore, indent: columns } of lines)
    if (gapBefore) counts.set(columns, (counts.get(columns) ?? 0) + 1);
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0])[0];
}

/** Behind the block of line `i` where it is set in by four columns and is written in signs, as a grammar or a program is. */
function codeEnd(lines: readonly Line[], i: number, margin: number): number {
  let end = i;
  let signs = 0;
  let letters = 0;
  for (let line = lines[end]; line && (end === i || !line.gapBefore); line = lines[++end]) {
    if (line.indent < margin + 4 || bullet.test(line.text)) return i;
    signs += line.text.match(/[=|{}<>;\\[\]$#]|::|\*\(/gu)?.length ?? 0;
    letters += line.text.match(/\p{L}/gu)?.length ?? 0;
  }
  return signs > 1 && signs * 25 > letters ? end : i;
}

const indent = (space: string): number => space.replaceAll('\0', '').replaceAll('\t', '    ').length;

/** The question of a line as a heading, with its answer where that stands in the same line. */
function questionIn(
  lines: readonly Line[],
  i: number,
  asked: Asked | undefined,
): readonly Piece[] | undefined {
  const line = lines[i];
  if (!line) return undefined;
  const mark =
    asked?.question.exec(line.text) ??
    (isNumberedQuestion(lines, i) ? numberedQuestion.exec(line.text) : null);
  if (!mark || (asked === undefined && !line.gapBefore)) return undefined;
  const from = line.start + mark[0].length;
  const rest = line.text.slice(mark[0].length);
  const both = sameLine.exec(rest);
  const heading = (span: Span): Piece => piece('heading', span, { level: questionLevel });
  if (!both) return [heading({ start: from, end: line.end })];
  const end = from + both.index + (/^[?？]["'”’)*_]*/u.exec(both[0])?.[0].length ?? 1);
  return [
    heading({ start: from, end }),
    piece('paragraph', { start: from + both.index + both[0].length, end: line.end }),
  ];
}
