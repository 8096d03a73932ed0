// Every call to Discord's REST API, so that no payload leaves without empty allowed_mentions and no fault escapes.
import { createHash } from 'node:crypto';
import {
  type APIInteractionResponse,
  type APIMessage,
  ChannelType,
  DiscordAPIError,
  InteractionResponseType,
  MessageFlags,
  type REST,
  type RequestData,
  RequestMethod,
  Routes,
} from 'discord.js';
import pRetry, { AbortError } from 'p-retry';
import { z } from 'zod';
import type { Log } from '../../src/log.ts';
import type { Payload } from './components.ts';
import { limits, times } from './limits.ts';

/** Nothing pings: no user, role or everyone, and not the person replied to. */
export const silent = { parse: [], replied_user: false } as const;

/** Discord's error codes that are outcomes here, not faults. */
export const codes = {
  acknowledged: 40_060,
  missingAccess: 50_001,
  invalidBody: 50_035,
  archived: 50_083,
  /** A reply needs Read Message History, a plain message does not. */
  noHistory: 160_002,
} as const;

/** What we need to know of a message of ours. */
export type Posted = { readonly id: string; readonly channel_id: string };

/** The interaction a response belongs to. */
export type Ticket = { readonly id: string; readonly token: string };

/** `taken`: another process acknowledged it before us. `lost`: Discord does not know the interaction any more. */
export type Acknowledged = 'done' | 'taken' | 'lost';

export type Send = {
  /** First response. */
  respond(ticket: Ticket, response: APIInteractionResponse): Promise<Acknowledged>;
  defer(ticket: Ticket, hidden: boolean): Promise<Acknowledged>;
  /** Undefined when what came cannot be read. */
  original(token: string): Promise<APIMessage | undefined>;
  edit(token: string, payload: Payload): Promise<Posted>;
  followUp(token: string, payload: Payload): Promise<Posted>;
  /** `key` makes the post safe to repeat: for some minutes Discord gives the first message again. */
  post(channel: string, payload: Payload, key: string, replyTo?: string): Promise<Posted>;
  direct(user: string, payload: Payload, key: string): Promise<Posted>;
  /** Edits a message of ours that stands in a channel. */
  amend(channel: string, message: string, payload: Payload): Promise<void>;
  remove(channel: string, message: string): Promise<void>;
  message(channel: string, message: string): Promise<APIMessage>;
  channel(channel: string): Promise<{ readonly type: ChannelType; readonly parent_id?: string | undefined }>;
  /** Whether this person belongs to this server, past its rules screen. */
  member(guild: string, user: string): Promise<boolean>;
  messages(channel: string, after: string): Promise<readonly APIMessage[]>;
};

export const codeOf = (error: unknown): number | undefined =>
  error instanceof DiscordAPIError && typeof error.code === 'number' ? error.code : undefined;

/** HTTP status of a refusal; undefined when no answer came. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof DiscordAPIError ? error.status : undefined;

/** The interaction's token is of no use any more, or the deferred response is gone. */
export const isExpired = (error: unknown): boolean => statusOf(error) === 401 || statusOf(error) === 404;

/** 24 characters that are the same for the same key. */
export const nonceOf = (key: string): string =>
  createHash('sha256')
    .update(key)
    .digest('base64url')
    .slice(0, limits.nonce - 1);

const opened = z.object({ id: z.string() });
const described = z.object({
  type: z.enum(ChannelType),
  parent_id: z
    .string()
    .nullish()
    .transform((id) => id ?? undefined),
});
const memberOf = z.object({ user: opened, pending: z.boolean().default(false) });
/** Whatever comes with a success, the message stands. */
const posted = z
  .object({ id: z.string(), channel_id: z.string().default('0') })
  .catch({ id: '0', channel_id: '0' });
const isMessage = (value: unknown): value is APIMessage =>
  opened.extend({ author: opened, content: z.string() }).safeParse(value).success;

