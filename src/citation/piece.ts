// Several blocks of a document as people read them: each on lines of its own, items with their mark, code as it stands.
import type { Block, Document, Span } from '../domain.ts';
import { readableMap, readingOf } from '../text/readable.ts';

/** A piece of a document, with the way from the file to its text. */
export type Piece = {
  readonly text: string;
  /** Spans of code, offsets into `text`. */
  readonly code: readonly Span[];
  /** UTF-16 offset into the file to offset into `text`. */
  toText(offset: number): number;
};

/** Two columns for each level of a list below the first. */
const indent = (level: number): string => '  '.repeat(Math.max(0, level - 1));

/** The text of a span of blocks. The same document and span give the same text: the gate makes it again. */
export function pieceOf(document: Document, span: Span): Piece {
  if (document.format === 'plain') return plainPiece(document, span);
  let text = '';
  const code: Span[] = [];
  const parts: {
    readonly start: number;
    readonly at: number;
    readonly toText: (offset: number) => number;
  }[] = [];
  for (const block of blocksIn(document, span)) {
    const [start, end] = [Math.max(block.start, span.start), Math.min(block.end, span.end)];
    const form = block.kind === 'code' ? 'code' : 'prose';
    const map = readableMap(document.prose.slice(start, end), readingOf(document.format, form));
    const own = map.text.trimEnd();
    if (own === '') continue;
    if (text !== '') text += '\n';
    if (block.kind === 'item' && start === block.start) text += markOf(document, block);
    const at = text.length;
    parts.push({ start, at, toText: (offset) => at + Math.min(own.length, map.toText(offset - start)) });
    text += own;
    if (form === 'code') code.push({ start: at, end: text.length });
  }
  return {
    text,
    code,
    toText: (offset) => parts.findLast(({ start }) => start <= offset)?.toText(offset) ?? 0,
  };
}

/** A plain document is its characters: what stands in a line of its own there does so here. */
function plainPiece(document: Document, { start, end }: Span): Piece {
  const map = readableMap(document.prose.slice(start, end), { plain: true });
  return { text: map.text, code: [], toText: (offset) => map.toText(offset - start) };
}

/** Blocks that share characters with a span, in the order of the file. */
export function blocksIn({ blocks }: Document, { start, end }: Span): readonly Block[] {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while ((blocks[last]?.start ?? Number.POSITIVE_INFINITY) < end) last++;
  return blocks.slice(low, last);
}

/** An item's number as the file has it, or a bullet. */
function markOf({ source }: Document, { start, level }: Block): string {
  const before = source.slice(Math.max(0, start - 12), start);
  const number = /(?:^|[\s>])(\d{1,3}[.)])[^\S\n]*$/u.exec(before)?.[1];
  return `${indent(level)}${number ?? '•'} `;
}
