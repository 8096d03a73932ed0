// What stands under a headline of Org: paragraphs, lists by their indentation, blocks, tables, notes; drawers and comments are out.

import { type Line, textStart } from './indented-lines.ts';
import { orgEnd } from './org-ends.ts';
import { begin, clock, comment, drawer, fixed, item, keyword, latex, note, row, rule } from './org-lines.ts';
import type { OrgPlace, OrgWalk } from './org-state.ts';
import { readOrgTable } from './org-table.ts';
import { hide, push, pushCode } from './org-walk.ts';

/** Blocks inside of one another that are followed. */
const maxDepth = 40;

type Item = { readonly indent: number; readonly levels: number };
/** The list that is open: its items around the line, and what the results of code do. */
type Open = { items: Item[]; group: number; results: boolean };

/** Reads the lines from index `from` up to `to` (exclusive) into pieces of the walk; `depth`: blocks around them. */
export function parseOrgBody(walk: OrgWalk, from: number, to: number, place: OrgPlace, depth = 0): void {
  const open: Open = { items: [], group: 0, results: false };
  let blanks = 0;
  for (let i = from; i < to; ) {
    const line = walk.lines[i];
    if (!line || line.text === '') {
      // Two blank lines end all lists.
      if (++blanks === 2) open.items = [];
      i++;
      continue;
    }
    blanks = 0;
    i = Math.max(i + 1, readBlock(walk, line, i, to, place, open, depth));
  }
}