function messageIn(value: unknown): APIMessage {
  if (isMessage(value)) return value;
  throw new Error('Discord gave no message where one was asked for');
}

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
  /** Repeats what the network or a 5xx took; a refusal comes out at once. */
  const persist = (work: () => Promise<unknown>, within: number): Promise<unknown> =>
    pRetry(() => work().catch(sortOut), {
      retries: Number.POSITIVE_INFINITY,
      minTimeout: times.firstPause,
      maxTimeout: times.lastPause,
      maxRetryTime: within,
      signal,
    });
  /** 4xx is Discord's last word; 5xx, timeouts and cut connections are worth another try. */
  function sortOut(error: unknown): never {
    if (error instanceof DiscordAPIError && error.status < 500) {
      // Webhook routes carry an interaction's token, not ours: theirs may end, ours must not.
      if (error.status === 401 && !error.url.includes('/webhooks/') && !error.url.includes('/interactions/'))
        unauthorized();
      throw new AbortError(error);
    }
    // The client throws several kinds; p-retry takes a TypeError for a bug and would not repeat it.
    throw error instanceof Error && !(error instanceof TypeError) ? error : new Error(String(error));
  }
  /** For calls that are answered with nothing: whatever comes with a success is not read as JSON. */
  async function silently(
    method: RequestMethod,
    fullRoute: `/${string}`,
    more: RequestData = {},
  ): Promise<void> {
    await (await rest.queueRequest({ ...more, method, fullRoute })).arrayBuffer();
  }
  const original = (token: string) => Routes.webhookMessage(application(), token, '@original');

  async function respond(ticket: Ticket, response: APIInteractionResponse): Promise<Acknowledged> {
    const route = Routes.interactionCallback(ticket.id, ticket.token);
    let tries = 0;
    const once = () => {
      tries += 1;
      return silently(RequestMethod.Post, route, { body: response, auth: false });
    };
    try {
      await persist(once, limits.firstResponse);
      return 'done';
    } catch (error) {
      const code = codeOf(error);
      log.warn('interaction could not be acknowledged', { event: ticket.id, code: code ?? String(error) });
      if (code !== codes.acknowledged) return 'lost';
      // After an answer that was lost on its way, the earlier acknowledgement is our own.
      return tries > 1 ? 'done' : 'taken';
    }
  }

  async function post(channel: string, payload: Payload, key: string, replyTo?: string): Promise<Posted> {
    const reference = { message_reference: { message_id: replyTo, fail_if_not_exists: false } };
    const once = { nonce: nonceOf(key), enforce_nonce: true, ...(replyTo === undefined ? {} : reference) };
    const route = Routes.channelMessages(channel);
    return posted.parse(await persist(() => rest.post(route, body(payload, once)), times.giveUp));
  }

  return {
    respond,
    defer: (ticket, hidden) =>
      respond(ticket, {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: hidden ? { flags: MessageFlags.Ephemeral } : {},
      }),
    async original(token) {
      const work = () => rest.get(original(token), { auth: false });
      const found = await persist(work, times.giveUpControl);
      return isMessage(found) ? found : undefined;
    },
    async edit(token, payload) {
      const work = () => rest.patch(original(token), { ...body(payload), auth: false });
      return posted.parse(await persist(work, times.giveUp));
    },
    async followUp(token, payload) {
      const hidden = { flags: payload.flags | MessageFlags.Ephemeral };
      const route = Routes.webhook(application(), token);
      const work = () => rest.post(route, { ...body(payload, hidden), auth: false });
      return posted.parse(await persist(work, times.giveUpControl));
    },
    post,
    async direct(user, payload, key) {
      const work = () => rest.post(Routes.userChannels(), { body: { recipient_id: user } });
      return post(opened.parse(await persist(work, times.giveUp)).id, payload, key);
    },
    async amend(channel, message, payload) {
      const route = Routes.channelMessage(channel, message);
      await persist(() => rest.patch(route, body(payload)), times.giveUpControl);
    },
    async message(channel, message) {
      const route = Routes.channelMessage(channel, message);
      return messageIn(await persist(() => rest.get(route), times.giveUpControl));
    },
    async channel(channel) {
      const work = () => rest.get(Routes.channel(channel));
      return described.parse(await persist(work, times.giveUpControl));
    },
    async member(guild, user) {
      const work = () => rest.get(Routes.guildMember(guild, user));
      try {
        return !memberOf.parse(await persist(work, times.giveUpControl)).pending;
      } catch (error) {
        if (statusOf(error) === 404) return false;
        throw error;
      }
    },
    async remove(channel, message) {
      const route = Routes.channelMessage(channel, message);
      await persist(() => silently(RequestMethod.Delete, route), times.giveUpControl);
    },
    async messages(channel, after) {
      const query = new URLSearchParams({ after, limit: String(limits.page) });
      const found = await persist(
        () => rest.get(Routes.channelMessages(channel), { query }),
        times.giveUpControl,
      );
      return Array.isArray(found) ? found.filter(isMessage) : [];
    },
  };
}
