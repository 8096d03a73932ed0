// A page as people see it: what is shown of it and how it is turned, and the way from its own coordinates to those.
import type { PdfFile } from './pdfium.ts';

/** Points from the upper left corner of what is shown, downwards. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** x' = ax + by + c and y' = dx + ey + f. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Width and height in points, of what is shown of the page after it is turned. */
export type View = {
  readonly width: number;
  readonly height: number;
  /** From the coordinates of the page. */
  readonly to: Affine;
};

/** Letters run to the right, down, to the left (upside down), up; or aslant. */
export type Direction = 0 | 1 | 2 | 3 | 'slanted';

/** How an open page is shown; `page` is its handle in the engine. */
export function viewOf({ fpdf, heap, scratch }: PdfFile, page: number): View {
  fpdf.FPDF_GetPageBoundingBox(page, scratch);
  const at = scratch >> 2;
  const [left = 0, top = 0, right = 0, bottom = 0] = heap.HEAPF32.subarray(at, at + 4);
  const turns = fpdf.FPDFPage_GetRotation(page);
  const [wide, high] = [right - left, top - bottom];
  const sizes = turns % 2 === 0 ? { width: wide, height: high } : { width: high, height: wide };
  if (turns === 1) return { ...sizes, to: [0, 1, -bottom, 1, 0, -left] };
  if (turns === 2) return { ...sizes, to: [-1, 0, right, 0, 1, -bottom] };
  if (turns === 3) return { ...sizes, to: [0, -1, top, -1, 0, right] };
  return { ...sizes, to: [1, 0, -left, 0, -1, top] };
}

/** A box of the page, as it is seen. */
export function boxOf({ to: [a, b, c, d, e, f] }: View, x0: number, y0: number, x1: number, y1: number): Box {
  const [ax, ay, bx, by] = [
    a * x0 + b * y0 + c,
    d * x0 + e * y0 + f,
    a * x1 + b * y1 + c,
    d * x1 + e * y1 + f,
  ];
  return { left: Math.min(ax, bx), top: Math.min(ay, by), right: Math.max(ax, bx), bottom: Math.max(ay, by) };
}

/** From the coordinates of the page to those of the page turned so that letters of the direction run to the right. */
export function frameOf({ width, height, to }: View, direction: Direction): Affine {
  const [a, b, c, d, e, f] = to;
  if (direction === 1) return [d, e, f, -a, -b, width - c];
  if (direction === 2) return [-a, -b, width - c, -d, -e, height - f];
  if (direction === 3) return [-d, -e, height - f, a, b, c];
  return to;
}

/** Into which of the four directions a vector points, within three degrees. */
export function directionOf(x: number, y: number): Direction {
  const length = Math.hypot(x, y);
  if (length === 0) return 0;
  if (Math.abs(y) < length / 20) return x > 0 ? 0 : 2;
  if (Math.abs(x) < length / 20) return y > 0 ? 1 : 3;
  return 'slanted';
}

/** The page turned so that letters of the direction run to the right. */
export function turned(
  { width, height }: Pick<View, 'width' | 'height'>,
  direction: Direction,
  box: Box,
): Box {
  const { left, top, right, bottom } = box;
  if (direction === 1) return { left: top, top: width - right, right: bottom, bottom: width - left };
  if (direction === 2)
    return { left: width - right, top: height - bottom, right: width - left, bottom: height - top };
  if (direction === 3) return { left: height - bottom, top: left, right: height - top, bottom: right };
  return box;
}

/** Undoes `turned`: from a page turned for reading to the page as it is seen. */
export function turnedBack(view: Pick<View, 'width' | 'height'>, direction: Direction, box: Box): Box {
  const { width, height } = view;
  const { left, top, right, bottom } = box;
  if (direction === 1) return { left: width - bottom, top: left, right: width - top, bottom: right };
  if (direction === 3) return { left: top, top: height - right, right: bottom, bottom: height - left };
  return turned({ width, height }, direction, box);
}
