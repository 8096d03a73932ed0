// The store that keeps: one file, shared by all processes that are given the same DATA_DIR.
import { sqlAnswers, sqlFeedback } from './answers.ts';
import { sqlClaims, sqlTurns } from './claims.ts';
import { connect } from './connect.ts';
import { sqlFlags } from './flags.ts';
import { sqlKeeping } from './keeping.ts';
import { sqlOutbox } from './outbox.ts';
import { sqlRulings } from './rulings.ts';
import { readSecret } from './settings.ts';
import type { Store } from './store.ts';

/** Makes the file at first need. Rejects with a StoreError when it cannot be used. */
export async function openLibsql(file: string): Promise<Store> {
  const db = await connect(file);
  const key = await db.read((q) => readSecret(q, 'person-key'));
  let open = true;
  return {
    claims: sqlClaims(db, key),
    turns: sqlTurns(db),
    answers: sqlAnswers(db, key),
    feedback: sqlFeedback(db, key),
    flags: sqlFlags(db, key),
    rulings: sqlRulings(db, key),
    outbox: sqlOutbox(db),
    keeping: sqlKeeping(db, key),
    ready: () => open,
    close: async () => {
      open = false;
      await db.close();
    },
  };
}
