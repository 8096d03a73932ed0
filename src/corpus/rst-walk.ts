// What the parts of the reader of reStructuredText share: the walk over its lines, its titles, and how a text becomes a piece.
import type { Canvas } from './canvas.ts';
import { isBlank, type Line } from './indented-lines.ts';
import { type Piece, piece, trimmed } from './parsed.ts';
import { markRst, type Names } from './rst-inline.ts';
import { adornment } from './rst-lines.ts';

/** The state of a walk over the lines of a file. */
export type RstWalk = Names & {
  readonly canvas: Canvas;
  readonly source: string;
  readonly lines: readonly Line[];
  readonly pieces: Piece[];
  /** Adornments of titles, the highest level first. */
  readonly levels: string[];
  groups: number;
  audience: string | undefined;
};

/** Where a block stands: column, depth in lists, group of its list or quotation, folds around it. */
export type RstPlace = {
  readonly indent: number;
  readonly level: number;
  readonly group: number;
  readonly within: readonly number[];
  /** Titles and bibliographic fields stand at the top only. */
  readonly top: boolean;
};

/** A title at line `i`: its text, its adornment, and the line behind it. */
export function titleAt(
  lines: readonly Line[],
  i: number,
): { readonly line: Line; readonly style: string; readonly next: number } | undefined {
  const line = lines[i];
  const below = lines[i + 1];
  if (!line || !below || isBlank(below)) return undefined;
  if (adornment.test(line.text)) {
    const under = lines[i + 2];
    const over =
      under && !isBlank(below) && under.text.charAt(0) === line.text.charAt(0) && adornment.test(under.text);
    return over && line.text.length >= below.text.trim().length
      ? { line: below, style: `${line.text.charAt(0)} over`, next: i + 3 }
      : undefined;
  }
  const wide = widthOf(line.text);
  const under = adornment.test(below.text) && below.text.length >= Math.min(wide, wide > 4 ? wide - 1 : 4);
  return under && line.indent === 0 ? { line, style: below.text.charAt(0), next: i + 2 } : undefined;
}

/** Columns: letters of East Asia take two. */
const widthOf = (text: string): number =>
  text.length + (text.match(/[\u1100-\u115f\u2e80-\uffdc]/gu)?.length ?? 0);

/** Hands on a heading; its level follows from where its adornment was seen first. */
export function pushTitle(walk: RstWalk, line: Line, style: string, place: RstPlace): void {
  if (!walk.levels.includes(style)) walk.levels.push(style);
  const level = Math.min(6, walk.levels.indexOf(style) + 1);
  push(walk, line.start, line.end, place, 'heading', level);
}

/** Shows a text and makes it a piece; its inline mark-up is blanked. */
export function push(
  walk: RstWalk,
  start: number,
  end: number,
  place: RstPlace,
  kind: Piece['kind'] = place.level > 0 ? 'item' : 'paragraph',
  level = place.level,
): void {
  const { canvas, pieces } = walk;
  canvas.show(start, end);
  markRst(canvas, start, end, walk);
  const span = trimmed(canvas.slice(start, end), 0, end - start);
  if (!span) return;
  const moved = { start: start + span.start, end: start + span.end };
  const within = place.within.length === 0 ? {} : { within: place.within };
  const group = kind === 'heading' ? 0 : place.group;
  pieces.push(piece(kind, moved, { level, group, ...within }));
}

/** Hands on lines `from` to `to` (exclusive) as code, without their common indentation. */
export function pushCode(walk: RstWalk, from: number, to: number, place: RstPlace): void {
  const own = walk.lines.slice(from, to);
  const filled = own.filter((line) => !isBlank(line));
  const first = filled[0];
  const last = filled.at(-1);
  if (!first || !last) return;
  const least = Math.min(...filled.map((line) => line.indent));
  walk.canvas.join(first.start, last.end);
  for (const line of filled) {
    // Tabs count by columns; a line is cut only where its own white space reaches.
    const cut = Math.min(least, line.text.length - line.text.trimStart().length);
    walk.canvas.show(line.start + cut, line.end, true);
    if (line.end < last.end) walk.canvas.show(line.end, walk.source.indexOf('\n', line.end) + 1, true);
  }
  for (const line of own)
    if (isBlank(line) && line.start > first.start && line.end < last.end)
      walk.canvas.show(line.start, walk.source.indexOf('\n', line.end) + 1, true);
  const within = place.within.length === 0 ? {} : { within: place.within };
  const start = first.start + Math.min(least, first.text.length - first.text.trimStart().length);
  walk.pieces.push(
    piece('code', { start, end: last.end }, { level: place.level, group: place.group, ...within }),
  );
}

/** Notes lines `from` to `to` (exclusive) as hidden from readers. */
export function hide(walk: RstWalk, from: number, to: number, reason: string): void {
  const first = walk.lines[from];
  const last = walk.lines[to - 1];
  if (first && last && last.end > first.start)
    walk.hidden.push({ start: first.start, end: last.end, reason });
}

/** A text that may end in `::`: one colon of them is read, or none where nothing stands before. */
export function pushText(walk: RstWalk, start: number, end: number, place: RstPlace): void {
  const written = walk.source.slice(start, end);
  if (!written.endsWith('::')) return void push(walk, start, end, place);
  const alone = /(?:^|\s)::$/u.test(written);
  if (written.trim() !== '::') push(walk, start, end - (alone ? 2 : 1), place);
}
