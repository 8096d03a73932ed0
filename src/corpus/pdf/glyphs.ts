// The letters of a page in the order in which the engine reads them, each with its place.
import { sizes } from './limits.ts';
import type { PdfFile } from './pdfium.ts';
import { type Direction, directionOf, frameOf, type View } from './view.ts';

/** What the letters of one text object share. */
export type Style = {
  /** The text object. */
  readonly object: number;
  /** Points, as printed. */
  readonly size: number;
  /** Where its letters stand on: points from the head of the page, turned so that they run to the right. */
  readonly base: number;
  readonly bold: boolean;
  /** All letters are equally wide. */
  readonly fixed: boolean;
  readonly direction: Direction;
  /** Text rendering mode of PDF: 3 draws nothing. */
  readonly mode: number;
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
  /** Its letters can be drawn: they are in the file. */
  readonly embedded: boolean;
};

/** Points, in the page turned so that its letters run to the right. */
export type Glyph = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly style: Style;
};

/** A letter, a space between two words, or the end of a line, as the engine sees it. */
export type Token = Glyph | ' ' | '\n';

/** How the places of its letters on the page turn into x. */
type Placed = Style & { readonly a: number; readonly b: number; readonly c: number };

type Font = Pick<Style, 'bold' | 'fixed' | 'embedded'>;

const boldName = /bold|black|heavy|demi|cmbx|cmssbx|sfbx|nimbus\w*-medi|[-,]bd\b|-b$/iu;
const fixedFlag = 1;
const boldFlag = 1 << 18;
/** Points: a smaller size is measured. */
const smallest = 3;
/** The engine's sign for a hyphen at the end of a line. */
const endHyphen = 2;

/** `text` is the engine's text of the page. */
export function readGlyphs(file: PdfFile, view: View, text: number): readonly Token[] {
  const { fpdf, heap, scratch } = file;
  const tokens: Token[] = [];
  const styles = createStyles(file, view, text);
  const at = scratch >> 2;
  const count = Math.min(fpdf.FPDFText_CountChars(text), sizes.glyphs);
  let style: Placed | undefined;
  for (let i = 0; i < count; i++) {
    const code = fpdf.FPDFText_GetUnicode(text, i);
    if (code === 13 || code === 10) {
      if (tokens.at(-1) !== '\n') tokens.push('\n');
      continue;
    }
    const isSpace = code === 32 || code === 0xa0 || code === 9;
    const object = isSpace ? 0 : fpdf.FPDFText_GetTextObject(text, i);
    if (isSpace) tokens.push(' ');
    if (object === 0 || (code !== endHyphen && isNothing(code))) continue;
    if (style?.object !== object) style = styles(object, i);
    fpdf.FPDFText_GetLooseCharBox(text, i, scratch);
    const { HEAPF32: floats } = heap;
    const { a, b, c, base } = style;
    const from = a * (floats[at] ?? 0) + b * (floats[at + 3] ?? 0) + c;
    const to = a * (floats[at + 2] ?? 0) + b * (floats[at + 1] ?? 0) + c;
    if (!Number.isFinite(from + to + base)) continue;
    const written = code === endHyphen ? '-' : String.fromCodePoint(code);
    tokens.push({ text: written, left: from < to ? from : to, right: from < to ? to : from, style });
    if (code === endHyphen) tokens.push('\n');
  }
  return tokens;
}

const isIdeograph = (code: number): boolean =>
  (code >= 0x3000 && code <= 0x9fff) || (code >= 0xff00 && code <= 0xffef);

/** No letter at all, half a pair, or a character that a text cannot hold. */
const isNothing = (code: number): boolean =>
  code < 32 ||
  (code >= 0x7f && code < 0xa0) ||
  (code >= 0xd800 && code < 0xe000) ||
  code > 0x10ffff ||
  code === 0xfeff ||
  code === 0xffff ||
  code === 0xfffd ||
  (code >= 0x200b && code <= 0x200f);

