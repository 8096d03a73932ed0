// Decisions in the file, each with all its effects in one transaction.
import { randomBytes } from 'node:crypto';
import type { RawBuilder, Transaction } from 'kysely';
import type { Db } from './connect.ts';
import type { Keys } from './keyed.ts';
import { sql } from './kysely.ts';
import { readVersion, setVersion } from './settings.ts';
import type { Decision, Effects, Retired, Rulings } from './store.ts';
import type { Reader, Tables } from './tables.ts';

type Tx = Transaction<Tables>;

/** The verbs about decisions, over the file. */
export function sqlRulings(db: Db, keys: Keys): Rulings {
  let known: Known | undefined;
  const inForce = (): Promise<Known> =>
    db.read(async (q) => {
      const version = await readVersion(q);
      if (known?.version !== version) known = await readKnown(q, version);
      return known;
    });
  return {
    decide: (decision, effects = {}) =>
      db.write(async (t) => {
        if (!(await write(t, keys, decision))) return;
        await carryOut(t, keys, decision, effects);
        if (decision.kind !== 'note') await settle(t, decision);
        await settleWithdrawn(t, decision);
      }),
    decisions: ({ answerId, subject }) =>
      db.read(async (q) => {
        let rows = q.selectFrom('decisions').selectAll().orderBy('at').orderBy('id');
        if (answerId !== undefined) rows = rows.where('answer_id', '=', answerId);
        if (subject !== undefined) rows = rows.where('subject', '=', subject);
        return (await rows.execute()).map(toDecision);
      }),
    retired: () =>
      db.read(async (q) => {
        const rows = q.selectFrom('retired').selectAll().orderBy('at', 'desc').orderBy('passage_hash');
        return (await rows.execute()).map(toRetired);
      }),
    edited: (hash, edited, now) =>
      db.write(async (t) => {
        const { hash: edited_hash = null, text: edited_text = null } = edited ?? {};
        await t
          .updateTable('retired')
          .set({ edited_hash, edited_text, edited_at: edited_hash === null ? null : now })
          .where('passage_hash', '=', hash)
          .where(sql`coalesce(edited_hash, '')`, '!=', edited?.hash ?? '')
          .execute();
      }),
    retiredHashes: async () => (await inForce()).retired,
    wrongQuotations: async () => {
      const { wrong } = await inForce();
      return (question) => wrong.get(keys.question(question)) ?? new Set();
    },
  };
}

type Known = {
  readonly version: string;
  readonly retired: ReadonlySet<string>;
  /** Hashes of quotations by keyed question. */
  readonly wrong: ReadonlyMap<string, ReadonlySet<string>>;
};

async function readKnown(q: Reader, version: string): Promise<Known> {
  const retired = await q.selectFrom('retired').select('passage_hash').execute();
  const wrong = new Map<string, Set<string>>();
  for (const { question, quotation } of await q
    .selectFrom('wrong')
    .select(['question', 'quotation'])
    .execute())
    wrong.set(question, (wrong.get(question) ?? new Set()).add(quotation));
  return { version, retired: new Set(retired.map((row) => row.passage_hash)), wrong };
}

