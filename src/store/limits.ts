// How long things are kept and leased, where, and the one fault a store reports.
import { join } from 'node:path';

/** The store cannot do it now: `away` (locked, full, unreadable) may pass, `closed` will not. */
export class StoreError extends Error {
  readonly code: 'away' | 'closed';
  constructor(code: 'away' | 'closed', message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreError';
    this.code = code;
  }
}

/** The one file, under the folder of DATA_DIR. */
export const storeFile = (dataDir: string): string => join(dataDir, 'footnote.db');

/** Modes of what is made to keep it, where the system knows modes: for the bot's own user alone. */
export const ownerOnly = { folder: 0o700, file: 0o600 } as const;

/** How often an entry is handed out before it is given up. */
export const attempts = 5;

/** Keys of ended claims outlast every redelivery: a week at least. */
export const claimDays = (retentionDays: number): number => Math.max(retentionDays, 7);

/** Lifetimes, in milliseconds unless said otherwise, as the requirements set them. */
export const lifetimes = {
  /** A claim's lease, and how often it is prolonged. */
  lease: 30_000,
  renewal: 10_000,
  /** Question and place of an ended claim, and a conversation's turns. */
  day: 86_400_000,
  /** An overdue question older than this gets an apology, not an answer. */
  late: 600_000,
} as const;
