// Drawn tables inside Markdown: kept from its parser, which would take them for text, and read as rows where they stand.
import type { Span } from '../domain.ts';
import { tableMark } from './dialect-marks.ts';
import type { SyntaxNode } from './markdown-tree.ts';
import { emit, type Place, type Walk } from './markdown-walk.ts';
import { piece } from './parsed.ts';
import type { DrawnCell, DrawnTable } from './text-tables.ts';

/** The text with each table as blank lines, the first of them marked. */
export function withoutTables(text: string, tables: readonly DrawnTable[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of tables) {
    const inside = text.slice(start, end);
    const indent = /^[ \t]*/u.exec(inside)?.[0] ?? '';
    parts.push(text.slice(at, start), indent, tableMark);
    parts.push(inside.slice(indent.length + 1).replace(/[^\n]/gu, ' '));
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/**
 * The rows of a table. A row of one line is shown where it stands. The cells of a row of several lines are set one behind the
 * other inside of it, as they are read: that row is the one place where characters of the prose move, and never out of it.
 */
export function drawnTable(walk: Walk, node: SyntaxNode, place: Place): void {
  const table = walk.tables.find(({ start, end }) => start <= node.from && node.from < end);
  if (!table) return;
  const group = ++walk.groups;
  for (const { cells, head, ...row } of table.rows) {
    const single = cells.every((cell) => cell.length < 2);
    const spans = single ? cells.map((cell) => inPlace(walk, cell)) : inOrder(walk, row, cells);
    const filled = spans.filter((span) => span.end > span.start);
    const first = filled[0];
    const last = filled.at(-1);
    if (!first || !last) continue;
    const placed = spans.map((span) =>
      span.end > span.start ? span : { start: first.start, end: first.start },
    );
    emit(
      walk,
      piece('row', { start: first.start, end: last.end }, { level: place.level, group, cells: placed, head }),
    );
  }
}

const nowhere: Span = { start: 0, end: 0 };
/** Mark-up in a cell, with what stays of it. */
const marks =
  /~~(?=\S)[^~\n]*~~|!?\[([^\]\n]+)\](?:\([^)\n]*\)|\[[^\]\n]*\])|<\/?[a-z][^<>\n]*>|\*{1,3}|`+|(?<![\p{L}\p{N}])_{1,2}(?=\S)|(?<=\S)_{1,2}(?![\p{L}\p{N}])|\\(?=[!-/:-@[-`{-~])/giu;

function inPlace(walk: Walk, cell: DrawnCell): Span {
  const own = cell[0];
  if (!own) return nowhere;
  const { canvas, base, drawn } = walk;
  const span = { start: base + own.start, end: base + own.end };
  canvas.put(span.start, drawn.slice(own.start, own.end));
  for (const mark of drawn.slice(own.start, own.end).matchAll(marks)) {
    const from = span.start + mark.index;
    const kept = mark[1] ?? '';
    const at = kept === '' ? mark[0].length : mark[0].indexOf(kept);
    canvas.join(from, from + at);
    canvas.join(from + at + kept.length, from + mark[0].length);
  }
  canvas.decode(span.start, span.end);
  return span;
}

function inOrder(walk: Walk, row: Span, cells: readonly DrawnCell[]): readonly Span[] {
  const { canvas, base, drawn } = walk;
  const spans: Span[] = [];
  let at = base + row.start;
  canvas.join(at, base + row.end);
  for (const cell of cells) {
    const lines = cell.map(({ start, end }) => drawn.slice(start, end).replace(marks, '$1').trim());
    const text = lines.filter((line) => line !== '').join(' ');
    canvas.put(at, text);
    spans.push({ start: at, end: at + text.length });
    at += text.length;
    if (text === '') continue;
    canvas.part(at, at + 1);
    at++;
  }
  return spans;
}
