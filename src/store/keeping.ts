// Keys, ages and the rights of people and documents, in the file.

import type { Transaction } from 'kysely';
import type { Db } from './connect.ts';
import { exportAll, rowsAbout } from './export.ts';
import { forgetDocument, forgetPerson, forgetPlaces, notePresent } from './forget.ts';
import type { Keys } from './keyed.ts';
import { attempts, claimDays, lifetimes } from './limits.ts';
import type { Keeping } from './rights.ts';
import { markStale, readSecret } from './settings.ts';
import type { Tables } from './tables.ts';

type Tx = Transaction<Tables>;

/** The verbs about keys, ages and rights, over the file. */
export function sqlKeeping(db: Db, keys: Keys): Keeping {
  /** What was deleted stands nowhere in the file afterwards, also when the process ends on the way there. */
  async function forgotten(work: (t: Tx) => Promise<number>): Promise<number> {
    const rows = await db.write(async (t) => {
      await markStale(t);
      return work(t);
    });
    await db.rewrite();
    return rows;
  }
  return {
    hash: async (name) => keys.person(name),
    secret: (name) => db.write((t) => readSecret(t, `secret:${name}`)),
    async sweep(now, retentionDays, present = []) {
      await db.write(async (t) => {
        await sweep(t, now, retentionDays);
        for (const path of await notePresent(t, present, now, retentionDays)) await forgetDocument(t, path);
      });
      await db.emptyLog();
    },
    purgePerson: (person) => forgotten((t) => forgetPerson(t, keys, person)),
    purgeDocument: (path) => forgotten((t) => forgetDocument(t, path)),
    exportAll: () => exportAll(db),
    exportPerson: (person) => rowsAbout(exportAll(db), keys, person),
  };
}

async function sweep(t: Tx, now: number, retentionDays: number): Promise<void> {
  const old = now - retentionDays * lifetimes.day;
  const ended = now - lifetimes.day;
  const empty = { question: null, person: null };
  await t
    .updateTable('claims')
    .set(empty)
    .where('ended_at', '<', ended)
    .where('question', 'is not', null)
    .execute();
  // Nobody took it over in all that time; until now its asker would still have got an apology.
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
  const answers = await t
    .updateTable('answers')
    .set({ words: null, person: null, thread: '' })
    .where('answered_at', '<', old)
    .where('words', 'is not', null)
    .returning(['id', 'channel'])
    .execute();
  await forgetPlaces(t, answers);
  await t
    .updateTable('flags')
    .set({ person: '', reason: '', reporter: null })
    .where('at', '<', old)
    .where((e) => e.or([e('person', '!=', ''), e('reporter', 'is not', null)]))
    .execute();
  await t
    .deleteFrom('outbox')
    .where((e) => e.or([e('at', '<', old), e.and([e('at', '<', ended), e('attempts', '>=', attempts)])]))
    .execute();
}
