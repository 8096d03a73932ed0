// Keeping an answer: evidence, receipt, citations and turn in one transaction, in place of what answered the question before; and taking one back.
import type { Transaction } from 'kysely';
import { citationsOf, passagesShown } from '../citation/citations.ts';
import { citedContent, receiptCodes } from '../citation/receipt.ts';
import type { Encoded } from './encode.ts';
import { encodeAnswer } from './encode.ts';
import type { Keys } from './keyed.ts';
import type { NewAnswer } from './store.ts';
import type { Tables } from './tables.ts';

/** Gives the receipt; empty when nothing is cited. Keeping the same answer a second time changes nothing. */
export async function record(t: Transaction<Tables>, keys: Keys, given: NewAnswer): Promise<string> {
  const { answerId, question, answer, answeredAt } = given;
  const encoded = encodeAnswer(answer, given.paragraphs);
  const receipt = await receiptFor(t, citedContent(citationsOf(answer)));
  const person = keys.person(question.asker);
  const questionId = keys.id(question.id);
  const added = await t
    .insertInto('answers')
    .values({
      id: answerId,
      question_id: questionId,
      thread: keys.sealId(question.thread),
      person,
      channel: question.channel === undefined ? '' : keys.person(question.channel),
      kind: answer.kind,
      receipt,
      confidence: answer.confidence,
      readers: JSON.stringify(question.readers),
      answered_at: answeredAt,
      settled_at: 0,
      words: encoded.words,
      body: encoded.body,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning((e) => [
      'id',
      e
        .selectFrom('answers as other')
        .select('other.id')
        .where('other.question_id', '=', questionId)
        .where('other.id', '!=', answerId)
        .limit(1)
        .as('earlier'),
    ])
    .execute();
  const [kept] = added;
  if (kept === undefined) return receipt;
  if (kept.earlier !== null) await discard(t, questionId, answerId);
  await keepEvidence(t, answerId, encoded);
  const turn = { thread: keys.id(question.thread), person, at: answeredAt, body: JSON.stringify(given.turn) };
  await t
    .insertInto('turns')
    .values({ id: questionId, ...turn })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(turn))
    .execute();
  return receipt;
}

/** Deletes the answers to this question that no message shows, and its turn, but for the one to be kept. */
async function discard(t: Transaction<Tables>, questionId: string, but: string): Promise<void> {
  const left = await t
    .selectFrom('answers')
    .leftJoin('messages', 'messages.answer_id', 'answers.id')
    .select('answers.id')
    .where('question_id', '=', questionId)
    .where('answers.id', '!=', but)
    .where('message', 'is', null)
    .execute();
  if (left.length === 0) return;
  const ids = left.map(({ id }) => id);
  await t.deleteFrom('answers').where('id', 'in', ids).execute();
  for (const table of ['citations', 'feedback'] as const)
    await t.deleteFrom(table).where('answer_id', 'in', ids).execute();
  await t.deleteFrom('turns').where('id', '=', questionId).execute();
}

async function keepEvidence(t: Transaction<Tables>, answerId: string, encoded: Encoded): Promise<void> {
  const evidence = [...encoded.evidence].map(([id, kept]) => ({
    id,
    passage_hash: kept.passageHash,
    path: kept.source.path,
    title: kept.source.title,
    date: kept.source.date ?? null,
    body: JSON.stringify(kept),
  }));
  if (evidence.length > 0)
    await t
      .insertInto('evidence')
      .values(evidence)
      // Its document was forgotten, and is back.
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet((e) => ({ title: e.ref('excluded.title'), body: e.ref('excluded.body') }))
          .where('evidence.title', '=', ''),
      )
      .execute();
  const passages = [...encoded.evidence].flatMap(([evidence_id, kept]) =>
    passagesShown(kept).map((passage_hash) => ({ evidence_id, passage_hash })),
  );
  if (passages.length > 0)
    await t
      .insertInto('evidence_passages')
      .values(passages)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  const citations = encoded.shown.map(([id, number]) => ({
    answer_id: answerId,
    number,
    evidence_id: id,
    withdrawn_by: null,
  }));
  if (citations.length > 0) await t.insertInto('citations').values(citations).execute();
}

/** The shortest code that is free or already stands for this very content. */
async function receiptFor(t: Transaction<Tables>, content: string): Promise<string> {
  for (const code of receiptCodes(content)) {
    const free = await t
      .insertInto('receipts')
      .values({ code, content })
      .onConflict((conflict) => conflict.doNothing())
      .returning('code')
      .execute();
    if (free.length > 0) return code;
    const held = await t.selectFrom('receipts').select('content').where('code', '=', code).executeTakeFirst();
    if (held?.content === content) return code;
  }
  return '';
}

/** The evidence stays: other answers may stand on it, and none is found by it. False: somebody has the answer. */
export async function retract(t: Transaction<Tables>, answerId: string): Promise<boolean> {
  for (const table of ['messages', 'feedback', 'flags'] as const) {
    const sign = t.selectFrom(table).select('answer_id').where('answer_id', '=', answerId);
    if ((await sign.executeTakeFirst()) !== undefined) return false;
  }
  const [gone] = await t
    .deleteFrom('answers')
    .where('id', '=', answerId)
    .returning(['question_id', 'answered_at'])
    .execute();
  if (gone === undefined) return true;
  await t.deleteFrom('citations').where('answer_id', '=', answerId).execute();
  await t.deleteFrom('turns').where('id', '=', gone.question_id).where('at', '=', gone.answered_at).execute();
  return true;
}
