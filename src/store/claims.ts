// Claims and turns in the file: who answers which question, and what was said before in a conversation.

import type { Question, Turn } from '../domain.ts';
import { showMessage } from './answers.ts';
import type { Db } from './connect.ts';
import type { Keys } from './keyed.ts';
import { sql } from './kysely.ts';
import { lifetimes } from './limits.ts';
import type { Claims, Turns } from './store.ts';

export function sqlClaims(db: Db, keys: Keys): Claims {
  return {
    take: (question, lease) =>
      db.read(async (q) => {
        const person = keys.person(question.asker);
        const taken = await q
          .insertInto('claims')
          .values({
            id: keys.id(question.id),
            question: keys.seal(JSON.stringify({ ...question, asker: person })),
            person,
            holder: lease.holder,
            lease_until: lease.until,
            asked_at: question.askedAt,
            ended_at: null,
            reason: null,
          })
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .execute();
        return taken.length > 0;
      }),
    renew: (ids, lease) =>
      db.read(async (q) => {
        if (ids.length === 0) return [];
        const known = new Map(ids.map((id) => [keys.id(id), id]));
        const renewed = await q
          .updateTable('claims')
          .set({ lease_until: lease.until })
          .where('id', 'in', [...known.keys()])
          .where('holder', '=', lease.holder)
          .where('ended_at', 'is', null)
          .returning('id')
          .execute();
        return renewed.flatMap((row) => known.get(row.id) ?? []);
      }),
    end: (id, now, message, reason) =>
      db.write(async (t) => {
        await t
          .updateTable('claims')
          .set({ ended_at: now, reason: reason ?? null })
          .where('id', '=', keys.id(id))
          .where('ended_at', 'is', null)
          .execute();
        if (message === undefined) return;
        const answer = await t
          .selectFrom('answers')
          .select('id')
          .where('question_id', '=', keys.id(id))
          .orderBy('answered_at', 'desc')
          .limit(1)
          .executeTakeFirst();
        if (answer !== undefined) await showMessage(t, answer.id, keys.sealId(message), now);
      }),
    overdue: (platform, lease, limit) =>
      db.read(async (q) => {
        const due = q
          .selectFrom('claims')
          .select('id')
          .where('ended_at', 'is', null)
          .where('lease_until', '<', lease.now)
          .where(sql`substr(id, 1, ${platform.length})`, '=', platform)
          .orderBy('asked_at')
          .limit(limit);
        const taken = await q
          .updateTable('claims')
          .set({ holder: lease.holder, lease_until: lease.until })
          .where('id', 'in', due)
          .where('ended_at', 'is', null)
          .where('lease_until', '<', lease.now)
          .returning(['question', 'asked_at', 'id'])
          .execute();
        taken.sort((a, b) => a.asked_at - b.asked_at || (a.id < b.id ? -1 : 1));
        return taken.flatMap((row): Question[] => {
          const question = keys.open(row.question ?? '');
          return question === undefined ? [] : [JSON.parse(question)];
        });
      }),
  };
}

export const sqlTurns = (db: Db, keys: Keys): Turns => ({
  of: (thread, now, limit) =>
    db.read(async (q) => {
      const rows = await q
        .selectFrom('turns')
        .select('body')
        .where('thread', '=', keys.id(thread))
        .where('at', '>', now - lifetimes.day)
        .orderBy('at', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row): Turn => JSON.parse(row.body)).reverse();
    }),
  threads: (prefix, since, limit) =>
    db.read(async (q) => {
      // A day's conversations are few enough to be opened one by one; a hash for each beginning would tell who talks where.
      const rows = await q
        .selectFrom('turns')
        .innerJoin('answers', 'answers.question_id', 'turns.id')
        .select(['answers.thread', (e) => e.fn.max('turns.at').as('latest')])
        .where('turns.at', '>', since)
        .groupBy('answers.thread')
        .orderBy('latest', 'desc')
        .execute();
      const threads = rows.flatMap((row) => keys.open(row.thread) ?? []);
      return threads.filter((thread) => thread.startsWith(prefix)).slice(0, limit);
    }),
});
