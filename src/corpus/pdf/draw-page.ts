// A page as a picture, with what is quoted marked on it.
import type { PageBox } from './boxes.ts';
import { drawing } from './limits.ts';
import { withPdf } from './pdfium.ts';
import { pngOf } from './png.ts';
import { draw } from './seen.ts';
import { viewOf } from './view.ts';

/** A PNG with its width and height in pixels. */
export type Picture = { readonly png: Uint8Array; readonly width: number; readonly height: number };

/** `page` from 0, `width` in pixels. Boxes of other pages are left out. Undefined where the page cannot be drawn. */
export async function drawPage(
  bytes: Uint8Array,
  page: number,
  boxes: readonly PageBox[],
  width: number,
): Promise<Picture | undefined> {
  try {
    const picture = await withPdf(bytes, (file): Picture | undefined => {
      const handle = page < file.pages ? file.fpdf.FPDF_LoadPage(file.doc, page) : 0;
      if (handle === 0) return undefined;
      const view = viewOf(file, handle);
      const wide = Math.round(Math.min(Math.max(width, 1), drawing.width));
      const high = Math.round((wide * view.height) / view.width);
      const drawable = high > 0 && wide * high <= drawing.pixels;
      const pixels = drawable
        ? draw(file, handle, { width: wide, height: high }, { x: 0, y: 0, width: wide, height: high })
        : undefined;
      file.fpdf.FPDF_ClosePage(handle);
      if (!pixels) return undefined;
      for (const box of boxes) if (box.page === page) mark(pixels, wide, high, box);
      return { png: pngOf(pixels, wide, high), width: wide, height: high };
    });
    return typeof picture === 'string' ? undefined : picture;
  } catch {
    return undefined;
  }
}

/** As with a marker pen: black stays black, white turns into its colour. */
function mark(pixels: Uint8Array, width: number, height: number, { x, y, w, h }: PageBox): void {
  const [x0, x1] = [Math.max(0, Math.floor(x * width) - 1), Math.min(width, Math.ceil((x + w) * width) + 1)];
  const [y0, y1] = [Math.max(0, Math.floor(y * height)), Math.min(height, Math.ceil((y + h) * height))];
  for (let row = y0; row < y1; row++)
    for (let at = (row * width + x0) * 4; at < (row * width + x1) * 4; at += 4)
      for (const [i, share] of drawing.mark.entries()) {
        const tinted = Math.floor(((pixels[at + i] ?? 0) * share) / 255);
        pixels[at + i] = tinted;
      }
}
