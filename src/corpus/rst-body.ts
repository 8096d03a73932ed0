// The blocks of a reStructuredText between two lines: titles, paragraphs, lists, literal blocks, tables, explicit mark-up.
import { parseExplicit } from './rst-explicit.ts';
import {
  adornment,
  blockEnd,
  bullet,
  explicit,
  field,
  gridTop,
  isBlank,
  type Line,
  lineBlock,
  numbered,
  option,
  simpleRule,
  target,
  textStart,
} from './rst-lines.ts';
import { gridTable, simpleTable } from './rst-tables.ts';
import { push, pushCode, pushTitle, type RstPlace, type RstWalk, titleAt } from './rst-walk.ts';

/** Deeper blocks are read as text. */
const maxDepth = 60;

/** Reads the lines from `from` up to `to`, which stand at the column of `place` or deeper. */
export function parseBody(walk: RstWalk, from: number, to: number, place: RstPlace, depth = 0): void {
  const { lines } = walk;
  let opening = place.top;
  for (let i = from; i < to; ) {
    const line = lines[i];
    if (!line || isBlank(line)) {
      i++;
      continue;
    }
    const title = place.top && line.indent === 0 ? titleAt(lines, i) : undefined;
    if (title && title.next <= to) {
      pushTitle(walk, title.line, title.style, place);
      i = title.next;
      continue;
    }
    const next = Math.max(i + 1, block(walk, i, to, place, depth, opening));
    if (!field.test(line.text) && !explicit.test(line.text)) opening = false;
    i = next;
  }
}

/** Reads one block; gives the line behind it. `opening`: nothing but titles and fields stood before it. */
function block(
  walk: RstWalk,
  i: number,
  to: number,
  place: RstPlace,
  depth: number,
  opening: boolean,
): number {
  const { lines } = walk;
  const line = lines[i];
  if (!line) return i + 1;
  const text = line.text.trim();
  const body = (from: number, end: number, more: Partial<RstPlace> = {}): void =>
    parseBody(walk, from, end, { ...place, top: false, ...more }, depth + 1);
  if (depth > maxDepth) return paragraph(walk, i, to, place);
  if (line.indent > place.indent) {
    const end = blockEnd(lines, i, place.indent + 1, to);
    body(i, end, { indent: line.indent, group: place.group || ++walk.groups });
    return end;
  }
  if (target.test(text)) return skipBlock(walk, i, to, line);
  if (explicit.test(text)) return parseExplicit(walk, i, to, place, body);
  if (adornment.test(text) && text.length > 3 && isBlank(lines[i + 1])) return i + 1;
  if (gridTop.test(text)) return gridTable(walk, i, to, place);
  if (simpleRule.test(text)) return simpleTable(walk, i, to, place);
  if (/^>>>\s/u.test(text)) {
    const end = paragraphEnd(lines, i, to, line.indent);
    pushCode(walk, i, end, place);
    return end;
  }
  if (lineBlock.test(text)) return verse(walk, i, to, place);
  const named = field.exec(text);
  if (named) {
    const end = blockEnd(lines, i + 1, line.indent + 1, to);
    const bibliographic = opening && place.top;
    if (bibliographic && /^audiences?$/iu.test(named[1] ?? ''))
      walk.audience = text.slice(named[0].length).trim();
    if (!bibliographic && walk.pieces.length > 0)
      fieldItem(walk, i, Math.max(i + 1, end), place, named[0].length);
    return Math.max(i + 1, end);
  }
  const mark = bullet.exec(text) ?? (isNumbered(lines, i, to) ? numbered.exec(text) : null);
  if (mark) return list(walk, i, to, place, body);
  if (option.test(text)) {
    const end = Math.max(i + 1, blockEnd(lines, i + 1, line.indent + 1, to));
    push(walk, line.start, lines[end - 1]?.end ?? line.end, listPlace(walk, place, i), 'item');
    return end;
  }
  const below = lines[i + 1];
  const defines = below && !isBlank(below) && below.indent > line.indent && !/::$/u.test(text) && i + 1 < to;
  if (defines) {
    const end = blockEnd(lines, i + 1, line.indent + 1, to);
    const at = listPlace(walk, place, i);
    push(walk, line.start, line.end, at, 'item');
    body(i + 1, end, { indent: below.indent, level: at.level + 1, group: at.group });
    return end;
  }
  return paragraph(walk, i, to, place);
}

/** Items of one list share a group: also those that follow one another as blocks of their own. */
function listPlace(walk: RstWalk, place: RstPlace, i: number): RstPlace {
  const last = walk.pieces.at(-1);
  const before = walk.lines.slice(Math.max(0, i - 2), i).every((line) => !adornment.test(line.text));
  const goesOn = place.level === 0 && last?.kind === 'item' && before && place.group === 0;
  const group = place.group || (goesOn ? last.group : ++walk.groups);
  return { ...place, level: place.level + 1, group };
}

/** A number begins a list where the next line is blank, goes on under its text, or is numbered too. */
function isNumbered(lines: readonly Line[], i: number, to: number): boolean {
  const line = lines[i];
  const mark = numbered.exec(line?.text.trim() ?? '');
  const next = lines[i + 1];
  if (!line || !mark) return false;
  if (i + 1 >= to || !next || isBlank(next)) return true;
  return next.indent >= line.indent + mark[0].length - 1 || numbered.test(next.text.trim());
}

