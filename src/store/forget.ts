// Forgetting on demand, in the file: all about one person, and what one document said.

import type { Transaction } from 'kysely';
import { type Lasting, ownWords, silenced, withoutMore } from './encode.ts';
import type { Keys } from './keyed.ts';
import { sql } from './kysely.ts';
import { lifetimes } from './limits.ts';
import { ownTurn } from './shown.ts';
import type { Tables } from './tables.ts';

type Tx = Transaction<Tables>;

/** Gives the number of rows deleted or emptied. */
export async function forgetPerson(t: Tx, keys: Keys, name: string): Promise<number> {
  const person = keys.person(name);
  await forgetCompletions(t, person);
  const claims = await t
    .updateTable('claims')
    .set((e) => ({
      question: null,
      person: null,
      ended_at: e.fn.coalesce('ended_at', 'lease_until'),
    }))
    .where('person', '=', person)
    .executeTakeFirst();
  const answers = await t
    .updateTable('answers')
    .set({ words: null, person: null, thread: '' })
    .where('person', '=', person)
    .returning(['id', 'channel'])
    .execute();
  const places = await forgetPlaces(t, answers);
  const decisions = await t
    .updateTable('decisions')
    .set({ moderator: '' })
    .where('moderator', '=', person)
    .executeTakeFirst();
  const notices = await t.deleteFrom('outbox').where('address', '=', keys.sealId(name)).executeTakeFirst();
  const turns = await t.deleteFrom('turns').where('person', '=', person).executeTakeFirst();
  const votes = await t.deleteFrom('feedback').where('person', '=', person).executeTakeFirst();
  const flags = await t.deleteFrom('flags').where('person', '=', person).executeTakeFirst();
  const updated = claims.numUpdatedRows + decisions.numUpdatedRows;
  const deleted = notices.numDeletedRows + turns.numDeletedRows + votes.numDeletedRows + flags.numDeletedRows;
  return answers.length + places + Number(updated + deleted);
}

/** Where a forgotten answer stands with nobody else there leads to the person; elsewhere it can still be taken back. */
export async function forgetPlaces(
  t: Tx,
  answers: readonly Pick<Tables['answers'], 'id' | 'channel'>[],
): Promise<number> {
  const alone = answers.flatMap(({ id, channel }) => (channel === '' ? [id] : []));
  let rows = 0;
  for (let from = 0; from < alone.length; from += most) {
    const some = alone.slice(from, from + most);
    await t.deleteFrom('outbox').where('kind', '=', 'edit').where('answer_id', 'in', some).execute();
    const gone = await t.deleteFrom('messages').where('answer_id', 'in', some).executeTakeFirst();
    rows += Number(gone.numDeletedRows);
  }
  return rows;
}

/** Parameters of one statement; SQLite takes 32,766. */
const most = 10_000;

/** What others asked in the same conversations may have been completed from the person's words: their own stay. */
async function forgetCompletions(t: Tx, person: string): Promise<void> {
  const answers = await t
    .selectFrom('answers')
    .select(['id', 'words'])
    .where('thread', 'in', t.selectFrom('answers').select('thread').where('person', '=', person))
    .where('person', '!=', person)
    .execute();
  for (const { id, words } of answers) {
    const own = words === null ? null : ownWords(words);
    if (own !== words) await t.updateTable('answers').set({ words: own }).where('id', '=', id).execute();
  }
  const turns = await t
    .selectFrom('turns')
    .select(['id', 'body'])
    .where('thread', 'in', t.selectFrom('turns').select('thread').where('person', '=', person))
    .where('person', '!=', person)
    .execute();
  for (const { id, body } of turns)
    await t
      .updateTable('turns')
      .set({ body: JSON.stringify(ownTurn(JSON.parse(body))) })
      .where('id', '=', id)
      .execute();
}

/** Of what is cited hashes and places stay, by which receipts are verified; the words go. Gives the number of rows emptied. */
export async function forgetDocument(t: Tx, path: string): Promise<number> {
  // In the JSON of a source, anywhere in a row.
  const named = sql<boolean>`body like ${`%${JSON.stringify({ path })
    .slice(1, -1)
    .replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`;
  let rows = 0;
  for (const row of await t
    .selectFrom('evidence')
    .select(['id', 'path', 'title', 'body'])
    .where(named)
    .execute()) {
    const kept: Lasting = JSON.parse(row.body);
    const own = row.path === path;
    if (own && row.title === '') continue;
    const body = JSON.stringify(
      own ? silenced(kept) : { ...kept, alsoIn: kept.alsoIn.filter((s) => s.path !== path) },
    );
    if (own) {
      rows += 1;
      await t.deleteFrom('turns').where('body', 'like', `%${kept.source.documentId}%`).execute();
    }
    const title = own ? '' : row.title;
    await t.updateTable('evidence').set({ title, body }).where('id', '=', row.id).execute();
  }
  for (const { id, body } of await t.selectFrom('answers').select(['id', 'body']).where(named).execute())
    await t
      .updateTable('answers')
      .set({ body: withoutMore(body, path) })
      .where('id', '=', id)
      .execute();
  const retired = await t
    .updateTable('retired')
    .set({ text: '', headings: '[]', edited_hash: null, edited_text: null, edited_at: null })
    .where('path', '=', path)
    .where((e) => e.or([e('text', '!=', ''), e('edited_text', 'is not', null)]))
    .executeTakeFirst();
  return rows + Number(retired.numUpdatedRows);
}

/** Notes which files left the folder, and gives those that did so long ago. No file at all tells nothing. */
export async function notePresent(
  t: Tx,
  present: readonly string[],
  now: number,
  retentionDays: number,
): Promise<readonly string[]> {
  if (present.length === 0) return [];
  const here = new Set(present);
  const quoted = await t.selectFrom('evidence').select('path').distinct().where('title', '!=', '').execute();
  const retired = await t.selectFrom('retired').select('path').distinct().where('text', '!=', '').execute();
  const away = new Set([...quoted, ...retired].flatMap(({ path }) => (here.has(path) ? [] : [path])));
  const noted = await t.selectFrom('gone').selectAll().execute();
  const known = new Set(noted.map(({ path }) => path));
  for (const { path } of noted)
    if (!away.has(path)) await t.deleteFrom('gone').where('path', '=', path).execute();
  for (const path of away)
    if (!known.has(path)) await t.insertInto('gone').values({ path, since: now }).execute();
  const old = now - retentionDays * lifetimes.day;
  return noted.flatMap(({ path, since }) => (away.has(path) && since < old ? [path] : []));
}
