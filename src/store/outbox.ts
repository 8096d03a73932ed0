// Errands in the file: handed out under a lease until they are done.

import type { Db } from './connect.ts';
import type { Errand, Outbox } from './errand.ts';
import { sql } from './kysely.ts';
import { attempts } from './limits.ts';

export const sqlOutbox = (db: Db): Outbox => ({
  take: (platform, lease, limit) =>
    db.read(async (q) => {
      const due = q
        .selectFrom('outbox')
        .select('id')
        .where('lease_until', '<', lease.now)
        .where('attempts', '<', attempts)
        .where(sql`substr(address, 1, ${platform.length})`, '=', platform)
        .orderBy('at')
        .orderBy('id')
        .limit(limit);
      const taken = await q
        .updateTable('outbox')
        .set((e) => ({ lease_until: lease.until, attempts: e('attempts', '+', 1) }))
        .where('id', 'in', due)
        .where('lease_until', '<', lease.now)
        .returning(['id', 'kind', 'address', 'answer_id', 'flag_id', 'at', 'lease_until'])
        .execute();
      taken.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
      return taken.map(
        (row): Errand => ({
          errandId: row.id,
          kind: row.kind === 'decided' || row.kind === 'tell' ? row.kind : 'edit',
          address: row.address,
          until: row.lease_until,
          ...(row.answer_id === null ? {} : { answerId: row.answer_id }),
          ...(row.flag_id === null ? {} : { flagId: row.flag_id }),
        }),
      );
    }),
  prolong: (errand, { until }) =>
    db.read(async (q) => {
      // Whoever takes it after the lease ran out writes another end of it.
      const ours = await q
        .updateTable('outbox')
        .set({ lease_until: until })
        .where('id', '=', errand.errandId)
        .where('lease_until', '=', errand.until)
        .returning('id')
        .execute();
      return ours.length > 0 ? { ...errand, until } : undefined;
    }),
  done: (id) =>
    db.write(async (t) => {
      const [errand] = await t
        .deleteFrom('outbox')
        .where('id', '=', id)
        .returning(['kind', 'flag_id'])
        .execute();
      if (errand?.kind === 'tell')
        await t.updateTable('flags').set({ reporter: null }).where('id', '=', errand.flag_id).execute();
    }),
});
