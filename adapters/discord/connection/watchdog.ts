// Notices a gateway that stays away or is only half there, so that a supervisor can start the process anew.
import { type Client, GatewayDispatchEvents as Dispatch, Events, Status } from 'discord.js';
import { z } from 'zod';
import type { Log } from '../../../src/log.ts';
import { StartError } from '../../adapter.ts';

/** Call it now and then with the time in milliseconds; gives the error once the connection has been away too long. */
export type Watchdog = (now: number, connected: boolean) => StartError | undefined;

/** `dead`: milliseconds without a connection after which there is no hope. */
export function createWatchdog(started: number, dead: number): Watchdog {
  let alive = started;
  let told = false;
  return (now, connected) => {
    if (connected) alive = now;
    if (told || now - alive < dead) return undefined;
    told = true;
    return new StartError(
      'DISCORD_API_URL',
      `The gateway has been away for ${Math.round((now - alive) / 60_000)} minutes.`,
      'Check the network, then start the bot again.',
    );
  };
}

export type Pulse = {
  /** Every shard is connected right now. */
  ready(): boolean;
  /** The same, and none has been silent since it connected: a gateway may take every connection and serve none. */
  alive(): boolean;
};

/** What comes with every connection, also to a gateway that does nothing else. */
const greetings: ReadonlySet<unknown> = new Set([Dispatch.Ready, Dispatch.Resumed, Dispatch.GuildCreate]);
const named = z.looseObject({ t: z.string() });

/** Listens to the shards of a client; call it before anybody else listens. Each outage is logged once, until `stopping`. */
export function feelPulse(client: Client, log: Log, stopping: AbortSignal): Pulse {
  /** Shards that reconnected and were not heard since, with the time of their last acknowledged heartbeat. */
  const silent = new Map<number, number>();
  const away = new Set<number>();
  const isReady = (shard: { readonly status: Status }): boolean => shard.status === Status.Ready;
  const back = (shard: number): void => {
    if (away.delete(shard)) log.info('the gateway is connected again', { count: shard });
  };

  client.on(Events.Raw, (packet: unknown, shard: number) => {
    const { success, data } = named.safeParse(packet);
    if (success && !greetings.has(data.t)) silent.delete(shard);
  });
  client.on(Events.ShardReconnecting, (shard) => {
    if (!silent.has(shard)) silent.set(shard, client.ws.shards.get(shard)?.lastPingTimestamp ?? -1);
    if (away.has(shard) || stopping.aborted) return;
    away.add(shard);
    log.info('the gateway connection broke and is being opened again', { count: shard });
  });
  client.on(Events.ShardReady, back);
  client.on(Events.ShardResume, back);
  client.on(Events.ShardError, (error, shard) => {
    if (!away.has(shard))
      log.warn('the gateway could not be reached and is tried again', {
        reason: error.message,
        count: shard,
      });
  });

  return {
    ready: () => client.ws.shards.size > 0 && client.ws.shards.every(isReady),
    alive: () =>
      client.ws.shards.size > 0 &&
      client.ws.shards.every((shard) => {
        if (silent.get(shard.id) !== shard.lastPingTimestamp) silent.delete(shard.id);
        return isReady(shard) && !silent.has(shard.id);
      }),
  };
}
