// A small Slack of our own on loopback: Web API, Socket Mode, signed events over HTTP, response_urls, and faults on demand.
import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket as NetSocket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import { checkMessage } from './check.ts';
import { allScopes, bot, call, type World } from './methods.ts';
import { createState, type Fault, type Mishap } from './state.ts';

export const tokens = { bot: 'xoxb-test-bot', app: 'xapp-test-app', secret: 'a-signing-secret' } as const;

export type SlackServer = Awaited<ReturnType<typeof startSlackServer>>;

export async function startSlackServer(
  options: { readonly scopes?: readonly string[]; readonly port?: number } = {},
) {
  const state = createState();
  const scopes = new Set(options.scopes ?? allScopes);
  const closed = new Map<string, string>();
  const world: World = { state, scopes, closed };
  const sockets = new Set<WebSocket>();
  const connections = new Set<NetSocket>();
  const acks = new Map<string, (payload: unknown) => void>();
  const dead = new Set<string>();
  const behaviour = { silent: false, hello: true, socket: 0 };

  const http = createServer((req, res) => void answer(req, res).catch(() => res.destroy()));
  http.on('connection', (socket) => {
    connections.add(socket);
    socket.on('close', () => connections.delete(socket));
  });
  const ws = new WebSocketServer({ noServer: true, autoPong: false });
  http.on('upgrade', (req, socket, head) => {
    ws.handleUpgrade(req, socket, head, (client) => {
      sockets.add(client);
      client.on('close', () => {
        sockets.delete(client);
        state.changed();
      });
      client.on('ping', (data) => {
        if (!behaviour.silent) client.pong(data);
      });
      client.on('message', (raw) => {
        const { envelope_id, payload } = JSON.parse(String(raw));
        acks.get(envelope_id)?.(payload);
        acks.delete(envelope_id);
      });
      if (behaviour.hello) client.send(JSON.stringify({ type: 'hello' }));
      state.changed();
    });
  });

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? '/', 'http://localhost');
    const raw = await bodyOf(req);
    if (url.pathname.startsWith('/respond/')) return respond(url, raw, res);
    const method = url.pathname.replace('/api/', '');
    const body = decode(raw);
    state.calls.push({ method, body, at: Date.now() });
    const channel = typeof body.channel === 'string' ? body.channel : undefined;
    const fault = state.faultOf(method, channel);
    const mishap = fault?.mishap;
    if (mishap?.kind !== 'lost') fault?.then?.();
    if (await spoiled(mishap, res)) return state.changed();
    const token = req.headers.authorization?.replace('Bearer ', '') ?? '';
    const reply =
      !Object.values<string>(tokens).includes(token) || dead.has(token)
        ? { ok: false, error: dead.has(token) ? 'token_revoked' : 'invalid_auth' }
        : method === 'apps.connections.open'
          ? { ok: true, url: `ws://127.0.0.1:${port()}/socket` }
          : call(world, method, body);
    if (mishap?.kind === 'lost') fault?.then?.();
    if (mishap?.kind === 'lost') res.destroy();
    else send(res, 200, reply, { 'x-oauth-scopes': [...scopes].join(',') });
    state.changed();
  }

  async function respond(url: URL, raw: string, res: ServerResponse): Promise<void> {
    const body = JSON.parse(raw);
    state.calls.push({ method: 'response_url', body, at: Date.now() });
    const mishap = state.faultOf('response_url', undefined)?.mishap;
    if (await spoiled(mishap, res)) return state.changed();
    const [channel = '', user = ''] = url.pathname.replace('/respond/', '').split('/');
    if (!body.delete_original) state.refusals.push(...checkMessage(body));
    state.whispers.push({ channel, user, by: 'response_url', body });
    if (mishap?.kind === 'lost') res.destroy();
    else send(res, 200, { ok: true });
    state.changed();
  }

  /** True when the mishap was all the answer there is. */
  async function spoiled(mishap: Mishap | undefined, res: ServerResponse): Promise<boolean> {
    switch (mishap?.kind) {
      case 'slow':
        await delay(mishap.ms);
        return false;
      case 'status':
        send(res, mishap.status, { ok: false });
        return true;
      case 'limited':
        send(res, 429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(mishap.seconds) });
        return true;
      case 'error':
        send(res, 200, { ok: false, error: mishap.error });
        return true;
      case 'reset':
        res.destroy();
        return true;
      default:
        return false;
    }
  }

  const listen = (at: number): Promise<void> =>
    new Promise((resolve) => http.listen(at, '127.0.0.1', resolve));
  await listen(options.port ?? 0);
  const address = http.address();
  const fixed = typeof address === 'object' && address !== null ? address.port : 0;
  const port = (): number => fixed;

  /** Sends one envelope over one of the open sockets, the first unless `behaviour` says otherwise; resolves to the payload of the acknowledgement. */
  function envelope(type: string, payload: unknown, retry?: number): Promise<unknown> {
    const id = randomUUID();
    const acknowledged = new Promise<unknown>((resolve) => acks.set(id, resolve));
    const more = retry === undefined ? {} : { retry_attempt: retry, retry_reason: 'timeout' };
    const open = [...sockets];
    const client = open[behaviour.socket] ?? open[0];
    client?.send(
      JSON.stringify({
        type,
        envelope_id: id,
        payload,
        accepts_response_payload: type !== 'events_api',
        ...more,
      }),
    );
    return acknowledged;
  }

  return {
    ...state,
    scopes,
    closed,
    dead,
    behaviour,
    sockets,
    apiUrl: `http://127.0.0.1:${fixed}/api/`,
    respondUrl: (channel: string, user: string) =>
      `http://127.0.0.1:${fixed}/respond/${channel}/${user}/${randomUUID()}`,
    fault: (fault: Fault) => void state.faults.push(fault),
    envelope,
    event: (event: Record<string, unknown>, retry?: number) =>
      envelope('events_api', eventBody(event), retry),
    /** A person writes; returns the ts under which it stands. */
    say(message: { channel: string; user: string; text: string; thread?: string }): string {
      const ts = state.nextTs();
      state.posts.push({ ...message, ts, blocks: [], bot: false });
      return ts;
    },
    botPosts: (channel?: string) =>
      state.posts.filter((p) => p.bot && (channel === undefined || p.channel === channel)),
    /** Everything breaks off and nothing is accepted until `back`. */
    async away(): Promise<void> {
      for (const client of sockets) client.terminate();
      const down = new Promise<void>((resolve) => http.close(() => resolve()));
      for (const connection of connections) connection.destroy();
      await down;
    },
    back: () => listen(fixed),
    async stop(): Promise<void> {
      for (const client of sockets) client.terminate();
      const down = new Promise<void>((resolve) => http.close(() => resolve()));
      for (const connection of connections) connection.destroy();
      await down;
    },
  };
}

