// A chat, documents of its own, a store and a clock for each test, and processes that serve the chat from them.
import { afterEach, beforeEach } from 'vitest';
import { type Bot, createBot } from '../../src/bot.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { createLog } from '../../src/log.ts';
import { createModeration } from '../../src/moderation/moderation.ts';
import { openMemory } from '../../src/store/memory.ts';
import type { Store } from '../../src/store/store.ts';
import type { ChatBench } from './chat-bench.ts';
import { createHouse, type House } from './engine.ts';

type Service = { stop(): Promise<void> };

export type ChatStage = {
  readonly bench: ChatBench;
  readonly house: House;
  readonly store: Store;
  /** Processes that run. */
  readonly services: Service[];
  /** Milliseconds since 1970; the engines' clock. */
  time: number;
  /** Settles when the test is over: what waits for it is as dead until then. */
  readonly over: Promise<void>;
  /** One more process, with some verbs of its engine changed. */
  started(change?: (engine: Engine) => Partial<Engine>): Promise<void>;
  /** Ends all of them; resolves when what they had in flight is done. */
  stopped(): Promise<void>;
};

/** Gives the stage of the test that runs. */
export function chatStage(make: () => Promise<ChatBench>): () => ChatStage {
  let stage: ChatStage | undefined;
  let end = (): void => undefined;
  const current = (): ChatStage => {
    if (stage === undefined) throw new Error('no test runs');
    return stage;
  };
  beforeEach(async () => {
    const over = new Promise<void>((resolve) => {
      end = resolve;
    });
    const bench = await make();
    stage = {
      bench,
      house: createHouse(),
      store: openMemory(),
      services: [],
      time: Date.now(),
      over,
      started: async (change) =>
        void current().services.push(await bench.serve(await botOn(current(), change))),
      async stopped() {
        for (const service of current().services.splice(0)) await service.stop();
      },
    };
  });
  afterEach(async () => {
    end();
    await current().stopped();
    await current().bench.close();
    current().house.remove();
  });
  return current;
}

async function botOn(
  stage: ChatStage,
  change: (engine: Engine) => Partial<Engine> = () => ({}),
): Promise<Bot> {
  const { house, store } = stage;
  const now = (): number => stage.time;
  const engine = await house.engine(store, { now });
  const moderation = createModeration({ store, library: () => engine.library(), now, clock: now });
  const changed = { ...engine, ...change(engine) };
  return createBot({ engine: changed, moderation, log: createLog('silent'), close: () => engine.close() });
}
