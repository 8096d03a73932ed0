// Brings one reply to where its question was asked, once, by whatever way is still open.
import type { APIMessage } from 'discord.js';
import type { PageLinks } from '../../../src/citation/page-link.ts';
import type { Question } from '../../../src/domain.ts';
import type { Engine, Reply } from '../../../src/engine/engine.ts';
import type { Log } from '../../../src/log.ts';
import { bringUpToDate, type Fresh, inForm, latestReply } from '../../kit/fresh.ts';
import { directThread } from '../listeners/conversation.ts';
import { type InteractionPlace, type MessagePlace, type Place, readPlace } from '../question.ts';
import { answerOn, type Payload, text } from '../render/components.ts';
import { renderAnswer, renderNotice, type Shown } from '../render/render.ts';
import { renderAside, renderLine } from '../render/source.ts';
import { createFindReply } from './find-reply.ts';
import { codeOf, codes, isExpired, type Posted, type Send, statusOf } from './send.ts';

export type Replies = {
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

export function createReplies({ pages, engine, send, log, channels, self, signal }: Parts): Replies {
  const findReply = createFindReply(send, self);

  async function deliver(question: Question, reply: Reply): Promise<void> {
    const place = readPlace(question.place);
    try {
      if (!place) return await engine.dropped(question.id, 'written by another version');
      const shown = await bring(question, latestReply(engine, question, reply), place);
      // Whoever has the question now ends its claim.
      if (shown === 'silent') return;
      if (shown === 'unreachable') await engine.dropped(question.id, 'no way to reach the asker');
      else await engine.posted(question.id, shown);
    } catch (error) {
      // Stopping: the lease runs out and the next process takes over.
      if (signal.aborted) return;
      const what = 'a reply could not be posted; see the code';
      log.error(what, { question: question.id, code: codeOf(error) ?? String(error) });
      await engine.dropped(question.id, 'Discord refused the reply');
    }
  }

  const bring = (question: Question, reply: Fresh<Reply>, place: Place): Promise<Brought> =>
    place.kind === 'message'
      ? bringToMessage(question, reply, place)
      : bringToInteraction(question, reply, place);

  /** As it is shown in its place; a rendering that fails must not cost the reply. */
  function payloadIn(question: Question, place: Place): (reply: Reply) => Payload {
    const extra = extraOf(question, place, pages);
    return (reply) => {
      if (reply.kind === 'notice') return renderNotice(reply.notice);
      try {
        return renderAnswer({ ...reply, ...extra });
      } catch (error) {
        const what = 'an answer could not be rendered; report it';
        log.error(what, { question: question.id, reason: String(error) });
        return renderNotice('trouble');
      }
    };
  }

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
      if (direct !== 'unreachable') return direct;
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
      return await send.post(channel, payload, question.id, to);
    } catch (error) {
      if (codeOf(error) === codes.noHistory)
        return send.post(channel, inForm(payload, withAsker(asker)), question.id);
      if (codeOf(error) !== codes.invalidBody) throw error;
      refused(question);
      return send.post(channel, renderNotice('trouble'), question.id, to);
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
      return 'unreachable';
    }
  }

  async function takeOver(): Promise<void> {
    // Side by side: one that Discord keeps waiting must not hold back the others until they are overdue again.
    await Promise.all((await engine.overdue('discord')).map(finish));
  }

  async function finish(question: Question): Promise<void> {
    const place = readPlace(question.place);
    const there = place && (await findReply(place));
    if (there === 'later') {
      const { id } = question;
      log.info('a reply could not be looked for; the next round looks again', { question: id });
      return;
    }
    if (place && there !== undefined) {
      await bringUpToDate(engine, question, answerOn(there), (fresh) => {
        const payload = inForm(fresh, payloadIn(question, place));
        return place.kind === 'message'
          ? send.amend(place.channel, there.id, payload)
          : rewrite(place, there, payload);
      });
      return engine.posted(question.id, place.kind === 'message' ? written(there) : writtenIn(place, there));
    }
    // Also where we may not look: what a process left behind was mostly never replied to, and silence is worse for
    // whoever waits than the same reply twice.
    const reply = await engine.resume(question);
    if (reply) await deliver(question, reply);
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

  return { deliver, takeOver };
}

/** The message that the reply stands in, as the core keeps it; or that the person takes no message, or nothing was to be said. */
type Brought = `discord:${string}` | 'unreachable' | 'silent';

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
  done === undefined ? 'silent' : `discord:${done.channel_id}:${done.id}`;
/** A private reply has an address that nobody takes for a message that could be edited later. */
const writtenIn = ({ hidden }: InteractionPlace, done: Posted | undefined): Brought =>
  done !== undefined && hidden ? `discord:private:${done.channel_id}:${done.id}` : written(done);
