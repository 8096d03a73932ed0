// Numbers of what the kit does for an adapter; all are our own.

/** Spans in milliseconds. */
export const times = {
  /** Trying to post one reply. Longer than an outage of a minute. */
  posting: 120_000,
  /** Trying to edit one message, within the lease of an entry (30 s). */
  editing: 20_000,
  /** First and longest wait between two tries. */
  retryFirst: 250,
  retryMost: 5_000,
  /** Questions whose lease ran out are looked for this often. */
  overdue: 15_000,
  /** The outbox is looked into this often. */
  outbox: 3_000,
  /** Everything in flight must be answered or left to the next start within this. */
  drain: 9_000,
} as const;

/** Posts to one place under way at once. */
export const postsAtOnce = 4;

/** Tries of one edit before it is left to its lease, where the platform need not say that it can never be made. */
export const editTries = 5;
