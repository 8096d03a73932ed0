// What the walk over a Markdown tree carries along, and how it hands on a block.
import type { Span } from '../domain.ts';
import { type Inline, type Links, markInline } from './markdown-inline.ts';
import type { SyntaxNode } from './markdown-tree.ts';
import { type Omission, type Piece, trimmed } from './parsed.ts';
import type { Asked } from './plain-questions.ts';
import type { DrawnTable } from './text-tables.ts';

/** Where a block stands: its list depth (0 outside lists), its outermost list or quotation, and whether it is quoted. */
export type Place = { readonly level: number; readonly group: number; readonly quoted: boolean };

/** A tab, an admonition or a fold that is open. Only one with a title has a number. */
export type Container = { readonly name: string; readonly id?: number };

/** The state of a walk. Offsets of the tree are counted from `base` of the source. */
export type Walk = Inline & {
  readonly pieces: Piece[];
  readonly omitted: Omission[];
  /** Drawn tables, offsets into the text behind `base`, and that text with them. */
  readonly tables: readonly DrawnTable[];
  readonly drawn: string;
  readonly containers: Container[];
  /** Where each pattern that closes a container matches last. */
  readonly lastClose: Map<string, number>;
  groups: number;
  ids: number;
  /** The form of the last question that was marked as one, up to the next heading. */
  asked: Asked | undefined;
  readonly mdx: boolean;
};

/** Hands on a block, with the containers that are open around it. */
export function emit(walk: Walk, piece: Piece): void {
  const within = walk.containers.flatMap(({ id }) => id ?? []);
  walk.pieces.push(within.length > 0 ? { ...piece, within } : piece);
}

/** How deep the block to come stands in containers with a title. */
export const depthOf = (walk: Walk): number => walk.containers.filter(({ id }) => id !== undefined).length;

/** Shows the inline content of a node; its span, counted from `from`, without surrounding blanks. */
export function inline(
  walk: Walk,
  node: SyntaxNode,
  from = node.from,
  to = node.to,
): { readonly span: Span | undefined; readonly links: Links } {
  const start = walk.base + from;
  const end = walk.base + to;
  walk.canvas.show(start, end);
  const links = markInline(walk, node, from, to);
  return { span: trimmed(walk.canvas.slice(start, end), 0, end - start), links };
}

/** The same span, `by` characters further on. */
export const moved = (span: Span, by: number): Span => ({ start: span.start + by, end: span.end + by });