/** An event as Slack wraps it. */
export const eventBody = (event: Record<string, unknown>): Record<string, unknown> => ({
  type: 'event_callback',
  token: 'unused',
  team_id: bot.team,
  api_app_id: 'A1',
  event_id: `Ev${randomUUID()}`,
  event_time: Math.floor(Date.now() / 1_000),
  authorizations: [{ team_id: bot.team, user_id: bot.user, is_bot: true, is_enterprise_install: false }],
  event,
});

/** Posts a signed request to the bot's own HTTP endpoint, as Slack does. */
export async function signed(
  url: string,
  body: string,
  more: {
    readonly secret?: string;
    readonly timestamp?: number;
    readonly type?: string;
    readonly retry?: number;
  } = {},
): Promise<Response> {
  const timestamp = more.timestamp ?? Math.floor(Date.now() / 1_000);
  const signature = createHmac('sha256', more.secret ?? tokens.secret)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  return fetch(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': more.type ?? 'application/json',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${signature}`,
      ...(more.retry === undefined ? {} : { 'x-slack-retry-num': String(more.retry) }),
    },
  });
}

function send(
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  res.writeHead(status, { 'content-type': 'application/json', ...headers });
  res.end(JSON.stringify(body));
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

/** Form fields, those that are JSON decoded. */
function decode(raw: string): Record<string, unknown> {
  return Object.fromEntries(
    [...new URLSearchParams(raw)].map(([key, value]) => [
      key,
      /^[[{]/.test(value) ? JSON.parse(value) : value,
    ]),
  );
}
