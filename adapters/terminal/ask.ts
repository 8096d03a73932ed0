// `ask`: one question, its answer and its footnotes, for people or as JSON for programs.
import { randomUUID } from 'node:crypto';
import type { Answer } from '../../src/domain.ts';
import type { Reply } from '../../src/engine/engine.ts';
import { notices } from '../../src/words/everybody.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { renderReply } from './handlers.ts';
import { exit } from './limits.ts';
import { printableJson } from './printable.ts';
import { toQuestion } from './question.ts';

export const askCommand: Command = {
  name: 'ask',
  about: 'answer one question',
  usage: '"question" [--json]',
  words: Number.POSITIVE_INFINITY,
  options: [{ name: 'json', about: 'print one JSON document instead of text' }],
  run: runAsk,
};

async function runAsk(call: Call): Promise<number> {
  const text = call.given.words.join(' ').trim();
  if (text === '') throw new UsageError('ask needs a question: npm run -s ask -- "your question"');
  const slash = /^\/(?:help|why|quit|sources?)\b/i.exec(text)?.[0];
  if (slash !== undefined)
    throw new UsageError(`${slash} is for the chat (npm start). What ask can do: npm run -s ask -- --help`);
  const engine = await call.core.engine();
  const question = toQuestion({ text, session: randomUUID(), number: 1, askedAt: Date.now() });
  const reply = await engine.respond(question);
  call.out(call.given.flag('json') ? printableJson(jsonOf(reply)) : renderReply(reply, call.style));
  if (reply !== undefined) await engine.posted(question.id, question.id);
  await call.core.close();
  return exitCodeOf(reply);
}

/** The answer with its receipt, or what is said instead of one. */
function jsonOf(reply: Reply | undefined): unknown {
  if (reply?.kind === 'answer') return { ...reply.answer, answerId: reply.answerId, receipt: reply.receipt };
  const notice = reply?.notice ?? 'trouble';
  return { kind: 'notice', notice, text: notices[notice] };
}

/** 0 for an answer or a conversation reply, 3 for nearest and abstention, 1 for a fault. */
function exitCodeOf(reply: Reply | undefined): number {
  if (reply?.kind !== 'answer') return exit.fault;
  const answered: readonly Answer['kind'][] = ['answer', 'conversation'];
  return answered.includes(reply.answer.kind) ? exit.fine : exit.noAnswer;
}
