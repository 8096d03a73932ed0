// Mentions that arrived while the gateway was away: read back over REST, once per session that could not be resumed.
import type { APIMessage, GatewayGuildCreateDispatchData } from 'discord.js';
import type { Log } from '../../../src/log.ts';
import type { Send } from '../delivery/send.ts';
import { catchUpPages, channelsRemembered, limits, times } from '../limits.ts';
import { codeOf } from './api-error.ts';
import { epoch, idAt } from './snowflake.ts';

export type CatchUp = {
  /** Every message that the gateway brings, whoever wrote it. */
  seen(message: APIMessage, direct: boolean): void;
  /** A new session: from here on, what was seen before counts. Direct messages come with the first shard alone. */
  session(withDirects: boolean): Promise<void>;
  /** A server with its channels, as a new session lists it. */
  guild(guild: GatewayGuildCreateDispatchData): Promise<void>;
};

/** A channel to be read, and the message after which to begin. */
type Channel = { readonly channel: string; readonly from: string };

type Parts = {
  readonly send: Send;
  readonly log: Log;
  readonly self: () => string;
  readonly now: () => number;
  readonly viewable: (channel: string) => boolean;
  /** Channels of direct messages in which people were answered of late, for a process that has just started. */
  readonly directs: () => Promise<readonly string[]>;
  /** Handles a message as if the gateway had brought it; claims see to it that nothing is answered twice. */
  readonly handle: (message: APIMessage, guild: string | undefined) => Promise<void>;
};

/** Ids are numbers that grow with time, written without leading zeros: a longer one is later. */
const later = (a: string, b: string): boolean => (a.length === b.length ? a > b : a.length > b.length);

export function createCatchUp({ send, log, self, now, viewable, directs, handle }: Parts): CatchUp {
  const last = new Map<string, { readonly id: string; readonly direct: boolean }>();
  let before = new Map(last);
  let alive: number | undefined;
  let since = now() - times.lookBack;

  async function session(withDirects: boolean): Promise<void> {
    before = new Map(last);
    since = Math.min(alive ?? now(), now() - times.lookBack);
    if (!withDirects) return;
    const seen = [...before].flatMap(([channel, { id, direct }]) => (direct ? [{ channel, from: id }] : []));
    const kept = (await directs().catch(() => [])).filter((channel) => !before.has(channel));
    await readBack([...seen, ...kept.map((channel) => ({ channel, from: idAt(since) }))], undefined);
  }

  async function guild(given: GatewayGuildCreateDispatchData): Promise<void> {
    const channels = [...(given.channels ?? []), ...(given.threads ?? [])].flatMap((channel) => {
      const newest = 'last_message_id' in channel ? channel.last_message_id : undefined;
      const known = before.get(channel.id)?.id;
      const from = known ?? idAt(since);
      const worth = newest ? later(newest, from) : known !== undefined;
      return worth && viewable(channel.id) ? [{ channel: channel.id, from }] : [];
    });
    await readBack(channels, given.id);
  }

  /** Channel by channel; what is found there is answered meanwhile, so that one slow reply holds up nobody else. */
  async function readBack(channels: readonly Channel[], guildId: string | undefined): Promise<void> {
    const answering: Promise<void>[] = [];
    const answer = (message: APIMessage): void => {
      const failed = (error: unknown): void =>
        log.error('a message sent while the bot was away could not be answered; see the reason', {
          reason: String(error),
        });
      answering.push(handle(message, guildId).catch(failed));
    };
    for (const { channel, from } of channels) await channelSince(channel, from, answer);
    await Promise.all(answering);
  }

  async function channelSince(
    channel: string,
    from: string,
    answer: (message: APIMessage) => void,
  ): Promise<void> {
    const oldest = idAt(now() - times.lookBackMost);
    let after = known(from) && later(oldest, from) ? oldest : from;
    try {
      for (let page = 0; page < catchUpPages; page += 1) {
        const found = [...(await send.messages(channel, after))].sort((a, b) => (later(a.id, b.id) ? 1 : -1));
        const answered = new Set(
          found.flatMap((m) => (m.author.id === self() ? (m.message_reference?.message_id ?? []) : [])),
        );
        for (const message of found) if (!answered.has(message.id)) answer(message);
        after = found.at(-1)?.id ?? after;
        if (found.length < limits.page) return;
      }
      log.warn(
        'too many messages came while the bot was away; the latest are not answered, so ask those again',
        { event: channel, count: catchUpPages * limits.page },
      );
    } catch (error) {
      log.info(
        'messages sent while the bot was away could not be read; check that it may see the channel and its history',
        { event: channel, code: codeOf(error) ?? String(error) },
      );
    }
  }

  return {
    session,
    guild,
    seen(message, direct) {
      alive = now();
      last.delete(message.channel_id);
      last.set(message.channel_id, { id: message.id, direct });
      if (last.size > channelsRemembered) last.delete(last.keys().next().value ?? '');
    },
  };
}

/** Ids of a server that counts differently are left as they are. */
const known = (id: string): boolean => later(id, idAt(epoch + times.lookBackMost));
