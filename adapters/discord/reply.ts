// Brings one reply to where its question was asked, once, by whatever way is still open.
import type { APIMessage } from 'discord.js';
import type { Question } from '../../src/domain.ts';
import type { Engine, Reply } from '../../src/engine.ts';
import type { Log } from '../../src/log.ts';
import type { PageLinks } from '../../src/page-link.ts';
import { type Payload, text } from './components.ts';
import { type InteractionPlace, type MessagePlace, type Place, readPlace } from './question.ts';
import { renderAnswer, renderNotice, type Shown } from './render.ts';
import { renderAside, renderLine } from './render-source.ts';
import { codeOf, codes, isExpired, type Posted, type Send, statusOf } from './send.ts';

export type Replying = {
  /** Posts the reply and ends the claim; never rejects. */
  deliver(question: Question, reply: Reply): Promise<void>;
  /** Questions whose lease ran out: finds the reply that is there, or brings one. */
  takeOver(): Promise<void>;
};

type Parts = {
  readonly pages?: PageLinks | undefined;
  readonly engine: Engine;
  readonly send: Send;
  readonly log: Log;
  readonly channels: readonly string[];
  readonly self: () => string;
  readonly signal: AbortSignal;
};

/** Discord will never take this message in this place: no such channel, no right to write there, or it is archived. */
const isClosed = (error: unknown): boolean =>
  statusOf(error) === 403 || statusOf(error) === 404 || codeOf(error) === codes.archived;

/** Until it is edited, a deferred response has no components. */
const isEdited = (message: APIMessage): boolean => (message.components ?? []).length > 0;

/** A refusal is Discord's last word: we may not look. Without one, it could not answer now. */
function notSeen(error: unknown): 'later' | undefined {
  const status = statusOf(error);
  return status !== undefined && status < 500 ? undefined : 'later';
}

