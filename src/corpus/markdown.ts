// Markdown to prose and blocks: walks the tree of @lezer/markdown, shows what is text and blanks what is mark-up.

import type { Span } from '../domain.ts';
import { type Canvas, createCanvas } from './canvas.ts';
import { walkHtml } from './html-walk.ts';
import { collectTargets, type Links, markInline } from './markdown-inline.ts';
import { isBoldLine, isLabel, leadLabel, shortcodeLine, tocMark } from './markdown-rules.ts';
import { cellRanges } from './markdown-table.ts';
import { parseTree, type SyntaxNode } from './markdown-tree.ts';
import { type Omission, type Parsed, type Piece, piece, trimmed } from './parsed.ts';

/** Where a block stands: its list depth (0 outside lists), its outermost list or quotation, and whether it continues an item. */
type Place = { readonly level: number; readonly group: number; readonly quoted: boolean };

type Walk = {
  readonly source: string;
  readonly base: number;
  readonly canvas: Canvas;
  readonly targets: ReadonlyMap<string, string>;
  readonly pieces: Piece[];
  readonly omitted: Omission[];
  groups: number;
};

/** Parses from offset `start` on (behind a byte-order mark and front matter). */
export function parseMarkdown(source: string, start: number): Parsed {
  const text = source.slice(start);
  const tree = parseTree(text);
  const walk: Walk = {
    source,
    base: start,
    canvas: createCanvas(source),
    targets: collectTargets(tree, text),
    pieces: [],
    omitted: [],
    groups: 0,
  };
  blocks(walk, tree.topNode, { level: 0, group: 0, quoted: false });
  return { prose: walk.canvas.text(), pieces: walk.pieces, omitted: walk.omitted };
}

function children(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
}

function blocks(walk: Walk, parent: SyntaxNode, place: Place): void {
  for (const node of children(parent)) block(walk, node, place);
}

function block(walk: Walk, node: SyntaxNode, place: Place): void {
  switch (node.name) {
    case 'BulletList':
    case 'OrderedList':
      list(walk, node, place);
      break;
    case 'Blockquote':
      blocks(walk, node, { ...place, group: place.group || ++walk.groups, quoted: true });
      break;
    case 'Paragraph':
    case 'Task':
      paragraph(walk, node, place);
      break;
    case 'FencedCode':
    case 'CodeBlock':
      code(walk, node, place);
      break;
    case 'Table':
      table(walk, node, place);
      break;
    case 'HTMLBlock':
      html(walk, node, place);
      break;
    default:
      if (/^(?:ATX|Setext)Heading/u.test(node.name)) heading(walk, node, place);
  }
}

function list(walk: Walk, node: SyntaxNode, place: Place): void {
  const group = place.group || (continues(walk, node) ? walk.groups : ++walk.groups);
  for (const item of children(node)) {
    if (item.name !== 'ListItem') continue;
    let level = place.level + 1;
    for (const part of children(item)) {
      const before = walk.pieces.length;
      const nested = part.name === 'BulletList' || part.name === 'OrderedList';
      block(walk, part, { ...place, group, level: nested ? place.level + 1 : level });
      if (walk.pieces.length > before) level = place.level + 2;
    }
  }
}

/** A numbered list that goes on after an interruption (it starts above 1) belongs to the list before. */
function continues(walk: Walk, node: SyntaxNode): boolean {
  if (node.name !== 'OrderedList') return false;
  if (walk.pieces.findLast((p) => p.kind === 'item')?.group !== walk.groups) return false;
  const first = Number.parseInt(walk.source.slice(walk.base + node.from, walk.base + node.from + 9), 10);
  return first > 1 && walk.pieces.at(-1)?.kind !== 'heading';
}

/** Shows the inline content of a node; its span without surrounding blanks. */
function inline(
  walk: Walk,
  node: SyntaxNode,
  from = node.from,
  to = node.to,
): { span: Span | undefined; links: Links } {
  const start = walk.base + from;
  const end = walk.base + to;
  walk.canvas.show(start, end);
  const links = markInline(walk, node, from, to);
  return { span: trimmed(walk.canvas.slice(start, end), 0, end - start), links };
}

const moved = (span: Span, by: number): Span => ({ start: span.start + by, end: span.end + by });

function paragraph(walk: Walk, node: SyntaxNode, place: Place): void {
  const { source, base, canvas } = walk;
  const start = base + node.from;
  const end = base + node.to;
  const { span, links } = inline(walk, node);
  const written = source.slice(start, end);
  for (const line of written.matchAll(shortcodeLine))
    canvas.part(start + line.index, start + line.index + line[0].length);
  if (!span || tocMark.test(written)) {
    canvas.part(start, end);
    return;
  }
  const shown = canvas.slice(start, end);
  if (place.level === 0 && isBoldLine(node, written)) {
    const bare = shown.replace(/[\s\0:：]+$/u, '');
    const text = trimmed(bare, 0, bare.length);
    if (text && !isLabel(shown.replaceAll('\0', ''))) {
      walk.pieces.push(piece('heading', moved(text, start), { level: 6, group: place.group }));
      return;
    }
  }
  const notes = [...written.matchAll(/^[ \t]*\[\^[^\]\n]+\]:/gmu)];
  for (const note of notes) canvas.part(start + note.index, start + note.index + note[0].length);
  const cuts = [leadLabel(shown), ...notes.map((n) => n.index).filter((at) => at > 0), shown.length];
  const left = canvas.slice(start, end);
  for (const [i, from] of cuts.entries()) {
    const part = trimmed(left, from, cuts[i + 1] ?? shown.length);
    if (part) push(walk, moved(part, start), place, links);
  }
}

