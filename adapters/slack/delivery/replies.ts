// The way of every question through this adapter: ask the engine, render, post, end the claim. Nothing in flight is forgotten.
import { setMaxListeners } from 'node:events';
import { LRUCache } from 'lru-cache';
import type { PageLinks } from '../../../src/citation/page-link.ts';
import type { Question } from '../../../src/domain.ts';
import type { Engine, Reply } from '../../../src/engine/engine.ts';
import type { Log } from '../../../src/log.ts';
import { steadyNow } from '../../../src/steady-now.ts';
import { asides, askedLine, elsewhereLine, notices } from '../../../src/words/everybody.ts';
import { bringUpToDate, inForm, latestReply } from '../../kit/fresh.ts';
import type { Acknowledge } from '../connection/acknowledge.ts';
import { counts, times } from '../limits.ts';
import { renderAnswer, renderChannels, renderLine, type SlackMessage } from '../render/render.ts';
import type { Assistant } from './assistant.ts';
import { decodePlace, isChannel, type Place, readMessageId, withQuestion } from './place.ts';
import type { Posted, Poster } from './poster.ts';

export type Replies = {
  /**
   * Replies to the question, unless somebody else has it or there is nothing to say. True when a reply stands. `safe` is
   * called once it is claimed in the store; where that is away or has not said, only the end of all tells.
   */
  take(question: Question, safe?: Acknowledge): Promise<boolean>;
  /** Keeps `work` among what is in flight. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Takes over questions whose lease ran out. */
  sweep(): Promise<void>;
  /** Resolves when nothing is in flight, or after `ms`; what is left then is found by the next start. */
  drain(ms: number): Promise<void>;
};

export type RepliesParts = {
  readonly engine: Engine;
  readonly log: Log;
  readonly poster: Poster;
  /** Shown while searching, and taken back when no reply follows. */
  readonly assistant: Pick<Assistant, 'status' | 'title' | 'clear'>;
  /** Channels where questions are answered; empty: everywhere. */
  readonly channels: readonly string[];
  readonly pages?: PageLinks | undefined;
  readonly revoked: (reason: string) => void;
};

