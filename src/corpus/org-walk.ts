// What the parts of the reader of Org share: the walk over its lines, and how a text becomes a piece.
import type { Span } from '../domain.ts';
import type { Line } from './indented-lines.ts';
import { markOrg } from './org-inline.ts';
import type { OrgPlace, OrgWalk } from './org-state.ts';
import { type Piece, piece, trimmed } from './parsed.ts';

/** The span of what is seen of it; its inline mark-up is blanked. */
export function showText(walk: OrgWalk, spans: readonly Span[]): Span | undefined {
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last || last.end <= first.start) return undefined;
  for (const { start, end } of spans) if (end > start) walk.canvas.show(start, end);
  markOrg(walk, first.start, last.end);
  const span = trimmed(walk.canvas.slice(first.start, last.end), 0, last.end - first.start);
  return span && { start: first.start + span.start, end: first.start + span.end };
}

/** Adds the stretches of source as one piece; nothing where no text is seen in them. */
export function push(
  walk: OrgWalk,
  spans: readonly Span[],
  place: OrgPlace,
  kind: Piece['kind'] = place.level > 0 ? 'item' : 'paragraph',
  level = place.level,
): void {
  const span = showText(walk, spans);
  if (!span) return;
  const within = place.within.length === 0 ? {} : { within: place.within };
  walk.pieces.push(piece(kind, span, { level, group: kind === 'heading' ? 0 : place.group, ...within }));
}

/** Lines as code, without the indentation that they share; `mark`: UTF-16 units of a mark before each line. */
export function pushCode(walk: OrgWalk, from: number, to: number, place: OrgPlace, mark?: RegExp): void {
  const { canvas, source } = walk;
  const own = walk.lines.slice(from, to);
  const widthOf = (line: Line): number => mark?.exec(line.text)?.[0].length ?? 0;
  const leading = (line: Line): number => {
    const text = line.text.slice(widthOf(line));
    return text.length - text.trimStart().length;
  };
  const filled = own.filter((line) => line.text.slice(widthOf(line)).trim() !== '');
  const [first, last] = [filled[0], filled.at(-1)];
  if (!first || !last) return;
  const least = filled.reduce((few, line) => Math.min(few, leading(line)), Number.POSITIVE_INFINITY);
  const start = first.start + widthOf(first) + least;
  canvas.join(start, last.end);
  for (const line of own) {
    if (line.start < first.start || line.end > last.end) continue;
    const cut = line.start + widthOf(line) + Math.min(least, leading(line));
    canvas.show(Math.min(cut, line.end), line.end, true);
    // A comma keeps a line from being a mark of the outline.
    const comma = /^\s*,+(?=\*|#\+)/u.exec(line.text)?.[0].length ?? 0;
    if (comma > 0 && !mark) canvas.join(line.start + comma - 1, line.start + comma);
    const newline = source.indexOf('\n', line.end);
    if (newline >= 0 && newline < last.end) canvas.show(newline, newline + 1, true);
  }
  const within = place.within.length === 0 ? {} : { within: place.within };
  walk.pieces.push(
    piece('code', { start, end: last.end }, { level: place.level, group: place.group, ...within }),
  );
}

/** Lists the lines from index `from` up to `to` (exclusive) as not shown; nothing where they are empty. */
export function hide(walk: OrgWalk, from: number, to: number, reason: string): void {
  const [first, last] = [walk.lines[from], walk.lines[to - 1]];
  if (first && last && last.end > first.start)
    walk.hidden.push({ start: first.start, end: last.end, reason });
}
