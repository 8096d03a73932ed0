// The few values that all processes on one file share: keys, and the version of what is retired.
import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

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
export const readVersion = async (q: Kysely<Tables>): Promise<string> => (await read(q, version)) ?? '';

export async function setVersion(q: Kysely<Tables>, value: string): Promise<void> {
  await q
    .insertInto('settings')
    .values({ name: version, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

const version = 'rulings-version';

async function read(q: Kysely<Tables>, name: string): Promise<string | undefined> {
  const row = await q.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value;
}
