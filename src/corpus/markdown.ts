// Markdown to prose and blocks: walks the tree of @lezer/markdown, shows what is text and blanks what is mark-up.

import type { Span } from '../domain.ts';
import { createCanvas } from './canvas.ts';
import { apart, hiddenIn, tagsOnOneLine, without } from './conceal.ts';
import { blankTemplates } from './dialect-marks.ts';
import { walkHtml } from './html-walk.ts';
import { code } from './markdown-code.ts';
import {
  admonitionTitle,
  closeContainer,
  htmlFolds,
  markupLine,
  openContainer,
} from './markdown-containers.ts';
import { drawnTable, withoutTables } from './markdown-drawn.ts';
import { withoutDirectives } from './markdown-fences.ts';
import { collectTargets } from './markdown-inline.ts';
import { modulesIn } from './markdown-modules.ts';
import { paragraph } from './markdown-paragraph.ts';
import { questionOf } from './markdown-questions.ts';
import { noteMarks } from './markdown-raised.ts';
import { isLabel } from './markdown-rules.ts';
import { cellRanges, cellsWithin } from './markdown-table.ts';
import { components } from './markdown-tags.ts';
import { children, parseTree, type SyntaxNode, type Tree } from './markdown-tree.ts';
import { emit, inline, moved, type Place, type Walk } from './markdown-walk.ts';
import { type Omission, type Parsed, piece, trimmed } from './parsed.ts';
import { withoutReturns, withReturns } from './returns.ts';
import { type DrawnTable, drawnTables } from './text-tables.ts';

/** Parses from offset `start` on (behind a byte-order mark and front matter). */
export function parseMarkdown(source: string, start: number, isMdx = false): Parsed {
  const written = source.slice(start);
  const { text, tree, hidden, tables, drawn, mdx } = seen(withoutDirectives(withoutReturns(written)), isMdx);
  const shown = source.slice(0, start) + text;
  const walk: Walk = {
    source: shown,
    base: start,
    canvas: createCanvas(source.slice(0, start) + withReturns(text, written)),
    targets: collectTargets(tree, text),
    components: components(text),
    notes: noteMarks(text),
    pieces: [],
    omitted: [],
    tables,
    drawn,
    containers: [],
    lastClose: new Map(),
    groups: 0,
    ids: 0,
    asked: undefined,
    mdx,
  };
  blocks(walk, tree.topNode, { level: 0, group: 0, quoted: false });
  const all = [...hidden.map((o) => ({ ...o, ...moved(o, start) })), ...walk.omitted];
  return { prose: walk.canvas.text(), pieces: walk.pieces, omitted: [], hidden: all };
}

type Seen = {
  readonly text: string;
  readonly tree: Tree;
  readonly hidden: readonly Omission[];
  readonly tables: readonly DrawnTable[];
  /** The text with its tables. */
  readonly drawn: string;
  /** MDX, by its name or by what it imports. */
  readonly mdx: boolean;
};

/** The text without what no reader sees, and its tree. */
function seen(text: string, isMdx: boolean): Seen {
  const tree = parseTree(text, isMdx);
  let known: ReturnType<typeof codeOf> | undefined;
  const isCode = (at: number): boolean => {
    known ??= codeOf(tree);
    return known.code.some((span) => span.start <= at && at < span.end);
  };
  const modules = modulesIn(text, isCode);
  const concealed = hiddenIn(text, isCode);
  const hidden = apart([...modules, ...concealed]);
  const listed = hidden.filter((o) => o.reason !== '');
  const readsMdx = isMdx || modules.length > 0;
  // What the parser takes out by itself needs no second look.
  const comments = known?.comments;
  const onLines = tagsOnOneLine(text, isCode);
  const drawn = without(onLines, hidden);
  const tables = drawnTables(drawn, isCode);
  if (
    tables.length === 0 &&
    onLines === text &&
    readsMdx === isMdx &&
    hidden.every((o) => comments?.has(`${o.start}-${o.end}`))
  )
    return { text, tree, hidden: listed, tables, drawn, mdx: readsMdx };
  const rest = withoutTables(drawn, tables);
  return { text: rest, tree: parseTree(rest, readsMdx), hidden: listed, tables, drawn, mdx: readsMdx };
}

const codeNodes: ReadonlySet<string> = new Set(['FencedCode', 'CodeBlock', 'TagCode', 'InlineCode']);

/** Where code stands, and which comments the parser knows. */
function codeOf(tree: Tree): { readonly code: readonly Span[]; readonly comments: ReadonlySet<string> } {
  const spans: Span[] = [];
  const comments = new Set<string>();
  tree.iterate({
    enter: ({ name, from, to }) => {
      if (name === 'Comment' || name === 'CommentBlock') comments.add(`${from}-${to}`);
      if (codeNodes.has(name)) spans.push({ start: from, end: to });
    },
  });
  return { code: spans, comments };
}

function blocks(walk: Walk, parent: SyntaxNode, place: Place): void {
  const nodes = children(parent);
  let group = 0;
  for (const [i, node] of nodes.entries()) {
    const isTerm = node.name === 'Paragraph' && nodes[i + 1]?.name === 'Definition';
    if (isTerm) group = place.group || ++walk.groups;
    if (isTerm) paragraph(walk, node, { ...place, group, level: place.level + 1 });
    else if (node.name === 'Definition') blocks(walk, node, { ...place, group, level: place.level + 2 });
    else block(walk, node, place);
  }
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
    case 'TagCode':
      code(walk, node, place);
      break;
    case 'Table':
      table(walk, node, place);
      break;
    case 'HTMLBlock':
      html(walk, node, place);
      break;
    case 'DrawnTable':
      drawnTable(walk, node, place);
      break;
    case 'MarkupLine':
      markupLine(walk, node);
      break;
    case 'Admonition':
      admonition(walk, node, place);
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

function admonition(walk: Walk, node: SyntaxNode, place: Place): void {
  const line = node.firstChild;
  openContainer(walk, '!!!', line?.name === 'AdmonitionLine' ? admonitionTitle(walk, line) : undefined);
  blocks(walk, node, place);
  closeContainer(walk, '!!!');
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
  emit(walk, piece('heading', questionOf(walk, moved(text, start)), { level, group: place.group }));
}

function table(walk: Walk, node: SyntaxNode, place: Place): void {
  const { source, base } = walk;
  const group = place.group || ++walk.groups;
  for (const row of children(node)) {
    if (row.name !== 'TableHeader' && row.name !== 'TableRow') continue;
    const ranges = cellRanges(source, base, row).map(([from, to]) => cell(walk, row, from, to));
    const filled = ranges.filter((c) => c.end > c.start);
    const [first, last] = [filled[0], filled.at(-1)];
    if (!first || !last) continue;
    const span = { start: first.start, end: last.end };
    const cells = cellsWithin(ranges, span);
    emit(walk, piece('row', span, { level: place.level, group, cells, head: row.name === 'TableHeader' }));
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
  walk.omitted.push(...found.hidden);
  if (htmlFolds(walk, text, found.pieces)) walk.containers.push({ name: 'details', id: ++walk.ids });
  for (const p of found.pieces) {
    if (p.kind !== 'code') blankTemplates(walk.canvas, walk.source, p.start, p.end);
    const inList = place.level > 0 && p.kind === 'paragraph';
    const group = place.group || p.group;
    const banner = p.kind === 'heading' ? { banner: true } : {};
    emit(walk, inList ? { ...p, kind: 'item', level: place.level, group } : { ...p, group, ...banner });
  }
}
