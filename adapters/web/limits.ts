// The numbers of the chat in the browser, each with its unit and reason.
/** Sizes and counts. */
export const chatLimits = {
  /** Conversations kept in memory; the one that was longest idle goes first. */
  browsers: 100,
  /** Questions of a conversation that are shown; the engine remembers turns by its own rule. */
  exchanges: 50,
  /** Characters (UTF-16) of a question, as the field of the pages takes them. */
  question: 2_000,
  /** Characters (UTF-16) of a report, a reason or a note. */
  words: 1_000,
  /** Bytes of a form: all its fields at four bytes a character, percent-encoded, and room to spare. */
  form: 65_536,
  /** Characters (UTF-16) of a quotation in a list to choose from: one line on a phone. */
  choice: 70,
  /** Examples to press before the first question. */
  examples: 4,
} as const;
