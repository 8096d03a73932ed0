// How large what stands in an archive may be. All are choices of ours; real files stay far below.

const megabyte = 1_024 * 1_024;

/** How much is unpacked of an archive, so that a bomb is stopped in time. */
export const zipLimits = {
  /** Entries of an archive: a book with a picture a page has some thousands. */
  entries: 20_000,
  /** Bytes of one entry, unpacked: a sheet of a million cells has 60 MB. */
  entry: 256 * megabyte,
  /** Bytes of all that is read, unpacked: so many in any case, and so many for each packed byte (XML packs 10 to 60 times; a bomb 1,000). */
  floor: 16 * megabyte,
  ratio: 120,
  total: 768 * megabyte,
  /** Packed bytes unpacked at once: a thousand times as many may come out. */
  piece: 8 * 1_024,
  /** UTF-16 units of a name. */
  name: 1_024,
} as const;

/** How deep and how large a part of an archive may be. */
export const xmlLimits = {
  /** Elements within each other; a table in a table in a text box has 40. */
  depth: 400,
  /** Prefixes known at one place; Word declares 35. */
  prefixes: 200,
  /** Elements of a part that is read as a tree (some 150 bytes each); streams have no such limit. */
  elements: 2_000_000,
} as const;

/** How much text one file may become. */
export const canonicalLimits = {
  /** UTF-16 units of the text that quotations are counted in, its mark-up included. */
  source: 20_000_000,
  /** Rows of all sheets of a file; further ones are left out, with a warning. */
  rows: 60_000,
  /** Columns of a sheet; further ones are left out, with a warning. */
  columns: 400,
} as const;
