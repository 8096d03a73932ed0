// The cells of a row of a Markdown table, empty ones too.
import type { Span } from '../domain.ts';
import type { SyntaxNode } from './markdown-tree.ts';

/** Cells of a row that are read. */
const maxCells = 200;

/** The stretches between the pipes: empty cells have no node of their own. */
export function cellRanges(
  source: string,
  base: number,
  row: SyntaxNode,
): readonly (readonly [number, number])[] {
  const pipes = row.getChildren('TableDelimiter');
  const edges = [row.from, ...pipes.flatMap((p) => [p.from, p.to]), row.to];
  const ranges: (readonly [number, number])[] = [];
  for (let i = 0; i + 1 < edges.length; i += 2) ranges.push([edges[i] ?? 0, edges[i + 1] ?? 0]);
  const empty = ([from, to]: readonly [number, number]): boolean =>
    source.slice(base + from, base + to).trim() === '';
  if (ranges.length > maxCells) return ranges.slice(0, maxCells);
  const from = pipes.length > 0 && ranges[0] && empty(ranges[0]) ? 1 : 0;
  const last = ranges.at(-1);
  const to = ranges.length - from > 1 && last && empty(last) ? -1 : ranges.length;
  return ranges.slice(from, to);
}

/** An empty cell at the edge of a row stands beside what is seen of the row, inside of its span. */
export function cellsWithin(cells: readonly Span[], row: Span): readonly Span[] {
  const within = (at: number): number => Math.min(Math.max(at, row.start), row.end);
  return cells.map(({ start, end }) => ({ start: within(start), end: within(end) }));
}
