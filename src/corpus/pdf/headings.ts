// Which blocks are headings, and of which level: told by their size and weight, and by the file's own outline.
import type { Bookmark } from './about.ts';
import { endsSentence } from './blocks.ts';
import { heading, layout } from './limits.ts';
import type { Page, Part } from './page.ts';
import { most } from './segments.ts';

/** The size of most letters of the document's text; of all there is, where it has only tables and lines at the edges. */
export function bodySize(pages: readonly Page[]): number {
  const sizes = new Map<number, number>();
  const others = new Map<number, number>();
  for (const page of pages)
    for (const { block, lines } of page.parts) {
      const counted = block.edge || block.note || block.kind === 'row' ? others : sizes;
      for (const { size, start, end } of lines) {
        const tenths = Math.round(size * 10);
        counted.set(tenths, (counted.get(tenths) ?? 0) + end - start);
      }
    }
  return (most(sizes) || most(others)) / 10;
}

/** The level of each heading, 1 to 6. */
export function headingsOf(
  pages: readonly Page[],
  isLeftOut: (part: Part) => boolean,
  size: number,
  outline: readonly Bookmark[],
): ReadonlyMap<Part, number> {
  const bookmarks = new Map(outline.map((mark) => [`${mark.page} ${folded(mark.title)}`, mark.depth]));
  const bold = shareOfBold(pages) < 0.5;
  const found: { readonly part: Part; readonly style: string; readonly depth: number | undefined }[] = [];
  for (const [at, page] of pages.entries())
    for (const [i, part] of page.parts.entries()) {
      if (isLeftOut(part) || part.block.note || part.block.kind === 'row') continue;
      const text = page.text.slice(part.start, part.end).replace(/\s+/gu, ' ').trim();
      if (text.length > heading.characters || part.lines.length > heading.lines) continue;
      if (!/\p{L}{2}|[\u3040-\u9fff]/u.test(text)) continue;
      const depth = bookmarks.get(`${at} ${folded(text)}`);
      const next = page.parts[i + 1];
      if (depth === undefined && !isHeading(part, text, size, bold, next)) continue;
      const line = part.lines[0];
      found.push({ part, style: `${line?.size ?? 0} ${line?.bold ? 1 : 0}`, depth });
    }
  const styles = ranked([...new Set(found.map(({ style }) => style))]);
  const marked = found.filter(({ depth }) => depth !== undefined).length;
  const byOutline = marked > 1 && marked >= found.length * 0.3;
  let above = 0;
  return new Map(
    found.map(({ part, style, depth }) => {
      const own = styles.get(style) ?? 6;
      // A title stands above what the outline lists.
      const level = !byOutline
        ? own
        : depth === undefined
          ? Math.max(own === 1 ? 1 : above + 1, 1)
          : depth + 2;
      if (depth !== undefined) above = depth + 2;
      return [part, Math.min(6, level)] as const;
    }),
  );
}

function isHeading(
  part: Part,
  text: string,
  size: number,
  boldTells: boolean,
  next: Part | undefined,
): boolean {
  const { lines, block } = part;
  const [first] = lines;
  if (!first || block.kind === 'code') return false;
  const smallest = Math.min(...lines.map((l) => l.size));
  const sentence = endsSentence(text) && !/[?？]$/u.test(text);
  if (smallest >= size * layout.heading) return !sentence || (text.length < 80 && lines.length < 2);
  if (!boldTells || !lines.every((l) => l.bold) || smallest < size * 0.9) return false;
  return !sentence && lines.length <= 2 && text.length <= 120 && next !== undefined;
}

/** Styles from the largest to the smallest: sizes that hardly differ are one. */
function ranked(styles: readonly string[]): ReadonlyMap<string, number> {
  const sorted = styles
    .map((style) => {
      const [size = 0, bold = 0] = style.split(' ').map(Number);
      return { style, size, bold };
    })
    .toSorted((a, b) => b.size - a.size || b.bold - a.bold);
  const levels = new Map<string, number>();
  let level = 0;
  let last: { readonly size: number; readonly bold: number } | undefined;
  for (const one of sorted) {
    if (!last || last.bold !== one.bold || one.size < last.size * 0.96) {
      level++;
      last = one;
    }
    levels.set(one.style, Math.min(6, level));
  }
  return levels;
}

function shareOfBold(pages: readonly Page[]): number {
  let [bold, all] = [0, 0];
  for (const page of pages)
    for (const { lines, block } of page.parts) {
      if (block.kind === 'row') continue;
      for (const line of lines) {
        all += line.end - line.start;
        if (line.bold) bold += line.end - line.start;
      }
    }
  return all === 0 ? 0 : bold / all;
}

/** Letters and numbers alone: an outline leaves out dots and doubles spaces. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
