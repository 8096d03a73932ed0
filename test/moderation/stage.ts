// A moderator's desk over the real engine with a memory store and a folder that a test may edit.
import type { Readers } from '../../src/domain.ts';
import type { Engine, Reply } from '../../src/engine/engine.ts';
import { createModeration, type Moderation } from '../../src/moderation/moderation.ts';
import { openMemory } from '../../src/store/memory.ts';
import type { Store } from '../../src/store/store.ts';
import { createHouse, type House } from '../contracts/engine.ts';
import { folderLibrary } from '../contracts/folder-library.ts';

type Answered = Extract<Reply, { kind: 'answer' }>;

export type Desk = {
  readonly house: House;
  readonly engine: Engine;
  readonly moderation: Moderation;
  readonly store: Store;
  /** Asks and posts as chat does; the message is `test:message:N`. */
  ask(text: string, readers?: Readers): Promise<Answered>;
  /** The folder as it is now, as after the watcher noticed it. */
  reload(): Promise<void>;
  close(): Promise<void>;
};

export async function openDesk(store: Store = openMemory()): Promise<Desk> {
  const house = createHouse();
  const library = await folderLibrary(house.folder);
  const engine = await house.engine(store, { library });
  const moderation = createModeration({ store, library: () => engine.library(), now: Date.now });
  let asked = 0;
  return {
    house,
    engine,
    moderation,
    store,
    async ask(text, readers = []) {
      asked += 1;
      const id = `test:${asked}`;
      const common = {
        place: '',
        channel: 'test:C1',
        asker: 'test:U1',
        askedAt: Date.now(),
        addressed: true,
      };
      const reply = await engine.respond({ id, thread: id, text, readers, ...common });
      if (reply?.kind !== 'answer') throw new Error(`no answer to ${text}`);
      await engine.posted(id, `test:message:${asked}`);
      return reply;
    },
    reload: async () => void (await library.reload()),
    async close() {
      await engine.close();
      house.remove();
    },
  };
}
