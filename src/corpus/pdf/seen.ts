// Which letters of a page people can see. Most can be told from their colour and place; the others are looked at: the page is
// drawn with and without them, and a letter is seen where the two pictures differ.
import type { Glyph, Style, Token } from './glyphs.ts';
import { scanned, unseen } from './limits.ts';
import type { PdfFile } from './pdfium.ts';
import type { Drawn, Shape, Shapes } from './shapes.ts';
import { type Box, turnedBack, type View } from './view.ts';

/** The letters that are seen, and how many are there that are not. */
export type Seen = { readonly tokens: readonly Token[]; readonly hidden: number };

export function seenOf(
  file: PdfFile,
  view: View,
  page: number,
  tokens: readonly Token[],
  { shapes, texts }: Shapes,
  ocrTrusted: boolean,
): Seen {
  const picture = ocrTrusted && shareOfPictures(view, shapes) >= scanned.picture;
  const certain = new Map<Style, boolean>();
  const doubtful = new Set<Style>();
  for (const token of tokens) {
    if (typeof token === 'string' || certain.has(token.style)) continue;
    const { style } = token;
    const drawn = texts.get(style.object);
    const visible = style.size >= unseen.size && style.direction !== 'slanted';
    certain.set(style, visible && (style.mode !== 3 || picture));
    if (visible && !picture && style.mode !== 3 && isDoubtful(style, drawn, shapes)) doubtful.add(style);
  }
  const looked = doubtful.size > 0 ? look(file, view, page, doubtful) : undefined;
  let hidden = 0;
  const kept = tokens.filter((token) => {
    if (typeof token === 'string') return true;
    const seen =
      certain.get(token.style) === true &&
      isOnPage(view, token) &&
      (!looked || !doubtful.has(token.style) || looked(token));
    if (!seen) hidden++;
    return seen;
  });
  return { tokens: kept, hidden };
}

/** As seen on the page: between the heights of capitals and of what hangs below. */
export const glyphBox = (view: View, { left, right, base, style }: Glyph): Box =>
  turnedBack(view, style.direction, {
    left,
    right,
    top: base - style.size * 0.8,
    bottom: base + style.size * 0.22,
  });

function isOnPage(view: View, glyph: Glyph): boolean {
  const box = glyphBox(view, glyph);
  const [x, y] = [(box.left + box.right) / 2, (box.top * 1.2 + box.bottom * 0.8) / 2];
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

function isDoubtful(style: Style, drawn: Drawn | undefined, shapes: readonly Shape[]): boolean {
  const { red, green, blue, alpha, mode } = style;
  if (!drawn || drawn.doubtful || mode > 3 || alpha < unseen.alpha) return true;
  if (Math.min(red, green, blue) >= unseen.white) return true;
  return shapes.some((shape) => {
    const wide = Math.min(shape.right, drawn.right) - Math.max(shape.left, drawn.left);
    const high = Math.min(shape.bottom, drawn.bottom) - Math.max(shape.top, drawn.top);
    if (wide <= 0 || high <= 0) return false;
    if (shape.order > drawn.order || !shape.colour) return true;
    const [r, g, b] = shape.colour;
    return Math.abs(r - red) + Math.abs(g - green) + Math.abs(b - blue) < unseen.alike;
  });
}

/** Draws the page with and without the letters in doubt. */
function look(
  file: PdfFile,
  view: View,
  page: number,
  doubtful: ReadonlySet<Style>,
): (glyph: Glyph) => boolean {
  const { fpdf } = file;
  const scale = Math.min(1.5, Math.sqrt(unseen.pixels / (view.width * view.height)));
  const [width, height] = [Math.ceil(view.width * scale), Math.ceil(view.height * scale)];
  const before = draw(file, page, width, height);
  for (const { object } of doubtful) fpdf.FPDFPageObj_SetIsActive(object, false);
  const after = draw(file, page, width, height);
  for (const { object } of doubtful) fpdf.FPDFPageObj_SetIsActive(object, true);
  return (glyph) => {
    // The engine has no letters of its own for what is no Latin; a viewer has.
    if (!glyph.style.embedded && (glyph.text.codePointAt(0) ?? 0) > 0x24f) return true;
    const { left, right, top, bottom } = glyphBox(view, glyph);
    const [x0, x1] = [Math.max(0, Math.floor(left * scale)), Math.min(width, Math.ceil(right * scale))];
    const [y0, y1] = [Math.max(0, Math.floor(top * scale)), Math.min(height, Math.ceil(bottom * scale))];
    for (let y = y0; y < y1; y++)
      for (let at = (y * width + x0) * 4; at < (y * width + x1) * 4; at++)
        if (Math.abs((before[at] ?? 0) - (after[at] ?? 0)) >= unseen.contrast) return true;
    return false;
  };
}

const withNotes = 1;

/** Four bytes a pixel: blue, green, red and nothing. */
export function draw(file: PdfFile, page: number, width: number, height: number): Uint8Array {
  const { fpdf, heap } = file;
  const bitmap = fpdf.FPDFBitmap_CreateEx(width, height, 3, 0, 0);
  if (bitmap === 0) return new Uint8Array(width * height * 4);
  fpdf.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
  fpdf.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, withNotes);
  const buffer = fpdf.FPDFBitmap_GetBuffer(bitmap);
  const stride = fpdf.FPDFBitmap_GetStride(bitmap);
  const pixels = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++)
    pixels.set(heap.HEAPU8.subarray(buffer + y * stride, buffer + y * stride + width * 4), y * width * 4);
  fpdf.FPDFBitmap_Destroy(bitmap);
  return pixels;
}
