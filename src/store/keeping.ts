// Keys, ages and the rights of people, in the file.

import type { Db } from './connect.ts';
import { keyed } from './keyed.ts';
import { sql } from './kysely.ts';
import { claimDays, lifetimes } from './limits.ts';
import { readSecret } from './settings.ts';
import type { Keeping, Row } from './store.ts';

/** Tables that are exported, with the columns that order them; `settings` holds keys and stays. */
const exported = {
  claims: ['id'],
  turns: ['id'],
  answers: ['id'],
  evidence: ['id'],
  citations: ['answer_id', 'number'],
  receipts: ['code'],
  messages: ['answer_id', 'message'],
  feedback: ['answer_id', 'person'],
  flags: ['id'],
  decisions: ['id'],
  retired: ['passage_hash'],
  wrong: ['question', 'quotation'],
  outbox: ['id'],
} as const;
/** Rows read at a time. */
const page = 500;

export function sqlKeeping(db: Db, key: string): Keeping {
  return {
    hash: async (name) => keyed(key, name),
    secret: (name) => db.read((q) => readSecret(q, `secret:${name}`)),
    sweep: (now, retentionDays) => sweep(db, now, retentionDays),
    purgePerson: (person) => purge(db, key, person),
    exportAll: () => exportAll(db),
  };
}

async function sweep(db: Db, now: number, retentionDays: number): Promise<void> {
  const old = now - retentionDays * lifetimes.day;
  await db.write(async (t) => {
    const ended = now - lifetimes.day;
    const empty = { question: null, person: null };
    await t
      .updateTable('claims')
      .set(empty)
      .where('ended_at', '<', ended)
      .where('question', 'is not', null)
      .execute();
    // Nobody took it over in all that time, and until now somebody would have been excused for it.
    await t
      .updateTable('claims')
      .set((e) => ({ ...empty, ended_at: e.ref('lease_until') }))
      .where('ended_at', 'is', null)
      .where('lease_until', '<', old)
      .execute();
    await t
      .deleteFrom('claims')
      .where('ended_at', '<', now - claimDays(retentionDays) * lifetimes.day)
      .execute();
    await t.deleteFrom('turns').where('at', '<=', ended).execute();
    await t
      .updateTable('answers')
      .set({ words: null, person: null })
      .where('answered_at', '<', old)
      .where('words', 'is not', null)
      .execute();
  });
}

const purge = (db: Db, key: string, name: string): Promise<number> =>
  db.write(async (t) => {
    const person = keyed(key, name);
    const claims = await t
      .updateTable('claims')
      .set((e) => ({
        question: null,
        person: null,
        ended_at: e.fn.coalesce('ended_at', 'lease_until'),
      }))
      .where('person', '=', person)
      .executeTakeFirst();
    const answers = await t
      .updateTable('answers')
      .set({ words: null, person: null })
      .where('person', '=', person)
      .executeTakeFirst();
    const decisions = await t
      .updateTable('decisions')
      .set({ moderator: '' })
      .where('moderator', '=', person)
      .executeTakeFirst();
    const told = await t.deleteFrom('outbox').where('address', '=', name).executeTakeFirst();
    const turns = await t.deleteFrom('turns').where('person', '=', person).executeTakeFirst();
    const votes = await t.deleteFrom('feedback').where('person', '=', person).executeTakeFirst();
    const flags = await t.deleteFrom('flags').where('person', '=', person).executeTakeFirst();
    const updated = claims.numUpdatedRows + answers.numUpdatedRows + decisions.numUpdatedRows;
    const deleted = told.numDeletedRows + turns.numDeletedRows + votes.numDeletedRows + flags.numDeletedRows;
    return Number(updated + deleted);
  });

async function* exportAll(db: Db): AsyncGenerator<Row> {
  for (const [table, columns] of Object.entries(exported))
    for (let from = 0; ; from += page) {
      const order = sql.join(columns.map((column) => sql.ref(column)));
      const rows = await db.read(async (q) => {
        const found = await sql<Record<string, string | number | null>>`
          select * from ${sql.table(table)} order by ${order} limit ${page} offset ${from}`.execute(q);
        return found.rows;
      });
      for (const row of rows) yield { ...row, table };
      if (rows.length < page) break;
    }
}
