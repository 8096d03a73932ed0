// The pages on loopback, over the real engine with a memory store and a folder that a test may edit.
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import type { WebConfig } from '../../../adapters/web/config.ts';
import { pages } from '../../../adapters/web/start.ts';
import { createPageLinks, lastDay, type PageLinks, signedPath } from '../../../src/citation/page-link.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { createLog } from '../../../src/log.ts';
import { createModeration, type Moderation } from '../../../src/moderation/moderation.ts';
import { openMemory } from '../../../src/store/memory.ts';
import { createHouse, type House } from '../../contracts/engine.ts';

export type Stage = {
  readonly house: House;
  readonly engine: Engine;
  readonly moderation: Moderation;
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  readonly secret: string;
  /** Links as messages have them. */
  readonly links: PageLinks;
  /** What the pages take for the time, in ms since 1970; a test may set it. */
  readonly clock: { now: number };
  /** Asks as chat does; resolves to the receipt. */
  ask(text: string, readers: readonly string[]): Promise<string>;
  close(): Promise<void>;
};

export async function openStage(
  config: Partial<WebConfig> = {},
  others: readonly { readonly name: string; readonly ready: boolean }[] = [],
): Promise<Stage> {
  const house = createHouse();
  const store = openMemory();
  const engine = await house.engine(store);
  const secret = await store.keeping.secret('pages');
  const clock = { now: Date.now() };
  const moderation = createModeration({ store, library: () => engine.library(), now: Date.now });
  const app = pages(
    { port: 0, host: '127.0.0.1', publicUrl: undefined, open: false, linkDays: 30, ...config },
    {
      now: () => clock.now,
      engine,
      moderation,
      secret,
      others: () => others,
      log: createLog('silent'),
      fatal: (error) => {
        throw error;
      },
    },
  );
  const server = await new Promise<ServerType>((resolve) => {
    const listening = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(listening));
  });
  let asked = 0;
  const address = `http://127.0.0.1:${portOf(server)}`;
  return {
    house,
    engine,
    moderation,
    secret,
    address,
    clock,
    links: createPageLinks({ publicUrl: address, secret, days: 30, now: () => clock.now }),
    async ask(text, readers) {
      asked += 1;
      const id = `test:${asked}`;
      const question = { id, thread: id, place: '', text, asker: 'test:U1', askedAt: Date.now(), readers };
      const reply = await engine.respond({ ...question, addressed: true });
      if (reply?.kind !== 'answer') throw new Error(`no answer to ${text}`);
      await engine.posted(id, `test:message:${asked}`);
      return reply.receipt;
    },
    async close() {
      await new Promise((resolve) => server.close(resolve));
      await engine.close();
      house.remove();
    },
  };
}

function portOf(server: ServerType): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return address.port;
}

/** A request that may claim any host, as a proxy's or a rebound name's does. */
export function fetchAs(address: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    request(address, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

export const elsewhere = { 'x-forwarded-for': '203.0.113.9' };
/** A path with a signature that is good today. */
export const signed = (of: Stage, path: string, receipt = ''): string =>
  signedPath(of.secret, { path, receipt, until: lastDay(of.clock.now, 1) });
