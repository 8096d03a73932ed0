// Every call to Discord's REST API, so that no payload leaves without empty allowed_mentions and no fault escapes.
import { createHash } from 'node:crypto';
import {
  type APIInteractionResponse,
  type APIMessage,
  type ChannelType,
  InteractionResponseType,
  MessageFlags,
  RateLimitError,
  type REST,
  type RequestData,
  RequestMethod,
  Routes,
} from 'discord.js';
import type { Log } from '../../../src/log.ts';
import type { Found } from '../../kit/deliver.ts';
import { freshOf, type Said } from '../../kit/fresh.ts';
import { codeOf, codes, statusOf } from '../connection/api-error.ts';
import { idAt } from '../connection/snowflake.ts';
import { limits, times } from '../limits.ts';
import { answerOn, type Payload } from '../render/components.ts';
import { createPersist } from './persist.ts';
import { described, isMessage, memberOf, messageIn, opened, posted } from './responses.ts';

/** Nothing pings: no user, role or everyone, and not the person replied to. */
export const silent = { parse: [], replied_user: false } as const;

/** What we need to know of a message of ours. */
export type Posted = { readonly id: string; readonly channel_id: string };

/** The interaction a response belongs to. */
export type Ticket = { readonly id: string; readonly token: string };

/** `taken`: another process acknowledged it before us. `lost`: Discord does not know the interaction any more. */
export type Acknowledged = 'done' | 'taken' | 'lost';

export type PostOptions = {
  readonly replyTo?: string;
  /**
   * What stands goes where nothing is to be said any more. Of what another process may have taken over it does not: it is
   * that one's by then.
   */
  readonly takesBack?: true;
};

export type Send = {
  /** First response. */
  respond(ticket: Ticket, response: Said<APIInteractionResponse>): Promise<Acknowledged>;
  defer(ticket: Ticket, hidden: boolean): Promise<Acknowledged>;
  /** Undefined when what came cannot be read. */
  original(token: string): Promise<APIMessage | undefined>;
  /** Undefined, here and below: nothing was to be said any more, and nothing stands. */
  edit(token: string, payload: Said<Payload>): Promise<Posted | undefined>;
  followUp(token: string, payload: Said<Payload>): Promise<Posted | undefined>;
  /** `key` makes the post safe to repeat: for some minutes Discord gives the first message again. */
  post(channel: string, payload: Said<Payload>, key: string, how?: PostOptions): Promise<Posted | undefined>;
  direct(user: string, payload: Said<Payload>, key: string): Promise<Posted | undefined>;
  /** Edits a message of ours that stands in a channel. */
  amend(channel: string, message: string, payload: Said<Payload>): Promise<Posted | undefined>;
  remove(channel: string, message: string): Promise<void>;
  message(channel: string, message: string): Promise<APIMessage>;
  channel(channel: string): Promise<{ readonly type: ChannelType; readonly parent_id?: string | undefined }>;
  /** Whether this person belongs to this server, past its rules screen. */
  member(guild: string, user: string): Promise<boolean>;
  messages(channel: string, after: string): Promise<readonly APIMessage[]>;
};

/** 24 characters that are the same for the same key. */
export const nonceOf = (key: string): string =>
  createHash('sha256')
    .update(key)
    .digest('base64url')
    .slice(0, limits.nonce - 1);

type Parts = {
  /** Makes one request for each call: repeating is done here, where it is known what may be repeated. */
  readonly rest: REST;
  readonly application: () => string;
  readonly log: Log;
  /** Ends every repetition. */
  readonly signal: AbortSignal;
  /** Discord no longer takes the bot's token. */
  readonly unauthorized: () => void;
};

