// What stands on a page beside its letters, in the order in which it is drawn: pictures, filled surfaces, ruled lines.
import { sizes } from './limits.ts';
import type { PdfFile } from './pdfium.ts';
import { type Box, boxOf, type View } from './view.ts';

/** Something drawn that may cover letters or lie under them. */
export type Shape = Box & {
  /** What is drawn later covers what is drawn before. */
  readonly order: number;
  readonly kind: 'surface' | 'picture' | 'other';
  /** Of a surface. */
  readonly colour?: readonly [number, number, number];
  readonly opaque: boolean;
  /** It fills its box. */
  readonly box: boolean;
};

/** A text object: when it is drawn, and whether only a drawing can tell if it is seen. */
export type Drawn = Box & { readonly order: number; readonly doubtful: boolean };

/** What stands on a page; `texts` by the handles of the engine. */
export type Shapes = {
  readonly shapes: readonly Shape[];
  readonly texts: ReadonlyMap<number, Drawn>;
  /** Thin lines and edges that run across. */
  readonly rules: readonly Box[];
};

type Matrix = readonly [number, number, number, number, number, number];
const same: Matrix = [1, 0, 0, 1, 0, 0];
const types = { text: 1, path: 2, picture: 3, form: 5 };
/** Points: a thinner shape is a line. */
const thin = 2.5;
const longRule = 24;

/** Looks at the objects of an open page (`page` is its handle), forms included, up to a limit. */
export function readShapes(file: PdfFile, view: View, page: number): Shapes {
  const { fpdf, heap, scratch } = file;
  const shapes: Shape[] = [];
  const texts = new Map<number, Drawn>();
  const rules: Box[] = [];
  const at = scratch >> 2;
  let order = 0;

  const bounds = (object: number, matrix: Matrix): Box | undefined => {
    if (!fpdf.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12))
      return undefined;
    const { HEAPF32: floats } = heap;
    return moved(
      view,
      matrix,
      floats[at] ?? 0,
      floats[at + 1] ?? 0,
      floats[at + 2] ?? 0,
      floats[at + 3] ?? 0,
    );
  };
  const colourOf = (object: number): readonly [number, number, number, number] | undefined => {
    if (!fpdf.FPDFPageObj_GetFillColor(object, scratch, scratch + 4, scratch + 8, scratch + 12))
      return undefined;
    const [red = 0, green = 0, blue = 0, alpha = 255] = heap.HEAP32.subarray(at, at + 4);
    return [red, green, blue, alpha];
  };
  const readPath = (object: number, box: Box): void => {
    if (!fpdf.FPDFPath_GetDrawMode(object, scratch, scratch + 4)) return;
    const [fill = 0, stroke = 0] = heap.HEAP32.subarray(at, at + 2);
    const [wide, high] = [box.right - box.left, box.bottom - box.top];
    if (wide >= longRule && (fill !== 0 || stroke !== 0)) {
      if (high <= thin) rules.push(box);
      else if (stroke !== 0) rules.push({ ...box, bottom: box.top + 1 }, { ...box, top: box.bottom - 1 });
    }
    if (fill === 0 || high <= thin || wide <= thin) return;
    const colour = colourOf(object);
    const opaque = (colour?.[3] ?? 255) > 250;
    const rgb = colour ? ([colour[0], colour[1], colour[2]] as const) : undefined;
    const upright = Math.min(fpdf.FPDFPath_CountSegments(object), 6) < 6;
    const kind = rgb ? 'surface' : 'other';
    shapes.push({ ...box, order, kind, opaque, box: upright, ...(rgb ? { colour: rgb } : {}) });
  };
  const isCut = (object: number, box: Box, matrix: Matrix): boolean => {
    const clip = fpdf.FPDFPageObj_GetClipPath(object);
    const paths = clip === 0 ? 0 : Math.min(fpdf.FPDFClipPath_CountPaths(clip), 20);
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    for (let path = 0; path < paths; path++) {
      const points = Math.min(fpdf.FPDFClipPath_CountPathSegments(clip, path), 200);
      let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
      for (let i = 0; i < points; i++) {
        const segment = fpdf.FPDFClipPath_GetPathSegment(clip, path, i);
        if (!fpdf.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4)) continue;
        const [px, py] = [heap.HEAPF32[at] ?? 0, heap.HEAPF32[at + 1] ?? 0];
        if (px < left) left = px;
        if (px > right) right = px;
        if (py < top) top = py;
        if (py > bottom) bottom = py;
      }
      ({ left, right, top, bottom } = moved(view, matrix, left, top, right, bottom));
      if (points > 0 && (x < left || x > right || y < top || y > bottom)) return true;
      if (points > 0 && (box.left < left - 1 || box.right > right + 1)) return true;
    }
    return false;
  };
  /** May belong to a layer that is switched off. */
  const isLayered = (object: number): boolean => {
    const marks = Math.min(fpdf.FPDFPageObj_CountMarks(object), 10);
    for (let i = 0; i < marks; i++) {
      fpdf.FPDFPageObjMark_GetName(fpdf.FPDFPageObj_GetMark(object, i), scratch, 64, scratch + 128);
      // "OC" in UTF-16, and its end.
      if (heap.HEAP32[at] === 0x43004f && (heap.HEAP32[at + 1] ?? 0) % 0x10000 === 0) return true;
    }
    return false;
  };
  const walk = (
    count: number,
    get: (i: number) => number,
    matrix: Matrix,
    depth: number,
    layered: boolean,
  ): void => {
    for (let i = 0; i < count && order < sizes.objects; i++) {
      const object = get(i);
      order++;
      const type = fpdf.FPDFPageObj_GetType(object);
      if (type === types.form) {
        const inner = fpdf.FPDFPageObj_GetMatrix(object, scratch)
          ? times([...heap.HEAPF32.subarray(at, at + 6)], matrix)
          : matrix;
        const objects = fpdf.FPDFFormObj_CountObjects(object);
        if (depth < sizes.depth)
          walk(
            objects,
            (n) => fpdf.FPDFFormObj_GetObject(object, n),
            inner,
            depth + 1,
            layered || isLayered(object),
          );
        continue;
      }
      const box = bounds(object, matrix);
      if (!box) continue;
      if (type === types.text) {
        const doubtful = layered || isLayered(object) || isCut(object, box, matrix);
        texts.set(object, { ...box, order, doubtful });
      } else if (type === types.path) readPath(object, box);
      else {
        const opaque = !fpdf.FPDFPageObj_HasTransparency(object);
        shapes.push({
          ...box,
          order,
          kind: type === types.picture ? 'picture' : 'other',
          opaque,
          box: false,
        });
      }
    }
  };
  walk(fpdf.FPDFPage_CountObjects(page), (i) => fpdf.FPDFPage_GetObject(page, i), same, 0, false);
  return { shapes, texts, rules };
}

function times(own: readonly number[], outer: Matrix): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = own;
  const [oa, ob, oc, od, oe, of] = outer;
  return [
    a * oa + b * oc,
    a * ob + b * od,
    c * oa + d * oc,
    c * ob + d * od,
    e * oa + f * oc + oe,
    e * ob + f * od + of,
  ];
}

function moved(view: View, matrix: Matrix, left: number, bottom: number, right: number, top: number): Box {
  if (matrix === same) return boxOf(view, left, bottom, right, top);
  const [a, b, c, d, e, f] = matrix;
  const corners = [
    [left, bottom],
    [left, top],
    [right, bottom],
    [right, top],
  ].map(([x = 0, y = 0]) => [a * x + c * y + e, b * x + d * y + f] as const);
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return boxOf(view, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
}
