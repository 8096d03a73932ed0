// Tables that are drawn with characters: grids (`+---+`) and columns under dashes, as Pandoc, Quarto and many README files have.
import type { Span } from '../domain.ts';

/** A cell: where it stands in each of its lines. */
export type DrawnCell = readonly Span[];
/** A row of a drawn table; `head`: it names the columns. */
export type DrawnRow = Span & { readonly head: boolean; readonly cells: readonly DrawnCell[] };
/** A drawn table, offsets into the text it stands in. */
export type DrawnTable = Span & { readonly rows: readonly DrawnRow[] };

type Line = Span & { readonly text: string };

const drawn = /^[ \t]*(?:\+[-=:]{2,}[-=:+]*\+|-{2,} +-{2,})/mu;
const border = /^[ \t]*\+(?:[-=:]+\+)+[ \t]*$/u;
const rule = /^ *-{2,}(?: +-{2,})+ *$/u;
const edge = /^ *-{10,} *$/u;
const isBlank = (line: Line | undefined): boolean => line === undefined || line.text.trim() === '';
/** What no head of a table is. */
const other = /^[ \t]*(?:[|>#]|[-*+] |```)/u;

/** The drawn tables of a text, in order. `isCode` tells offsets inside code. */
export function drawnTables(text: string, isCode: (at: number) => boolean): readonly DrawnTable[] {
  if (!drawn.test(text)) return [];
  const lines = linesOf(text);
  const found: DrawnTable[] = [];
  for (let i = 0; i < lines.length; ) {
    const read = border.test(lines[i]?.text ?? '') ? grid(lines, i) : columns(lines, i);
    if (!read || isCode(read.table.start)) i++;
    else {
      found.push(read.table);
      i = read.next;
    }
  }
  return found;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let at = 0; at <= text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    lines.push({ start: at, end, text: text.slice(at, end).replace(/\r$/u, '') });
    at = end + 1;
  }
  return lines;
}

type Read = { readonly table: DrawnTable; readonly next: number };

function grid(lines: readonly Line[], first: number): Read | undefined {
  let next = first;
  while (/^[ \t]*[|+]/u.test(lines[next]?.text ?? '')) next++;
  const all = lines.slice(first, next);
  const top = all[0];
  const last = all.findLastIndex((line) => border.test(line.text));
  if (!top || last < 2) return undefined;
  const edges = Array.from(top.text.matchAll(/\+/gu), (plus) => plus.index);
  const heads = all.findIndex((line) => border.test(line.text) && line.text.includes('='));
  const rows: DrawnRow[] = [];
  let begun = 1;
  for (let i = 1; i <= last; i++) {
    if (!border.test(all[i]?.text ?? '')) continue;
    const row = rowOf(all.slice(begun, i), (line) => gridCells(line, edges), i <= heads);
    if (row) rows.push(row);
    begun = i + 1;
  }
  const end = all[last]?.end ?? top.end;
  return rows.length === 0 ? undefined : { table: { start: top.start, end, rows }, next: first + last + 1 };
}

/** By its pipes where there are as many as columns, for wide characters move them; else by the edges, so that a cell may span columns. */
function gridCells(line: Line, edges: readonly number[]): readonly Span[] {
  const pipes = Array.from(line.text.matchAll(/\|/gu), (pipe) => pipe.index);
  const cuts = pipes.length === edges.length ? pipes : edges;
  const cells: Span[] = [];
  let from = cuts[0] ?? 0;
  for (const cut of cuts.slice(1)) {
    const isEdge = /[|+]/u.test(line.text.charAt(cut));
    cells.push({ start: line.start + from + 1, end: line.start + (isEdge ? cut : from + 1) });
    if (isEdge) from = cut;
  }
  return cells;
}

/** Lines under one another as one row; the cells keep their lines. */
function rowOf(
  lines: readonly Line[],
  cellsOf: (line: Line) => readonly Span[],
  head: boolean,
): DrawnRow | undefined {
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last) return undefined;
  const byLine = lines.map((line) => ({ line, cells: cellsOf(line) }));
  const count = Math.max(...byLine.map(({ cells }) => cells.length));
  const cells = Array.from({ length: count }, (_, column) =>
    byLine.flatMap(({ line, cells: own }) => {
      const cell = own[column];
      const inside = cell && trimmedIn(line, cell);
      return inside ? [inside] : [];
    }),
  );
  return cells.every((cell) => cell.length === 0)
    ? undefined
    : { start: first.start, end: last.end, head, cells };
}

