// Claims and turns in the file: who answers which question, and what was said before in a conversation.

import type { Question, Turn } from '../domain.ts';
import { showMessage } from './answers.ts';
import type { Db } from './connect.ts';
import { gather } from './gather.ts';
import { keyed } from './keyed.ts';
import { sql } from './kysely.ts';
import { lifetimes } from './limits.ts';
import { createSights } from './sights.ts';
import type { Claims, Lease, Turns } from './store.ts';

/** Claims written in one statement at most: nine values each, of the 32,766 that SQLite takes. */
const mostTogether = 500;

type Taking = { readonly question: Question; readonly lease: Lease };

export function sqlClaims(db: Db, key: string): Claims {
  const sights = createSights();
  const rowOf = ({ question, lease }: Taking) => {
    const person = keyed(key, question.asker);
    return {
      id: question.id,
      question: JSON.stringify({ ...question, asker: person }),
      person,
      holder: lease.holder,
      lease_until: lease.until,
      asked_at: question.askedAt,
      ended_at: null,
      message: null,
      reason: null,
    };
  };
  /** Of a question that is delivered twice in one burst the first one takes it. */
  const take = gather(mostTogether, (all: readonly Taking[]) =>
    db.read(async (q) => {
      const rows = await q
        .insertInto('claims')
        .values(all.map(rowOf))
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .execute();
      const taken = new Set(rows.map((row) => row.id));
      const winners = new Set(all.filter(({ question }) => taken.delete(question.id)));
      return (one: Taking) => winners.has(one);
    }),
  );
  return {
    take: (question, lease) => take({ question, lease }),
    renew: (ids, lease) =>
      db.read(async (q) => {
        if (ids.length === 0) return [];
        const renewed = await q
          .updateTable('claims')
          // Always another value: this is the heartbeat, also while the machine's clock is set back.
          .set((e) => ({
            lease_until: e
              .case()
              .when('lease_until', '<', lease.until)
              .then(lease.until)
              .else(e('lease_until', '+', 1))
              .end(),
          }))
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
    overdue: async (platform, lease, limit) => {
      const open = await db.read((q) =>
        q
          .selectFrom('claims')
          .select(['id', 'holder', 'lease_until'])
          .where('ended_at', 'is', null)
          .orderBy('asked_at')
          .orderBy('id')
          .execute(),
      );
      const beats = open.map((row) => ({ ...row, beat: `${row.holder} ${row.lease_until}` }));
      const left = sights(beats, lease.now).filter(({ id }) => id.startsWith(platform));
      if (left.length === 0 || limit === 0) return [];
      const questions = await db.write(async (t) => {
        const taken: string[] = [];
        for (const { id, holder, lease_until } of left.slice(0, limit)) {
          // Another process may have seen the same, and its holder may have come back.
          const row = await t
            .updateTable('claims')
            .set({ holder: lease.holder, lease_until: lease.until })
            .where('id', '=', id)
            .where('holder', '=', holder)
            .where('lease_until', '=', lease_until)
            .where('ended_at', 'is', null)
            .returning('question')
            .executeTakeFirst();
          if (row?.question) taken.push(row.question);
        }
        return taken;
      });
      return questions.map((question): Question => JSON.parse(question));
    },
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
