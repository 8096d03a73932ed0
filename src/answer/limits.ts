// How many of each an answer shows; all are our own.

/** Most excerpts, sections and sentences of one answer. */
export const atMost = {
  /** Excerpts of an answer, from different places; one is enough where it is sure. */
  excerpts: 3,
  /** Excerpts where several things are asked for, such as the items of a short list. */
  items: 6,
  /** Sections where nothing is sure. */
  nearest: 4,
  /** Passages that came next, told beside the answer. */
  next: 3,
  /** Sentences of the ranking, told beside the answer. */
  ranked: 5,
} as const;
