// Which letters of a page people can see. Most can be told from their colour and place; the others are looked at: the page is
// drawn with and without them, and a letter is seen where the two pictures differ.
import type { Glyph, Style, Token } from './glyphs.ts';
import { scanned, unseen } from './limits.ts';
import type { PdfFile } from './pdfium.ts';
import type { Drawn, Shape, Shapes } from './shapes.ts';
import { type Box, turnedBack, type View } from './view.ts';

/** The letters that are seen, and how many are there that are not. */
export type Seen = { readonly tokens: readonly Token[]; readonly hidden: number };

/** Sorts out the letters of a page that nobody can see; with `ocrTrusted` text behind a scan counts as seen. */
export function seenOf(
  file: PdfFile,
  view: View,
  page: number,
  tokens: readonly Token[],
  { shapes, texts }: Shapes,
  ocrTrusted: boolean,
): Seen {
  // So many that comparing them takes longer than drawing the page.
  const crowded = texts.size * shapes.length > unseen.pairs;
  const recognised = ocrTrusted && shareOfPictures(view, shapes) >= scanned.picture;
  const near = byHeight(view, shapes);
  const certain = new Map<Style, boolean | undefined>();
  const doubtful = new Map<Style, Drawn | undefined>();
  let last: Style | undefined;
  for (const token of tokens) {
    if (typeof token === 'string' || token.style === last) continue;
    const { style } = token;
    last = style;
    if (certain.has(style)) continue;
    const drawn = texts.get(style.object);
    const seen = recognised
      ? style.size >= unseen.size && style.direction !== 'slanted'
      : judge(style, crowded ? undefined : drawn, near(drawn));
    certain.set(style, seen);
    if (seen === undefined) doubtful.set(style, drawn);
  }
  const looked = doubtful.size > 0 ? look(file, view, page, doubtful) : undefined;
  let hidden = 0;
  let known: boolean | undefined;
  last = undefined;
  const kept = tokens.filter((token) => {
    if (typeof token === 'string') return true;
    if (token.style !== last) {
      last = token.style;
      known = certain.get(last);
    }
    const seen = isOnPage(view, token) && (known ?? looked?.(token) ?? false);
    if (!seen) hidden++;
    return seen;
  });
  return { tokens: kept, hidden };
}

/** As seen on the page: between the heights of capitals and of what hangs below. */
export const glyphBox = (view: View, { left, right, style }: Glyph): Box =>
  turnedBack(view, style.direction, {
    left,
    right,
    top: style.base - style.size * 0.8,
    bottom: style.base + style.size * 0.22,
  });

function isOnPage(view: View, glyph: Glyph): boolean {
  if (glyph.style.direction !== 0) {
    const { left, right, top, bottom } = glyphBox(view, glyph);
    return (
      left + right >= 0 &&
      left + right <= view.width * 2 &&
      top + bottom >= 0 &&
      top + bottom <= view.height * 2
    );
  }
  const [x, y] = [(glyph.left + glyph.right) / 2, glyph.style.base - glyph.style.size * 0.3];
  return x >= 0 && x <= view.width && y >= 0 && y <= view.height;
}

/** Share of the page that its pictures fill, the largest alone. */
export const shareOfPictures = ({ width, height }: View, shapes: readonly Shape[]): number =>
  shapes.reduce((most, { kind, left, right, top, bottom }) => {
    if (kind !== 'picture') return most;
    const wide = Math.min(right, width) - Math.max(left, 0);
    const high = Math.min(bottom, height) - Math.max(top, 0);
    return Math.max(most, (Math.max(0, wide) * Math.max(0, high)) / (width * height));
  }, 0);

/** Seen or not for certain, or to be looked at. */
function judge(style: Style, drawn: Drawn | undefined, shapes: readonly Shape[]): boolean | undefined {
  if (style.size < unseen.size || style.direction === 'slanted' || style.mode === 3) return false;
  if (!drawn || drawn.doubtful || style.mode > 3 || style.alpha < unseen.alpha) return undefined;
  const y = (drawn.top + drawn.bottom) / 2;
  let behind: Shape | undefined;
  let partly = false;
  for (const shape of shapes) {
    if (shape.left > drawn.right - 1 || shape.right < drawn.left + 1) continue;
    if (shape.top > drawn.bottom - 1 || shape.bottom < drawn.top + 1) continue;
    if (shape.order > drawn.order) return undefined;
    const whole = shape.left <= drawn.left && shape.right >= drawn.right && shape.top < y && shape.bottom > y;
    if (whole && shape.opaque && shape.box) {
      behind = shape;
      partly = false;
    } else if (differs(style, shape.colour) !== true) partly = true;
  }
  if (partly) return undefined;
  if (behind) return differs(style, behind.colour) === true ? true : undefined;
  return differs(style, white) === true ? true : undefined;
}

/** Points. */
const bandHeight = 48;

