// What a reader model is given, and how long it may take. All are our own.

/** What it is given of each pair. */
export const given = {
  /** UTF-16 units of the question. */
  question: 400,
  /** UTF-16 units of a passage with its headings: somewhat more than `tokens` hold. */
  passage: 2_500,
  /** Tokens of question and passage together, as the small models take. */
  tokens: 512,
  /** Tokens of an answer that a question-answering model finds. */
  answer: 30,
} as const;

/** One, so that the same pair has the same score, and a small machine goes on with other questions beside it. */
export const threads = 1;

/** Spans in milliseconds. */
export const times = {
  /** From the question to all of its verdicts, with the wait for other questions; then the answer is made without them. */
  budget: 3_000,
  /** To load the model, or to say anything of a question: a process that is silent for longer is ended. */
  silence: 60_000,
} as const;
