// Numbers of the adapter for assistants, each with its unit; all are our own.
/** Sizes of what is read. */
export const limits = {
  /** UTF-16 units of a question that are read; the core reads no more. */
  question: 2_000,
  /** UTF-16 units of an id or a receipt. */
  id: 200,
  /** Bytes of a request over HTTP: a question and what surrounds it. */
  body: 65_536,
} as const;

/** Spans in milliseconds. */
export const times = {
  /** What is in flight when the process ends is waited for so long. */
  drain: 9_000,
} as const;

/** As package.json has it; a test holds the two together. */
export const version = '0.1.0';
