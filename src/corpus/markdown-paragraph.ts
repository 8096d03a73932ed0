// Paragraphs of Markdown: what is text, and what dialects write between the lines (titles of callouts, tags, anchors).

import type { Span } from '../domain.ts';
import { boldLevel } from './markdown-containers.ts';
import type { Links } from './markdown-inline.ts';
import { asked } from './markdown-questions.ts';
import { isBoldLine, isLabel, leadLabel, tocMark } from './markdown-rules.ts';
import type { SyntaxNode } from './markdown-tree.ts';
import { emit, inline, moved, type Place, type Walk } from './markdown-walk.ts';
import { type Piece, piece, trimmed } from './parsed.ts';

/** `> [!warning]- Title` of Obsidian; a label of GitHub has no title. */
const callout = /^\[![\w-]+(?:\|[^\]\n]*)?\][-+]?[ \t]*([^\n]*)(\n|$)/u;
/** Obsidian: a line of nothing but tags; `#12` is an issue. */
const onlyTags = /^(?:#(?=[\w/-]*\p{L})[\p{L}\p{N}_/-]+[ \t,]*(?:\n[ \t]*)?)+$/u;
/** Obsidian: the name of a block, behind it. A number alone is an exponent or an amount. */
const blockName = /[ \t\n]\^(?=[\w-]*[a-z])[\w-]+[ \t]*$/iu;
/** Markdown Extra: `*[HTML]: what it means`. */
const abbreviation = /^[ \t]*(\*\[)([^\]\n]+)(\])(?=:)/gmu;
/** Dataview and Logseq: `key:: value`. Docsify: `!> text`, `?> text`. */
const field = /^[ \t]*[\p{L}\p{N}_ -]{1,40}:(:)(?=[ \t]|$)/gmu;
const docsify = /^[!?]>[ \t]/u;
const note = /^[ \t]*\[\^[^\]\n]+\]:/gmu;

/** Hands on the text of a paragraph, without the lines in it that only dialects understand. */
export function paragraph(walk: Walk, node: SyntaxNode, place: Place): void {
  const { source, base, canvas } = walk;
  const start = base + node.from;
  const end = base + node.to;
  const { span, links } = inline(walk, node);
  const written = source.slice(start, end);
  if (!span || tocMark.test(written) || (written.startsWith('#') && onlyTags.test(written))) {
    canvas.part(start, end);
    return;
  }
  adorned(walk, written, start);
  const behind = asked(walk, node, place);
  if (behind >= end - start) return;
  const first = behind || (place.quoted ? calloutTitle(walk, node, written, place) : 0);
  const shown = canvas.slice(start, end);
  if (place.level === 0 && behind === 0 && isBoldLine(node, written)) {
    const bare = shown.replace(/[\s\0:：]+$/u, '');
    const text = trimmed(bare, 0, bare.length);
    if (text && !isLabel(shown.replaceAll('\0', ''))) {
      emit(walk, piece('heading', moved(text, start), { level: boldLevel(walk), group: place.group }));
      return;
    }
  }
  const notes = written.includes('[^') ? [...written.matchAll(note)] : [];
  for (const mark of notes) canvas.part(start + mark.index, start + mark.index + mark[0].length);
  const items = walk.mdx ? deepItems(walk, written, start) : [];
  const short = written.includes('*[') ? written.matchAll(abbreviation) : [];
  const begins = [...notes, ...short].map((found) => found.index);
  const cuts = [first || leadLabel(shown), ...[...begins, ...items].filter((at) => at > first), shown.length];
  const left = canvas.slice(start, end);
  for (const [i, from] of cuts.entries()) {
    const part = trimmed(left, from, cuts[i + 1] ?? shown.length);
    if (part) emit(walk, textPiece(moved(part, start), place, links));
  }
}

/** In MDX a list may be indented as deep as code is elsewhere: its parser takes such items for text of the one before. */
function deepItems({ canvas }: Walk, written: string, start: number): readonly number[] {
  return Array.from(written.matchAll(deepItem), ({ index, 0: mark }) => {
    canvas.part(start + index, start + index + mark.length);
    return index;
  });
}
const deepItem = /(?<=\n)(?: {4}|\t)[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)/gu;

/** A stretch of text as a paragraph, or as an item where it stands in a list. */
export function textPiece(span: Span, place: Place, links: Links = {}): Piece {
  const pointer = links.pointer ? { pointer: links.pointer } : {};
  const kind = place.level > 0 ? 'item' : 'paragraph';
  return piece(kind, span, { level: place.level, group: place.group, ...pointer });
}

/** Blanks what dialects write between the words. */
function adorned({ canvas }: Walk, written: string, start: number): void {
  const name = blockName.exec(written);
  if (name) canvas.part(start + name.index, start + written.length);
  const mark = docsify.exec(written);
  if (mark) canvas.part(start, start + mark[0].length);
  for (const { index, ...found } of written.matchAll(abbreviation)) {
    const open = start + index + found[0].indexOf('*');
    canvas.join(open, open + 2);
    canvas.join(start + index + found[0].length - 1, start + index + found[0].length);
  }
  if (!written.includes('::')) return;
  for (const found of written.matchAll(field)) {
    const at = start + found.index + found[0].length - 1;
    if (canvas.slice(at, at + 1) === ':') canvas.join(at, at + 1);
  }
}

/** Takes the first line of a callout for the heading of the rest of the quotation; the offset behind it. */
function calloutTitle(walk: Walk, node: SyntaxNode, written: string, place: Place): number {
  const line = callout.exec(written);
  const title = line?.[1] ?? '';
  if (!line || title.trim() === '' || node.prevSibling?.name === 'Paragraph') return 0;
  const more = line[2] === '\n' || node.nextSibling !== null;
  if (!more || /[.!?。]["')\]]*$/u.test(title.trim())) return 0;
  const start = walk.base + node.from + line[0].lastIndexOf(title);
  const text = trimmed(walk.canvas.slice(start, start + title.length), 0, title.length);
  if (text) emit(walk, piece('heading', moved(text, start), { level: boldLevel(walk), group: place.group }));
  return line[0].length;
}
