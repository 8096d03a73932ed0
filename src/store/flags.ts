// Flags and the moderators' queue in the file.

import type { Db } from './connect.ts';
import { keyed } from './keyed.ts';
import { sql } from './kysely.ts';
import type { Tables } from './schema.ts';
import type { Flags, OpenFlag, Queued } from './store.ts';

export function sqlFlags(db: Db, key: string): Flags {
  return {
    open: (flag, id, now) =>
      db.read(async (q) => {
        await q
          .insertInto('flags')
          .values({
            id,
            answer_id: flag.answerId,
            citation: flag.citation ?? null,
            reason: flag.reason,
            person: keyed(key, flag.person),
            reporter: flag.person,
            at: now,
            decided_at: null,
            message: null,
          })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }),
    get: (id) =>
      db.read(async (q) => {
        const row = await q.selectFrom('flags').selectAll().where('id', '=', id).executeTakeFirst();
        return row && toFlag(row);
      }),
    ofAnswer: (id) =>
      db.read(async (q) => {
        const rows = q
          .selectFrom('flags')
          .selectAll()
          .where('answer_id', '=', id)
          .orderBy('at')
          .orderBy('id');
        return (await rows.execute()).map(toFlag);
      }),
    showIn: (id, message) =>
      db.read(async (q) => {
        await q.updateTable('flags').set({ message }).where('id', '=', id).execute();
      }),
    queue: (below, limit, after) =>
      db.read(async (q) => {
        const { rows } = await sql<Queued>`
          select * from (${waiting(below)}) q
          where ${after === undefined ? sql`1 = 1` : sql`(q.at < ${after.at} or (q.at = ${after.at} and q.id < ${after.id}))`}
          order by at desc, id desc limit ${limit}`.execute(q);
        return rows.map((row) => ({ ...row, at: Number(row.at) }));
      }),
    waiting: (below) =>
      db.read(async (q) => {
        const { rows } = await sql<{ n: number }>`select count(*) as n from (${waiting(below)}) q`.execute(q);
        return Number(rows[0]?.n ?? 0);
      }),
  };
}

/** Everything that waits for a moderator; each entry is told apart by its kind and subject. */
const waiting = (below: number) => sql`
  select 'flag' as kind, 'flag:' || id as id, id as subject, at, answer_id as "answerId"
    from flags where decided_at is null
  union all
  select 'unhelpful', 'unhelpful:' || f.answer_id, f.answer_id, max(f.at), f.answer_id
    from feedback f join answers a on a.id = f.answer_id
    where f.verdict = 'unhelpful' and f.at > a.settled_at group by f.answer_id
  union all
  select 'doubtful', 'doubtful:' || id, id, answered_at, id
    from answers where settled_at = 0 and confidence < ${below} and kind in ('answer', 'nearest')
  union all
  select 'edited', 'edited:' || passage_hash, passage_hash, edited_at, ''
    from retired where edited_at > settled_at`;

const toFlag = (row: Tables['flags']): OpenFlag => ({
  flagId: row.id,
  answerId: row.answer_id,
  ...(row.citation === null ? {} : { citation: row.citation }),
  reason: row.reason,
  ...(row.reporter === null ? {} : { reporter: row.reporter }),
  at: row.at,
  ...(row.decided_at === null ? {} : { decidedAt: row.decided_at }),
  ...(row.message === null ? {} : { message: row.message }),
});
