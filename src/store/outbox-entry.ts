// What a decision leaves to be done in a chat, and how it is handed out.
import type { Lease } from './lease.ts';

/** What an adapter still has to do to a posted message or a person, at least once. */
export type OutboxEntry = {
  readonly entryId: string;
  /** edit: show the answer as it is kept now. decided: edit the flag's message. tell: tell the reporter. */
  readonly kind: 'edit' | 'decided' | 'tell';
  /** A message id or a person, platform first. */
  readonly address: string;
  readonly answerId?: string;
  readonly flagId?: string;
  /** The end of its lease, which no other lease of it has. */
  readonly until: number;
};

/** Entries that wait, handed out to the processes that can do them. */
export type Outbox = {
  /**
   * Entries whose address begins with `platform`, leased to the caller, oldest first; five attempts at most. One that was
   * handed out before comes again when the caller has seen it stand still for as long as a lease lasts, as with claims.
   */
  take(platform: string, lease: Lease, limit: number): Promise<readonly OutboxEntry[]>;
  /** The entry with its lease prolonged; undefined when it was handed out anew since, or is done. */
  prolong(entry: OutboxEntry, lease: Lease): Promise<OutboxEntry | undefined>;
  /** Done, or impossible: never handed out again. A told reporter's id is forgotten. */
  done(entryId: string): Promise<void>;
};