export function createSend({ rest, application, log, signal, unauthorized }: Parts): Send {
  const body = (payload: Payload, more: object = {}) => ({
    body: { ...payload, allowed_mentions: silent, ...more },
  });
  const { show, ask } = createPersist({ signal, unauthorized });
  /** For calls that are answered with nothing: whatever comes with a success is not read as JSON. */
  async function silently(
    method: RequestMethod,
    fullRoute: `/${string}`,
    more: RequestData = {},
  ): Promise<void> {
    await (await rest.queueRequest({ ...more, method, fullRoute })).arrayBuffer();
  }
  const original = (token: string) => Routes.webhookMessage(application(), token, '@original');

  async function respond(ticket: Ticket, response: Said<APIInteractionResponse>): Promise<Acknowledged> {
    const route = Routes.interactionCallback(ticket.id, ticket.token);
    let doubtful = false;
    const send = (body: APIInteractionResponse) =>
      silently(RequestMethod.Post, route, { body, auth: false }).catch((error: unknown) => {
        doubtful ||= codeOf(error) === undefined && !(error instanceof RateLimitError);
        throw error;
      });
    try {
      await show({ fresh: freshOf(response), send, limiter: route, within: limits.firstResponse });
      return 'done';
    } catch (error) {
      const code = codeOf(error);
      log.warn(
        'an interaction could not be acknowledged; unless another process did, its reply comes as a message',
        { event: ticket.id, code: code ?? String(error) },
      );
      if (code !== codes.acknowledged) return 'lost';
      // After an answer that was lost on its way, the earlier acknowledgement is our own.
      return doubtful ? 'done' : 'taken';
    }
  }

  async function post(
    channel: string,
    said: Said<Payload>,
    key: string,
    { replyTo, takesBack }: PostOptions = {},
  ) {
    const reference = { message_reference: { message_id: replyTo, fail_if_not_exists: false } };
    const once = { nonce: nonceOf(key), enforce_nonce: true, ...(replyTo === undefined ? {} : reference) };
    const since = replyTo ?? idAt(Date.now() - times.lookBackPost);
    return show<Payload, Posted>({
      fresh: freshOf(said),
      send: async (payload) =>
        posted.parse(await rest.post(Routes.channelMessages(channel), body(payload, once))),
      find: (sent) => findOne(channel, since, sent),
      replace: ({ id }, payload) => rest.patch(Routes.channelMessage(channel, id), body(payload)),
      ...(takesBack ? { remove: ({ id }) => remove(channel, id) } : {}),
      limiter: channel,
      within: times.giveUp,
    });
  }

  const remove = (channel: string, message: string): Promise<void> =>
    silently(RequestMethod.Delete, Routes.channelMessage(channel, message));

  /** One of these payloads, known by its buttons, which carry the id of its answer. */
  async function findOne(channel: string, since: string, sent: readonly Payload[]): Promise<Found<Posted>> {
    const found = await messages(channel, since).catch(() => undefined);
    if (!found) return { kind: 'later' };
    const shown = new Set(sent.flatMap((payload) => answerOn(payload) ?? []));
    const there = found.find((message) => shown.has(answerOn(message) ?? ''));
    return there ? { kind: 'there', result: posted.parse(there) } : { kind: 'absent' };
  }

  async function messages(channel: string, after: string): Promise<readonly APIMessage[]> {
    const query = new URLSearchParams({ after, limit: String(limits.page) });
    const route = Routes.channelMessages(channel);
    const found = await ask(() => rest.get(route, { query }), `get ${route}`);
    return Array.isArray(found) ? found.filter(isMessage) : [];
  }

  return {
    respond,
    defer: (ticket, hidden) =>
      respond(ticket, {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: hidden ? { flags: MessageFlags.Ephemeral } : {},
      }),
    async original(token) {
      const found = await ask(() => rest.get(original(token), { auth: false }), `get ${token}`);
      return isMessage(found) ? found : undefined;
    },
    edit: (token, said) =>
      show<Payload, Posted>({
        fresh: freshOf(said),
        send: async (payload) =>
          posted.parse(await rest.patch(original(token), { ...body(payload), auth: false })),
        limiter: token,
        within: times.giveUp,
      }),
    followUp: (token, said) =>
      show<Payload, Posted>({
        fresh: freshOf(said),
        send: async (payload) => {
          const hidden = { flags: payload.flags | MessageFlags.Ephemeral };
          const route = Routes.webhook(application(), token);
          return posted.parse(await rest.post(route, { ...body(payload, hidden), auth: false }));
        },
        limiter: token,
        within: times.giveUpControl,
      }),
    post,
    async direct(user, said, key) {
      const fresh = freshOf(said);
      const send = (): Promise<unknown> => rest.post(Routes.userChannels(), { body: { recipient_id: user } });
      const channel = await show({ fresh, send, limiter: Routes.userChannels(), within: times.giveUp });
      return channel === undefined ? undefined : post(opened.parse(channel).id, fresh, key);
    },
    amend: (channel, message, said) =>
      show<Payload, Posted>({
        fresh: freshOf(said),
        send: async (payload) =>
          posted.parse(await rest.patch(Routes.channelMessage(channel, message), body(payload))),
        limiter: `amend ${channel}`,
        within: times.giveUpControl,
      }),
    async message(channel, message) {
      const route = Routes.channelMessage(channel, message);
      return messageIn(await ask(() => rest.get(route), `get ${route}`));
    },
    async channel(channel) {
      const route = Routes.channel(channel);
      return described.parse(await ask(() => rest.get(route), `get ${route}`));
    },
    async member(guild, user) {
      const route = Routes.guildMember(guild, user);
      try {
        return !memberOf.parse(await ask(() => rest.get(route), `get ${route}`)).pending;
      } catch (error) {
        if (statusOf(error) === 404) return false;
        throw error;
      }
    },
    async remove(channel, message) {
      await ask(() => remove(channel, message), `remove ${channel}`);
    },
    messages,
  };
}
