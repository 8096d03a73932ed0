// Flags and the moderators' queue in the file.

import type { Readers } from '../domain.ts';
import type { Db } from './connect.ts';
import type { Keys } from './keyed.ts';
import { sql } from './kysely.ts';
import type { Concerned, Flags, OpenFlag, Queued } from './store.ts';
import type { Tables } from './tables.ts';

/** The verbs about reports and the queue, over the file. */
export function sqlFlags(db: Db, keys: Keys): Flags {
  const toFlag = flagOf(keys);
  return {
    open: (flag, id, now) =>
      db.write(async (t) => {
        await t
          .insertInto('flags')
          .values({
            id,
            answer_id: flag.answerId,
            citation: flag.citation ?? null,
            reason: flag.reason,
            person: keys.person(flag.person),
            reporter: keys.sealId(flag.person),
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
      db.write(async (t) => {
        await t
          .updateTable('flags')
          .set({ message: keys.sealId(message) })
          .where('id', '=', id)
          .execute();
      }),
    queue: (below, limit, after) =>
      db.read(async (q) => {
        const { rows } = await sql<Row<Omit<Queued, 'readers' | 'path'>>>`
          select * from (${waiting(below)}) q
          where ${after === undefined ? sql`1 = 1` : sql`(q.at < ${after.at} or (q.at = ${after.at} and q.id < ${after.id}))`}
          order by at desc, id desc limit ${limit}`.execute(q);
        return rows.map(({ readers, path, ...row }) => ({
          ...row,
          at: Number(row.at),
          ...concerned({ readers, path }),
        }));
      }),
    waiting: (below) =>
      db.read(async (q) => {
        const { rows } = await sql<Row<{ n: number }>>`
          select readers, path, count(*) as n from (${waiting(below)}) q group by readers, path`.execute(q);
        return rows.map(({ n, ...row }) => ({ ...concerned(row), count: Number(n) }));
      }),
  };
}

/** `readers` as JSON; either is null where the other says whom the entry concerns. */
type Row<T> = T & { readonly readers: string | null; readonly path: string | null };

function concerned({ readers, path }: Row<unknown>): Concerned {
  const asked: Readers | undefined = readers === null ? undefined : JSON.parse(readers);
  return { ...(asked === undefined ? {} : { readers: asked }), ...(path === null ? {} : { path }) };
}

/** Everything that waits for a moderator; kind and subject identify an entry. */
const waiting = (below: number) => sql`
  select 'flag' as kind, 'flag:' || f.id as id, f.id as subject, f.at, f.answer_id as "answerId", a.readers,
      null as path
    from flags f join answers a on a.id = f.answer_id where f.decided_at is null
  union all
  select 'unhelpful', 'unhelpful:' || f.answer_id, f.answer_id, max(f.at), f.answer_id, a.readers, null
    from feedback f join answers a on a.id = f.answer_id
    where f.verdict = 'unhelpful' and f.at > a.settled_at group by f.answer_id, a.readers
  union all
  select 'doubtful', 'doubtful:' || id, id, answered_at, id, readers, null
    from answers where settled_at = 0 and confidence < ${below} and kind in ('answer', 'nearest')
  union all
  select 'edited', 'edited:' || passage_hash, passage_hash, edited_at, '', null, path
    from retired where edited_at > settled_at`;

const flagOf =
  (keys: Keys) =>
  (row: Tables['flags']): OpenFlag => {
    const reporter = keys.open(row.reporter ?? '');
    const message = keys.open(row.message ?? '');
    return {
      flagId: row.id,
      answerId: row.answer_id,
      ...(row.citation === null ? {} : { citation: row.citation }),
      reason: row.reason,
      ...(reporter === undefined ? {} : { reporter }),
      at: row.at,
      ...(row.decided_at === null ? {} : { decidedAt: row.decided_at }),
      ...(message === undefined ? {} : { message }),
    };
  };