/** False: this decision was written before. */
async function write(t: Tx, keys: Keys, decision: Decision): Promise<boolean> {
  const added = await t
    .insertInto('decisions')
    .values({
      id: decision.decisionId,
      kind: decision.kind,
      moderator: keys.person(decision.moderator),
      at: decision.at,
      answer_id: decision.answerId ?? null,
      citation: decision.citation ?? null,
      flag_id: decision.flagId ?? null,
      subject: decision.subject ?? null,
      reason: decision.reason,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return added.length > 0;
}

async function carryOut(t: Tx, keys: Keys, { decisionId, at }: Decision, effects: Effects): Promise<void> {
  const { retire = [], unretire = [], wrong, withdraw, restore = [] } = effects;
  const open = t.updateTable('citations').set({ withdrawn_by: decisionId }).where('withdrawn_by', 'is', null);
  for (const one of retire) await keepRetired(t, one, at);
  if (retire.length > 0)
    await open.where(showing(sql.join(retire.map(({ passageHash }) => passageHash)))).execute();
  if (unretire.length > 0) await t.deleteFrom('retired').where('passage_hash', 'in', unretire).execute();
  if (retire.length > 0 || unretire.length > 0 || wrong !== undefined)
    await setVersion(t, randomBytes(8).toString('hex'));
  if (wrong !== undefined) await rule(t, keys.question(wrong.question), wrong, at);
  if (withdraw !== undefined)
    await open.where('answer_id', '=', withdraw.answerId).where('number', '=', withdraw.number).execute();
  const back =
    unretire.length === 0
      ? sql<boolean>`withdrawn_by in (${sql.join(['', ...restore])})`
      : sql<boolean>`(withdrawn_by in (select id from decisions where kind = 'retire')
          and ${showing(sql.join(unretire))} and not ${showing(sql`select passage_hash from retired`)})`;
  // One statement, however many messages: a transaction that takes its time bars every other process.
  await sql`insert into outbox (id, kind, address, answer_id, flag_id, at, lease_until, attempts)
    select ${decisionId} || ':' || answer_id || ':' || message, 'edit', message, answer_id, null, ${at}, 0, 0
    from messages where answer_id in
      (select answer_id from citations where withdrawn_by = ${decisionId} or ${back})`.execute(t);
  await t.updateTable('citations').set({ withdrawn_by: null }).where(back).execute();
}

/** Citations that show any part of these passages. */
const showing = (hashes: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`evidence_id in (select evidence_id from evidence_passages where passage_hash in (${hashes}))`;

async function keepRetired(t: Tx, { passageHash, headings, ...retire }: Retired, at: number): Promise<void> {
  const row = {
    text: retire.text,
    path: retire.path,
    headings: JSON.stringify(headings),
    reason: retire.reason,
    at: retire.at,
    edited_hash: null,
    edited_text: null,
    edited_at: null,
    settled_at: at,
  };
  await t
    .insertInto('retired')
    .values({ passage_hash: passageHash, ...row })
    .onConflict((conflict) => conflict.column('passage_hash').doUpdateSet(row))
    .execute();
}

async function rule(
  t: Tx,
  question: string,
  { quotation, holds }: NonNullable<Effects['wrong']>,
  at: number,
) {
  if (holds)
    await t
      .insertInto('wrong')
      .values({ question, quotation, at })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  else
    await t.deleteFrom('wrong').where('question', '=', question).where('quotation', '=', quotation).execute();
}

async function settle(t: Tx, decision: Decision): Promise<void> {
  const { answerId = '', flagId = '', subject = '', at } = decision;
  await closeFlags(t, sql`id = ${flagId}`, decision);
  await t.updateTable('answers').set({ settled_at: at }).where('id', '=', answerId).execute();
  await t
    .updateTable('retired')
    .set({ settled_at: at })
    .where((e) => e.or([e('passage_hash', '=', subject), e('edited_hash', '=', subject)]))
    .execute();
}

/** Flags about a quotation that was withdrawn, and answers of which nothing is left, have nothing more to decide. */
async function settleWithdrawn(t: Tx, decision: Decision): Promise<void> {
  const { decisionId, at } = decision;
  const standing = (answer: string) => sql`exists (select 1 from citations s
    where s.answer_id = ${sql.ref(answer)} and s.withdrawn_by is null)`;
  const out = sql`from citations where withdrawn_by = ${decisionId}`;
  const about = sql`((answer_id, citation) in (select answer_id, number ${out})
    or (citation is null and answer_id in (select answer_id ${out}) and not ${standing('flags.answer_id')}))`;
  await closeFlags(t, about, decision);
  const withdrawn = t.selectFrom('citations').select('answer_id').where('withdrawn_by', '=', decisionId);
  await t
    .updateTable('answers')
    .set({ settled_at: at })
    .where('id', 'in', withdrawn)
    .where(sql<boolean>`not ${standing('answers.id')}`)
    .execute();
}

/** Whoever reported is told, and the message in the moderation channel edited. */
async function closeFlags(t: Tx, which: RawBuilder<unknown>, { decisionId, at }: Decision): Promise<void> {
  const open = sql`decided_at is null and ${which}`;
  for (const [kind, address] of [
    ['decided', 'message'],
    ['tell', 'reporter'],
  ] as const)
    await sql`insert into outbox (id, kind, address, answer_id, flag_id, at, lease_until, attempts)
      select ${decisionId} || ${`:${kind}:`} || id, ${kind}, ${sql.ref(address)}, answer_id, id, ${at}, 0, 0
      from flags where ${open} and ${sql.ref(address)} is not null`.execute(t);
  await t.updateTable('flags').set({ decided_at: at }).where(sql<boolean>`${open}`).execute();
}

const decisionKinds: readonly Decision['kind'][] = ['right', 'wrong', 'retire', 'undo', 'note'];

const toDecision = (row: Tables['decisions']): Decision => ({
  decisionId: row.id,
  kind: decisionKinds.find((kind) => kind === row.kind) ?? 'note',
  moderator: row.moderator,
  at: row.at,
  ...(row.answer_id === null ? {} : { answerId: row.answer_id }),
  ...(row.citation === null ? {} : { citation: row.citation }),
  ...(row.flag_id === null ? {} : { flagId: row.flag_id }),
  ...(row.subject === null ? {} : { subject: row.subject }),
  reason: row.reason,
});

function toRetired(row: Tables['retired']): Retired {
  const headings: readonly string[] = JSON.parse(row.headings);
  return {
    passageHash: row.passage_hash,
    text: row.text,
    path: row.path,
    headings,
    reason: row.reason,
    at: row.at,
    ...(row.edited_hash === null ? {} : { editedHash: row.edited_hash }),
    ...(row.edited_text === null ? {} : { editedText: row.edited_text }),
  };
}