export function createReplies(parts: RepliesParts): Replies {
  const { engine, log, poster, channels } = parts;
  const seen = new LRUCache<string, true>({ max: counts.seen });
  const inFlight = new Set<Promise<unknown>>();
  /** By question: settled once it is safe or done. */
  const inHand = new Map<string, Promise<unknown>>();
  const closing = new AbortController();
  // Every post that waits listens to it.
  setMaxListeners(0, closing.signal);
  let sweeping = false;

  function track<T>(work: Promise<T>): Promise<T> {
    const kept = work.finally(() => inFlight.delete(kept));
    inFlight.add(kept);
    return kept;
  }

  /** A second delivery waits until the first one is safe or done. */
  async function take(question: Question, safe: Acknowledge): Promise<boolean> {
    const first = inHand.get(question.id);
    if (first) return first.then(() => false);
    let claimed = (): void => undefined;
    const written = new Promise<void>((resolve) => {
      claimed = resolve;
    });
    const replied = answer(question, claimed);
    const settled = Promise.race([written, replied]);
    inHand.set(question.id, settled);
    try {
      await settled;
      await safe();
      return await replied;
    } finally {
      inHand.delete(question.id);
    }
  }

  async function answer(question: Question, claimed: () => void): Promise<boolean> {
    const place = decodePlace(question.place);
    if (place === undefined) return false;
    // A second delivery must not show a status after the reply that would have cleared it.
    const first = question.addressed && !seen.has(question.id);
    seen.set(question.id, true);
    const shown = first ? parts.assistant.status(place) : undefined;
    if (first) void parts.assistant.title(place, question.text);
    // A command shows nothing of its own: only a reply tells whoever typed it what became of it.
    const acknowledged = place.kind === 'private' ? Promise.resolve() : undefined;
    let written = false;
    const reply = await engine.respond(question, acknowledged, () => {
      written = true;
      claimed();
    });
    await shown;
    // Nobody else knows then that we have it, nor we what others have.
    if (reply !== undefined && !written && (await poster.find(place, question.id)).kind === 'there') {
      await engine.dropped(question.id, 'another process replied');
      return true;
    }
    const posted = reply !== undefined && (await deliver(question, place, reply));
    if (first && !posted) await parts.assistant.clear(place);
    return posted;
  }

  async function deliver(question: Question, place: Place, reply: Reply): Promise<boolean> {
    if (elsewhere(place, channels)) {
      if (question.addressed) await tell(place, renderChannels(elsewhereLine, channels));
      await engine.dropped(question.id, 'not a channel where it answers');
      return question.addressed;
    }
    const message = inForm(latestReply(engine, question, reply), (now) =>
      messageOf(now, question, place, parts),
    );
    const posted = await poster.post(place, message, question.id, closing.signal);
    return settle(question, place, posted);
  }

  /** What only the asker sees does not take the status away. */
  async function tell(place: Place, message: SlackMessage): Promise<boolean> {
    await parts.assistant.clear(place);
    return poster.whisper(place, message);
  }

  async function settle(question: Question, place: Place, posted: Posted): Promise<boolean> {
    const { id } = question;
    const logged = { adapter: 'slack', question: id };
    switch (posted.kind) {
      case 'posted':
        await engine.posted(id, repeats(place) ? withQuestion(posted.message) : posted.message);
        return true;
      // Whoever has the question now ends its claim.
      case 'silent':
        return false;
      case 'revoked':
        parts.revoked(posted.reason);
        return false;
      case 'lost':
        log.warn('a reply may have arrived; check the thread', { ...logged, reason: posted.reason });
        await engine.dropped(id, posted.reason);
        return true;
      case 'failed':
        // The next start finds the claim and replies.
        if (closing.signal.aborted) return false;
    }
    log.error('a reply could not be posted; see the reason', { ...logged, reason: posted.reason });
    const line = posted.kind === 'refused' ? asides.cannotPost : notices.trouble;
    const told = question.addressed && (await tell(place, renderLine(line)));
    await engine.dropped(id, posted.reason);
    return told;
  }

  async function takeOver(question: Question): Promise<void> {
    const place = decodePlace(question.place);
    if (place === undefined) return engine.dropped(question.id, 'its place cannot be read');
    const found = await poster.find(place, question.id);
    if (found.kind === 'later') {
      log.info('a reply could not be looked for; the next round looks again', {
        adapter: 'slack',
        question: question.id,
      });
      return;
    }
    if (found.kind === 'there') {
      const standing = readMessageId(found.message);
      if (standing)
        await bringUpToDate(engine, question, found.answerId, (fresh) => {
          const message = inForm(fresh, (reply) => messageOf(reply, question, place, parts));
          return poster.revise(standing, message, closing.signal);
        });
      return engine.posted(question.id, repeats(place) ? withQuestion(found.message) : found.message);
    }
    // Where we may not look (`blind`) we reply: what a process left behind was mostly never replied to, and silence
    // is worse for whoever waits than the same reply twice.
    const reply = await engine.resume(question);
    if (reply) await deliver(question, place, reply);
  }

  return {
    track,
    take: (question, safe = async () => undefined) => track(take(question, safe)),
    async sweep() {
      if (sweeping || closing.signal.aborted) return;
      sweeping = true;
      try {
        const due = await engine.overdue('slack');
        await Promise.all(due.map((question) => track(takeOver(question))));
      } catch (error) {
        const what = 'overdue questions could not be taken over; the next round tries again';
        log.error(what, { adapter: 'slack', reason: String(error) });
      } finally {
        sweeping = false;
      }
    },
    async drain(ms) {
      const until = steadyNow() + ms;
      while (inFlight.size > 0 && steadyNow() < until) {
        await Promise.race([Promise.allSettled(inFlight), timer(until - steadyNow())]);
      }
      closing.abort();
      if (inFlight.size > 0) await Promise.race([Promise.allSettled(inFlight), timer(times.drain / 10)]);
    },
  };
}

/** A rendering that fails must not cost the reply. */
function messageOf(
  reply: Reply,
  question: Question,
  place: Place,
  { log, pages }: Pick<RepliesParts, 'log' | 'pages'>,
): SlackMessage {
  if (reply.kind === 'notice') return renderLine(notices[reply.notice]);
  const { answer, answerId, receipt } = reply;
  try {
    return renderAnswer(answer, {
      answerId,
      receipt,
      pages,
      isPrivate: place.kind === 'private',
      public: place.kind === 'message' && isChannel(place.channel),
      ...(repeats(place) ? { above: askedLine(question.text) } : {}),
    });
  } catch (error) {
    log.error('an answer could not be rendered; report it', {
      adapter: 'slack',
      question: question.id,
      reason: String(error),
    });
    return renderLine(notices.trouble);
  }
}

/** Nobody sees the question beside the reply. */
const repeats = (place: Place): boolean => place.kind === 'message' && place.repeat === true;

/** A public place outside the channels where it answers. */
export const elsewhere = (place: Place, channels: readonly string[]): boolean =>
  place.kind === 'message' &&
  channels.length > 0 &&
  isChannel(place.channel) &&
  !channels.includes(place.channel);

const timer = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(ms, 0)).unref());
