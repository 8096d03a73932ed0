// The library's client as we use it: what it keeps in memory, how its shards identify, how it connects and lets go.
import { EventEmitter } from 'node:events';
import {
  Client,
  Events,
  Options,
  Partials,
  type RESTOptions,
  SimpleIdentifyThrottler,
  SimpleShardingStrategy,
  type WebSocketManagerOptions,
} from 'discord.js';
import { intents } from '../access/access.ts';
import type { DiscordConfig } from '../config.ts';
import { silent } from '../delivery/send.ts';
import { times } from '../limits.ts';
import { closedForGood } from './faults.ts';

/** Only what is needed to know servers and channels is kept in memory. */
const cached = Options.cacheWithLimits({
  ...Options.DefaultMakeCacheSettings,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  GuildMemberManager: { maxSize: 1, keepOverLimit: (member) => member.id === member.client.user.id },
  UserManager: { maxSize: 100, keepOverLimit: (user) => user.id === user.client.user.id },
});

export type Connection = {
  readonly client: Client;
  /** Resolves when every shard is there; rejects with whatever closes one for good, or when none came for too long. */
  open(): Promise<void>;
  close(): Promise<void>;
};

export function createConnection(config: DiscordConfig, rest: Partial<RESTOptions>): Connection {
  let shards: Sharding | undefined;
  let strategy: object = {};
  const client = new Client({
    intents: [...intents],
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: silent.replied_user },
    shards: 'auto',
    makeCache: cached,
    waitGuildTimeout: times.guild,
    rest,
    ws: {
      ...Options.createDefault().ws,
      buildIdentifyThrottler: oneThrottler(),
      buildStrategy: (manager) => {
        shards = manager;
        const simple = new SimpleShardingStrategy(manager);
        strategy = simple;
        return simple;
      },
    },
  });
  // Said of every connection that is let go, while the library still knows it.
  client.on(Events.Debug, (said) => {
    if (said.includes('Destroying shard')) catchLateErrors(strategy);
  });
  return {
    client,
    open: () => open(client, config.token),
    async close() {
      // A library that is told to go while it waits for a greeting, or between two tries, would connect again.
      if (shards) shards.options.retrieveSessionInfo = () => new Promise(() => undefined);
      const late = new Promise((resolve) => setTimeout(resolve, times.goodbye).unref());
      await Promise.race([client.destroy(), late]);
    },
  };
}

/**
 * The library takes its own listener off a connection that it lets go while it is made: the error with which that ends would
 * then be one that nobody caught, and end the process. Its connections stand in no public member.
 */
function catchLateErrors(strategy: object): void {
  const shards: unknown = Reflect.get(strategy, 'shards');
  for (const shard of shards instanceof Map ? shards.values() : []) {
    const connection: unknown = Reflect.get(shard, 'connection');
    if (connection instanceof EventEmitter && connection.listenerCount('error') < 2)
      connection.on('error', () => undefined);
  }
}

type Throttling = WebSocketManagerOptions['buildIdentifyThrottler'];
type Sharding = Parameters<WebSocketManagerOptions['buildStrategy']>[0];

/** The library makes one for each of the first shards, which then identify at once where Discord allows one in 5 s. */
function oneThrottler(): Throttling {
  let made: ReturnType<Throttling> | undefined;
  return (manager) => {
    made ??= manager
      .fetchGatewayInformation()
      .then(({ session_start_limit }) => new SimpleIdentifyThrottler(session_start_limit.max_concurrency));
    return made;
  };
}

async function open(client: Client, token: string): Promise<void> {
  let late: NodeJS.Timeout | undefined;
  const ready = new Promise<void>((resolve, reject) => {
    late = setTimeout(() => reject(new Error('the gateway did not answer in time')), times.connect);
    client.on(Events.ShardReady, () => late?.refresh());
    client.once(Events.ClientReady, () => resolve());
    client.once(Events.ShardDisconnect, ({ code }) =>
      reject(closedForGood(code) ?? new Error(`closed with ${code}`)),
    );
  });
  try {
    await Promise.all([ready, client.login(token)]);
  } finally {
    clearTimeout(late);
  }
}
