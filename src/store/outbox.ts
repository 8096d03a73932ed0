// Errands in the file: handed out under a lease until they are done.

import type { Db } from './connect.ts';
import type { Keys } from './keyed.ts';
import { sql } from './kysely.ts';
import { attempts } from './limits.ts';
import type { Errand, Outbox } from './store.ts';

export const sqlOutbox = (db: Db, keys: Keys): Outbox => ({
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
        .returning(['id', 'kind', 'address', 'answer_id', 'flag_id', 'at'])
        .execute();
      taken.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
      return taken.flatMap((row): Errand[] => {
        const address = keys.open(row.address);
        if (address === undefined) return [];
        const kind = row.kind === 'decided' || row.kind === 'tell' ? row.kind : 'edit';
        const about = {
          ...(row.answer_id === null ? {} : { answerId: row.answer_id }),
          ...(row.flag_id === null ? {} : { flagId: row.flag_id }),
        };
        return [{ errandId: row.id, kind, address, ...about }];
      });
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
