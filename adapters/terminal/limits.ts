// The terminal's numbers, each with its unit and reason.
/** Sizes and counts. */
export const limits = {
  /** Columns when a terminal does not tell its width: the common default. */
  columns: 80,
  /** Columns: longer lines are tiring to read, whatever the width of the window. */
  widest: 100,
  /** Columns: below this, wrapping makes shreds of words. */
  narrowest: 24,
  /** Columns a tab is shown as. */
  tab: 4,
  /** Questions kept by the arrow keys. */
  history: 200,
  /** Characters (UTF-16) of a question that are handed on; the core reads fewer. */
  question: 10_000,
  /** Characters (UTF-16) of a piped question that are repeated above its answer. */
  echo: 200,
  /** Files not read that the beginning of a chat names; the list of sources names all. */
  namedFiles: 3,
  /** Documents listed where they are asked for; the list of sources has all. */
  listed: 20,
  /** Milliseconds between two progress lines of a long run. */
  progressEvery: 2_000,
  /** Length (characters) of a piece of left-out text in the list of sources. */
  leftOut: 70,
  /** Stretches left out for one reason that are listed one by one; of more only the first. */
  leftOutAlike: 3,
} as const;

/** Exit codes of every command. */
export const exit = { fine: 0, fault: 1, misuse: 2, noAnswer: 3 } as const;
