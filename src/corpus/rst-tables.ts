// Tables of a reStructuredText as rows with the names of their columns: grids, columns under rules, lists of lists, lists of values.
import type { Span } from '../domain.ts';
import { isBlank, type Line, textStart } from './indented-lines.ts';
import { type Piece, piece, trimmed } from './parsed.ts';
import { markRst } from './rst-inline.ts';
import { blockEnd, bullet, simpleRule } from './rst-lines.ts';
import type { RstPlace, RstWalk } from './rst-walk.ts';
import { push } from './rst-walk.ts';
import { drawnTables } from './text-tables.ts';

/** A cell: where it stands in each of its lines. */
type Cells = readonly (readonly Span[])[];

/** Reads a table that is drawn as a grid from line `i`; gives the number of the line behind it. */
export function gridTable(walk: RstWalk, i: number, to: number, place: RstPlace): number {
  const { lines, source } = walk;
  let end = i;
  while (end < to && /^\s*[|+]/u.test(lines[end]?.text ?? '')) end++;
  const first = lines[i];
  const last = lines[end - 1];
  if (!first || !last) return i + 1;
  const group = ++walk.groups;
  for (const table of drawnTables(source.slice(first.start, last.end), () => false))
    for (const row of table.rows) {
      const cells = row.cells.map((cell) => cell.map((span) => moved(span, first.start)));
      pushRow(walk, moved(row, first.start), cells, row.head, group, place);
    }
  return end;
}

const moved = (span: Span, by: number): Span => ({ start: span.start + by, end: span.end + by });

/** Reads a table of columns under rules from line `i`; gives the number of the line behind it. */
export function simpleTable(walk: RstWalk, i: number, to: number, place: RstPlace): number {
  const { lines } = walk;
  const rules: number[] = [];
  for (let at = i; at < to && rules.length < 3; at++) {
    if (simpleRule.test(lines[at]?.text.trim() ?? '')) {
      rules.push(at);
      if (isBlank(lines[at + 1]) && rules.length > 1) break;
    } else if (isBlank(lines[at]) && rules.length === 0) break;
  }
  const [top = i, middle] = rules;
  const bottom = rules.at(-1) ?? i;
  const rule = lines[top];
  if (!rule || middle === undefined) return i + 1;
  const starts = Array.from(rule.text.matchAll(/=+/gu), (run) => run.index);
  const group = ++walk.groups;
  const headed = rules.length > 2;
  let waiting: Line[] = [];
  const flush = (head: boolean): void => {
    const first = waiting[0];
    const last = waiting.at(-1);
    if (first && last) {
      const byLine = waiting.map((line) => columnCells(line, starts));
      const cells = starts.map((_, column) => byLine.flatMap((own) => own[column] ?? []));
      pushRow(walk, { start: first.start, end: last.end }, cells, head, group, place);
    }
    waiting = [];
  };
  for (let at = top + 1; at < bottom; at++) {
    const line = lines[at];
    if (!line || isBlank(line)) flush(false);
    else if (at === middle) flush(true);
    else if (/^\s*-[-\s]*$/u.test(line.text)) continue;
    else {
      // Where the first column is blank, the row above goes on.
      const first = line.text.slice(starts[0] ?? 0, (starts[1] ?? line.text.length) - 1).trim();
      if (first !== '' && !(headed && at < middle)) flush(false);
      waiting.push(line);
    }
  }
  flush(false);
  return bottom + 1;
}

/** From the start of a column to that of the next. */
function columnCells(line: Line, starts: readonly number[]): readonly (readonly Span[])[] {
  return starts.map((start, i) => {
    const span = trimmed(
      line.text,
      Math.min(start, line.text.length),
      Math.min(starts[i + 1] ?? line.text.length, line.text.length),
    );
    return span ? [moved(span, line.start)] : [];
  });
}

/** Rows are items of a list, cells items of a list in them; the first are heads where the directive says so. */
export function listTable(walk: RstWalk, from: number, end: number, place: RstPlace, caption?: Span): void {
  const { lines } = walk;
  const heads = headRows(walk, from);
  const group = ++walk.groups;
  if (caption) push(walk, caption.start, caption.end, place);
  const outer = lines.slice(from, end).find((line) => !isBlank(line))?.indent ?? 0;
  let number = 0;
  for (let i = from; i < end; ) {
    const line = lines[i];
    if (!line || isBlank(line) || line.indent !== outer || !/^[-*+]\s/u.test(line.text.trim())) {
      i++;
      continue;
    }
    const stop = Math.max(i + 1, blockEnd(lines, i + 1, outer + 1, end));
    pushRow(
      walk,
      { start: line.start, end: lines[stop - 1]?.end ?? line.end },
      cellsOf(lines, i, stop),
      number < heads,
      group,
      place,
    );
    number++;
    i = stop;
  }
}

