// How many questions are in hand at a time, and how long each stage of one may take. All are our own.

/** How many of each at most, in this process. */
export const counts = {
  /** Questions that wait or are being answered in this process; the next one is told that the bot is busy. */
  waiting: 200,
  /** Of those, questions that read the store or the disk at the same time. */
  atOnce: 8,
  /** Previews are answered one at a time; so many may wait for it. */
  previews: 20,
  /** Overdue questions taken over at a time. */
  takeover: 50,
  /** Persons whose questions of the last minute are remembered; the one silent for longest is forgotten first. */
  persons: 10_000,
  /** Questions whose claim was given up: another delivery of them is not answered as well. */
  unclaimed: 10_000,
} as const;

/**
 * Milliseconds that a stage of one question may take. The store waits up to 10 s for a lock (store/connect), so 12 s is more
 * than any store takes that is there. A question that was taken over is replied to, and its lease asked for, before that
 * ends (store/limits), also when it cannot be renewed: else nobody ever would.
 */
export const stages = {
  claim: 12_000,
  /** Turns, rulings and answers that are read. */
  store: 12_000,
  /** All quotations of one answer, looked up in their files. */
  proof: 5_000,
  /** The folder read again, which goes on for the next question. */
  reload: 15_000,
  record: 12_000,
  /** Less than a lock may take: what cannot be renewed in time is believed to be ours while its lease lasts. */
  renewal: 5_000,
  /** From the claim to the reply, with all waiting for other questions. */
  question: 24_000,
} as const;

/** A step of an answer that has a deadline of its own. */
export type Stage = keyof typeof stages;

/** Spans in milliseconds. */
export const times = {
  /** How long an adapter may look for a reply that is already there; then the question is overdue again. */
  lookUp: 120_000,
  /** How long an adapter may try to post a reply: longer than any of them tries. */
  posting: 900_000,
  /** How often what has had its time is forgotten. */
  sweep: 3_600_000,
  /** Span of the limit of questions a person; within it that limit is told once. */
  minute: 60_000,
} as const;
