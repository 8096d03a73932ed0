// The chat in the browser over the real engine with a memory store and a folder that a test may edit.
import { type ChatServer, startChat } from '../../../adapters/web/chat-server.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { createLog } from '../../../src/log.ts';
import { createModeration, type Moderation } from '../../../src/moderation/moderation.ts';
import { openMemory } from '../../../src/store/memory.ts';
import { createHouse, type House } from '../../contracts/engine.ts';

export type ChatStage = {
  readonly house: House;
  readonly engine: Engine;
  readonly moderation: Moderation;
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** With the key, as the terminal prints it. */
  readonly address: string;
  close(): Promise<void>;
};

export async function openChatStage(prepare: (house: House) => void = () => {}): Promise<ChatStage> {
  const house = createHouse();
  prepare(house);
  const store = openMemory();
  const engine = await house.engine(store);
  const moderation = createModeration({ store, library: () => engine.library(), now: Date.now });
  const chat: ChatServer = await startChat({ engine, moderation, log: createLog('silent') });
  return {
    house,
    engine,
    moderation,
    address: chat.address,
    origin: new URL(chat.address).origin,
    async close() {
      await chat.stop();
      await engine.close();
      house.remove();
    },
  };
}

/** A browser without pages: it keeps its cookie, and sends forms as one would. */
export type Visitor = {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** With the token of the page, unless `fields` has another; follows the way back as browsers do. */
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
};

export async function visit({ origin, address }: ChatStage): Promise<Visitor> {
  const entered = await fetch(address);
  let cookie = cookieOf(entered);
  const get = (path: string, headers = {}) => fetch(origin + path, { headers: { cookie, ...headers } });
  const [, token = ''] = /name="token" value="([^"]+)"/.exec(await (await get('/')).text()) ?? [];
  return {
    get,
    async post(path, fields, headers = {}) {
      const answered = await fetch(origin + path, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ token, ...fields }),
        headers: { cookie, origin, ...headers },
      });
      cookie = cookieOf(answered) || cookie;
      const to = answered.headers.get('location');
      return to === null ? answered : get(to);
    },
  };
}

const cookieOf = (response: Response): string => response.headers.get('set-cookie')?.split(';')[0] ?? '';