type Body = (from: number, end: number, more?: Partial<RstPlace>) => void;

function list(walk: RstWalk, first: number, to: number, place: RstPlace, body: Body): number {
  const { lines } = walk;
  const group = place.group || ++walk.groups;
  let i = first;
  while (i < to) {
    const line = lines[i];
    if (!line || isBlank(line)) {
      i++;
      continue;
    }
    if (line.indent !== place.indent) break;
    const text = line.text.trim();
    const mark = bullet.exec(text) ?? numbered.exec(text);
    if (!mark || (i > first && !bullet.test(text) && !isNumbered(lines, i, to))) break;
    const end = Math.max(i + 1, blockEnd(lines, i + 1, line.indent + 1, to));
    item(walk, i, end, { ...place, level: place.level + 1, group, top: false }, mark[0].length, body);
    i = end;
  }
  return i;
}

/** The first paragraph behind the mark, then what is indented under it. */
function item(walk: RstWalk, i: number, end: number, place: RstPlace, mark: number, body: Body): void {
  const { lines } = walk;
  const line = lines[i];
  if (!line) return;
  let last = i + 1;
  while (last < end && !isBlank(lines[last]) && !startsBlock(lines[last])) last++;
  const from = textStart(line) + mark;
  const literal = /::$/u.test(lines[last - 1]?.text ?? '');
  if (from < line.end || last > i + 1) pushText(walk, from, lines[last - 1]?.end ?? line.end, place);
  const next = lines.slice(last, end).find((l) => !isBlank(l));
  if (!next) return;
  if (literal) {
    const stop = blockEnd(lines, last, next.indent, end);
    pushCode(walk, last, stop, place);
    last = stop;
  }
  // What follows the item's text stands one level deeper only if it is a list of its own.
  body(last, end, { indent: next.indent, level: place.level, group: place.group });
}

const startsBlock = (line: Line | undefined): boolean => /^(?:[-*+•] |\.\. )/u.test(line?.text.trim() ?? '');

function fieldItem(walk: RstWalk, i: number, end: number, place: RstPlace, mark: number): void {
  const line = walk.lines[i];
  const last = walk.lines[end - 1];
  if (!line || !last) return;
  const start = textStart(line);
  push(walk, start, last.end, listPlace(walk, place, i), 'item');
  // `:name: text` is read "name: text".
  walk.canvas.join(start, start + 1);
  const made = walk.pieces.at(-1);
  if (made && made.start === start && mark > 1)
    walk.pieces[walk.pieces.length - 1] = { ...made, start: start + 1 };
}

function verse(walk: RstWalk, i: number, to: number, place: RstPlace): number {
  let end = i;
  const group = place.group || ++walk.groups;
  while (end < to && lineBlock.test(walk.lines[end]?.text.trim() ?? '')) {
    const line = walk.lines[end];
    if (line) push(walk, textStart(line) + 1, line.end, { ...place, group });
    end++;
  }
  return end;
}

function paragraphEnd(lines: readonly Line[], i: number, to: number, indent: number): number {
  let end = i + 1;
  while (end < to && !isBlank(lines[end]) && (lines[end]?.indent ?? 0) >= indent) end++;
  return end;
}

function paragraph(walk: RstWalk, i: number, to: number, place: RstPlace): number {
  const { lines } = walk;
  const line = lines[i];
  if (!line) return i + 1;
  let end = i + 1;
  while (end < to && !isBlank(lines[end]) && (lines[end]?.indent ?? 0) === line.indent) {
    if (explicit.test(lines[end]?.text.trim() ?? '')) break;
    end++;
  }
  const last = lines[end - 1] ?? line;
  pushText(walk, line.start, last.end, place);
  if (!/::$/u.test(last.text)) return end;
  const next = lines.findIndex((l, at) => at >= end && !isBlank(l));
  if (next < 0 || next >= to) return end;
  const quoted =
    (lines[next]?.indent ?? 0) === line.indent && /^[>|%#$]/u.test(lines[next]?.text.trim() ?? '');
  const stop = quoted
    ? paragraphEnd(lines, next, to, line.indent)
    : blockEnd(lines, next, line.indent + 1, to);
  if (stop <= next) return end;
  pushCode(walk, next, stop, place);
  return stop;
}

/** A text that may end in `::`: one colon of them is read, or none where nothing stands before. */
function pushText(walk: RstWalk, start: number, end: number, place: RstPlace): void {
  const written = walk.source.slice(start, end);
  const colons = /(^|\s)?::$/u.exec(written);
  if (!colons) return void push(walk, start, end, place);
  const alone = colons[1] !== undefined;
  if (alone && written.trim() === '::') return;
  push(walk, start, end - (alone ? 2 : 1), place);
}

/** A hyperlink target: nothing that is read. */
function skipBlock(walk: RstWalk, i: number, to: number, line: Line): number {
  return Math.max(i + 1, continuation(walk.lines, i + 1, to, line.indent));
}

function continuation(lines: readonly Line[], from: number, to: number, indent: number): number {
  let end = from;
  while (end < to && !isBlank(lines[end]) && (lines[end]?.indent ?? 0) > indent) end++;
  return end;
}