function push(walk: Walk, span: Span, place: Place, links: Links): void {
  const pointer = links.pointer ? { pointer: links.pointer } : {};
  const kind = place.level > 0 ? 'item' : 'paragraph';
  walk.pieces.push(piece(kind, span, { level: place.level, group: place.group, ...pointer }));
}

function heading(walk: Walk, node: SyntaxNode, place: Place): void {
  const { span } = inline(walk, node);
  if (!span) return;
  const start = walk.base + node.from;
  const id = /\{#[\w-]+\}$/u.exec(walk.canvas.slice(start + span.start, start + span.end));
  if (id) walk.canvas.part(start + span.start + id.index, walk.base + node.to);
  const text = trimmed(walk.canvas.slice(start, walk.base + node.to), 0, node.to - node.from);
  if (!text) return;
  const shown = walk.canvas.slice(start + text.start, start + text.end).replaceAll('\0', '');
  if (place.quoted && isLabel(shown)) return;
  const level = Number(node.name.at(-1));
  walk.pieces.push(piece('heading', moved(text, start), { level, group: place.group }));
}

function code(walk: Walk, node: SyntaxNode, place: Place): void {
  const lines = children(node).filter((n) => n.name === 'CodeText');
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last) return;
  const { source, base, canvas } = walk;
  canvas.join(base + first.from, base + last.to);
  for (const line of lines) canvas.show(base + line.from, base + line.to, true);
  dedent(walk, node, base + first.from, base + last.to);
  const shown = source.slice(base + first.from, base + last.to);
  if (shown.trim() === '') return;
  const lead = /^(?:[ \t]*\r?\n)*/u.exec(shown)?.[0].length ?? 0;
  const span = { start: base + first.from + lead, end: base + first.from + shown.trimEnd().length };
  walk.pieces.push(piece('code', span, { level: place.level, group: place.group }));
}

/** An indented fence takes its indentation from its lines too (as CommonMark has it). */
function dedent({ source, base, canvas }: Walk, node: SyntaxNode, from: number, to: number): void {
  if (node.name !== 'FencedCode') return;
  const column = (at: number): number => at - source.lastIndexOf('\n', at - 1) - 1;
  const extra = column(base + node.from) - column(from);
  if (extra <= 0) return;
  for (let at = from; at < to; ) {
    const newline = source.indexOf('\n', at);
    const end = newline < 0 ? to : newline;
    const content = at === from ? at : at + column(from);
    const space = /^[ \t]*/u.exec(canvas.slice(content, Math.min(end, content + extra)))?.[0].length ?? 0;
    if (content < end) canvas.join(content, content + space);
    at = end + 1;
  }
}

function table(walk: Walk, node: SyntaxNode, place: Place): void {
  const { source, base } = walk;
  const group = place.group || ++walk.groups;
  for (const row of children(node)) {
    if (row.name !== 'TableHeader' && row.name !== 'TableRow') continue;
    const cells = cellRanges(source, base, row).map(([from, to]) => cell(walk, row, from, to));
    const filled = cells.filter((c) => c.end > c.start);
    const first = filled[0];
    const last = filled.at(-1);
    if (!first || !last) continue;
    const span = { start: first.start, end: last.end };
    walk.pieces.push(
      piece('row', span, { level: place.level, group, cells, head: row.name === 'TableHeader' }),
    );
  }
}

function cell(walk: Walk, row: SyntaxNode, from: number, to: number): Span {
  const { span } = inline(walk, row, from, to);
  return span ? moved(span, walk.base + from) : { start: walk.base + from, end: walk.base + from };
}

function html(walk: Walk, node: SyntaxNode, place: Place): void {
  const start = walk.base + node.from;
  const end = walk.base + node.to;
  const marks = children(node).filter((n) => n.name === 'QuoteMark');
  const bare: string[] = [];
  let at = start;
  for (const mark of marks) {
    bare.push(walk.source.slice(at, walk.base + mark.from), ' '.repeat(mark.to - mark.from));
    at = walk.base + mark.to;
  }
  const text = `${bare.join('')}${walk.source.slice(at, end)}`;
  const found = walkHtml(text, start, walk.canvas, walk.groups);
  walk.groups = found.groups;
  for (const p of found.pieces) {
    const inList = place.level > 0 && p.kind === 'paragraph';
    const group = place.group || p.group;
    const banner = p.kind === 'heading' ? { banner: true } : {};
    walk.pieces.push(inList ? { ...p, kind: 'item', level: place.level, group } : { ...p, group, ...banner });
  }
}
