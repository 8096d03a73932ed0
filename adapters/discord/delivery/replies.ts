// How replies reach Discord: by the way that is still open, in the channel, in the interaction, or to the asker alone.
import type { APIMessage } from 'discord.js';
import type { PageLinks } from '../../../src/citation/page-link.ts';
import type { Question } from '../../../src/domain.ts';
import type { Engine, Reply } from '../../../src/engine/engine.ts';
import type { Log } from '../../../src/log.ts';
import type { Found } from '../../kit/deliver.ts';
import { type Fresh, inForm } from '../../kit/fresh.ts';
import { type Brought, createReplies, formOf, type Replies, type Standing } from '../../kit/replies.ts';
import { codeOf, codes, isExpired, statusOf } from '../connection/api-error.ts';
import { directThread } from '../listeners/conversation.ts';
import { decodePlace, type InteractionPlace, type MessagePlace, type Place } from '../question.ts';
import { answerOn, type Payload, text } from '../render/components.ts';
import { renderAnswer, renderNotice, type Shown } from '../render/render.ts';
import { renderAside, renderLine } from '../render/source.ts';
import { addressOf, privateAddress } from './address.ts';
import { createFindReply } from './find-reply.ts';
import type { Posted, Send } from './send.ts';

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

export function createDiscordReplies(parts: Parts): Replies {
  const { pages, engine, send, log, channels, self, signal } = parts;
  const findReply = createFindReply(send, self);

  async function bring(question: Question, reply: Fresh<Reply>): Promise<Brought> {
    const place = decodePlace(question.place);
    if (!place) return { kind: 'dropped', reason: 'written by another version', informed: false };
    return place.kind === 'message'
      ? bringToMessage(question, reply, place)
      : bringToInteraction(question, reply, place);
  }

  const payloadIn =
    (question: Question, place: Place) =>
    (reply: Reply): Payload =>
      formOf(reply, {
        notice: renderNotice,
        answer: (given) => renderAnswer({ ...given, ...extraOf(question, place, pages) }),
        failed: (error) =>
          log.error('an answer could not be rendered; report it', {
            question: question.id,
            reason: String(error),
          }),
      });

  const refused = ({ id }: Question): void =>
    log.error('Discord refused a reply as malformed; report it', { question: id, code: codes.invalidBody });

  async function bringToMessage(
    question: Question,
    reply: Fresh<Reply>,
    place: MessagePlace,
  ): Promise<Brought> {
    const { aside, answer } = place;
    const payload = aside
      ? async () => renderAside(aside, answer, channels)
      : inForm(reply, payloadIn(question, place));
    if (aside === 'elsewhere') {
      const direct = await toPerson(place.asker, payload, question.id);
      if (direct.kind !== 'dropped') return direct;
    }
    try {
      return written(await postReply(question, place, payload));
    } catch (error) {
      if (!isClosed(error)) throw error;
      return toPerson(place.asker, async () => renderLine('cannotPost'), question.id);
    }
  }

  /** Without Read Message History a reply is refused, a plain message is not; a refused payload becomes a plain line. */
  async function postReply(
    question: Question,
    { channel, message: to, asker }: MessagePlace,
    payload: Fresh<Payload>,
  ) {
    try {
      return await send.post(channel, payload, question.id, { replyTo: to });
    } catch (error) {
      if (codeOf(error) === codes.noHistory)
        return send.post(channel, inForm(payload, withAsker(asker)), question.id);
      if (codeOf(error) !== codes.invalidBody) throw error;
      refused(question);
      return send.post(channel, renderNotice('trouble'), question.id, { replyTo: to });
    }
  }

  async function bringToInteraction(
    question: Question,
    reply: Fresh<Reply>,
    place: InteractionPlace,
  ): Promise<Brought> {
    const { hidden, asker } = place;
    const payload = inForm(reply, payloadIn(question, place));
    try {
      return writtenIn(place, await editOriginal(question, place, payload));
    } catch (error) {
      if (!isExpired(error)) throw error;
      log.info('the interaction had ended, so its answer was sent as a message', {
        question: question.id,
        code: codeOf(error) ?? 0,
      });
      return hidden ? toPerson(asker, payload, question.id) : toChannel(question, place, payload);
    }
  }

  async function editOriginal(question: Question, place: InteractionPlace, payload: Fresh<Payload>) {
    try {
      return await send.edit(place.token, payload);
    } catch (error) {
      if (codeOf(error) !== codes.invalidBody) throw error;
      refused(question);
      return send.edit(place.token, renderNotice('trouble'));
    }
  }

  async function toChannel(
    question: Question,
    { channel, asker }: InteractionPlace,
    payload: Fresh<Payload>,
  ): Promise<Brought> {
    try {
      return written(await send.post(channel, inForm(payload, withAsker(asker)), question.id));
    } catch (error) {
      if (!isClosed(error)) throw error;
      return toPerson(asker, payload, question.id);
    }
  }

  async function toPerson(user: string, payload: Fresh<Payload>, key: string): Promise<Brought> {
    try {
      return written(await send.direct(user, payload, `${key}:direct`));
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      log.info('the asker accepts no direct messages', { question: key, code: codeOf(error) ?? 0 });
      return { kind: 'dropped', reason: 'no way to reach the asker', informed: false };
    }
  }

  async function find(question: Question): Promise<Found<Standing>> {
    const place = decodePlace(question.place);
    const there = place && (await findReply(place));
    if (there === 'later') return { kind: 'later' };
    if (!place || there === undefined) return { kind: 'absent' };
    return {
      kind: 'there',
      result: {
        address: place.kind === 'message' ? addressOf(there) : addressIn(place, there),
        answerId: answerOn(there),
        edit: (fresh) => {
          const payload = inForm(fresh, payloadIn(question, place));
          return place.kind === 'message'
            ? send.amend(place.channel, there.id, payload)
            : rewrite(place, there, payload);
        },
      },
    };
  }

  /** The original of an interaction is edited by its token, and by ours once that has ended. */
  async function rewrite(place: InteractionPlace, there: APIMessage, payload: Fresh<Payload>) {
    try {
      return await send.edit(place.token, payload);
    } catch (error) {
      if (!isExpired(error) || place.hidden) throw error;
      return send.amend(there.channel_id, there.id, payload);
    }
  }

  // Posts carry a nonce, and all else is the same when it is done twice.
  return createReplies({ platform: 'discord', engine, log, signal, bring, find, repeatable: true });
}

