// Assistants over streamable HTTP, one request at a time and without sessions: by a bearer token, or on this machine alone.
import { createHash, timingSafeEqual } from 'node:crypto';
import {
  createServer as createHttp,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { Bot } from '../../src/bot.ts';
import type { Log } from '../../src/log.ts';
import { isLocal, isLocalOrigin } from '../local.ts';
import { createServer } from './handlers.ts';
import { limits } from './limits.ts';

/** What the server over HTTP answers with, and for whom. */
export type HttpParts = {
  readonly bot: Bot;
  readonly audience: readonly string[];
  /** Undefined: only requests made on this machine, for this machine and by no page from elsewhere. */
  readonly token: string | undefined;
  readonly log: Log;
};

/** Not listening yet. */
export function createHttpServer(parts: HttpParts): Server {
  const { log } = parts;
  return createHttp((request, response) => {
    answer(parts, request, response).catch((error: unknown) => {
      log.error('a request failed; see the reason', { adapter: 'mcp', reason: String(error) });
      if (!response.headersSent) refuse(response, 500);
      response.end();
    });
  });
}

async function answer(parts: HttpParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refused = refusal(request, parts.token);
  if (refused !== undefined) return refuse(response, refused);
  if (new URL(request.url ?? '/', 'http://localhost').pathname !== '/mcp') return refuse(response, 404);
  // Without sessions there is no stream to open and none to end.
  if (request.method !== 'POST') return refuse(response, 405, { allow: 'POST' });
  const body = await read(request);
  if (body === undefined) return refuse(response, 413, { connection: 'close' });
  const parsed = parse(body);
  if (parsed === undefined) return refuse(response, 400);
  const name = request.socket.remoteAddress?.replace(/^::ffff:/i, '') ?? 'unknown';
  const server = createServer(parts.bot, { name, audience: parts.audience });
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
  response.once('close', () => void server.close());
  // Its own optional handlers are declared as if they could be set to undefined.
  await server.connect(transport as Transport);
  await transport.handleRequest(request, response, parsed.value);
}

/** Status of a refusal; undefined for a request that is served. */
function refusal(request: IncomingMessage, token: string | undefined): 401 | 403 | undefined {
  const { headers, httpVersion, socket } = request;
  // A page from elsewhere is refused, even with the right values.
  if (headers.origin !== undefined && !isLocalOrigin(headers.origin)) return 403;
  if (token === undefined)
    return isLocal({ peer: socket.remoteAddress, headers, httpVersion }) ? undefined : 403;
  const given = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(token)) ? undefined : 401;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function refuse(response: ServerResponse, status: number, more: Readonly<Record<string, string>> = {}): void {
  const challenge = status === 401 ? { 'www-authenticate': 'Bearer' } : {};
  response.writeHead(status, { 'cache-control': 'no-store', ...challenge, ...more }).end();
}

/** Undefined where it is longer than any request of an assistant. */
async function read(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > limits.body) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(body: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(body) };
  } catch {
    return undefined;
  }
}