function createStyles(file: PdfFile, view: View, text: number): (object: number, i: number) => Placed {
  const { fpdf, heap, scratch } = file;
  const fonts = new Map<number, Font>();
  const known = new Map<number, Placed>();
  const fontOf = (object: number, i: number): Font => {
    const font = fpdf.FPDFTextObj_GetFont(object);
    const before = fonts.get(font);
    if (before) return before;
    const flagsAt = scratch + 1_016;
    heap.HEAP32[flagsAt >> 2] = 0;
    const length = fpdf.FPDFText_GetFontInfo(text, i, scratch, 1_000, flagsAt);
    const name = length > 0 && length <= 1_000 ? fpdf.pdfium.UTF8ToString(scratch) : '';
    const flags = heap.HEAP32[flagsAt >> 2] ?? 0;
    const found = {
      bold: boldName.test(name) || (flags & boldFlag) !== 0,
      fixed: (flags & fixedFlag) !== 0 || /mono|courier|consol|cmtt/iu.test(name),
      embedded: fpdf.FPDFFont_GetIsEmbedded(font) === 1,
    };
    fonts.set(font, found);
    return found;
  };
  /** Fonts that are drawn by the file itself may name any size: the letter tells. */
  const measured = (i: number): number => {
    fpdf.FPDFText_GetCharBox(text, i, scratch, scratch + 8, scratch + 16, scratch + 24);
    const at = scratch >> 3;
    const [left = 0, right = 0, bottom = 0, top = 0] = heap.HEAPF64.subarray(at, at + 4);
    return Math.max(right - left, top - bottom) * 1.3;
  };
  /** The letter before stands above this one, or the next below, and touches it: Chinese or Japanese, written from the top down. */
  const isDownwards = (i: number, size: number): boolean => {
    if (!isIdeograph(fpdf.FPDFText_GetUnicode(text, i))) return false;
    const [x, y] = originOf(i);
    return [-1, 1].some((step) => {
      const at = [1, 2, 3, 4]
        .map((n) => i + n * step)
        .find((n) => isIdeograph(fpdf.FPDFText_GetUnicode(text, n)));
      if (at === undefined) return false;
      const [ox, oy] = originOf(at);
      const [a, b, , d, e] = view.to;
      const across = Math.abs(a * (ox - x) + b * (oy - y));
      const down = (d * (ox - x) + e * (oy - y)) * step;
      return across < size * 0.2 && down > size * 0.8 && down < size * 1.3;
    });
  };
  const originOf = (i: number): readonly [number, number] => {
    fpdf.FPDFText_GetCharOrigin(text, i, scratch, scratch + 8);
    return [heap.HEAPF64[scratch >> 3] ?? 0, heap.HEAPF64[(scratch >> 3) + 1] ?? 0];
  };
  return (object, i) => {
    const before = known.get(object);
    if (before) return before;
    const font = fontOf(object, i);
    const matrix = fpdf.FPDFText_GetMatrix(text, i, scratch) ? scratch >> 2 : -1;
    const [a = 1, b = 0, c = 0, d = 1] = matrix < 0 ? [] : heap.HEAPF32.subarray(matrix, matrix + 4);
    const named = Math.abs(fpdf.FPDFText_GetFontSize(text, i)) * Math.hypot(c, d);
    const size = named < smallest ? Math.max(named, measured(i)) : named;
    const mode = fpdf.FPDFTextObj_GetTextRenderMode(object);
    const colour = mode === 1 || mode === 5 ? fpdf.FPDFText_GetStrokeColor : fpdf.FPDFText_GetFillColor;
    const coloured = colour(text, i, scratch, scratch + 4, scratch + 8, scratch + 12);
    const [red = 0, green = 0, blue = 0, alpha = 255] = coloured
      ? heap.HEAP32.subarray(scratch >> 2, (scratch >> 2) + 4)
      : [];
    const [vx, vy, , wx, wy] = view.to;
    const printed = directionOf(vx * a + vy * b, wx * a + wy * b);
    const direction = printed === 0 && isDownwards(i, size) ? 1 : printed;
    const frame = frameOf(view, direction);
    const [x, y] = originOf(i);
    const base = frame[3] * x + frame[4] * y + frame[5];
    const place = { base, a: frame[0], b: frame[1], c: frame[2] };
    const style = { object, size, ...font, direction, mode, red, green, blue, alpha, ...place };
    known.set(object, style);
    return style;
  };
}
