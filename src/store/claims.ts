// Claims and turns in the file: who answers which question, and what was said before in a conversation.

import type { Question, Turn } from '../domain.ts';
import { showMessage } from './answers.ts';
import type { Db } from './connect.ts';
import { keyed } from './keyed.ts';
import { sql } from './kysely.ts';
import { lifetimes } from './limits.ts';
import type { Claims, Turns } from './store.ts';

export function sqlClaims(db: Db, key: string): Claims {
  return {
    take: (question, lease) =>
      db.read(async (q) => {
        const person = keyed(key, question.asker);
        const taken = await q
          .insertInto('claims')
          .values({
            id: question.id,
            question: JSON.stringify({ ...question, asker: person }),
            person,
            holder: lease.holder,
            lease_until: lease.until,
            asked_at: question.askedAt,
            ended_at: null,
            message: null,
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
        const renewed = await q
          .updateTable('claims')
          .set({ lease_until: lease.until })
          .where('id', 'in', ids)
          .where('holder', '=', lease.holder)
          .where('ended_at', 'is', null)
          .returning('id')
          .execute();
        return renewed.map((row) => row.id);
      }),
    end: (id, now, message, reason) =>
      db.write(async (t) => {
        await t
          .updateTable('claims')
          .set({ ended_at: now, message: message ?? null, reason: reason ?? null })
          .where('id', '=', id)
          .where('ended_at', 'is', null)
          .execute();
        if (message === undefined) return;
        const answer = await t
          .selectFrom('answers')
          .select('id')
          .where('question_id', '=', id)
          .orderBy('answered_at', 'desc')
          .limit(1)
          .executeTakeFirst();
        if (answer !== undefined) await showMessage(t, answer.id, message, now);
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
        return taken.flatMap((row): Question[] => (row.question === null ? [] : [JSON.parse(row.question)]));
      }),
  };
}

export const sqlTurns = (db: Db): Turns => ({
  begin: (thread, answerId) =>
    db.write(async (t) => {
      const turn = await t
        .selectFrom('turns')
        .innerJoin('answers', 'answers.question_id', 'turns.id')
        .select(['turns.person', 'turns.at', 'turns.body'])
        .where('answers.id', '=', answerId)
        .executeTakeFirst();
      if (turn === undefined) return;
      await t
        .insertInto('turns')
        .values({ id: `begin:${answerId}:${thread}`, thread, ...turn })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }),
  of: (thread, now, limit, before) =>
    db.read(async (q) => {
      const recent = q
        .selectFrom('turns')
        .select('body')
        .where('thread', '=', thread)
        .where('at', '>', now - lifetimes.day);
      const earlier = before === undefined ? recent : recent.where('at', '<', before);
      const rows = await earlier.orderBy('at', 'desc').limit(limit).execute();
      return rows.map((row): Turn => JSON.parse(row.body)).reverse();
    }),
  threads: (prefix, since, limit) =>
    db.read(async (q) => {
      const rows = await q
        .selectFrom('turns')
        .select(['thread', (e) => e.fn.max('at').as('latest')])
        .where(sql`substr(thread, 1, ${prefix.length})`, '=', prefix)
        .where('at', '>', since)
        .groupBy('thread')
        .orderBy('latest', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => row.thread);
    }),
});
