// The tables, in SQL that SQLite and PostgreSQL both speak, and the steps that lead to them. A step once released stays.
import type { Kysely, Migration } from 'kysely';
import { sql } from './kysely.ts';
import { sealRows } from './seal-rows.ts';

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

const first = [
  'create table settings (name text primary key, value text not null)',
  `create table claims (id text primary key, question text, person text, holder text not null,
    lease_until bigint not null, asked_at bigint not null, ended_at bigint, message text, reason text)`,
  'create index claims_open on claims (lease_until) where ended_at is null',
  'create index claims_ended on claims (ended_at)',
  `create table turns (id text primary key, thread text not null, person text not null, at bigint not null,
    body text not null)`,
  'create index turns_thread on turns (thread, at)',
  'create index turns_at on turns (at)',
  `create table answers (id text primary key, question_id text not null, thread text not null, person text,
    channel text not null, kind text not null, receipt text not null, confidence double precision not null,
    readers text not null, answered_at bigint not null, settled_at bigint not null, words text, body text not null)`,
  'create index answers_question on answers (question_id)',
  'create index answers_receipt on answers (receipt)',
  'create index answers_at on answers (answered_at, id)',
  'create index answers_words on answers (answered_at) where words is not null',
  `create table evidence (id text primary key, passage_hash text not null, path text not null,
    title text not null, date text, body text not null)`,
  'create index evidence_passage on evidence (passage_hash)',
  `create table citations (answer_id text not null, number integer not null, evidence_id text not null,
    withdrawn_by text, primary key (answer_id, number))`,
  'create index citations_evidence on citations (evidence_id)',
  'create index citations_withdrawn on citations (withdrawn_by) where withdrawn_by is not null',
  'create table receipts (code text primary key, content text not null)',
  `create table messages (answer_id text not null, message text not null, at bigint not null,
    primary key (answer_id, message))`,
  `create table feedback (answer_id text not null, person text not null, verdict text not null, at bigint not null,
    primary key (answer_id, person))`,
  `create table flags (id text primary key, answer_id text not null, citation integer, reason text not null,
    person text not null, reporter text, at bigint not null, decided_at bigint, message text)`,
  'create index flags_answer on flags (answer_id)',
  `create table decisions (id text primary key, kind text not null, moderator text not null, at bigint not null,
    answer_id text, citation integer, flag_id text, subject text, reason text not null)`,
  'create index decisions_answer on decisions (answer_id)',
  'create index decisions_subject on decisions (subject)',
  `create table retired (passage_hash text primary key, text text not null, path text not null,
    headings text not null, reason text not null, at bigint not null, edited_hash text, edited_text text,
    edited_at bigint, settled_at bigint not null)`,
  `create table wrong (question text not null, quotation text not null, at bigint not null,
    primary key (question, quotation))`,
  `create table outbox (id text primary key, kind text not null, address text not null, answer_id text, flag_id text,
    at bigint not null, lease_until bigint not null, attempts integer not null)`,
];

const sealed = [
  'alter table claims drop column message',
  'create table gone (path text primary key, since bigint not null)',
  "create index evidence_path on evidence (path) where title <> ''",
];

export const migrations: Record<string, Migration> = {
  '0001-first': { up: (db) => runAll(db, first) },
  '0002-sealed': { up: (db) => runAll(db, sealed).then(() => sealRows(db)) },
};

async function runAll(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
