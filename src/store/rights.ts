// What every store promises about keys and ages, and to the people and documents that something is kept about.
/** A row as it is exported: its table and its columns. */
export type Row = { readonly table: string } & Readonly<Record<string, string | number | null>>;

/** Keys, ages and the rights of people. */
export type Keeping = {
  /** Keyed hash of a person or any other short name; the key is made at first start and shared by all processes. */
  hash(name: string): Promise<string>;
  /** A secret of this installation (64 hex digits), made when first asked for: `pages` signs its links with one. */
  secret(name: string): Promise<string>;
  /**
   * Forgets what has had its time: places after a day, turns after a day, questions and who reported what after
   * `retentionDays`. `present`: files in the folder now; what others said is forgotten as long after they left.
   */
  sweep(now: number, retentionDays: number, present?: readonly string[]): Promise<void>;
  /**
   * Deletes all that was kept about a person, in the file's free places and its log too; gives the number of rows deleted
   * or emptied.
   */
  purgePerson(person: string): Promise<number>;
  /** In the same way the words of a document; hashes stay, by which receipts are verified. */
  purgeDocument(path: string): Promise<number>;
  /** As it is kept, seals closed. */
  exportAll(): AsyncIterable<Row>;
  /** What is about this person and nothing else, seals opened. */
  exportPerson(person: string): AsyncIterable<Row>;
};
