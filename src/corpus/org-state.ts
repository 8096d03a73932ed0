// How far the reading of an Org text is: its lines, its pieces so far, and where a block stands.
import type { Canvas } from './canvas.ts';
import type { Line } from './indented-lines.ts';
import type { OrgEnds } from './org-ends.ts';
import type { Omission, Piece } from './parsed.ts';

/** The reading of one text. */
export type OrgWalk = {
  readonly canvas: Canvas;
  readonly source: string;
  readonly lines: readonly Line[];
  readonly pieces: Piece[];
  readonly hidden: Omission[];
  readonly ends: OrgEnds;
  groups: number;
};

/** Where a block stands: depth in lists, group of its list or quotation, folds around it. */
export type OrgPlace = { readonly level: number; readonly group: number; readonly within: readonly number[] };
