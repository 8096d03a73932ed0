// How large what is read may be, and what reading it may take. All are choices of ours; ordinary documents stay far below.

const kilobyte = 1_024;
const megabyte = 1_024 * kilobyte;

/** Bytes of a file, unless another unit is named. */
export const sizes = {
  /** A larger document takes seconds to parse and is never one document. */
  document: 20 * megabyte,
  /** A file that is no text: pictures make most of it. */
  converted: 100 * megabyte,
  /** A larger one is read apart, whatever it holds; UTF-16 units. */
  inPlace: 512 * kilobyte,
  /** A document with longer front matter is read apart; UTF-16 units. */
  frontMatter: 4 * kilobyte,
  /** `*.meta.yaml`. */
  settings: 64 * kilobyte,
  /** `questions.yaml`, `synonyms.txt`. */
  questions: 512 * kilobyte,
  synonyms: megabyte,
} as const;

/** Blocks of a document (headings, paragraphs, items, rows), and literals under `keep` and `exclude` that are looked for in place. */
export const counts = { blocks: 100_000, literals: 50 } as const;

/** Of the process that reads what may run away. */
export const apart = {
  /** Megabytes of its heap. */
  heap: 768,
  /** Seconds of its processor time for a file, and how much more for each megabyte of it: some twenty times what text takes. */
  seconds: 2,
  secondsPerMegabyte: 4,
  /** The same of a file that is no text, whose bytes are packed. */
  secondsConverted: 20,
  /** Megabytes of the whole process: what is no JavaScript counts against no heap. */
  memory: 1_024,
  /** Milliseconds between two looks at the processor time and memory that are taken. */
  lookEvery: 50,
  /** Milliseconds by the clock after which a process is given up that takes no processor time either. */
  lastResort: 900_000,
  /** Milliseconds without a file to read after which it ends. */
  idle: 3_000,
  /** Files that it could not read are remembered, so that the next reading of the folder need not wait for them again. */
  remembered: 1_000,
} as const;

/** Of a folder that git writes into. */
export const checkouts = {
  /** Milliseconds between two looks whether it still does. */
  lookEvery: 100,
  /** Milliseconds after which its lock counts as left behind: git takes seconds, for large repositories minutes. */
  lockedFor: 600_000,
  /** Bytes of a file that names the folder of git. */
  pointer: 4 * kilobyte,
  /** Readings in a row during which git wrote, after which what was read counts. */
  readings: 10,
} as const;

/** Seconds of processor time that a file of so many bytes may take. */
export const secondsFor = (bytes: number, converted: boolean): number =>
  (converted ? apart.secondsConverted : apart.seconds) +
  Math.round((apart.secondsPerMegabyte * bytes) / megabyte);
