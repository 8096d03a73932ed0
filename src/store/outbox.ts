// The outbox in the file: handed out under a lease until they are done.

import type { Transaction } from 'kysely';
import type { Db } from './connect.ts';
import type { Keys } from './keyed.ts';
import type { Lease } from './lease.ts';
import { attempts } from './limits.ts';
import type { Outbox, OutboxEntry } from './outbox-entry.ts';
import { createSights } from './sights.ts';
import type { Tables } from './tables.ts';

/** The verbs about the outbox, over the file. */
export function sqlOutbox(db: Db, keys: Keys): Outbox {
  const sights = createSights();
  return {
    take: async (platform, lease, limit) => {
      const open = await db.read((q) =>
        q
          .selectFrom('outbox')
          .select(['id', 'address', 'attempts', 'lease_until'])
          .where('attempts', '<', attempts)
          .orderBy('at')
          .orderBy('id')
          .execute(),
      );
      const handedOut = open.filter((row) => row.attempts > 0);
      const beats = handedOut.map((row) => ({ ...row, beat: `${row.attempts} ${row.lease_until}` }));
      const left = new Set(sights(beats, lease.now).map(({ id }) => id));
      const due = open.filter(
        (row) => row.address.startsWith(platform) && (row.attempts === 0 || left.has(row.id)),
      );
      return due.length === 0 ? [] : db.write((t) => handOut(t, keys, due.slice(0, limit), lease));
    },
    prolong: (entry, { until }) =>
      db.write(async (t) => {
        // Whoever takes it after the lease ran out writes another end of it.
        const ours = await t
          .updateTable('outbox')
          .set({ lease_until: until })
          .where('id', '=', entry.entryId)
          .where('lease_until', '=', entry.until)
          .returning('id')
          .execute();
        return ours.length > 0 ? { ...entry, until } : undefined;
      }),
    done: (id) =>
      db.write(async (t) => {
        const [entry] = await t
          .deleteFrom('outbox')
          .where('id', '=', id)
          .returning(['kind', 'flag_id'])
          .execute();
        if (entry?.kind === 'tell')
          await t.updateTable('flags').set({ reporter: null }).where('id', '=', entry.flag_id).execute();
      }),
  };
}

type Due = { readonly id: string; readonly attempts: number; readonly lease_until: number };

/** In their order, but for what another process was handed since. */
async function handOut(
  t: Transaction<Tables>,
  keys: Keys,
  due: readonly Due[],
  lease: Lease,
): Promise<readonly OutboxEntry[]> {
  const taken: OutboxEntry[] = [];
  for (const { id, attempts: before, lease_until } of due) {
    const row = await t
      .updateTable('outbox')
      .set({ lease_until: lease.until, attempts: before + 1 })
      .where('id', '=', id)
      .where('attempts', '=', before)
      .where('lease_until', '=', lease_until)
      .returning(['id', 'kind', 'address', 'answer_id', 'flag_id', 'lease_until'])
      .executeTakeFirst();
    const address = row && keys.open(row.address);
    if (row === undefined || address === undefined) continue;
    taken.push({
      entryId: row.id,
      kind: row.kind === 'decided' || row.kind === 'tell' ? row.kind : 'edit',
      address,
      until: row.lease_until,
      ...(row.answer_id === null ? {} : { answerId: row.answer_id }),
      ...(row.flag_id === null ? {} : { flagId: row.flag_id }),
    });
  }
  return taken;
}
