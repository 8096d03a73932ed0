// How far the reading of an AsciiDoc text is: its lines, its pieces so far, and where a block stands.
import type { AsciidocLines, Line } from './asciidoc-lines.ts';
import type { Canvas } from './canvas.ts';
import type { Omission, Piece } from './parsed.ts';

/** The reading of one text. */
export type AsciidocWalk = {
  readonly source: string;
  readonly canvas: Canvas;
  readonly lines: readonly Line[];
  readonly settings: AsciidocLines['settings'];
  readonly pieces: Piece[];
  readonly hidden: Omission[];
  /** Where each line that opens or closes a block stands, by its text. */
  readonly delimiters: ReadonlyMap<string, readonly number[]>;
  groups: number;
};

/** Where a block stands: depth in lists, group of its list or quotation, folds around it; sections stand at the top only. */
export type AsciidocPlace = {
  readonly level: number;
  readonly group: number;
  readonly within: readonly number[];
  readonly top: boolean;
};

/** Reads one block at line `i`; gives the line behind. */
export type Block = (i: number, to: number, place: AsciidocPlace) => number;
