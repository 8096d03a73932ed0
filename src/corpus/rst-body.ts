// The blocks of a reStructuredText between two lines: titles, paragraphs, lists, literal blocks, tables, explicit mark-up.

import { isBlank, type Line, textStart } from './indented-lines.ts';
import { parseExplicit } from './rst-explicit.ts';
import {
  adornment,
  blockEnd,
  bullet,
  explicit,
  field,
  gridTop,
  lineBlock,
  numbered,
  option,
  simpleRule,
  target,
  textEnd,
} from './rst-lines.ts';
import { below, fieldItem, isNumbered, list, listPlace } from './rst-lists.ts';
import { gridTable, simpleTable } from './rst-tables.ts';
import { push, pushCode, pushText, pushTitle, type RstPlace, type RstWalk, titleAt } from './rst-walk.ts';

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
    if (!bibliographic && walk.pieces.length > 0) fieldItem(walk, i, Math.max(i + 1, end), place, body);
    return Math.max(i + 1, end);
  }
  const mark = bullet.exec(text) ?? (isNumbered(lines, i, to) ? numbered.exec(text) : null);
  if (mark) return list(walk, i, to, place, body);
  if (option.test(text)) {
    const end = Math.max(i + 1, blockEnd(lines, i + 1, line.indent + 1, to));
    const last = textEnd(lines, i, end);
    const at = listPlace(walk, place, i);
    push(walk, line.start, lines[last - 1]?.end ?? line.end, at, 'item');
    below(lines, last, end, at, body);
    return end;
  }
  const under = lines[i + 1];
  const defines = under && !isBlank(under) && under.indent > line.indent && !/::$/u.test(text) && i + 1 < to;
  if (defines) {
    const end = blockEnd(lines, i + 1, line.indent + 1, to);
    const at = listPlace(walk, place, i);
    push(walk, line.start, line.end, at, 'item');
    body(i + 1, end, { indent: under.indent, level: at.level + 1, group: at.group });
    return end;
  }
  return paragraph(walk, i, to, place);
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

/** A hyperlink target: nothing that is read. */
function skipBlock(walk: RstWalk, i: number, to: number, line: Line): number {
  return Math.max(i + 1, continuation(walk.lines, i + 1, to, line.indent));
}

function continuation(lines: readonly Line[], from: number, to: number, indent: number): number {
  let end = from;
  while (end < to && !isBlank(lines[end]) && (lines[end]?.indent ?? 0) > indent) end++;
  return end;
}
