// Claims and turns in the file: who answers which question, and what was said before in a conversation.

import type { Question, Turn } from '../domain.ts';
import { byCodeUnit } from '../text/compare.ts';
import { showMessage } from './answers.ts';
import type { Db } from './connect.ts';
import { gather } from './gather.ts';
import type { Keys } from './keyed.ts';
import { lifetimes } from './limits.ts';
import { createSights } from './sights.ts';
import type { Claims, Lease, Turns } from './store.ts';

/** Claims written in one statement at most: eight values each, of the 32,766 that SQLite takes. */
const mostTogether = 500;

type Taking = { readonly question: Question; readonly lease: Lease };

/** The verbs about claims, over the file. Claims of one moment are written together. */
export function sqlClaims(db: Db, keys: Keys): Claims {
  const sights = createSights();
  const rowOf = ({ question, lease }: Taking) => {
    const person = keys.person(question.asker);
    return {
      id: keys.id(question.id),
      question: keys.seal(JSON.stringify({ ...question, asker: person })),
      person,
      holder: lease.holder,
      lease_until: lease.until,
      asked_at: question.askedAt,
      ended_at: null,
      reason: null,
    };
  };
  /** Of a question that is delivered twice in one burst the first one takes it. */
  const take = gather(mostTogether, (all: readonly Taking[]) =>
    db.write(async (t) => {
      const rows = await t
        .insertInto('claims')
        .values(all.map(rowOf))
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .execute();
      const taken = new Set(rows.map((row) => row.id));
      const winners = new Set(all.filter(({ question }) => taken.delete(keys.id(question.id))));
      return (one: Taking) => winners.has(one);
    }),
  );
  return {
    take: (question, lease) => take({ question, lease }),
    renew: (ids, lease) =>
      db.write(async (t) => {
        if (ids.length === 0) return [];
        const known = new Map(ids.map((id) => [keys.id(id), id]));
        const renewed = await t
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
      const opened = questions.flatMap((sealed): Question[] => {
        const question = keys.open(sealed);
        return question === undefined ? [] : [JSON.parse(question)];
      });
      return opened.sort((a, b) => a.askedAt - b.askedAt || byCodeUnit(a.id, b.id));
    },
  };
}

/** The verbs about turns of conversations, over the file. */
export const sqlTurns = (db: Db, keys: Keys): Turns => ({
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
        .values({ id: keys.id(`begin:${answerId}:${thread}`), thread: keys.id(thread), ...turn })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }),
  of: (thread, now, limit, before) =>
    db.read(async (q) => {
      const recent = q
        .selectFrom('turns')
        .select('body')
        .where('thread', '=', keys.id(thread))
        .where('at', '>', now - lifetimes.day);
      const earlier = before === undefined ? recent : recent.where('at', '<', before);
      const rows = await earlier.orderBy('at', 'desc').limit(limit).execute();
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
