// Stretches that stand on one line, and what the line as a whole is like.
import { most, raised, type Segment } from './segments.ts';
import type { Box } from './view.ts';

/** Stretches on one base line, in points; what most letters are (bold, fixed, right to left) is said of all. */
export type Line = Box & {
  readonly base: number;
  readonly size: number;
  readonly bold: boolean;
  readonly fixed: boolean;
  readonly rtl: boolean;
  /** In the order of reading. */
  readonly segments: readonly Segment[];
  /** As printed. */
  readonly text: string;
};

/** Lines of a flow, from the top down. */
export function linesOf(segments: readonly Segment[]): readonly Line[] {
  const rows: { segments: Segment[]; top: number; bottom: number; base: number; size: number }[] = [];
  for (const one of segments.toSorted((a, b) => a.base - b.base || a.left - b.left)) {
    const row = rows.findLast((r, i) => i > rows.length - 4 && isOnLine(r, one));
    if (!row) {
      rows.push({ segments: [one], top: one.top, bottom: one.bottom, base: one.base, size: one.size });
      continue;
    }
    row.segments.push(one);
    if (one.size > row.size * 1.05) {
      row.size = one.size;
      row.base = one.base;
    }
    row.top = Math.min(row.top, one.top);
    row.bottom = Math.max(row.bottom, one.bottom);
  }
  return rows.map((row) => lineOf(row.segments)).toSorted((a, b) => a.base - b.base);
}

/** An exponent stands on the line beside which it is; a line right below does not. */
function isOnLine(row: { top: number; bottom: number; base: number; size: number }, one: Segment): boolean {
  const smaller = Math.min(row.size, one.size);
  const larger = Math.max(row.size, one.size);
  const apart = Math.abs(row.base - one.base);
  return apart < smaller * 0.35 || (smaller < larger * 0.8 && apart < larger * 0.5);
}

/** Puts stretches that stand beside each other into the order of reading, as one line. */
export function lineOf(segments: readonly Segment[]): Line {
  const sizes = new Map<number, number>();
  let [rtl, bold, fixed, length] = [0, 0, 0, 0];
  for (const one of segments) {
    sizes.set(one.size, (sizes.get(one.size) ?? 0) + one.length);
    length += one.length;
    if (one.rtl) rtl += one.length;
    if (one.bold) bold += one.length;
    if (one.fixed) fixed += one.length;
  }
  const size = most(sizes);
  const backwards = rtl * 2 > length;
  const main = segments.find((one) => one.size === size) ?? segments[0];
  const above = (main?.base ?? 0) - size * 0.2;
  const ordered = segments
    .toSorted((a, b) => (backwards ? b.left - a.left : a.left - b.left))
    .map((one) => (one.size < size * 0.85 && one.base < above ? { ...one, text: raised(one.text) } : one));
  return {
    left: Math.min(...segments.map((s) => s.left)),
    right: Math.max(...segments.map((s) => s.right)),
    top: Math.min(...segments.map((s) => s.top)),
    bottom: Math.max(...segments.map((s) => s.bottom)),
    base: main?.base ?? 0,
    size,
    bold: bold === length,
    fixed: fixed > length * 0.9,
    rtl: backwards,
    segments: ordered,
    text: ordered.map((one, i) => (isParted(ordered[i - 1], one) ? ' ' : '') + one.text).join(''),
  };
}

/** A space stands between two stretches of a line, unless they touch: a letter and its exponent. */
export function isParted(before: Segment | undefined, next: Segment): boolean {
  if (!before) return false;
  const gap = Math.max(next.left - before.right, before.left - next.right);
  const size = Math.min(before.size, next.size);
  return gap > size * 0.12 || gap < size * -0.3;
}
