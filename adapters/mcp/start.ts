// The two ways to an assistant: HTTP, as one of the places that `npm start` serves, and standard input and output.
import type { Readable, Writable } from 'node:stream';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { type Bot, createBot } from '../../src/bot.ts';
import { type Adapter, type AdapterParts, StartError } from '../adapter.ts';
import { operators } from '../operators.ts';
import type { HttpConfig } from './config.ts';
import { createServer } from './handlers.ts';
import { createHttpServer } from './http.ts';
import { times } from './limits.ts';

/** The adapter over HTTP, for these audiences. */
export function mcp(config: HttpConfig, audience: readonly string[], parts: AdapterParts): Adapter {
  const { engine, moderation, log } = parts;
  // The engine is others' too, and closed with them.
  const bot = createBot({ engine, moderation, log, close: async () => undefined });
  const { host, port, token } = config;
  const server = createHttpServer({ bot, audience, token, log });
  return {
    name: 'mcp',
    ready: () => server.listening,
    start: () =>
      new Promise((resolve, reject) => {
        server.once('error', (error) =>
          reject(new StartError('MCP_PORT', ...operators.cannotListen(`${host}:${port}`, error.message))),
        );
        server.listen(port, host, () => {
          const address = server.address();
          const open = typeof address === 'object' && address !== null ? address.port : port;
          log.info('assistants are served', { adapter: 'mcp', reason: `http://${host}:${open}/mcp` });
          resolve();
        });
      }),
    stop: () =>
      new Promise((resolve) => {
        if (!server.listening) return resolve();
        const late = setTimeout(() => server.closeAllConnections(), times.drain);
        server.close(() => {
          clearTimeout(late);
          resolve();
        });
      }),
  };
}

/** Serves one assistant; resolves when it has gone, and what it still asked is answered. */
export async function serveStdio(
  bot: Bot,
  audience: readonly string[],
  input: Readable,
  output: Writable,
): Promise<void> {
  const gone = new Promise<void>((resolve) => {
    for (const event of ['end', 'close', 'error']) input.once(event, () => resolve());
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  const inFlight = new Set<Promise<unknown>>();
  const tracked = <T>(work: Promise<T>): Promise<T> => {
    const done = work.finally(() => inFlight.delete(done));
    inFlight.add(done);
    return done;
  };
  const asked: Bot = { ...bot, ask: (...given) => tracked(bot.ask(...given)) };
  const server = createServer(asked, { name: 'stdio', audience });
  await server.connect(new StdioServerTransport(input, output));
  await gone;
  await Promise.allSettled([...inFlight]);
  // The last result is written in the turns that follow.
  await new Promise((resolve) => setImmediate(resolve));
  await server.close();
}
