// Connects to Slack, wires the rooms together, and says at the start what to type next.
import { setMaxListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import { steadyNow } from '../../src/steady-now.ts';
import { type Adapter, type AdapterParts, StartError } from '../adapter.ts';
import { every } from '../kit/every.ts';
import { createInFlight } from '../kit/in-flight.ts';
import { operators, slackOperators } from '../operators.ts';
import { createReadership } from './access/readership.ts';
import { withoutHistory, withoutReading } from './access/scopes.ts';
import type { SlackConfig } from './config.ts';
import { holdAcknowledgements } from './connection/acknowledge.ts';
import { faultOf, startError } from './connection/faults.ts';
import { boltLogger } from './connection/logger.ts';
import { createSocket } from './connection/socket.ts';
import { createAssistant } from './delivery/assistant.ts';
import { createSlackOutbox } from './delivery/outbox.ts';
import { createPoster } from './delivery/poster.ts';
import { createSlackReplies } from './delivery/replies.ts';
import { counts, times } from './limits.ts';
import { createActions } from './listeners/actions.ts';
import { createHandlers } from './listeners/handlers.ts';
import { listeners, register } from './listeners/listeners.ts';
import { createThreads } from './listeners/threads.ts';
import { createModerators } from './moderation/moderators.ts';

type Connection = { open(): Promise<void>; close(): Promise<void>; ready(): boolean };

/** The adapter for one workspace. Its start rejects with a StartError that names the variable and the remedy. */
export function slack(config: SlackConfig, parts: AdapterParts): Adapter {
  const { engine, moderation, pages, log } = parts;
  const closing = new AbortController();
  // Every post that waits listens to it.
  setMaxListeners(0, closing.signal);
  let connection: Connection | undefined;
  const inFlight = createInFlight();
  let rounds: readonly (() => void)[] = [];

  const botRevoked = (reason: string): void => parts.fatal(startError('SLACK_BOT_TOKEN', reason));

  async function start(): Promise<void> {
    const { app, connection: made } = build(config, parts);
    const me = await identify(app, config);
    const poster = createPoster({ client: app.client, log });
    const assistant = createAssistant(app.client, log);
    const self = { team: me.team, user: me.user };
    const readership = createReadership({ client: app.client, config, home: me, log });
    const { channels } = config;
    const ending = { signal: closing.signal, revoked: botRevoked };
    const replies = createSlackReplies({ engine, log, poster, assistant, channels, pages, ...ending });
    const shared = { engine, moderation, client: app.client, config, self, poster, readership, pages, log };
    const outbox = createSlackOutbox({
      ...shared,
      ...ending,
      poster: createPoster({ client: app.client, log, budget: times.outboxEntry }),
      ready: () => made.ready(),
    });
    const run = (): void => void inFlight.track(outbox.run());
    const moderators = createModerators({ ...shared, hurry: run });
    const actions = createActions({ ...shared, moderators, signal: closing.signal });
    const rooms = { replies, actions, moderators, outbox, assistant, threads: createThreads() };
    register(app, listeners(createHandlers({ ...shared, ...rooms })), { inFlight, log, revoked: botRevoked });
    connection = made;
    await made.open();
    announce(me);
    rounds = [every(times.overdue, () => void inFlight.track(replies.takeOver())), every(times.outbox, run)];
  }

  function announce(me: Me): void {
    const { documents, passages } = engine.status();
    // A log is read by more people than a document with an audience.
    const [example] = engine.examples([], 1);
    log.info(slackOperators.connected(me.workspace, me.name, documents, passages), { adapter: 'slack' });
    log.info(slackOperators.invite(me.name, example), { adapter: 'slack' });
    const [unseen, kept] = [withoutHistory(me.scopes), withoutReading(me.scopes, config)];
    if (unseen !== undefined) log.info(unseen, { adapter: 'slack' });
    if (kept !== undefined) log.warn(kept, { adapter: 'slack' });
  }

  return {
    name: 'slack',
    start,
    async stop() {
      for (const end of rounds) end();
      const until = steadyNow() + times.drain;
      await connection?.close();
      await inFlight.drain(until - steadyNow());
      closing.abort();
      await inFlight.drain(times.drain / 10);
    },
    ready: () => connection?.ready() ?? false,
  };
}

/** A Bolt app that never retries by itself (the poster does, one limiter for each channel), with its receiver. */
function build(config: SlackConfig, parts: AdapterParts): { app: App; connection: Connection } {
  const logger = boltLogger(parts.log);
  const api = config.apiUrl === undefined ? {} : { slackApiUrl: config.apiUrl };
  const clientOptions = () => ({
    ...api,
    logger,
    timeout: times.call,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    // Nothing waits in the library: what a post quotes may not be quoted any more a moment later.
    maxRequestConcurrency: Number.POSITIVE_INFINITY,
  });
  const options = {
    token: config.botToken,
    logger,
    clientOptions: clientOptions(),
    convoStore: false,
    // Our own posts come to the listener like all others, which tells them apart and acknowledges them.
    ignoreSelf: false,
    deferInitialization: true,
  } as const;
  if (config.connection.mode === 'socket') {
    const receiver = new SocketModeReceiver({
      appToken: config.connection.appToken,
      logger,
      clientPingTimeout: times.ping,
      autoReconnectEnabled: false,
      installerOptions: { clientOptions: clientOptions() },
    });
    const app = new App({ ...options, receiver });
    holdAcknowledgements(app);
    const revoked = (reason: string): void => parts.fatal(startError('SLACK_APP_TOKEN', reason));
    const socket = createSocket(receiver.client, parts.log, revoked);
    return { app, connection: { ...socket, open: () => explained('SLACK_APP_TOKEN', socket.open) } };
  }
  const { signingSecret, port, host } = config.connection;
  const unhandledRequestHandler = ({ response }: { readonly response: ServerResponse }): void => {
    // Slack delivers again what was refused in this way.
    if (!response.headersSent) response.writeHead(503).end();
  };
  const receiver = new HTTPReceiver({ signingSecret, logger, port, unhandledRequestHandler });
  const app = new App({ ...options, receiver });
  holdAcknowledgements(app);
  let listening = false;
  return {
    app,
    connection: {
      async open() {
        await app.start({ port, host }).catch((error: unknown) => {
          throw new StartError('PORT', ...operators.cannotListen(`${host}:${port}`, String(error)));
        });
        listening = true;
      },
      async close() {
        listening = false;
        await Promise.race([receiver.stop().catch(() => undefined), delay(1_000, undefined, { ref: false })]);
      },
      ready: () => listening,
    },
  };
}

type Me = {
  readonly team: string;
  readonly enterprise: string | undefined;
  readonly user: string;
  readonly name: string;
  readonly workspace: string;
  /** Empty when the server does not say. */
  readonly scopes: readonly string[];
};

/** Who the bot token belongs to. */
async function identify(app: App, config: SlackConfig): Promise<Me> {
  await explained('SLACK_BOT_TOKEN', () => app.init());
  const me = await explained('SLACK_BOT_TOKEN', () => app.client.auth.test({ token: config.botToken }));
  return {
    team: me.team_id ?? '',
    enterprise: me.enterprise_id,
    user: me.user_id ?? '',
    name: me.user ?? 'footnote',
    workspace: me.team ?? me.url ?? 'Slack',
    scopes: me.response_metadata?.scopes ?? [],
  };
}

/** A refusal names the secret at once; what may pass is tried three times before it counts as unreachable. */
async function explained<T>(
  variable: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN',
  work: () => Promise<T>,
): Promise<T> {
  for (let left = counts.startTries - 1; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      const fault = faultOf(error);
      if (fault.kind === 'final') throw startError(variable, fault.reason);
      if (left === 0) throw new StartError('SLACK_API_URL', ...slackOperators.unreachable(fault.reason));
      await delay(times.reconnectFirst);
    }
  }
}
