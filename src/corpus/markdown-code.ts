// Code of Markdown: fences and indented blocks, their titles, and what a fence hides.
import type { Span } from '../domain.ts';
import { boldLevel } from './markdown-containers.ts';
import { children, type SyntaxNode } from './markdown-tree.ts';
import { emit, type Place, type Walk } from './markdown-walk.ts';
import { piece, trimmed } from './parsed.ts';

/** A fence for another format (Pandoc), one whose code the page does not show (Quarto, R Markdown), or that steers it (MyST). */
const unseen =
  /^\{=|^\{[^}]*\b(?:echo|include)\s*=\s*(?:false|F)\b|^\{(?:toctree|contents|tableofcontents|index|meta|raw|image|figure|include|literalinclude|bibliography|automodule|autoclass|autofunction|eval-rst)\}/iu;
/** `title="a.js"` (Docusaurus, Material), `[a.js]` (VitePress), `:a.js` behind the language. */
const title = /\b(?:title|filename|name)\s*=\s*(?:"([^"]+)"|'([^']+)')|\[([^\][{}]+)\]\s*$/u;

/** Hands on a block of code with its title, or leaves it out where a fence hides it. */
export function code(walk: Walk, node: SyntaxNode, place: Place): void {
  const lines = children(node).filter((n) => n.name === 'CodeText');
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last) return;
  const { source, base, canvas } = walk;
  const info = node.getChild('CodeInfo');
  const written = info ? source.slice(base + info.from, base + info.to) : '';
  if (unseen.test(written)) {
    walk.omitted.push({
      start: base + first.from,
      end: base + last.to,
      reason: 'code that the page does not show',
    });
    return;
  }
  canvas.join(base + first.from, base + last.to);
  for (const line of lines) canvas.show(base + line.from, base + line.to, true);
  dedent(walk, node, base + first.from, base + last.to);
  const shown = source.slice(base + first.from, base + last.to);
  if (shown.trim() === '') return;
  const lead = /^(?:[ \t]*\r?\n)*/u.exec(shown)?.[0].length ?? 0;
  const span = { start: base + first.from + lead, end: base + first.from + shown.trimEnd().length };
  const named = info ? titleOf(walk, base + info.from, written) : undefined;
  if (named && place.level === 0) {
    canvas.show(named.start, named.end);
    walk.containers.push({ name: 'code', id: ++walk.ids });
    emit(walk, piece('heading', named, { level: boldLevel(walk) - 1, group: place.group }));
  }
  emit(walk, piece('code', span, { level: place.level, group: place.group }));
  if (named && place.level === 0) walk.containers.pop();
}

/** The title in the words behind a fence, which stand at `from`. */
function titleOf({ source }: Walk, from: number, written: string): Span | undefined {
  const found = title.exec(written);
  const name = found?.[1] ?? found?.[2] ?? found?.[3];
  if (!found || name === undefined) return undefined;
  const start = from + found.index + found[0].indexOf(name);
  return trimmed(source, start, start + name.length);
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
