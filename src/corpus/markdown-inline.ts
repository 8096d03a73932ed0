// Inline Markdown: marks, targets and tags are blanked, text and identifiers stay.

import type { Canvas } from './canvas.ts';
import { unknownValue } from './dialect-marks.ts';
import { struck } from './dialects.ts';
import { adornment, emoji, iconSets } from './dialects-shown.ts';
import { markRaised, partNumbers } from './markdown-raised.ts';
import { tag } from './markdown-tags.ts';
import type { SyntaxNode, Tree } from './markdown-tree.ts';
import type { Omission } from './parsed.ts';

/** What inline mark-up is read with: the source, the canvas over it, and what the whole file defines. */
export type Inline = {
  readonly source: string;
  readonly base: number;
  readonly canvas: Canvas;
  readonly targets: ReadonlyMap<string, string>;
  /** Names of tags that the text closes, beside those of HTML. */
  readonly components: ReadonlySet<string>;
  /** Marks of notes that the text explains: see noteMarks. */
  readonly notes: ReadonlySet<string>;
  /** What was blanked because no reader sees it. */
  readonly omitted: Omission[];
};

/** Whether a stretch is nothing but a link, and whereto. */
export type Links = { readonly pointer?: 'own' | 'other' };

const normal = (label: string): string => label.slice(1, -1).trim().replace(/\s+/gu, ' ').toLowerCase();

/** Link definitions of the whole file: label to target. */
export function collectTargets(tree: Tree, text: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  if (!text.includes(']:')) return targets;
  tree.iterate({
    enter: ({ name, node }) => {
      if (name !== 'LinkReference') return;
      const label = node.getChild('LinkLabel');
      const url = node.getChild('URL');
      if (!label || !url) return;
      const key = normal(text.slice(label.from, label.to));
      if (!targets.has(key)) targets.set(key, text.slice(url.from, url.to));
    },
  });
  return targets;
}

/** Names of JavaScript and Python that look like bold words. */
const dunder =
  /^__(?:proto|dirname|filename|(?:define|lookup)[GS]etter|typename|main|init|name|file|doc|dict|class|all|call|new|del|enter|exit|iter|next|len|str|repr|eq|hash|[gs]etattr|tests|mocks|snapshots|fixtures)__$/u;

const joined: ReadonlySet<string> = new Set([
  'EmphasisMark',
  'CodeMark',
  'HighlightMark',
  'TaskMarker',
  'HeaderMark',
  'Joined',
]);
const parted: ReadonlySet<string> = new Set(['QuoteMark', 'HardBreak', 'Image', 'Parted', 'MarkupLine']);
const dropped: ReadonlySet<string> = new Set(['Comment', 'ProcessingInstruction']);

type Range = { readonly from: number; readonly to: number; readonly target: string };

/** Blanks the mark-up of `node` between from and to (tree offsets), which the canvas shows already. */
export function markInline(walk: Inline, node: SyntaxNode, from: number, to: number): Links {
  const links: Range[] = [];
  mark(walk, node, from, to, links);
  bracketedLinks(walk, from, to, links);
  markRaised(walk.canvas, walk.source, walk.base + from, walk.base + to, walk.notes);
  partNumbers(walk.canvas, walk.source, walk.base + from, walk.base + to);
  return pointerOf(
    walk,
    from,
    to,
    links.toSorted((a, b) => a.from - b.from),
  );
}