function cellsOf(lines: readonly Line[], i: number, end: number): Cells {
  const cells: Span[][] = [];
  const inner = /^\s*[-*+]\s+/u.exec(lines[i]?.text ?? '')?.[0].length ?? 0;
  for (let at = i; at < end; at++) {
    const line = lines[at];
    if (!line || isBlank(line)) continue;
    const start = at === i ? line.start + inner : textStart(line);
    const mark = bullet.exec(line.text.slice(start - line.start));
    const begins = mark !== null && (at === i || line.indent === inner);
    if (begins) cells.push([]);
    const span = { start: start + (begins ? mark[0].length : 0), end: line.end };
    if (span.end > span.start) cells.at(-1)?.push(span);
  }
  return cells;
}

/** Values with commas between them, a row a line. */
export function csvTable(walk: RstWalk, from: number, end: number, place: RstPlace, caption?: Span): void {
  const group = ++walk.groups;
  if (caption) push(walk, caption.start, caption.end, place);
  const heads = headRows(walk, from);
  const header = optionLine(walk, from, 'header');
  const rows = [...(header ? [header] : []), ...walk.lines.slice(from, end).filter((line) => !isBlank(line))];
  for (const [number, line] of rows.entries()) {
    const value = /^\s*:header:\s*/u.exec(line.text)?.[0].length ?? 0;
    const cells = Array.from(
      line.text.slice(value).matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,"]+))\s*(?:,|$)/gu),
      (found) => {
        const inside = found[1] ?? found[2] ?? '';
        const at = line.start + value + found.index + found[0].indexOf(inside);
        return [{ start: at, end: at + inside.trimEnd().length }];
      },
    );
    pushRow(walk, line, cells, header === line || number < heads, group, place);
  }
}

function optionLine(walk: RstWalk, from: number, name: string): Line | undefined {
  for (let i = from - 1; i >= 0 && !/^\s*\.\. /u.test(walk.lines[i]?.text ?? ''); i--) {
    const line = walk.lines[i];
    if (line?.text.trim().startsWith(`:${name}:`)) return line;
  }
  return undefined;
}

const headRows = (walk: RstWalk, from: number): number =>
  Number.parseInt(/:\s*(\d+)$/u.exec(optionLine(walk, from, 'header-rows')?.text ?? '')?.[1] ?? '0', 10);

/** One line: shown where it stands. Several: the cells are set one behind the other inside of the row, as they are read. */
function pushRow(
  walk: RstWalk,
  row: Span,
  cells: Cells,
  head: boolean,
  group: number,
  place: RstPlace,
): void {
  const single = cells.every((cell) => cell.length < 2);
  const spans = single ? cells.map((cell) => inPlace(walk, cell[0])) : inOrder(walk, row, cells);
  const filled = spans.filter((span) => span.end > span.start);
  const first = filled[0];
  const last = filled.at(-1);
  if (!first || !last) return;
  const placed = spans.map((span) =>
    span.end > span.start ? span : { start: first.start, end: first.start },
  );
  const within: Partial<Piece> = place.within.length === 0 ? {} : { within: place.within };
  walk.pieces.push(
    piece('row', { start: first.start, end: last.end }, { level: 0, group, cells: placed, head, ...within }),
  );
}

function inPlace(walk: RstWalk, span: Span | undefined): Span {
  if (!span) return { start: 0, end: 0 };
  walk.canvas.show(span.start, span.end);
  markRst(walk.canvas, span.start, span.end, walk);
  return span;
}

function inOrder(walk: RstWalk, row: Span, cells: Cells): readonly Span[] {
  const { canvas } = walk;
  const texts = cells.map((cell) =>
    cell
      .map((span) => {
        inPlace(walk, span);
        return canvas.slice(span.start, span.end).replaceAll('\0', '').trim();
      })
      .join(' '),
  );
  canvas.join(row.start, row.end);
  let at = row.start;
  return texts.map((text) => {
    canvas.put(at, text);
    const span = { start: at, end: at + text.length };
    at = span.end;
    if (text !== '' && at < row.end) canvas.part(at, ++at);
    return span;
  });
}