/** What the place of a reply adds to it. */
function extraOf(
  { thread }: Question,
  place: Place,
  pages: PageLinks | undefined,
): Pick<Shown, 'question' | 'preface' | 'hidden' | 'public' | 'pages'> {
  const direct = thread.startsWith(directThread);
  if (place.kind === 'message') return { pages, public: !direct };
  const { hidden, share, about } = place;
  return {
    pages,
    public: !direct && !hidden,
    question: true,
    ...(about ? { preface: about } : {}),
    ...(hidden ? { hidden: { share } } : {}),
  };
}

/** Names the asker where nothing else shows whom the message answers; mentions are switched off in every payload. */
const withAsker =
  (asker: string) =>
  (payload: Payload): Payload => ({
    ...payload,
    components: [text(`-# <@${asker}>`), ...payload.components],
  });

const written = (done: Posted | undefined): Brought =>
  done === undefined ? { kind: 'left' } : { kind: 'posted', message: addressOf(done) };
const writtenIn = (place: InteractionPlace, done: Posted | undefined): Brought =>
  done === undefined ? { kind: 'left' } : { kind: 'posted', message: addressIn(place, done) };

const addressIn = ({ hidden }: InteractionPlace, done: Posted): string =>
  hidden ? privateAddress(done) : addressOf(done);
