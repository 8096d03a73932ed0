// Serves a bot to one chat: each question is replied to once, and what stands is brought up to date, whatever breaks meanwhile.
import { createHash } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { type Bot, behind } from '../../src/bot.ts';
import type { Question } from '../../src/domain.ts';
import type { Reply } from '../../src/engine/engine.ts';
import { goneLine, notices } from '../../src/words/everybody.ts';
import type { Asked, ChatAdapter } from './chat-adapter.ts';
import type { Found } from './deliver.ts';
import { every } from './every.ts';
import { type Fresh, inForm } from './fresh.ts';
import { createInFlight } from './in-flight.ts';
import { editTries, times } from './limits.ts';
import { createOutbox } from './outbox.ts';
import { createPost } from './post.ts';
import { type Brought, createReplies, formOf, type Standing } from './replies.ts';

/** A chat that is served. */
export type Service = {
  /** Takes no more questions; resolves when those in flight are replied to, or left to the next start after 9 s. */
  stop(): Promise<void>;
};

/**
 * Connects the adapter and serves it until `stop`. Who addresses the bot gets exactly one reply, whatever is redelivered,
 * lost or killed; before each attempt to post, every quotation is read in its file again and the audience of its document
 * looked at; and when a moderator takes a quotation back, or its document changes while a reply is on its way, the message
 * is edited. Rejects where the adapter cannot connect. The bot stays open.
 */
export async function serve<M>(bot: Bot, adapter: ChatAdapter<M>): Promise<Service> {
  const { engine, moderation, log } = behind(bot);
  const { name } = adapter;
  const prefix = `${name}:`;
  const stopping = new AbortController();
  // Every post that waits listens to it.
  setMaxListeners(0, stopping.signal);
  const { signal } = stopping;
  const inFlight = createInFlight();
  const post = createPost(adapter, log, signal);
  const outbox = createOutbox({
    platform: name,
    engine,
    moderation,
    log,
    signal,
    audience: [],
    // An answer is edited for those whom it was given to.
    readersOf: async () => 'all',
    async edit(address, today) {
      const message = inForm(today, ({ answerId, answer, receipt, withdrawn, changed }) => ({
        message: adapter.render({ kind: 'answer', answerId, answer, receipt, withdrawn, changed }),
      }));
      const { kind } = await post.edit(address.slice(prefix.length), message);
      return kind === 'failed' ? 'later' : 'done';
    },
    tries: editTries,
  });

  const said = (text: string): M => adapter.render({ kind: 'notice', text });
  const messageOf = (reply: Reply): { readonly message: M } => ({
    message: formOf(reply, {
      notice: (notice) => said(notices[notice]),
      answer: (given) => adapter.render({ ...given, withdrawn: [], changed: [] }),
      failed: (error) =>
        log.error('an answer could not be rendered; see the reason', {
          adapter: name,
          reason: String(error),
        }),
    }),
  });

  async function bring({ id, place, addressed }: Question, reply: Fresh<Reply>): Promise<Brought> {
    // Of what was said to us nothing more is to be said only where another process has it: what stands is that one's.
    const gone = addressed ? undefined : said(goneLine);
    const posted = await post.reply(place, inForm(reply, messageOf), keyOf(id), gone);
    if (posted.kind === 'sent') return { kind: 'posted', message: prefix + posted.result };
    if (posted.kind === 'silent' || (posted.kind === 'failed' && signal.aborted)) return { kind: 'left' };
    const { reason } = posted;
    log.error('a reply could not be posted; see the reason', { adapter: name, question: id, reason });
    if (posted.kind === 'refused' && addressed) {
      const line = await post.reply(place, async () => ({ message: said(notices.trouble) }), keyOf(id));
      if (line.kind === 'sent') return { kind: 'posted', message: prefix + line.result };
    }
    return { kind: 'dropped', reason, informed: false };
  }

  async function find({ id, place }: Question): Promise<Found<Standing>> {
    const found = await post.findReply(place, keyOf(id));
    if (found.kind !== 'there') return found;
    const edit = (fresh: Fresh<Reply>) => post.edit(found.result, inForm(fresh, messageOf));
    return { kind: 'there', result: { address: prefix + found.result, unseen: true, edit } };
  }

  const replies = createReplies({ platform: name, engine, log, signal, bring, find });

  /** Resolves once the question is claimed or done. */
  async function take(asked: Asked): Promise<void> {
    if (signal.aborted) return;
    const question = questionOf(asked, name);
    const failed = (error: unknown): void =>
      log.error('a question failed; see the reason', { adapter: name, reason: String(error) });
    await new Promise<void>((resolve) => {
      const replied = replies.take(question, { safe: async () => resolve() });
      void inFlight.track(replied.catch(failed).then(() => resolve()));
    });
  }

  const disconnect = await adapter.receive(take);
  const rounds = [
    every(times.overdue, () => void inFlight.track(replies.takeOver())),
    every(times.outbox, () => void inFlight.track(outbox.run())),
  ];
  return {
    async stop() {
      for (const end of rounds) end();
      await disconnect().catch((error: unknown) =>
        log.warn('not disconnected cleanly; see the reason', { adapter: name, reason: String(error) }),
      );
      await inFlight.drain(times.drain);
      stopping.abort();
      await inFlight.drain(times.retryFirst);
    },
  };
}

function questionOf(asked: Asked, name: string): Question {
  const { place, text, readers = [], addressed = true, askedAt = Date.now() } = asked;
  return {
    id: `${name}:${asked.id}`,
    thread: `${name}:${asked.thread}`,
    asker: `${name}:${asked.asker}`,
    place,
    text,
    askedAt,
    readers,
    addressed,
  };
}

/** What a reply is known by on the platform: says nothing about the question to others. */
const keyOf = (questionId: string): string =>
  createHash('sha256').update(questionId).digest('hex').slice(0, 32);
