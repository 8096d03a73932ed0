// What every parser hands on: the prose and its blocks, and what it knows about each that no reader sees.
import type { Block, LeftOut, Span } from '../domain.ts';

/** A block and what only cleaning and cutting need to know about it. */
export type Piece = Block & {
  /** All of it is one link: to a place in this document (`own`) or elsewhere (`other`). */
  readonly pointer?: 'own' | 'other';
  /** A heading written in HTML, as in a file's banner. */
  readonly banner?: boolean;
  /** The tabs, admonitions and folds with a title that it stands in, outermost first. A heading holds for the last of its own. */
  readonly within?: readonly number[];
  /** Rows of a table whose cells may reach over several rows and columns. */
  readonly names?: RowNames;
  /** Who says it, in a transcript. */
  readonly by?: Span;
  /** A row that names the rows below it; where nothing is said, its cells tell. */
  readonly section?: boolean;
};

/** Where the names of a row's cells stand. */
export type RowNames = {
  /** For each cell the names of its columns, of the upper level first. */
  readonly columns: readonly (readonly Span[])[];
  /** What names the whole row from outside it, in order: the table's caption, cells that reach down from rows above (each with its column's name before it). */
  readonly row: readonly Span[];
};

/** A stretch that was left out, and why, before it is known of which document. */
export type Omission = Omit<LeftOut, 'documentId' | 'text'>;

/** A file as its parser read it. */
export type Parsed = {
  /** As long as the source. */
  readonly prose: string;
  readonly pieces: readonly Piece[];
  /** To be taken out of the blocks. */
  readonly omitted: readonly Omission[];
  /** What no reader sees: blank in the prose already, to be listed. */
  readonly hidden?: readonly Omission[];
  /** What the format itself names as title and language (HTML). */
  readonly title?: string;
  /** What is written above the text and marked as the title, in a way that is no heading. */
  readonly shownTitle?: string;
  readonly language?: string;
  /** Who may read it, as the format itself says (HTML): names with commas between them; empty where nobody is named. */
  readonly audience?: string;
};

/** A block of the given kind; what is not named is empty. The rest comes last: copied in the middle it takes five times as long. */
export const piece = (
  kind: Block['kind'],
  { start, end }: Span,
  rest: Omit<Partial<Piece>, 'kind' | 'start' | 'end'> = {},
): Piece => ({ kind, start, end, level: 0, group: 0, cells: [], head: false, ...rest });

/** The span without the white space and NULs around it; undefined when nothing is left. */
export function trimmed(prose: string, start: number, end: number): Span | undefined {
  let from = start;
  let to = end;
  while (from < to && blank(prose.charCodeAt(from))) from++;
  while (to > from && blank(prose.charCodeAt(to - 1))) to--;
  return from < to ? { start: from, end: to } : undefined;
}

const blank = (unit: number): boolean =>
  unit <= 32 || unit === 0xa0 || unit === 0x3000 || unit === 0xfeff || (unit >= 0x2000 && unit <= 0x200b);