export function createReplying({ pages, engine, send, log, channels, self, signal }: Parts): Replying {
  async function deliver(question: Question, reply: Reply): Promise<void> {
    const place = readPlace(question.place);
    try {
      if (!place) return await engine.dropped(question.id, 'written by another version');
      const shown = await bring(question, reply, place);
      if (shown === undefined) await engine.dropped(question.id, 'no way to reach the asker');
      else await engine.posted(question.id, shown);
    } catch (error) {
      // Stopping: the lease runs out and the next process takes over.
      if (signal.aborted) return;
      log.error('reply could not be posted', { question: question.id, code: codeOf(error) ?? String(error) });
      await engine.dropped(question.id, 'Discord refused the reply');
    }
  }

  const bring = (question: Question, reply: Reply, place: Place): Promise<string | undefined> =>
    place.kind === 'message'
      ? bringToMessage(question, reply, place)
      : bringToInteraction(question, reply, place);

  /** A rendering that fails must not cost the reply. */
  function payloadOf(question: Question, reply: Reply, extra: Extra): Payload {
    if (reply.kind === 'notice') return renderNotice(reply.notice);
    try {
      return renderAnswer({ ...reply, ...extra });
    } catch (error) {
      log.error('an answer could not be rendered', { question: question.id, reason: String(error) });
      return renderNotice('trouble');
    }
  }

  async function bringToMessage(question: Question, reply: Reply, place: MessagePlace) {
    const payload = place.aside
      ? renderAside(place.aside, place.answer, channels)
      : payloadOf(question, reply, { pages });
    if (place.aside === 'elsewhere') {
      const direct = await toPerson(place.asker, payload, question.id);
      if (direct) return direct;
    }
    try {
      return written(await postReply(question, place, payload));
    } catch (error) {
      if (!isClosed(error)) throw error;
      return toPerson(place.asker, renderLine('cannotPost'), question.id);
    }
  }

  /** Without Read Message History a reply is refused, a plain message is not; a refused payload becomes a plain line. */
  async function postReply(
    question: Question,
    { channel, message: to, asker }: MessagePlace,
    payload: Payload,
  ) {
    try {
      return await send.post(channel, payload, question.id, to);
    } catch (error) {
      if (codeOf(error) === codes.noHistory)
        return send.post(channel, withAsker(payload, asker), question.id);
      if (codeOf(error) !== codes.invalidBody) throw error;
      log.error('Discord refused a payload', { question: question.id, code: codes.invalidBody });
      return send.post(channel, renderNotice('trouble'), question.id, to);
    }
  }

  async function bringToInteraction(question: Question, reply: Reply, place: InteractionPlace) {
    const { hidden, share, about, asker } = place;
    const more = {
      pages,
      question: true,
      ...(about ? { preface: about } : {}),
      ...(hidden ? { hidden: { share } } : {}),
    };
    const payload = payloadOf(question, reply, more);
    try {
      const done = await editOriginal(question, place, payload);
      return writtenIn(place, done);
    } catch (error) {
      if (!isExpired(error)) throw error;
      log.info('answered outside the interaction, which has ended', {
        question: question.id,
        code: codeOf(error) ?? 0,
      });
      return hidden ? toPerson(asker, payload, question.id) : toChannel(question, place, payload);
    }
  }

  async function editOriginal(
    question: Question,
    place: InteractionPlace,
    payload: Payload,
  ): Promise<Posted> {
    try {
      return await send.edit(place.token, payload);
    } catch (error) {
      if (codeOf(error) !== codes.invalidBody) throw error;
      log.error('Discord refused a payload', { question: question.id, code: codes.invalidBody });
      return send.edit(place.token, renderNotice('trouble'));
    }
  }

  async function toChannel(question: Question, place: InteractionPlace, payload: Payload) {
    try {
      return written(await send.post(place.channel, withAsker(payload, place.asker), question.id));
    } catch (error) {
      if (!isClosed(error)) throw error;
      return toPerson(place.asker, payload, question.id);
    }
  }

  /** Undefined: the person takes no direct messages from us. */
  async function toPerson(user: string, payload: Payload, key: string): Promise<string | undefined> {
    try {
      return written(await send.direct(user, payload, `${key}:direct`));
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      log.info('no direct message possible', { question: key, code: codeOf(error) ?? 0 });
      return undefined;
    }
  }

  async function takeOver(): Promise<void> {
    // Side by side: one that Discord keeps waiting must not hold back the others until they are overdue again.
    await Promise.all((await engine.overdue('discord')).map(finish));
  }

  async function finish(question: Question): Promise<void> {
    const place = readPlace(question.place);
    const there = place && (await alreadyThere(place).catch(notSeen));
    if (there === 'later') {
      const { id } = question;
      log.info('a reply could not be looked for; the next round looks again', { question: id });
      return;
    }
    if (there !== undefined) return engine.posted(question.id, there);
    // Also where we may not look: what a process left behind was mostly never replied to, and silence is worse for
    // whoever waits than the same reply twice.
    const reply = await engine.resume(question);
    if (reply) await deliver(question, reply);
  }

  const alreadyThere = (place: Place): Promise<string | undefined> =>
    place.kind === 'message'
      ? among(place.channel, place.message, (m) => m.message_reference?.message_id === place.message)
      : originalOf(place);

  async function originalOf(place: InteractionPlace): Promise<string | undefined> {
    try {
      const original = await send.original(place.token);
      return original && isEdited(original) ? writtenIn(place, original) : undefined;
    } catch (error) {
      if (!isExpired(error) || place.hidden) throw error;
      return among(place.channel, place.id, (m) => m.interaction_metadata?.id === place.id && isEdited(m));
    }
  }

  /** The first of our messages after `since` for which `holds` is true. */
  async function among(channel: string, since: string, holds: (message: APIMessage) => boolean) {
    const found = await send.messages(channel, since);
    const ours = found.find((m) => m.author.id === self() && holds(m));
    return ours && written(ours);
  }

  return { deliver, takeOver };
}

type Extra = Pick<Shown, 'question' | 'preface' | 'hidden' | 'pages'>;

/** Names the asker where nothing else shows whom the message answers; mentions are switched off in every payload. */
const withAsker = (payload: Payload, asker: string): Payload => ({
  ...payload,
  components: [text(`-# <@${asker}>`), ...payload.components],
});

const written = (done: Posted): string => `discord:${done.channel_id}:${done.id}`;
/** A private reply has an address that nobody takes for a message that could be edited later. */
const writtenIn = ({ hidden }: InteractionPlace, done: Posted): string =>
  hidden ? `discord:private:${done.channel_id}:${done.id}` : written(done);
