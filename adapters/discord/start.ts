// Connects, wires events to handlers, and keeps the two clocks: overdue questions and the watchdog.
import { setMaxListeners } from 'node:events';
import {
  GatewayDispatchEvents as Dispatch,
  Events,
  type GatewayGuildCreateDispatchData,
  type GatewayReadyDispatchData,
  REST,
} from 'discord.js';
import { steadyNow } from '../../src/steady-now.ts';
import type { Adapter, AdapterParts } from '../adapter.ts';
import { every } from '../kit/every.ts';
import { createInFlight } from '../kit/in-flight.ts';
import { createServers, unnamedGuild } from './access/access.ts';
import { createReadership } from './access/readership.ts';
import { registerCommands } from './commands.ts';
import type { DiscordConfig } from './config.ts';
import { codeOf, codes } from './connection/api-error.ts';
import { createCatchUp } from './connection/catch-up.ts';
import { createConnection } from './connection/client.ts';
import { closedForGood, noSuchGuild, toStartError } from './connection/faults.ts';
import { takeOver } from './connection/lenient.ts';
import { oneRequest, restOptions } from './connection/rest.ts';
import { createWatchdog, feelPulse } from './connection/watchdog.ts';
import { createDiscordOutbox } from './delivery/outbox.ts';
import { createDiscordReplies } from './delivery/replies.ts';
import { createSend } from './delivery/send.ts';
import { directsRemembered, times } from './limits.ts';
import { directThread } from './listeners/conversation.ts';
import { createHandlers } from './listeners/handlers.ts';
import { welcome } from './welcome.ts';

export type Rim = {
  /** Receives the lines that greet whoever started the bot. */
  readonly print: (line: string) => void;
  /** Milliseconds: a gateway away for `dead` ends the process, and how often it is looked for. */
  readonly dead: number;
  readonly watch: number;
};

const usualRim: Rim = {
  print: (line) => process.stdout.write(`${line}\n`),
  dead: times.dead,
  watch: times.watch,
};

export function discord(
  config: DiscordConfig,
  { engine, moderation, pages, log, fatal }: AdapterParts,
  rim: Rim = usualRim,
): Adapter {
  const asked = restOptions(config);
  const connection = createConnection(config, asked);
  const { client } = connection;
  const stopping = new AbortController();
  const pulse = feelPulse(client, log, stopping.signal);
  // Every repetition that pauses listens to it.
  setMaxListeners(0, stopping.signal);
  const inFlight = createInFlight();
  let rounds: readonly (() => void)[] = [];
  let self = { user: '', application: '' };
  let started = false;

  const unauthorized = () => fatal(toStartError(closedForGood(4_004), config));
  const send = createSend({
    rest: new REST({ ...asked, ...oneRequest }).setToken(config.token),
    application: () => self.application,
    log,
    signal: stopping.signal,
    unauthorized,
  });
  const servers = createServers(client, () => self);
  const readership = createReadership({ config, servers, send, log });
  const replies = createDiscordReplies({
    pages,
    engine,
    send,
    log,
    channels: config.channels,
    self: () => self.user,
    signal: stopping.signal,
  });
  const ready = (): boolean => started && pulse.ready();
  const outbox = createDiscordOutbox({
    engine,
    moderation,
    pages,
    send,
    config,
    servers,
    readership,
    log,
    signal: stopping.signal,
    ready,
  });
  const handlers = createHandlers({
    engine,
    moderation,
    ...(pages ? { pages } : {}),
    send,
    log,
    config,
    self: () => self,
    servers,
    readership,
    replies,
    outbox,
  });
  const catchUp = createCatchUp({
    send,
    log,
    self: () => self.user,
    now: Date.now,
    viewable: (id) => servers.viewable(id),
    directs: async () =>
      (await engine.conversations(directThread, directsRemembered)).map((one) =>
        one.slice(directThread.length),
      ),
    handle: handlers.message,
  });
  let open = true;

  /** Runs to its end whatever happens, and is waited for when the process stops. */
  function run(what: string, work: () => Promise<void>): void {
    if (!open) return;
    const failed = (error: unknown): void => {
      if (!stopping.signal.aborted)
        log.error(`${what} failed; see the code`, { code: codeOf(error) ?? String(error) });
    };
    void inFlight.track(work().catch(failed));
  }

  function listen(): void {
    client.ws.on(Dispatch.Ready, (data: GatewayReadyDispatchData, shard: number) => {
      self = { user: data.user.id, application: data.application?.id ?? data.user.id };
      run('catching up', () => catchUp.session(shard === 0));
    });
    client.ws.on(Dispatch.GuildCreate, (data: GatewayGuildCreateDispatchData) => {
      // The client files the channels after this event: their permissions are known one turn later.
      setImmediate(() => run('catching up', () => catchUp.guild(data)));
    });
    client.on(Events.Raw, (packet: unknown) => {
      const ours = takeOver(packet);
      if (ours?.t === Dispatch.InteractionCreate) run('interaction', () => handlers.interaction(ours.d));
      if (ours?.t !== Dispatch.MessageCreate) return;
      // A membership without the server's id still says that it is no direct message.
      const guild =
        ours.d.guild_id ?? servers.guildOf(ours.d.channel_id) ?? (ours.d.member ? unnamedGuild : undefined);
      catchUp.seen(ours.d, guild === undefined);
      run('message', () => handlers.message(ours.d, guild));
    });
    client.on(Events.Error, (error) =>
      log.warn('the Discord client reported an error and goes on; see the reason', { reason: error.message }),
    );
    client.on(Events.ShardDisconnect, ({ code }) => {
      const error = closedForGood(code);
      if (error && started) fatal(error);
    });
  }

  async function register(): Promise<void> {
    try {
      const written = await registerCommands(client.rest, self.application, config.guildId);
      log.info(written ? 'commands registered' : 'commands are up to date', { adapter: 'discord' });
    } catch (error) {
      if (config.guildId !== undefined && codeOf(error) === codes.missingAccess) throw noSuchGuild();
      log.warn('commands could not be registered; see the code, then run npm run discord:deploy', {
        code: codeOf(error) ?? String(error),
      });
    }
  }

  return {
    name: 'discord',
    ready,
    async start() {
      listen();
      try {
        await connection.open();
        await register();
      } catch (error) {
        open = false;
        await connection.close();
        throw toStartError(error, config);
      }
      started = true;
      const watchdog = createWatchdog(steadyNow(), rim.dead);
      rounds = [
        every(times.overdue, () => run('taking over', replies.takeOver)),
        every(times.outbox, () => run('the outbox', outbox.run)),
        every(rim.watch, () => {
          const dead = watchdog(steadyNow(), pulse.alive());
          if (dead) fatal(dead);
        }),
      ];
      const names = client.guilds.cache.map((guild) => guild.name ?? guild.id);
      for (const line of welcome(self.application, names, engine, config)) rim.print(line);
    },
    async stop() {
      open = false;
      for (const end of rounds) end();
      await inFlight.drain(times.drain);
      stopping.abort(new Error('the process is stopping'));
      await connection.close();
    },
  };
}
