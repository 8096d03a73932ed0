// The steps that lead to the tables, in SQL that SQLite and PostgreSQL both speak. A step once released stays.
import type { Kysely, Migration } from 'kysely';
import { sql } from './kysely.ts';
import { sealRows } from './seal-rows.ts';

/** The statements of the first step, by which the oldest files were made. */
export const firstTables: readonly string[] = [
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

const windows = [
  `create table evidence_passages (evidence_id text not null, passage_hash text not null,
    primary key (evidence_id, passage_hash))`,
  'create index evidence_passages_hash on evidence_passages (passage_hash)',
  'insert into evidence_passages (evidence_id, passage_hash) select id, passage_hash from evidence',
];

/** The steps by name, in their order; a file takes those that it lacks when it is opened. */
export const migrations: Record<string, Migration> = {
  '0001-first': { up: (db) => runAll(db, firstTables) },
  '0002-sealed': { up: (db) => runAll(db, sealed).then(() => sealRows(db)) },
  '0003-windows': { up: (db) => runAll(db, windows) },
};

async function runAll(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
