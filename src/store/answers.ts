// Answers and verdicts in the file: what was replied, on what evidence, and where it is shown.
import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import { citationsOf } from '../citation/citations.ts';
import type { Readers } from '../domain.ts';
import { common } from '../library/audience.ts';
import type { Db } from './connect.ts';
import type { Lasting } from './encode.ts';
import { decodeAnswer, referredTo } from './encode.ts';
import type { Kept } from './kept.ts';
import type { Keys } from './keyed.ts';
import { record, retract } from './record.ts';
import { cited, tallies } from './reports.ts';
import type { Answers, Evidence, Votes } from './store.ts';
import type { Reader, Tables } from './tables.ts';

/** The verbs about answers, over the file. */
export function sqlAnswers(db: Db, keys: Keys): Answers {
  const kept = keptBy(keys);
  return {
    record: (answer, signal) =>
      db.write(async (t) => (signal?.aborted === true ? '' : record(t, keys, answer))),
    retract: (id) => db.write((t) => retract(t, id)),
    kept: (id) => db.read((q) => kept(q, 'id', id)),
    ofQuestion: (id) => db.read((q) => kept(q, 'question_id', keys.id(id))),
    byReceipt: (code) =>
      code === '' ? Promise.resolve(undefined) : db.read((q) => byReceipt(q, kept, code)),
    evidence: (id, role = 'shown') => db.read((q) => evidenceOf(q, kept, id, role)),
    citing: (passageHash) =>
      db.read(async (q) => {
        const rows = await q
          .selectFrom('citations')
          .innerJoin('evidence_passages', 'evidence_passages.evidence_id', 'citations.evidence_id')
          .innerJoin('answers', 'answers.id', 'citations.answer_id')
          .select(['answer_id', 'number'])
          .where('passage_hash', '=', passageHash)
          .where('withdrawn_by', 'is', null)
          .orderBy('answered_at', 'desc')
          .orderBy('answer_id', 'desc')
          .orderBy('number')
          .execute();
        return rows.map((row) => ({ answerId: row.answer_id, number: row.number }));
      }),
    shown: (id, message, now) =>
      db.write(async (t) => {
        if ((await answerIn(t, id)) !== undefined) await showMessage(t, id, keys.sealId(message), now);
      }),
    isAsker: (id, person) =>
      db.read(async (q) => {
        const row = await q.selectFrom('answers').select('person').where('id', '=', id).executeTakeFirst();
        return row !== undefined && row.person === keys.person(person);
      }),
    tallies: (since) => tallies(db, since),
    cited: (since) => cited(db, since),
  };
}

/** The verbs about people's verdicts, over the file. */
export const sqlFeedback = (db: Db, keys: Keys): Votes => ({
  give: (feedback, now) =>
    db.write(async (t) => {
      if ((await answerIn(t, feedback.answerId)) === undefined) return;
      const verdict = { verdict: feedback.verdict, at: now };
      await t
        .insertInto('feedback')
        .values({ answer_id: feedback.answerId, person: keys.person(feedback.person), ...verdict })
        .onConflict((conflict) => conflict.columns(['answer_id', 'person']).doUpdateSet(verdict))
        .execute();
    }),
  of: (answerId) =>
    db.read(async (q) => {
      const rows = await q
        .selectFrom('feedback')
        .select('verdict')
        .where('answer_id', '=', answerId)
        .execute();
      const helpful = rows.filter((row) => row.verdict === 'helpful').length;
      return { helpful, unhelpful: rows.length - helpful };
    }),
});

const answerIn = (q: Reader, id: string) =>
  q.selectFrom('answers').select('id').where('id', '=', id).executeTakeFirst();

/** `message`: sealed. One that shows withdrawn citations has to be edited as soon as it is known. */
export async function showMessage(
  t: Transaction<Tables>,
  id: string,
  message: string,
  now: number,
): Promise<void> {
  const added = await t
    .insertInto('messages')
    .values({ answer_id: id, message, at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('message')
    .execute();
  if (added.length === 0) return;
  const withdrawn = await t
    .selectFrom('citations')
    .select('number')
    .where('answer_id', '=', id)
    .where('withdrawn_by', 'is not', null)
    .limit(1)
    .execute();
  if (withdrawn.length > 0)
    await addEntry(t, { kind: 'edit', address: message, answer_id: id, flag_id: null }, now);
}

type NewEntry = Pick<Tables['outbox'], 'kind' | 'address' | 'answer_id' | 'flag_id'>;

async function addEntry(t: Transaction<Tables>, entry: NewEntry, now: number): Promise<void> {
  const id = randomBytes(9).toString('base64url');
  await t
    .insertInto('outbox')
    .values({ id, ...entry, at: now, lease_until: 0, attempts: 0 })
    .execute();
}

type KeptBy = (
  q: Reader,
  column: 'id' | 'question_id' | 'receipt',
  value: string,
) => Promise<Kept | undefined>;

const keptBy =
  (keys: Keys): KeptBy =>
  async (q, column, value) => {
    const row = await q
      .selectFrom('answers')
      .selectAll()
      .where(column, '=', value)
      .orderBy('answered_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const withdrawn = await q
      .selectFrom('citations')
      .select('number')
      .where('answer_id', '=', row.id)
      .where('withdrawn_by', 'is not', null)
      .orderBy('number')
      .execute();
    const messages = await q
      .selectFrom('messages')
      .select('message')
      .where('answer_id', '=', row.id)
      .orderBy('at')
      .orderBy('message')
      .execute();
    const readers: Readers = JSON.parse(row.readers);
    const thread = keys.open(row.thread);
    return {
      answerId: row.id,
      receipt: row.receipt,
      answer: decodeAnswer(row, await lasting(q, referredTo(row.body, 'both'))),
      ...(thread === undefined ? {} : { thread }),
      answeredAt: row.answered_at,
      readers,
      withdrawn: withdrawn.map((citation) => citation.number),
      messages: messages.flatMap(({ message }) => keys.open(message) ?? []),
    };
  };

async function byReceipt(q: Reader, kept: KeptBy, code: string): Promise<Kept | undefined> {
  const latest = await kept(q, 'receipt', code);
  if (latest === undefined) return undefined;
  const rows = await q
    .selectFrom('answers')
    .select('readers')
    .distinct()
    .where('receipt', '=', code)
    .execute();
  return { ...latest, readers: common(rows.map((row): Readers => JSON.parse(row.readers))) };
}

async function evidenceOf(
  q: Reader,
  kept: KeptBy,
  id: string,
  role: 'shown' | 'next',
): Promise<readonly Evidence[]> {
  const found = await kept(q, 'id', id);
  const row = await q.selectFrom('answers').select('body').where('id', '=', id).executeTakeFirst();
  if (found === undefined || row === undefined) return [];
  const ids = referredTo(row.body, role);
  const evidence = await lasting(q, ids);
  const cited = role === 'shown' ? citationsOf(found.answer) : found.answer.next;
  const there = ids.filter((known) => evidence.has(known));
  return cited.map((citation, i) => ({
    citation,
    paragraph: evidence.get(there[i] ?? '')?.paragraph ?? '',
    withdrawn: role === 'shown' && found.withdrawn.includes(citation.number),
  }));
}

async function lasting(q: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, Lasting>> {
  if (ids.length === 0) return new Map();
  const rows = await q.selectFrom('evidence').select(['id', 'body']).where('id', 'in', ids).execute();
  return new Map(rows.map((row): [string, Lasting] => [row.id, JSON.parse(row.body)]));
}
