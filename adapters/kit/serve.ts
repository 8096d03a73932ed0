// Serves a bot to one chat: each question is replied to once, and what stands is brought up to date, whatever breaks meanwhile.
import { createHash } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { type Bot, behind } from '../../src/bot.ts';
import type { Question } from '../../src/domain.ts';
import type { Kept, Reply } from '../../src/engine/engine.ts';
import { goneLine, notices } from '../../src/words/everybody.ts';
import type { Asked, ChatAdapter } from './chat-adapter.ts';
import { createEdits } from './edits.ts';
import { type Fresh, inForm, latestReply } from './fresh.ts';
import { pause } from './limiter.ts';
import { times } from './limits.ts';
import { createPost } from './post.ts';

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
  const inFlight = new Set<Promise<unknown>>();
  /** By question: settled once it is claimed or done. */
  const inHand = new Map<string, Promise<unknown>>();
  const post = createPost(adapter, log, signal);
  const edits = createEdits({ adapter, engine, moderation, log, post, signal });

  const messageOf = (reply: Reply): M => {
    if (reply.kind === 'notice') return said(notices[reply.notice]);
    try {
      return adapter.render({ ...reply, withdrawn: [], changed: [] });
    } catch (error) {
      // A rendering that fails must not cost the reply.
      log.error('an answer could not be rendered; see the reason', { adapter: name, reason: String(error) });
      return said(notices.trouble);
    }
  };
  const said = (text: string): M => adapter.render({ kind: 'notice', text });
  const formed = (question: Question, reply: Reply): Fresh<{ readonly message: M }> =>
    inForm(latestReply(engine, question, reply), (now) => ({ message: messageOf(now) }));

  /** A second delivery waits until the first one is safe or done. */
  async function take(asked: Asked): Promise<void> {
    if (signal.aborted) return;
    const question = questionOf(asked, name);
    const first = inHand.get(question.id);
    if (first !== undefined) return void (await first);
    let claimed = (): void => undefined;
    const written = new Promise<void>((resolve) => {
      claimed = resolve;
    });
    const replied = track('a question', answer(question, claimed)).finally(() => inHand.delete(question.id));
    inHand.set(question.id, Promise.race([written, replied]));
    await inHand.get(question.id);
  }

  async function answer(question: Question, claimed: () => void): Promise<void> {
    let written = false;
    const reply = await engine.respond(question, undefined, () => {
      written = true;
      claimed();
    });
    if (reply === undefined) return;
    // Nobody else knows then that we have it, nor we what others have.
    if (!written && (await findReply(question)).kind === 'there')
      return engine.dropped(question.id, 'another process replied');
    await deliver(question, reply);
  }

  async function deliver(question: Question, reply: Reply): Promise<void> {
    const { id, place } = question;
    // Of what was said to us nothing more is to be said only where another process has it: what stands is that one's.
    const gone = question.addressed ? undefined : said(goneLine);
    const posted = await post.reply(place, formed(question, reply), keyOf(id), gone);
    if (posted.kind === 'sent') return engine.posted(id, prefix + posted.result);
    // Whoever has the question now ends its claim; the next start finds what was given up on the way out.
    if (posted.kind === 'silent' || (posted.kind === 'failed' && signal.aborted)) return;
    log.error('a reply could not be posted; see the reason', {
      adapter: name,
      question: id,
      reason: posted.reason,
    });
    if (posted.kind === 'refused' && question.addressed) {
      const line = await post.reply(place, async () => ({ message: said(notices.trouble) }), keyOf(id));
      if (line.kind === 'sent') return engine.posted(id, prefix + line.result);
    }
    await engine.dropped(id, posted.reason);
  }

  const findReply = (question: Question) => post.findReply(question.place, keyOf(question.id));

  /** One whose process ended: its reply stands already, and is brought up to date, or it is replied to now. */
  async function takeOver(question: Question): Promise<void> {
    const { id } = question;
    const found = await findReply(question);
    if (found.kind === 'later')
      return log.info('a reply could not be looked for yet', { adapter: name, question: id });
    if (found.kind !== 'there') {
      const reply = await engine.resume(question);
      return reply && deliver(question, reply);
    }
    // Which of two answers stands cannot be seen from here; the same edit twice changes nothing.
    const kept = await engine.keptFor(id).catch(() => undefined);
    if (kept) await post.edit(found.result, formed(question, givenOf(kept)));
    await engine.posted(id, prefix + found.result);
  }

  async function track(what: string, work: Promise<unknown>): Promise<void> {
    const done = work
      .catch((error: unknown) =>
        log.error(`${what} failed; see the reason`, { adapter: name, reason: String(error) }),
      )
      .finally(() => inFlight.delete(done));
    inFlight.add(done);
    await done;
  }

  async function sweep(): Promise<void> {
    const due = await engine.overdue(prefix);
    await Promise.all(due.map((question) => track('taking over', takeOver(question))));
  }

  const disconnect = await adapter.receive(take);
  const timers = [
    every(times.overdue, () => track('looking for overdue questions', sweep())),
    every(times.edits, () => track('editing', edits())),
  ];
  return {
    async stop() {
      for (const stop of timers) stop();
      await disconnect().catch((error: unknown) =>
        log.warn('not disconnected cleanly; see the reason', { adapter: name, reason: String(error) }),
      );
      const late = new AbortController();
      const waited = pause(times.drain, late.signal);
      while (inFlight.size > 0)
        if ((await Promise.race([Promise.all(inFlight), waited])) === undefined) break;
      late.abort();
      stopping.abort();
      await Promise.race([Promise.all(inFlight), pause(times.retryFirst, new AbortController().signal)]);
    },
  };
}

/** At once and then this often, one run at a time; gives what ends it. */
function every(ms: number, work: () => Promise<unknown>): () => void {
  let running = false;
  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    await work().finally(() => {
      running = false;
    });
  };
  void run();
  const timer = setInterval(() => void run(), ms).unref();
  return () => clearInterval(timer);
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

const givenOf = ({ answerId, answer, receipt }: Kept): Reply => ({
  kind: 'answer',
  answerId,
  answer,
  receipt,
});

/** What a reply is known by on the platform: says nothing about the question to others. */
const keyOf = (questionId: string): string =>
  createHash('sha256').update(questionId).digest('hex').slice(0, 32);
