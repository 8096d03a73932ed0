// A Discord of our own on loopback, for an unmodified client: REST and gateway on one port, with faults on demand.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createGateway, type Gateway } from './gateway.ts';
import type { Outcome } from './outcome.ts';
import { createPeople, type People } from './people.ts';
import { createRest } from './rest.ts';
import { createWorld, isJson, type Json, token, type World } from './world.ts';

/** What happens instead of, or after, the real answer to a matching call; each fault is used once. */
export type Fault = {
  readonly method: string;
  readonly path: RegExp;
  /**
   * `lost`: done, but the connection breaks before the answer; `cut`: breaks before it is done; `held`: nothing comes;
   * `last`: done, and no more of the kind is taken for `seconds`.
   */
  readonly as:
    | 'lost'
    | 'cut'
    | 'held'
    | 'last'
    | 'done, then 500'
    | '429 without a header'
    | 429
    | 500
    | 502
    | 401
    | 404;
  /** That a 429 asks to wait; a twentieth unless given. */
  readonly seconds?: number;
  /** Error code of a 401 or 404. */
  readonly code?: number;
  /** Runs when it has happened, before the bot knows. */
  readonly then?: (() => void) | undefined;
};

/** What becomes of an event or an answer before it is sent: another server leaves other things out. */
export type Mutation = {
  readonly event?: (type: string, data: Json) => Json;
  readonly answer?: (method: string, path: string, outcome: Outcome) => Outcome;
};

export type DiscordServer = {
  readonly world: World;
  readonly gateway: Gateway;
  readonly people: People;
  /** For DISCORD_API_URL. */
  readonly api: string;
  /** Every request, whatever came of it. */
  readonly asked: readonly { readonly method: string; readonly path: string; readonly body: unknown }[];
  /** The next matching call goes wrong. */
  fail(fault: Fault): void;
  /** Faults that have not happened yet. */
  pending(): number;
  /** Closes the next identify with this code. */
  closeNextIdentify(code: number): void;
  close(): Promise<void>;
};

export type Shape = {
  /** As many as /gateway/bot recommends; 1 unless given. */
  readonly shards?: number;
  /** Shards that may identify within five seconds; 1 unless given. */
  readonly maxConcurrency?: number;
  /** Milliseconds between heartbeats; Discord's 41,250 unless given. */
  readonly beatEvery?: number;
};

export async function startDiscord(
  mutation: Mutation = {},
  { shards = 1, maxConcurrency = 1, beatEvery = 41_250 }: Shape = {},
): Promise<DiscordServer> {
  const world = createWorld();
  const faults: Fault[] = [];
  const asked: { method: string; path: string; body: unknown }[] = [];
  let closing: number | undefined;
  const server = createServer((request, response) => {
    void serve(request, response);
  });
  const rest = createRest(world, {
    gatewayUrl: () => `ws://127.0.0.1:${portOf()}`,
    shards,
    maxConcurrency,
    told: (message) => people.again(message),
  });
  const changeEvent = mutation.event ?? ((_type, data) => data);
  const changeAnswer = mutation.answer ?? ((_method, _path, outcome) => outcome);
  const closeWith = (): number | undefined => {
    const code = closing;
    closing = undefined;
    return code;
  };
  const gateway = createGateway(server, world, { token, beatEvery, closeWith, changeEvent });
  const people = createPeople(world, gateway);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  function portOf(): number {
    const address = server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://discord.test');
    const method = request.method ?? 'GET';
    const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/, '');
    if (path === url.pathname) return send(response, 404, { code: 0, message: '404: Not Found' });
    const body = await read(request);
    asked.push({ method, path, body });
    world.changed();
    const free = /^\/(interactions|webhooks)\//.test(path);
    if (!free && request.headers.authorization !== `Bot ${token}`)
      return send(response, 401, { code: 0, message: '401: Unauthorized' });
    const index = faults.findIndex((one) => one.method === method && one.path.test(path));
    const fault = index < 0 ? undefined : faults.splice(index, 1)[0];
    if (fault?.as !== 'lost') fault?.then?.();
    if (fault?.as === 'held') return;
    if (fault?.as === 'cut') return void response.destroy();
    if (fault?.as === '429 without a header')
      return send(response, 429, { message: 'You are being rate limited.', retry_after: 0.3, global: false });
    const { seconds = 0.05 } = fault ?? {};
    if (fault?.as === 429) {
      response.setHeader('Retry-After', String(seconds));
      response.setHeader('X-RateLimit-Scope', 'user');
      return send(response, 429, {
        message: 'You are being rate limited.',
        retry_after: seconds,
        global: false,
      });
    }
    if (fault?.as === 'last') {
      const left = { Limit: 5, Remaining: 0, 'Reset-After': seconds };
      for (const [name, value] of Object.entries(left))
        response.setHeader(`X-RateLimit-${name}`, String(value));
    }
    if (fault?.as === 401 || fault?.as === 404)
      return send(response, fault.as, { code: fault.code ?? 0, message: 'Not Found' });
    if (fault?.as === 500 || fault?.as === 502) return send(response, fault.as, { message: 'down' });
    const outcome = changeAnswer(method, path, rest(method, path, url.searchParams, body));
    world.calls.push({ method, path, body, status: outcome.status });
    if (fault?.as === 'lost') fault.then?.();
    if (fault?.as === 'lost') response.destroy();
    else if (fault?.as === 'done, then 500') send(response, 500, { message: 'down' });
    else send(response, outcome.status, outcome.body);
    world.changed();
  }

  return {
    world,
    gateway,
    people,
    api: `http://127.0.0.1:${portOf()}/api`,
    asked,
    fail: (fault) => void faults.push(fault),
    pending: () => faults.length,
    closeNextIdentify: (code) => {
      closing = code;
    },
    async close() {
      gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const part of request) text += String(part);
  if (text === '') return undefined;
  const body: unknown = JSON.parse(text);
  return isJson(body) || Array.isArray(body) ? body : undefined;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, body === undefined ? {} : { 'Content-Type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
