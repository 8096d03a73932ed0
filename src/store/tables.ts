// What stands in each table, and a connection that reads them.
import type { Kysely } from 'kysely';

/**
 * Times are milliseconds since 1970; JSON where said. Ids from outside never stand in clear: persons, channels and what is
 * only compared are keyed hashes, what is needed again is sealed (keyed.ts).
 */
export type Tables = {
  settings: { name: string; value: string };
  claims: {
    /** Keyed id of the question. */
    id: string;
    /** Sealed JSON of the Question, its asker hashed; null a day after the end. */
    question: string | null;
    person: string | null;
    holder: string;
    lease_until: number;
    asked_at: number;
    ended_at: number | null;
    reason: string | null;
  };
  /** id and thread: keyed, of the question and of its conversation. body: JSON of the Turn. */
  turns: { id: string; thread: string; person: string; at: number; body: string };
  answers: {
    id: string;
    /** Keyed. */
    question_id: string;
    /** Sealed; empty once the question is forgotten. */
    thread: string;
    person: string | null;
    /** Empty where it was asked with nobody else there. */
    channel: string;
    kind: string;
    receipt: string;
    confidence: number;
    /** JSON of the Readers. */
    readers: string;
    answered_at: number;
    /** When a moderator decided about it; 0: not yet. */
    settled_at: number;
    /** JSON of all that repeats the question's words; null once it is forgotten. */
    words: string | null;
    /** JSON of the rest of the Answer, its citations as references to evidence. */
    body: string;
  };
  /**
   * What was cited, kept once however often it is cited. body: JSON of the citation's lasting half; its words are gone, and
   * title is empty, once the document is forgotten.
   */
  evidence: {
    id: string;
    passage_hash: string;
    path: string;
    title: string;
    date: string | null;
    body: string;
  };
  /** Every passage that the quotation shows any part of. */
  evidence_passages: { evidence_id: string; passage_hash: string };
  citations: {
    answer_id: string;
    number: number;
    evidence_id: string;
    withdrawn_by: string | null;
  };
  receipts: { code: string; content: string };
  /** message: sealed. */
  messages: { answer_id: string; message: string; at: number };
  feedback: { answer_id: string; person: string; verdict: string; at: number };
  flags: {
    id: string;
    answer_id: string;
    citation: number | null;
    reason: string;
    /** This and reason are empty once they are as old as a question may become. */
    person: string;
    /** Sealed; null once told. */
    reporter: string | null;
    at: number;
    decided_at: number | null;
    /** Sealed. */
    message: string | null;
  };
  decisions: {
    id: string;
    kind: string;
    moderator: string;
    at: number;
    answer_id: string | null;
    citation: number | null;
    flag_id: string | null;
    subject: string | null;
    reason: string;
  };
  retired: {
    passage_hash: string;
    text: string;
    path: string;
    headings: string;
    reason: string;
    at: number;
    edited_hash: string | null;
    edited_text: string | null;
    edited_at: number | null;
    settled_at: number;
  };
  wrong: { question: string; quotation: string; at: number };
  /** Files whose words are kept and that left the folder, and when that was first seen. */
  gone: { path: string; since: number };
  outbox: {
    id: string;
    kind: string;
    /** Sealed. */
    address: string;
    answer_id: string | null;
    flag_id: string | null;
    at: number;
    lease_until: number;
    attempts: number;
  };
};

/** Reads alone: nothing that waits for a lock (see the dialect). */
export type Reader = Pick<Kysely<Tables>, 'selectFrom' | 'getExecutor'>;
