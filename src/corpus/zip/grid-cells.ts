// The cells of a sheet, as they are read: types only.

/** Rows and columns from 1; `html` is escaped and not empty. */
export type GridCell = {
  readonly column: number;
  readonly html: string;
  /** Cells that look the same share it; undefined where looks are not known. */
  readonly look?: number;
};
/** A row that holds something, its `number` from 1, cells from left to right. */
export type GridRow = { readonly number: number; readonly cells: readonly GridCell[] };
/** Cells shown as one: rows and columns from 1, both ends included. */
export type Merge = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

/** What is seen of a sheet: hidden rows and columns are gone already. */
export type Grid = {
  readonly name: string;
  /** In order; rows without any cell may be left out. */
  readonly rows: readonly GridRow[];
  readonly merges: readonly Merge[];
  /** Rows that the file itself marks as names of columns. */
  readonly heads: ReadonlySet<number>;
};
