// How large a PDF may be, and from where on its letters count as unseen, as columns, as cells. Choices of ours but where a source is named.

/** How much of one file is read, at the most. */
export const sizes = {
  /** A longer file is a collection: its parts are found better one by one. */
  pages: 2_000,
  /** UTF-16 units of its text: some 3,000 pages of dense print. */
  characters: 12_000_000,
  /** Glyphs of one page; printed pages hold some 10,000 at most. */
  glyphs: 100_000,
  /** Objects of one page that are looked at (text, pictures, lines), and forms within forms. */
  objects: 200_000,
  depth: 8,
  /** Entries of its outline. */
  bookmarks: 10_000,
  /** Bytes of the engine's memory after which it is let go of, so that the next file finds a small one. */
  engine: 192 * 1_024 * 1_024,
} as const;

/** What nobody can see. */
export const unseen = {
  /** Points: smaller print is not read by people. */
  size: 2,
  /** Share of 255 by which a letter has to differ from the page without it; grey #EEEEEE on white differs by 17. */
  contrast: 16,
  /** Colours this near to one another are looked at on the drawn page (differences of red, green and blue, of 255 each). */
  alike: 120,
  /** Alpha (0 to 255) under which letters are looked at on the drawn page. */
  alpha: 128,
  /** Text objects times shapes of a page that are compared. */
  pairs: 20_000_000,
  /** Pixels that a page is drawn with to look at it. */
  pixels: 2_000_000,
} as const;

/** A scanned file: so few letters a page, and pictures that fill so much of it. */
export const scanned = { letters: 25, picture: 0.5 } as const;

/** Multiples of the size of the letters, but where said otherwise. */
export const layout = {
  /** A gap that parts two stretches of a line, and one that parts two words, at least. */
  gap: 0.9,
  space: 0.14,
  /** A gap that runs down between two columns, at least; points. */
  gutter: 6,
  /** Lines on either side of a gap that make columns of text beside the lines of a table, at least. */
  column: 6,
  /** Share of the height of the print that may cross the gap between columns (titles, wide figures). */
  crossing: 0.4,
  /** Share of the page's height at its head and foot where running lines stand. */
  edge: 0.12,
  /** Lines further apart than so many times the usual distance begin a new block. */
  block: 1.3,
  /** An indented first line. */
  indent: 0.8,
  /** Larger than the text around it by this factor: a heading. */
  heading: 1.12,
  /** Smaller than the text of the page by this factor: a footnote. */
  note: 0.94,
} as const;

/** Headings are no longer than this; characters and lines. */
export const heading = { characters: 160, lines: 4 } as const;

/** How large the picture of a page is, and in which colour it is marked. */
export const drawing = {
  /** Pixels: a broad screen twice over; and of the whole picture. */
  width: 2_400,
  pixels: 12_000_000,
  /** Of the marks: blue, green, red (0 to 255). */
  mark: [96, 226, 255],
} as const;