const bracketed =
  /\[((?:[^[\]\\]|\\.|\[[^[\]]*\])+)\](?:\((<[^<>\n]*>|\{[{%][^{}\n]*[%}]\}[^\s()]*|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)|[ \t]*\n[ \t>]*\(((?:[.#/]|https?:)[^\s()]*)\))/gu;

/** Links that the parser leaves: brackets in the text, or a line end before the target. */
function bracketedLinks({ source, base, canvas }: Inline, from: number, to: number, links: Range[]): void {
  const written = source.slice(base + from, base + to);
  if (!/\]\s*\(/u.test(canvas.slice(base + from, base + to))) return;
  for (const found of written.matchAll(bracketed)) {
    const start = from + found.index;
    const text = start + 1;
    const close = text + (found[1]?.length ?? 0);
    const end = start + found[0].length;
    const seen = canvas.slice(base + start, base + end);
    if (!seen.startsWith('[') || canvas.slice(base + close, base + close + 1) !== ']') continue;
    canvas.join(base + start, base + text);
    canvas.join(base + close, base + end);
    links.push({ from: text, to: close, target: found[2] ?? found[3] ?? '' });
  }
}

function mark(walk: Inline, parent: SyntaxNode, from: number, to: number, links: Range[]): void {
  const { base, canvas, source } = walk;
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node.from >= to) break;
    if (node.to <= from) continue;
    const start = base + node.from;
    const end = base + node.to;
    if (joined.has(node.name) || dropped.has(node.name)) canvas.join(start, end);
    else if (parted.has(node.name)) gap(canvas, start, end, source);
    else if (node.name === 'Strikethrough') {
      gap(canvas, start, end, source);
      walk.omitted.push({ start, end, reason: struck });
    } else if (node.name === 'Value') canvas.standIn(start, end, unknownValue);
    else if (node.name === 'Element') element(walk, node);
    else if (node.name === 'Icon') icon(canvas, source.slice(start, end), start);
    else if (node.name === 'Entity') canvas.decode(start, end);
    else if (node.name === 'Escape') canvas.join(start, start + 1);
    else if (node.name === 'HTMLTag') tag(walk, source.slice(start, end), start);
    else if (node.name === 'Link') link(walk, node, from, to, links);
    else if (node.name === 'Autolink')
      for (const m of node.getChildren('LinkMark')) canvas.join(base + m.from, base + m.to);
    else if (node.name === 'StrongEmphasis' && dunder.test(source.slice(start, end))) continue;
    else if (node.name === 'InlineCode') {
      mark(walk, node, from, to, links);
      pipes(walk, start, end);
    } else if (node.firstChild) mark(walk, node, from, to, links);
  }
}

/** Words part here, but no sign is left alone that belongs to the word before. */
function gap(canvas: Canvas, start: number, end: number, source: string): void {
  canvas.part(start, end);
  if (/[,.;:!?)]/u.test(source.charAt(end)))
    canvas.join(start - (canvas.slice(start - 1, start) === ' ' ? 1 : 0), end);
}

/** The name of an element as MDN shows it. */
function element({ canvas, base }: Inline, node: SyntaxNode): void {
  const [open, close] = node.getChildren('Joined');
  if (!open || !close) return;
  canvas.join(base + open.from, base + open.to);
  canvas.join(base + close.from, base + close.to);
  canvas.put(base + open.to - 1, '<');
  canvas.put(base + close.from, '>');
}

const ofSet = new RegExp(`^${iconSets}`, 'u');

/** An icon that says yes or no stays as a sign; an unknown name stays as it is written. */
function icon(canvas: Canvas, written: string, start: number): void {
  const name = written.slice(1, -1);
  const sign = /-(?:check|done|yes)\b/u.test(name)
    ? '✓'
    : /-(?:close|cross|x|cancel|no)\b/u.test(name)
      ? '✗'
      : '';
  const known = emoji.get(name) ?? (ofSet.test(name) ? sign : undefined);
  if (known) canvas.standIn(start, start + written.length, known);
  else if (known === '' || adornment.has(name)) canvas.part(start, start + written.length);
}

/** In a table the backslash before a pipe is mark-up, in code too. */
function pipes(walk: Inline, start: number, end: number): void {
  // Looked for in the code alone: to the end of the file it would take time that grows with the square of it.
  const written = walk.source.slice(start, end);
  if (!written.includes('\\|')) return;
  const before = walk.source.lastIndexOf('|', start - 1);
  if (before < 0 || walk.source.slice(before, start).includes('\n')) return;
  for (let at = written.indexOf('\\|'); at >= 0; at = written.indexOf('\\|', at + 2))
    walk.canvas.join(start + at, start + at + 1);
}

function link(walk: Inline, node: SyntaxNode, from: number, to: number, links: Range[]): void {
  const { base, canvas, source, targets } = walk;
  const written = source.slice(base + node.from, base + node.to);
  const note = /^(?:\[\^[^\]]+\])+/u.exec(written);
  if (note) {
    canvas.join(base + node.from, base + node.from + note[0].length);
    return;
  }
  const marks = node.getChildren('LinkMark');
  const url = node.getChild('URL');
  const label = node.getChild('LinkLabel');
  const open = marks[0];
  const close = marks[1];
  if (!open || !close) return;
  const text = source.slice(base + open.from, base + close.to);
  const named = label && label.to - label.from > 2 ? source.slice(base + label.from, base + label.to) : text;
  const inPlace = marks.length > 2;
  const target = inPlace
    ? source.slice(base + (url?.from ?? 0), base + (url?.to ?? 0))
    : targets.get(normal(named));
  mark(walk, node, Math.max(from, open.to), Math.min(to, close.from), links);
  if (label && /^\[\^[^\]]+\]$/u.test(named)) canvas.join(base + label.from, base + label.to);
  if (target === undefined) return;
  canvas.join(base + open.from, base + open.to);
  canvas.join(base + close.from, base + node.to);
  links.push({ from: open.to, to: close.from, target });
}

function pointerOf(walk: Inline, from: number, to: number, links: readonly Range[]): Links {
  if (links.length === 0) return {};
  let rest = '';
  let at = from;
  for (const range of links) {
    rest += walk.canvas.slice(walk.base + at, walk.base + Math.max(at, range.from));
    at = Math.max(at, range.to);
  }
  rest += walk.canvas.slice(walk.base + at, walk.base + to);
  if (/[\p{L}\p{N}]/u.test(rest)) return {};
  return { pointer: links.every((l) => l.target.startsWith('#')) ? 'own' : 'other' };
}
