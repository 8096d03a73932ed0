// The few values that all processes on one file share: keys, and the version of what is retired.
import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Reader, Tables } from './tables.ts';

/** Under which name the key of all hashes and seals is kept: see keyed.ts. */
export const personKey = 'person-key';

/** The value of this name; made of 256 random bits (64 hex digits) when first asked for, by whichever process. */
export async function readSecret(q: Kysely<Tables>, name: string): Promise<string> {
  await q
    .insertInto('settings')
    .values({ name, value: randomBytes(32).toString('hex') })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await read(q, name)) ?? '';
}

/** Changes whenever a passage is retired or a quotation ruled wrong, or is so no longer. */
export const readVersion = async (q: Reader): Promise<string> => (await read(q, version)) ?? '';

/** Writes a new version, so that every process reads the rulings again. */
export async function setVersion(q: Kysely<Tables>, value: string): Promise<void> {
  await q
    .insertInto('settings')
    .values({ name: version, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

const version = 'rulings-version';

/** From now on the file is to be written anew: old versions of rows stand in places that are not overwritten. */
export async function markStale(q: Kysely<Tables>): Promise<void> {
  await q
    .insertInto('settings')
    .values({ name: stale, value: 'yes' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Whether the file still has to be written anew. */
export const isStale = async (q: Kysely<Tables>): Promise<boolean> => (await read(q, stale)) !== undefined;

/** Notes that the file was written anew. */
export async function unmarkStale(q: Kysely<Tables>): Promise<void> {
  await q.deleteFrom('settings').where('name', '=', stale).execute();
}

const stale = 'stale-pages';

async function read(q: Reader, name: string): Promise<string | undefined> {
  const row = await q.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value;
}