function trimmedIn(line: Line, cell: Span): Span | undefined {
  const written = line.text.slice(cell.start - line.start, cell.end - line.start);
  const start = cell.start + (written.length - written.trimStart().length);
  const end = start + written.trim().length;
  return start < end ? { start, end } : undefined;
}

/** Columns over a rule of dashes; `at` is the rule, the line of the head before it, or the edge above that. */
function columns(lines: readonly Line[], at: number): Read | undefined {
  const opened = edge.test(lines[at]?.text ?? '');
  let ruled = at + (opened ? 1 : 0);
  const most = opened ? ruled + 4 : at + 1;
  while (ruled <= most && !isBlank(lines[ruled]) && !rule.test(lines[ruled]?.text ?? '')) ruled++;
  const dashes = lines[ruled];
  if (!dashes || ruled > most || !rule.test(dashes.text)) return undefined;
  const heads = lines.slice(at + (opened ? 1 : 0), ruled);
  if (heads.some((line) => other.test(line.text)) || (opened && heads.length === 0)) return undefined;
  const ends = (line: Line | undefined): boolean =>
    rule.test(line?.text ?? '') || edge.test(line?.text ?? '');
  const closed = closes(lines, ruled + 1, ends, opened);
  if (closed === undefined && (opened || heads.length === 0)) return undefined;
  let last = closed ?? ruled + 1;
  if (closed === undefined) while (!isBlank(lines[last])) last++;
  const starts = Array.from(dashes.text.matchAll(/-+/gu), (group) => group.index);
  const cellsOf = (line: Line): readonly Span[] => columnCells(line, starts);
  const rows: DrawnRow[] = [];
  const head = rowOf(heads, cellsOf, true);
  if (head) rows.push(head);
  const body = lines.slice(ruled + 1, last);
  const many = body.some(isBlank);
  for (const group of many ? groupsOf(body) : body.map((line) => [line])) {
    const row = rowOf(group, cellsOf, false);
    if (row) rows.push(row);
  }
  if (!rows.some((row) => !row.head)) return undefined;
  const end = (closed === undefined ? lines[last - 1] : lines[closed])?.end ?? dashes.end;
  return {
    table: { start: lines[at]?.start ?? 0, end, rows },
    next: closed === undefined ? last : closed + 1,
  };
}

/** Rows of a table that allows blank lines between them, at most (our choice). */
const longest = 400;

/** The line that closes a table: before the first blank line, or behind blank ones where rows are parted by them. */
function closes(
  lines: readonly Line[],
  from: number,
  ends: (line: Line | undefined) => boolean,
  many: boolean,
): number | undefined {
  for (let i = from; i < Math.min(lines.length, from + longest); i++) {
    if (ends(lines[i])) return i > from ? i : undefined;
    if (isBlank(lines[i]) && !many) return undefined;
    if (/^#{1,6} |^```/u.test(lines[i]?.text ?? '')) return undefined;
  }
  return undefined;
}

function groupsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const groups: Line[][] = [];
  let open = false;
  for (const line of lines) {
    if (isBlank(line)) open = false;
    else if (open) groups.at(-1)?.push(line);
    else {
      groups.push([line]);
      open = true;
    }
  }
  return groups;
}

/** From the first dash of a column to that of the next; a word that crosses the cut belongs to where it begins. */
function columnCells(line: Line, starts: readonly number[]): readonly Span[] {
  const cuts = starts.map((start, i) => {
    let cut = i === 0 ? 0 : start;
    while (cut > 0 && /\S/u.test(line.text.charAt(cut)) && /\S/u.test(line.text.charAt(cut - 1))) cut--;
    return Math.min(cut, line.text.length);
  });
  return cuts.map((cut, i) => ({
    start: line.start + cut,
    end: line.start + Math.max(cut, cuts[i + 1] ?? line.text.length),
  }));
}
