// The pages of a file as one text: what is left out, headings, and paragraphs that go on over the end of a page.
import type { Place, Span } from '../../domain.ts';
import { type Canvas, createCanvas } from '../canvas.ts';
import { type Omission, type Parsed, type Piece, piece, trimmed } from '../parsed.ts';
import { superscriptMark } from '../superscript.ts';
import type { Bookmark } from './about.ts';
import { furnitureOf } from './furniture.ts';
import { bodySize, headingsOf } from './headings.ts';
import { createSeams, type Seam } from './hyphens.ts';
import { itemMarker } from './markers.ts';
import { goesOn } from './order.ts';
import type { Page, Part } from './page.ts';
import { isJumble } from './unnamed-letters.ts';

/** The text of all pages, what was read in it, and where each page begins. */
export type Read = { readonly source: string; readonly parsed: Parsed; readonly places: readonly Place[] };

/** Parts the texts of two pages. */
export const pageBreak = '\f';

/** `labels` of the pages, as printed. */
export function documentOf(
  pages: readonly Page[],
  labels: readonly string[],
  outline: readonly Bookmark[],
): Read {
  const source = pages.map(({ text }) => text).join(pageBreak);
  const canvas = createCanvas(source);
  const size = bodySize(pages);
  const leftOut = furnitureOf(pages, size);
  const levels = headingsOf(pages, (part) => leftOut.has(part), size, outline);
  const seam = createSeams(pages.map(({ text }) => text));
  const writer = createWriter(source, canvas, seam);
  const places: Place[] = [];
  const hidden: Omission[] = [];
  let base = 0;
  for (const [at, page] of pages.entries()) {
    places.push({ start: base, kind: 'page', name: labels[at] ?? String(at + 1), count: at + 1 });
    for (const part of page.parts) {
      const reason =
        leftOut.get(part) ?? (isUnnamed(part, page) ? 'letters that the file does not name' : undefined);
      if (reason !== undefined) hidden.push({ start: base + part.start, end: base + part.end, reason });
      else writer.add(part, base, levels.get(part) ?? 0);
    }
    base += page.text.length + pageBreak.length;
    writer.endPage();
  }
  const pieces = writer.end();
  return { source, parsed: { prose: canvas.text(), pieces, omitted: [], hidden }, places };
}

const isUnnamed = ({ block, start, end }: Part, { text }: Page): boolean =>
  block.kind !== 'code' && isJumble(text.slice(start, end));

type Open = {
  readonly part: Part;
  readonly level: number;
  readonly lines: readonly Span[];
  readonly group: number;
};

function createWriter(source: string, canvas: Canvas, seam: (line: string, next: string) => Seam) {
  const pieces: Piece[] = [];
  /** A block that may go on; footnotes may stand before it, nothing behind. */
  let open: Open | undefined;
  let groups = 0;
  let highest = 0;
  let last: { readonly part: Part; readonly group: number } | undefined;
  let pageBegins = true;
  /** Left edges of the items of one list, outermost first. */
  let edges: number[] = [];

  const show = (lines: readonly Span[], code: boolean): void => {
    for (const [i, line] of lines.entries()) {
      canvas.show(line.start, line.end, code);
      const next = lines[i + 1];
      if (!next) continue;
      if (code) {
        canvas.show(line.end, next.start, true);
        continue;
      }
      const kind = seam(source.slice(line.start, line.end), source.slice(next.start, next.end));
      if (kind === 'space') canvas.part(line.end, next.start);
      else canvas.join(kind === 'join' ? line.end - 1 : line.end, next.start);
    }
  };
  const close = (): void => {
    if (!open) return;
    const { part, level, lines, group } = open;
    open = undefined;
    const [first, final] = [lines[0], lines.at(-1)];
    if (!first || !final) return;
    show(lines, part.block.kind === 'code');
    withoutNoteMarks(source, canvas, first.start, final.end, part.block.note === true);
    const text = source.slice(first.start, first.end);
    const marker = level === 0 && part.block.kind === 'item' ? itemMarker(text).length : 0;
    const span = trimmed(source, first.start + marker, final.end);
    if (!span) return;
    if (level > 0) pieces.push(piece('heading', span, { level }));
    else if (part.block.kind === 'item') pieces.push(piece('item', span, { level: depthOf(part), group }));
    else pieces.push(piece(part.block.kind === 'code' ? 'code' : 'paragraph', span));
  };
  const depthOf = ({ block }: Part): number => {
    const left = block.lines[0]?.left ?? 0;
    edges = edges.filter((edge) => edge < left - 4);
    edges.push(left);
    return Math.min(5, edges.length);
  };
  const addRow = (part: Part, base: number, group: number): void => {
    const cells = part.cells.map(({ start, end }) => ({ start: start + base, end: end + base }));
    for (const cell of cells) show(linesIn(source, cell), false);
    const filled = cells.filter(({ start, end }) => end > start);
    const [from, to] = [filled[0], filled.at(-1)];
    if (!from || !to) return;
    const { head = false, section = false } = part.block.row ?? {};
    pieces.push(piece('row', { start: from.start, end: to.end }, { group, cells, head, section }));
  };
  /** A table or list that goes on over the page keeps its number. */
  const groupOf = (part: Part): number => {
    if (part.block.group === 0) return 0;
    const same =
      pageBegins &&
      last &&
      last.part.block.kind === part.block.kind &&
      last.part.cells.length === part.cells.length;
    const group = same && last && !part.block.row?.head ? last.group : groups + part.block.group;
    highest = Math.max(highest, groups + part.block.group);
    return group;
  };
  return {
    add(part: Part, base: number, level: number): void {
      const lines = part.lines.map(({ start, end }) => ({ start: start + base, end: end + base }));
      if (pageBegins && open && level === 0 && goesOn(open.part.block, part.block)) {
        open = {
          ...open,
          part: { ...open.part, block: { ...part.block, kind: open.part.block.kind } },
          lines: [...open.lines, ...lines],
        };
        pageBegins = false;
        return;
      }
      close();
      const group = groupOf(part);
      if (part.block.kind !== 'item' || last?.group !== group) edges = [];
      if (part.block.kind === 'row') addRow(part, base, group);
      else open = { part, level, lines, group };
      last = { part, group };
      pageBegins = false;
    },
    endPage(): void {
      groups = highest;
      pageBegins = true;
    },
    end(): readonly Piece[] {
      close();
      return pieces;
    },
  };
}

/** The lines of a cell. */
function linesIn(source: string, { start, end }: Span): readonly Span[] {
  const lines: Span[] = [];
  let from = start;
  for (const line of source.slice(start, end).split('\n')) {
    if (line !== '') lines.push({ start: from, end: from + line.length });
    from += line.length + 1;
  }
  return lines;
}

const raisedNumber = /[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:,[⁰¹²³⁴⁵⁶⁷⁸⁹]+)*/gu;

/** A raised number that leads to a note says nothing itself; the one that a note begins with stays away too. */
function withoutNoteMarks(source: string, canvas: Canvas, start: number, end: number, note: boolean): void {
  const text = source.slice(start, end);
  for (const found of text.matchAll(raisedNumber)) {
    const [written] = found;
    const plain = written.normalize('NFKC');
    const before = text.slice(Math.max(0, found.index - 20), found.index);
    const own = note && found.index === 0;
    if (
      own ||
      superscriptMark(
        before,
        plain,
        text.slice(found.index + written.length, found.index + written.length + 8),
      ) === 'footnote'
    )
      canvas.join(start + found.index, start + found.index + written.length);
  }
}
