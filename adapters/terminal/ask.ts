// `ask`: one question, its answer and its footnotes, for people or as JSON for programs.
import { randomUUID } from 'node:crypto';
import type { Answer } from '../../src/domain.ts';
import type { Reply } from '../../src/engine/engine.ts';
import { stepsTo } from '../../src/steps.ts';
import { notices } from '../../src/words/everybody.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { renderReply } from './handlers.ts';
import { exit } from './limits.ts';
import { printableJson } from './printable.ts';
import { toQuestion } from './question.ts';
import { renderSteps } from './render-steps.ts';

/** Exits with 0 for an answer, and with another code for anything less (limits.ts). */
export const askCommand: Command = {
  name: 'ask',
  about: 'answer one question',
  usage: '"question" [--json | --explain]',
  words: Number.POSITIVE_INFINITY,
  options: [
    { name: 'json', about: 'print one JSON document instead of text' },
    {
      name: 'explain',
      about: 'print how the question was understood, found and ranked, instead of the answer',
    },
  ],
  run: runAsk,
};

async function runAsk(call: Call): Promise<number> {
  const text = call.given.words.join(' ').trim();
  if (text === '') throw new UsageError('ask needs a question: npm run -s ask -- "your question"');
  const slash = /^\/(?:help|why|quit|sources?)\b/i.exec(text)?.[0];
  if (slash !== undefined)
    throw new UsageError(`${slash} is for the chat (npm start). What ask can do: npm run -s ask -- --help`);
  if (call.given.flag('explain')) return explain(text, call);
  const engine = await call.core.engine();
  const question = toQuestion({ text, session: randomUUID(), number: 1, askedAt: Date.now() });
  const reply = await engine.respond(question);
  call.out(call.given.flag('json') ? printableJson(jsonOf(reply)) : renderReply(reply, call.style));
  if (reply !== undefined) await engine.posted(question.id, question.id);
  await call.core.close();
  return exitCodeOf(reply);
}

/** Nothing is kept of it: neither the question nor what became of it. */
async function explain(text: string, { core, out, style }: Call): Promise<number> {
  const library = await core.library();
  const steps = stepsTo(library, text, { turns: [], readers: 'all' });
  out(renderSteps(steps, library, style));
  await core.close();
  return exitCode(steps.answer);
}

/** The answer with its receipt, or what is said instead of one. */
function jsonOf(reply: Reply | undefined): unknown {
  if (reply?.kind === 'answer') return { ...reply.answer, answerId: reply.answerId, receipt: reply.receipt };
  const notice = reply?.notice ?? 'trouble';
  return { kind: 'notice', notice, text: notices[notice] };
}

/** 0 for an answer or a conversation reply, 3 for nearest and abstention, 1 for a fault. */
function exitCodeOf(reply: Reply | undefined): number {
  return reply?.kind === 'answer' ? exitCode(reply.answer) : exit.fault;
}

function exitCode({ kind }: Answer): number {
  return kind === 'answer' || kind === 'conversation' ? exit.fine : exit.noAnswer;
}
