// The store that keeps: one file, shared by all processes that are given the same DATA_DIR.
import { sqlAnswers, sqlFeedback } from './answers.ts';
import { sqlClaims, sqlTurns } from './claims.ts';
import { connect } from './connect.ts';
import { sqlFlags } from './flags.ts';
import { sqlKeeping } from './keeping.ts';
import { createKeys } from './keyed.ts';
import { sqlOutbox } from './outbox.ts';
import { sqlRulings } from './rulings.ts';
import { personKey, readSecret } from './settings.ts';
import type { Store } from './store.ts';

/** Makes the file at first need. Rejects with a StoreError when it cannot be used. */
export async function openLibsql(file: string): Promise<Store> {
  const db = await connect(file);
  const keys = createKeys(await db.write((t) => readSecret(t, personKey)));
  let open = true;
  return {
    claims: sqlClaims(db, keys),
    turns: sqlTurns(db, keys),
    answers: sqlAnswers(db, keys),
    feedback: sqlFeedback(db, keys),
    flags: sqlFlags(db, keys),
    rulings: sqlRulings(db, keys),
    outbox: sqlOutbox(db, keys),
    keeping: sqlKeeping(db, keys),
    ready: () => open,
    close: async () => {
      open = false;
      await db.close();
    },
  };
}