/** Looks up the shapes that may touch a text, in the order in which they are drawn. */
function byHeight(view: View, shapes: readonly Shape[]): (drawn: Drawn | undefined) => readonly Shape[] {
  if (shapes.length < 16) return () => shapes;
  const bands: Shape[][] = Array.from({ length: Math.ceil(view.height / bandHeight) + 1 }, () => []);
  const bandOf = (y: number): number => Math.min(bands.length - 1, Math.max(0, Math.floor(y / bandHeight)));
  const half = bandHeight / 2;
  for (const shape of shapes)
    for (let band = bandOf(shape.top - half); band <= bandOf(shape.bottom + half); band++)
      bands[band]?.push(shape);
  return (drawn) =>
    drawn && drawn.bottom - drawn.top <= bandHeight
      ? (bands[bandOf((drawn.top + drawn.bottom) / 2)] ?? shapes)
      : shapes;
}

const white = [255, 255, 255] as const;

/** Whether letters stand out from a colour; undefined where it is unknown. */
function differs({ red, green, blue }: Style, colour: readonly number[] | undefined): boolean | undefined {
  const [r, g, b] = colour ?? [];
  if (r === undefined || g === undefined || b === undefined) return undefined;
  return Math.abs(r - red) + Math.abs(g - green) + Math.abs(b - blue) >= unseen.alike;
}

/** Draws the part of the page with and without the letters in doubt. */
function look(
  file: PdfFile,
  view: View,
  page: number,
  doubtful: ReadonlyMap<Style, Drawn | undefined>,
): (glyph: Glyph) => boolean {
  const { fpdf } = file;
  const scale = Math.min(1, Math.sqrt(unseen.pixels / (view.width * view.height)));
  const part = partOf(view, [...doubtful.values()]);
  const [x, y] = [Math.floor(part.left * scale), Math.floor(part.top * scale)];
  const [width, height] = [Math.ceil(part.right * scale) - x, Math.ceil(part.bottom * scale) - y];
  const whole = { width: Math.ceil(view.width * scale), height: Math.ceil(view.height * scale) };
  if (width <= 0 || height <= 0) return () => false;
  const before = draw(file, page, whole, { x, y, width, height });
  for (const { object } of doubtful.keys()) fpdf.FPDFPageObj_SetIsActive(object, false);
  const after = draw(file, page, whole, { x, y, width, height });
  for (const { object } of doubtful.keys()) fpdf.FPDFPageObj_SetIsActive(object, true);
  return (glyph) => {
    // The engine has no letters of its own for what is no Latin; a viewer has.
    if (!glyph.style.embedded && (glyph.text.codePointAt(0) ?? 0) > 0x24f) return true;
    const { left, right, top, bottom } = glyphBox(view, glyph);
    const [x0, x1] = [
      Math.max(0, Math.floor(left * scale) - x),
      Math.min(width, Math.ceil(right * scale) - x),
    ];
    const [y0, y1] = [
      Math.max(0, Math.floor(top * scale) - y),
      Math.min(height, Math.ceil(bottom * scale) - y),
    ];
    for (let row = y0; row < y1; row++)
      for (let at = (row * width + x0) * 4; at < (row * width + x1) * 4; at++)
        if (Math.abs((before[at] ?? 0) - (after[at] ?? 0)) >= unseen.contrast) return true;
    return false;
  };
}

/** Of the page, what the text objects fill; all of it where one is unknown. */
function partOf({ width, height }: View, objects: readonly (Drawn | undefined)[]): Box {
  const whole = { left: 0, top: 0, right: width, bottom: height };
  const known = objects.filter((one) => one !== undefined);
  if (known.length < objects.length) return whole;
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (const one of known) {
    left = Math.min(left, one.left);
    top = Math.min(top, one.top);
    right = Math.max(right, one.right);
    bottom = Math.max(bottom, one.bottom);
  }
  const margin = 4;
  return {
    left: Math.max(0, left - margin),
    top: Math.max(0, top - margin),
    right: Math.min(width, right + margin),
    bottom: Math.min(height, bottom + margin),
  };
}

const withNotes = 1;
type Size = { readonly width: number; readonly height: number };

/** A part of the page that is drawn `whole` so large. Four bytes a pixel: blue, green, red and nothing. */
export function draw(
  file: PdfFile,
  page: number,
  whole: Size,
  { x, y, width, height }: Size & { readonly x: number; readonly y: number },
): Uint8Array {
  const { fpdf, heap } = file;
  const bitmap = fpdf.FPDFBitmap_CreateEx(width, height, 3, 0, 0);
  if (bitmap === 0) return new Uint8Array(width * height * 4);
  fpdf.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
  fpdf.FPDF_RenderPageBitmap(bitmap, page, -x, -y, whole.width, whole.height, 0, withNotes);
  const buffer = fpdf.FPDFBitmap_GetBuffer(bitmap);
  // Rows are four bytes a pixel and nothing more.
  const pixels = heap.HEAPU8.slice(buffer, buffer + width * height * 4);
  fpdf.FPDFBitmap_Destroy(bitmap);
  return pixels;
}
