// What the parts of the reader of AsciiDoc share: the walk over its lines, and how a text becomes a piece.
import type { Span } from '../domain.ts';
import { markAsciidoc } from './asciidoc-inline.ts';
import { markValues } from './asciidoc-macros.ts';
import type { AsciidocPlace, AsciidocWalk } from './asciidoc-state.ts';
import { type Piece, piece, trimmed } from './parsed.ts';

/** Shows the lines, or the parts of them, and makes them a piece; their inline mark-up is blanked. */
export function push(
  walk: AsciidocWalk,
  spans: readonly Span[],
  place: AsciidocPlace,
  kind: Piece['kind'] = place.level > 0 ? 'item' : 'paragraph',
  level = place.level,
): void {
  const span = showText(walk, spans);
  if (!span) return;
  const group = kind === 'heading' ? 0 : place.group;
  walk.pieces.push(piece(kind, span, { level, group, ...inside(place) }));
}

const inside = ({ within }: AsciidocPlace): Partial<Piece> => (within.length === 0 ? {} : { within });

/** The span of what is seen of it. */
export function showText(walk: AsciidocWalk, spans: readonly Span[]): Span | undefined {
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last || last.end <= first.start) return undefined;
  for (const { start, end } of spans) if (end > start) walk.canvas.show(start, end);
  markAsciidoc(walk, first.start, last.end);
  for (const { start, end } of spans) if (end > start) walk.canvas.decode(start, end);
  const span = trimmed(walk.canvas.slice(first.start, last.end), 0, last.end - first.start);
  return span && { start: first.start + span.start, end: first.start + span.end };
}

const callout = /(?:[ \t]*(?:\/\/|#|--|;;|%)[ \t]*)?(?:[ \t]*(?:<(?:\d{1,3}|\.)>|<!--\d{1,3}-->))+[ \t]*$/u;

/** Lines as code; the numbers of callouts at their ends are marks. `values`: references to values are replaced in it. */
export function pushCode(
  walk: AsciidocWalk,
  from: number,
  to: number,
  place: AsciidocPlace,
  values = false,
): void {
  const { canvas, source } = walk;
  const own = walk.lines.slice(from, to);
  const filled = own.filter(({ text }) => text.trim() !== '');
  const [first, last] = [filled[0], filled.at(-1)];
  if (!first || !last) return;
  const least = Math.min(...filled.slice(0, 5_000).map(({ text }) => text.length - text.trimStart().length));
  canvas.join(first.start, last.end);
  let end = first.start;
  for (const line of own) {
    if (line.start < first.start || line.end > last.end) continue;
    const mark = callout.exec(line.text.slice(-120));
    const stop = line.end - (mark ? mark[0].length : 0);
    const cut = Math.min(least, line.text.length - line.text.trimStart().length);
    canvas.show(line.start + cut, Math.max(line.start + cut, stop), true);
    if (stop > line.start + cut) end = stop;
    const newline = source.indexOf('\n', line.end);
    if (newline >= 0 && newline < last.end) canvas.show(newline, newline + 1, true);
  }
  const start = first.start + Math.min(least, first.text.length);
  if (end <= start) return;
  if (values) markValues(walk, start, canvas.slice(start, end));
  walk.pieces.push(
    piece('code', { start, end }, { level: place.level, group: place.group, ...inside(place) }),
  );
}

/** Lists the lines from index `from` up to `to` (exclusive) as not shown; nothing where they are empty. */
export function hide(walk: AsciidocWalk, from: number, to: number, reason: string): void {
  const [first, last] = [walk.lines[from], walk.lines[to - 1]];
  if (first && last && last.end > first.start)
    walk.hidden.push({ start: first.start, end: last.end, reason });
}
