// Where blocks, drawers and formulas of Org end: looked up by halves, for a file may open far more than it closes.

import type { Line } from './indented-lines.ts';
import { drawer } from './org-lines.ts';

/** Lines by what they close, as small letters; those that open a drawer under `:`. */
export type OrgEnds = ReadonlyMap<string, readonly number[]>;

const ending = /^(?:#\+end_\S+|:end:|\\end\{[^{}]{1,40}\})$/u;

/** Looks once at all lines, so that each end is found without reading them again. */
export function orgEnds(lines: readonly Line[]): OrgEnds {
  const found = new Map<string, number[]>();
  for (const [i, line] of lines.entries()) {
    const text = line.text.trim().toLowerCase();
    const key = ending.test(text) ? text : drawer.test(text) ? ':' : undefined;
    if (key === undefined) continue;
    const known = found.get(key);
    if (known) known.push(i);
    else found.set(key, [i]);
  }
  return found;
}

/** The first line behind `i` and before `to` that closes so; undefined where none does. */
export function orgEnd(ends: OrgEnds, mark: string, i: number, to: number): number | undefined {
  const end = after(ends.get(mark.toLowerCase()), i);
  if (end === undefined || end >= to) return undefined;
  // A drawer holds no other one.
  const inner = mark === ':end:' ? after(ends.get(':'), i) : undefined;
  return inner !== undefined && inner < end ? undefined : end;
}

function after(all: readonly number[] = [], i: number): number | undefined {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle] ?? 0) <= i) low = middle + 1;
    else high = middle;
  }
  return all[low];
}
