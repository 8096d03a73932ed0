// Tabs, admonitions and folds of Markdown: what opens and closes them, and their titles, which belong to what they hold.
import type { Span } from '../domain.ts';
import { lineTags } from './markdown-lines.ts';
import { isLabel } from './markdown-rules.ts';
import type { SyntaxNode } from './markdown-tree.ts';
import { depthOf, emit, type Walk } from './markdown-walk.ts';
import { piece, trimmed } from './parsed.ts';

/** Level of a bold line that stands for a heading; each container with a title lies two levels deeper. */
export const boldLevel = (walk: Walk): number => 6 + 2 * depthOf(walk);

/** Opens a container; `title` (offsets into the source) becomes the heading of what it holds. */
export function openContainer(walk: Walk, name: string, title?: Span): void {
  const { canvas, source } = walk;
  const span = title && trimmed(source, title.start, title.end);
  if (!span) return void walk.containers.push({ name });
  canvas.show(span.start, span.end);
  canvas.decode(span.start, span.end);
  for (const mark of source.slice(span.start, span.end).matchAll(titleMarks))
    canvas.join(span.start + mark.index, span.start + mark.index + mark[0].length);
  const bare = trimmed(canvas.slice(0, span.end), span.start, span.end);
  if (!bare || isLabel(canvas.slice(bare.start, bare.end).replaceAll('\0', ''))) {
    canvas.part(span.start, span.end);
    return void walk.containers.push({ name });
  }
  walk.containers.push({ name, id: ++walk.ids });
  emit(walk, piece('heading', bare, { level: boldLevel(walk) - 1 }));
}

/** Mark-up in a title. */
const titleMarks = /[*`]+|<\/?[a-z][^<>]*>|\[(?=[^\]]*\])|\](?:\([^)]*\)|\[[^\]]*\])?/giu;

/** Closes the innermost container of the name, and what was left open in it. */
export function closeContainer(walk: Walk, name: string): void {
  const at = walk.containers.findLastIndex((container) => container.name === name);
  if (at >= 0) walk.containers.splice(at);
}

/** A line that is nothing but tags. */
export function markupLine(walk: Walk, node: SyntaxNode): void {
  const start = walk.base + node.from;
  for (const tag of lineTags(walk.source.slice(start, walk.base + node.to)) ?? []) {
    if ('closes' in tag) closeContainer(walk, tag.closes);
    else if (tag.close === undefined || closesLater(walk, tag.close, walk.base + node.to)) {
      const title = tag.title && { start: start + tag.title.start, end: start + tag.title.end };
      openContainer(walk, tag.opens, title);
    }
  }
}

/** Whether the pattern matches behind this offset: a tag that nothing ends holds nothing. */
function closesLater(walk: Walk, close: string, at: number): boolean {
  let last = walk.lastClose.get(close);
  if (last === undefined) {
    last = -1;
    for (const found of walk.source.matchAll(new RegExp(close, 'giu'))) last = found.index;
    walk.lastClose.set(close, last);
  }
  return last >= at;
}

/** The title of `!!! note "Title"` or `=== "Tab"`. */
export function admonitionTitle(walk: Walk, line: SyntaxNode): Span | undefined {
  const start = walk.base + line.from;
  const found = /["'](.+)["'][ \t]*$/u.exec(walk.source.slice(start, walk.base + line.to));
  const words = found?.[1];
  return found && words
    ? { start: start + found.index + 1, end: start + found.index + 1 + words.length }
    : undefined;
}

/** Folds that HTML opens or closes around Markdown. */
export function htmlFolds(walk: Walk, text: string, pieces: readonly { readonly kind: string }[]): boolean {
  const opened = text.match(/<details[\s>]/giu)?.length ?? 0;
  const closed = text.match(/<\/details\s*>/giu)?.length ?? 0;
  for (let i = opened; i < closed; i++) closeContainer(walk, 'details');
  return opened > closed && pieces.some(({ kind }) => kind === 'heading');
}