function readBlock(
  walk: OrgWalk,
  line: Line,
  i: number,
  to: number,
  place: OrgPlace,
  open: Open,
  depth: number,
): number {
  const { lines } = walk;
  const { text } = line;
  const marked = item.exec(text);
  while ((open.items.at(-1)?.indent ?? -1) >= line.indent) open.items.pop();
  if (marked) return readItem(walk, line, i, to, place, open, marked[0].length);
  const levels = open.items.reduce((sum, one) => sum + one.levels, 0);
  const inside: OrgPlace =
    open.items.length === 0 ? place : { ...place, level: place.level + levels + 1, group: open.group };
  const opened = begin.exec(text);
  if (opened) return readDelimited(walk, i, to, inside, open, opened, depth);
  if (comment.test(text)) {
    let end = i + 1;
    while (end < to && comment.test(lines[end]?.text ?? '')) end++;
    hide(walk, i, end, 'comment');
    return end;
  }
  const named = keyword.exec(text);
  if (named) return readKeyword(walk, line, i, to, inside, open, named);
  const math = latex.exec(text);
  if (math || drawer.test(text)) {
    const end = orgEnd(walk.ends, math ? `\\end{${math[1]}}` : ':end:', i, to);
    // Without its end it is a text.
    if (end !== undefined) {
      hide(walk, i, end + 1, math ? 'raw mark-up' : 'drawer');
      return end + 1;
    }
  }
  if (rule.test(text) || clock.test(text) || /^\s*%%\(/u.test(text)) return i + 1;
  if (row.test(text)) return readOrgTable(walk, i, to, inside);
  if (fixed.test(text)) {
    let end = i + 1;
    while (end < to && fixed.test(lines[end]?.text ?? '')) end++;
    pushCode(walk, i, end, inside, /^\s*:/u);
    return end;
  }
  const end = textEnd(lines, i, to, open.items.at(-1)?.indent ?? -1);
  const lead = note.exec(text)?.[0].length ?? 0;
  push(walk, spansOf(lines, i, end, line.start + (lead || text.length - text.trimStart().length)), inside);
  return end;
}

function readItem(
  walk: OrgWalk,
  line: Line,
  i: number,
  to: number,
  place: OrgPlace,
  open: Open,
  width: number,
): number {
  if (open.items.length === 0) open.group = place.group || ++walk.groups;
  const levels = place.level + open.items.reduce((sum, one) => sum + one.levels, 0);
  const end = textEnd(walk.lines, i, to, line.indent);
  const at: OrgPlace = { ...place, level: levels + 1, group: open.group };
  const term = /^(?:(?!\s::\s).){0,400}?\s::(?=\s|$)/u.exec(line.text.slice(width));
  const start = line.start + width;
  if (term) {
    push(walk, [{ start, end: start + term[0].length - 3 }], at);
    push(walk, spansOf(walk.lines, i, end, start + term[0].length), { ...at, level: levels + 2 });
  } else push(walk, spansOf(walk.lines, i, end, start), at);
  open.items.push({ indent: line.indent, levels: term ? 2 : 1 });
  return end;
}

/** The lines from an offset in the first of them on. */
const spansOf = (lines: readonly Line[], from: number, end: number, start: number) =>
  lines
    .slice(from, end)
    .map((line, n) =>
      n === 0
        ? { start: Math.min(start, line.end), end: line.end }
        : { start: textStart(line), end: line.end },
    );

/** Behind the text that begins at `i`: up to a blank line, another block, or a line that stands no deeper than its item. */
function textEnd(lines: readonly Line[], i: number, to: number, indent: number): number {
  let end = i + 1;
  for (; end < to; end++) {
    const line = lines[end];
    if (!line || line.text === '' || line.indent <= indent || item.test(line.text)) break;
    const { text } = line;
    if (
      [comment, keyword, begin, drawer, fixed, row, rule, note, latex, clock].some((kind) => kind.test(text))
    )
      break;
  }
  return end;
}

function readDelimited(
  walk: OrgWalk,
  i: number,
  to: number,
  place: OrgPlace,
  open: Open,
  [, kind = '', rest = '']: RegExpExecArray,
  depth: number,
): number {
  const name = kind.toLowerCase();
  const end = orgEnd(walk.ends, `#+end_${name}`, i, to);
  // Without its end it is a text, whose first line is mark-up.
  if (end === undefined) return i + 1;
  const exports = /:exports\s+(\w+)/iu.exec(rest)?.[1]?.toLowerCase() ?? 'code';
  if (name === 'src') open.results = exports === 'both' || exports === 'results';
  if (name === 'comment') hide(walk, i, end + 1, 'comment');
  else if (name === 'export') hide(walk, i, end + 1, 'raw mark-up');
  else if (name === 'src' && (exports === 'none' || exports === 'results'))
    hide(walk, i, end + 1, 'code that the page does not show');
  else if (name === 'src' || name === 'example') pushCode(walk, i + 1, end, place);
  else if (name === 'verse')
    for (const line of walk.lines.slice(i + 1, end))
      push(walk, [line], { ...place, group: place.group || ++walk.groups });
  else if (depth < maxDepth) {
    const group = place.group || (name === 'quote' ? ++walk.groups : 0);
    parseOrgBody(walk, i + 1, end, { ...place, group }, depth + 1);
  }
  return end + 1;
}

function readKeyword(
  walk: OrgWalk,
  line: Line,
  i: number,
  to: number,
  place: OrgPlace,
  open: Open,
  [whole, key = '']: RegExpExecArray,
): number {
  const name = key.toLowerCase();
  const said = { start: line.start + whole.length, end: line.end };
  if (name === 'title' && said.end > said.start) push(walk, [said], place, 'heading', 1);
  else if (name === 'subtitle' || name === 'caption') push(walk, [said], place);
  else if (name === 'include') hide(walk, i, i + 1, 'included from another file');
  else if (name === 'results' && !open.results) {
    const end = resultsEnd(walk, i + 1, to);
    hide(walk, i, end, 'results that the page does not show');
    return end;
  }
  return i + 1;
}

/** Behind the table, the lines or the block that code gave. */
function resultsEnd(walk: OrgWalk, i: number, to: number): number {
  const { lines } = walk;
  let at = i;
  while (at < to && lines[at]?.text === '') at++;
  const first = lines[at]?.text ?? '';
  const opened = begin.exec(first);
  if (opened) return (orgEnd(walk.ends, `#+end_${opened[1]}`, at, to) ?? at - 1) + 1;
  if (drawer.test(first)) return (orgEnd(walk.ends, ':end:', at, to) ?? at - 1) + 1;
  const kind = [row, fixed, item].find((one) => one.test(first));
  if (!kind && !/^\s*\[\[.*\]\]$/u.test(first)) return i;
  let end = at + 1;
  while (kind && end < to && (kind === item ? lines[end]?.text !== '' : kind.test(lines[end]?.text ?? '')))
    end++;
  return end;
}
