// The pages on loopback, over the real engine with a memory store and a folder that a test may edit.
import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import type { WebConfig } from '../../../adapters/web/config.ts';
import { pages } from '../../../adapters/web/start.ts';
import type { Engine } from '../../../src/engine.ts';
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
  const moderation = createModeration({ store, library: () => engine.library(), now: Date.now });
  const app = pages(
    { port: 0, host: '127.0.0.1', publicUrl: undefined, open: false, ...config },
    {
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
  return {
    house,
    engine,
    moderation,
    secret,
    address: `http://127.0.0.1:${portOf(server)}`,
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
