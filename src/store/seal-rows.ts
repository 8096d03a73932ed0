// The second step of the tables: ids that stood in clear become keyed hashes or seals.
import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { createKeys } from './keyed.ts';
import { sql } from './kysely.ts';
import { markStale, personKey, readSecret } from './settings.ts';
import type { Tables } from './tables.ts';

type Cell = string | null;
type Change = readonly [where: Readonly<Record<string, Cell>>, to: Readonly<Record<string, Cell>>];

/** Rewrites the ids of all rows; runs once for each file, within its migration. */
export async function sealRows(db: Kysely<Tables>): Promise<void> {
  const keys = createKeys(await readSecret(db, personKey));
  const sealed = (id: Cell): Cell => (id === null ? null : keys.sealId(id));
  const claims = await db.selectFrom('claims').select(['id', 'question']).execute();
  const turns = await db.selectFrom('turns').select(['id', 'thread']).execute();
  const answers = await db.selectFrom('answers').select(['id', 'question_id', 'thread', 'person']).execute();
  const messages = await db.selectFrom('messages').select(['answer_id', 'message']).execute();
  const flags = await db.selectFrom('flags').select(['id', 'reporter', 'message']).execute();
  const outbox = await db.selectFrom('outbox').select(['id', 'address']).execute();
  const changes: Readonly<Record<string, readonly Change[]>> = {
    claims: claims.map(({ id, question }) => [
      { id },
      { id: keys.id(id), question: question === null ? null : keys.seal(question) },
    ]),
    turns: turns.map(({ id, thread }) => [{ id }, { id: keys.id(id), thread: keys.id(thread) }]),
    answers: answers.map(({ id, question_id, thread, person }) => [
      { id },
      { question_id: keys.id(question_id), thread: person === null ? '' : keys.sealId(thread) },
    ]),
    messages: messages.map((row) => [row, { message: keys.sealId(row.message) }]),
    flags: flags.map(({ id, reporter, message }) => [
      { id },
      { reporter: sealed(reporter), message: sealed(message) },
    ]),
    // The id of an entry was made from its address.
    outbox: outbox.map(({ id, address }) => [
      { id },
      { id: randomBytes(9).toString('base64url'), address: keys.sealId(address) },
    ]),
  };
  for (const [table, rows] of Object.entries(changes))
    for (const [where, to] of rows)
      await sql`update ${sql.table(table)} set ${cells(to, sql`, `)} where ${cells(where, sql` and `)}`.execute(
        db,
      );
  // Which channels were direct messages is not known any more: those in which one person asked may have been.
  await sql`update answers set channel = '' where channel in
    (select channel from answers group by channel having count(distinct person) < 2)`.execute(db);
  if (Object.values(changes).some((rows) => rows.length > 0)) await markStale(db);
}

const cells = (row: Readonly<Record<string, Cell>>, between: ReturnType<typeof sql>) =>
  sql.join(
    Object.entries(row).map(([name, value]) => sql`${sql.ref(name)} = ${value}`),
    between,
  );
