// One page: its text as printed, in the order of reading, and the blocks that stand in it. Depends on this page alone.
import type { Span } from '../../domain.ts';
import type { Block } from './blocks.ts';
import { readGlyphs, type Token } from './glyphs.ts';
import { scanned } from './limits.ts';
import { isParted, type Line } from './lines.ts';
import { besides, blocksInOrder } from './order.ts';
import type { PdfFile } from './pdfium.ts';
import { glyphBox, seenOf, shareOfPictures } from './seen.ts';
import { printedOnce, type Segment, segmentsOf } from './segments.ts';
import { readShapes } from './shapes.ts';
import { type Box, type Direction, type View, viewOf } from './view.ts';

/** A line with its place on the page (points) and in the page's text (UTF-16 units). */
export type PrintedLine = Span & Pick<Line, 'left' | 'right' | 'top' | 'bottom' | 'base' | 'size' | 'bold'>;

/** A block and where it stands in the text of its page. */
export type Part = Span & {
  readonly block: Block;
  readonly lines: readonly PrintedLine[];
  /** Of a row. */
  readonly cells: readonly Span[];
};

/** What is read of one page; offsets count in its own `text`, width and height are points. */
export type Page = {
  readonly text: string;
  readonly parts: readonly Part[];
  readonly width: number;
  readonly height: number;
  /** Letters that are seen, and letters that are not. */
  readonly letters: number;
  readonly hidden: number;
  /** A picture fills most of it. */
  readonly pictured: boolean;
  /** For each UTF-16 unit of the text where it stands on the page. */
  boxes(): readonly (Box | undefined)[];
};

const blank: Page = {
  text: '',
  parts: [],
  width: 0,
  height: 0,
  letters: 0,
  hidden: 0,
  pictured: false,
  boxes: () => [],
};

/** An empty page where the engine cannot load it. */
export function readPage(file: PdfFile, index: number, ocrTrusted: boolean): Page {
  const { fpdf } = file;
  const page = fpdf.FPDF_LoadPage(file.doc, index);
  if (page === 0) return blank;
  const view = viewOf(file, page);
  const text = view.width > 0 && view.height > 0 ? fpdf.FPDFText_LoadPage(page) : 0;
  if (text === 0) {
    fpdf.FPDF_ClosePage(page);
    return blank;
  }
  const tokens = readGlyphs(file, view, text);
  const shapes = readShapes(file, view, page);
  const seen = seenOf(file, view, page, tokens, shapes, ocrTrusted);
  fpdf.FPDFText_ClosePage(text);
  fpdf.FPDF_ClosePage(page);
  const written = write(blocksOn(view, seen.tokens, shapes.rules), view);
  return {
    ...written,
    width: view.width,
    height: view.height,
    letters: lettersIn(written.text),
    hidden: seen.hidden,
    pictured: shareOfPictures(view, shapes.shapes) >= scanned.picture,
  };
}

/** The letters of each direction by themselves: those of most letters are the page, the others stand beside it. */
function blocksOn(view: View, tokens: readonly Token[], rules: readonly Box[]): readonly Block[] {
  const byDirection = new Map<Direction, Token[]>();
  let current: Token[] = [];
  for (const token of tokens) {
    if (typeof token !== 'string') {
      const own = byDirection.get(token.style.direction) ?? [];
      if (own !== current) {
        current.push('\n');
        own.push('\n');
      }
      current = own;
      byDirection.set(token.style.direction, own);
    }
    current.push(token);
  }
  let groups = 0;
  const nextGroup = (): number => ++groups;
  return [...byDirection]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .flatMap(([direction, own], i) => {
      const segments = segmentsOf(printedOnce(own));
      if (i > 0) return besides(segments, nextGroup);
      const across = direction === 1 || direction === 3;
      return blocksInOrder(
        segments,
        direction === 0 ? rules : [],
        across ? view.width : view.height,
        nextGroup,
      );
    });
}

type Written = Pick<Page, 'text' | 'parts' | 'boxes'>;

const printed = (
  { left, right, top, bottom, base, size, bold }: Line,
  { start, end }: Span,
): PrintedLine => ({
  start,
  end,
  left,
  right,
  top,
  bottom,
  base,
  size,
  bold,
});

/** Of a block what is asked about it later: its letters are written. */
const without = (block: Block): Block => ({
  ...block,
  lines: block.lines.map((line) => ({ ...line, segments: [] })),
  ...(block.row ? { row: { ...block.row, lines: [], cells: [] } } : {}),
});

function boxesIn(
  view: View,
  length: number,
  written: readonly { readonly segment: Segment; readonly start: number }[],
): readonly (Box | undefined)[] {
  const boxes = new Array<Box | undefined>(length).fill(undefined);
  for (const { segment, start } of written) {
    let at = start;
    for (const one of segment.glyphs) {
      if (one !== ' ') boxes.fill(glyphBox(view, one), at, at + one.text.length);
      at += one === ' ' ? 1 : one.text.length;
    }
  }
  return boxes;
}

function write(blocks: readonly Block[], view: View): Written {
  let text = '';
  const written: { readonly segment: Segment; readonly start: number }[] = [];
  const parts: Part[] = [];
  const put = (characters: string): void => {
    text += characters;
  };
  const putSegments = (segments: readonly Segment[]): Span => {
    const start = text.length;
    for (const [i, segment] of segments.entries()) {
      if (isParted(segments[i - 1], segment)) put(' ');
      written.push({ segment, start: text.length });
      put(segment.text);
    }
    return { start, end: text.length };
  };
  const putLine = (line: Line, indent: number): PrintedLine => {
    if (indent > 0) put(' '.repeat(indent));
    const span = putSegments(line.segments);
    put('\n');
    return printed(line, span);
  };
  for (const block of blocks) {
    const start = text.length;
    if (block.row) {
      const cells = block.row.cells.map((cell, column): Span => {
        if (column > 0) put('\t');
        const from = text.length;
        for (const [i, line] of cell.entries()) {
          if (i > 0) put('\n');
          putSegments(line);
        }
        return { start: from, end: text.length };
      });
      const end = text.length;
      put('\n');
      const lines = block.lines.map((line) => printed(line, { start, end }));
      parts.push({ block: without(block), start, end, cells, lines });
      continue;
    }
    const left = Math.min(...block.lines.map((l) => l.left));
    const lines = block.lines.map((line) =>
      putLine(
        line,
        block.kind === 'code' ? Math.min(80, Math.round((line.left - left) / (line.size * 0.6))) : 0,
      ),
    );
    parts.push({ block: without(block), start, end: text.length - 1, cells: [], lines });
  }
  return { text, parts, boxes: () => boxesIn(view, text.length, written) };
}

/** Without white space. */
function lettersIn(text: string): number {
  let letters = 0;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 32) letters++;
  return letters;
}
