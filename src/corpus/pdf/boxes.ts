// Where the words of a quotation stand on the pages of its file.
import type { Place, Span } from '../../domain.ts';
import type { ConvertOptions } from '../converted.ts';
import { pageBreak } from './document.ts';
import { readPage } from './page.ts';
import { withPdf } from './pdfium.ts';
import type { Box } from './view.ts';

/** A stretch of one line. `page` from 0; the others are shares of the page's width and height, from its upper left corner. */
export type PageBox = {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
};

/** What a converted file says of itself; its places are its pages, in order. */
type Converted = { readonly source: string; readonly places: readonly Place[] };

/**
 * Reads only the pages that the span touches anew, with the options of the conversion. Empty where the bytes no longer
 * say what `source` says there, or cannot be read.
 */
export async function boxesOf(
  bytes: Uint8Array,
  { source, places }: Converted,
  { start, end }: Span,
  { ocrTrusted }: ConvertOptions,
): Promise<readonly PageBox[]> {
  const touched = places.flatMap((place, page) => {
    const next = places[page + 1]?.start ?? source.length + pageBreak.length;
    return place.start < end && next > start
      ? [{ page, from: place.start, to: next - pageBreak.length }]
      : [];
  });
  try {
    const found = await withPdf(bytes, (file) =>
      touched.map(({ page, from, to }) => {
        const { text, boxes, width, height } = readPage(file, page, ocrTrusted);
        if (text !== source.slice(from, to)) return undefined;
        const own = boxes().slice(Math.max(0, start - from), Math.max(0, end - from));
        return linesOf(own).map((box) => shareOf(box, page, width, height));
      }),
    );
    return typeof found === 'string' || found.includes(undefined)
      ? []
      : found.flatMap((boxes) => boxes ?? []);
  } catch {
    return [];
  }
}

/** Letters beside each other are one box. */
function linesOf(boxes: readonly (Box | undefined)[]): readonly Box[] {
  const lines: Box[] = [];
  for (const box of boxes) {
    if (!box) continue;
    const last = lines.at(-1);
    const high = box.bottom - box.top;
    const wide = box.right - box.left;
    const along =
      last &&
      Math.abs(last.top + last.bottom - box.top - box.bottom) < high &&
      apart(last.left, last.right, box.left, box.right) < high * 0.9;
    const down =
      last &&
      Math.abs(last.left + last.right - box.left - box.right) < wide &&
      apart(last.top, last.bottom, box.top, box.bottom) < wide * 0.9;
    if (last && (along || (down && high < wide * 0.8)))
      lines[lines.length - 1] = {
        left: Math.min(last.left, box.left),
        right: Math.max(last.right, box.right),
        top: Math.min(last.top, box.top),
        bottom: Math.max(last.bottom, box.bottom),
      };
    else lines.push(box);
  }
  return lines;
}

const apart = (a0: number, a1: number, b0: number, b1: number): number => Math.max(b0 - a1, a0 - b1);

function shareOf({ left, top, right, bottom }: Box, page: number, width: number, height: number): PageBox {
  const rounded = (share: number): number => Math.round(share * 1e5) / 1e5;
  const within = (share: number): number => rounded(Math.min(1, Math.max(0, share)));
  const [x, y] = [within(left / width), within(top / height)];
  const [to, low] = [within(right / width), within(bottom / height)];
  return { page, x, y, w: rounded(to - x), h: rounded(low - y) };
}
