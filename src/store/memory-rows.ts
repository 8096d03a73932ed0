// What the memory store holds, row by row, as a file would hold it.
import type { Held } from './held.ts';
import type { Row } from './rights.ts';

/** Rows as a file would have them, ids hashed and sealed alike. */
export async function* memoryRows(held: Held): AsyncGenerator<Row> {
  const { keys } = held;
  const sealed = (id: string | undefined): string | null => (id === undefined ? null : keys.sealId(id));
  for (const [id, { question, endedAt = null }] of held.claims) {
    const asked = question === undefined ? null : keys.seal(JSON.stringify(question));
    yield {
      table: 'claims',
      id: keys.id(id),
      question: asked,
      person: question?.asker ?? null,
      ended_at: endedAt,
    };
  }
  for (const [id, { thread, person, at, turn }] of held.turns)
    yield {
      table: 'turns',
      id: keys.id(id),
      thread: keys.id(thread),
      person,
      at,
      body: JSON.stringify(turn),
    };
  for (const { answerId, question, person, channel, answer, forgotten } of held.answers.values())
    yield {
      table: 'answers',
      id: answerId,
      question_id: keys.id(question.id),
      thread: forgotten ? '' : keys.sealId(question.thread),
      person,
      channel,
      body: JSON.stringify(answer),
    };
  for (const [code, content] of held.receipts) yield { table: 'receipts', code, content };
  for (const { answerId, messages } of held.answers.values())
    for (const message of messages)
      yield { table: 'messages', answer_id: answerId, message: keys.sealId(message) };
  for (const { answerId, person, verdict, at } of held.feedback.values())
    yield { table: 'feedback', answer_id: answerId, person, verdict, at };
  for (const { flagId, answerId, reason, person, reporter, message, at } of held.flags.values())
    yield {
      table: 'flags',
      id: flagId,
      answer_id: answerId,
      reason,
      person,
      reporter: sealed(reporter),
      message: sealed(message),
      at,
    };
  for (const { decisionId, kind, moderator, at, reason } of held.decisions.values())
    yield { table: 'decisions', id: decisionId, kind, moderator, at, reason };
  for (const { passageHash, text, path, reason, editedText = null } of held.retired.values())
    yield { table: 'retired', passage_hash: passageHash, text, path, reason, edited_text: editedText };
  for (const { entryId, kind, address, at } of held.outbox.values())
    yield { table: 'outbox', id: entryId, kind, address: keys.sealId(address), at };
}
