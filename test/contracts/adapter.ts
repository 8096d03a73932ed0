// What every adapter that the kit serves promises: one reply, whatever is redelivered, lost, refused or killed, and never a stale one.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChatAdapter } from '../../adapters/kit/chat-adapter.ts';
import { type Service, serve } from '../../adapters/kit/serve.ts';
import { type Bot, createBot } from '../../src/bot.ts';
import { createLog } from '../../src/log.ts';
import { createModeration } from '../../src/moderation/moderation.ts';
import { lifetimes } from '../../src/store/limits.ts';
import { openMemory } from '../../src/store/memory.ts';
import type { Store } from '../../src/store/store.ts';
import { createHouse, type House } from './engine.ts';
import { noon } from './kept.ts';

/** A platform for tests, empty at first, and the way to it. */
export type AdapterBench<M> = {
  /** One more connection to this platform, as each process has its own. */
  connect(): ChatAdapter<M>;
  /** Somebody asks in public; every connection hears it. The same `id` is the same question. Resolves when all took it. */
  ask(text: string, id: string): Promise<void>;
  /** All messages of the bot that stand, as people read them. */
  messages(): readonly string[];
};

const toll = 'What is the toll for a night?';
const answer = 'The toll for a night is nine coins.';

/** Runs one adapter through everything that `serve` promises, on documents of its own. `make` gives a fresh platform. */
export function adapterContract<M>(name: string, make: () => AdapterBench<M>): void {
  describe(`${name} keeps the adapter contract`, () => {
    let house: House;
    let bench: AdapterBench<M>;
    let store: Store;
    let time: number;
    beforeEach(() => {
      house = createHouse();
      bench = make();
      store = openMemory();
      time = noon;
    });
    afterEach(() => house.remove());

    /** A process: an engine on the same store. Its clock is ours. */
    async function open(): Promise<Bot> {
      const now = (): number => time;
      const engine = await house.engine(store, { now });
      const moderation = createModeration({ store, library: () => engine.library(), now, clock: now });
      return createBot({ engine, moderation, log: createLog('silent'), close: () => engine.close() });
    }
    const started = async (change: Partial<ChatAdapter<M>> = {}): Promise<Service> =>
      serve(await open(), { ...bench.connect(), ...change });
    const edited = (): void =>
      house.write('harbour.md', '# Harbour rules\n\nThe toll for a night is twelve coins.\n');

    /** Posts, and the answer is lost: always, or the first time only. `then` runs before the fault is known. */
    function losing(then: () => void, always = false): Partial<ChatAdapter<M>> {
      const { post } = bench.connect();
      let lost = 0;
      return {
        post: async (...given) => {
          const id = await post(...given);
          if (!always && lost > 0) return id;
          lost += 1;
          then();
          throw new Error('the connection was reset');
        },
      };
    }
    /** Never comes back, as in a process that was killed there; `before` it did this. */
    const killedAt = (before: ChatAdapter<M>['post'] | undefined): Partial<ChatAdapter<M>> => ({
      post: async (...given) => {
        await before?.(...given);
        return new Promise<string>(() => undefined);
      },
    });

    test('a question is replied to, with the quotation and its footnote', async () => {
      const service = await started();
      await bench.ask(toll, '1');
      await service.stop();
      expect(bench.messages()).toEqual([expect.stringContaining(answer)]);
      expect(bench.messages()[0]).toContain('[1]');
    });

    test('a question that the documents do not answer is replied to as well', async () => {
      const service = await started();
      await bench.ask('How do I repair a bicycle chain?', '1');
      await service.stop();
      expect(bench.messages()).toHaveLength(1);
    });

    test('a question delivered again, at once or later, is replied to once', async () => {
      const service = await started();
      await Promise.all([bench.ask(toll, '1'), bench.ask(toll, '1')]);
      await bench.ask(toll, '1');
      await service.stop();
      const next = await started();
      await bench.ask(toll, '1');
      await next.stop();
      expect(bench.messages()).toHaveLength(1);
    });

    test('two processes that both hear a question reply once', async () => {
      const services = [await started(), await started()];
      await bench.ask(toll, '1');
      for (const service of services) await service.stop();
      expect(bench.messages()).toHaveLength(1);
    });

    test('a post whose answer was lost is not repeated', async () => {
      const service = await started(losing(() => undefined));
      await bench.ask(toll, '1');
      await service.stop();
      expect(bench.messages()).toEqual([expect.stringContaining(answer)]);
    });

    test('a post that was refused for a while is made later', async () => {
      const { post } = bench.connect();
      let refused = 0;
      const service = await started({
        post: (...given) => {
          refused += 1;
          return refused > 2 ? post(...given) : Promise.reject(new Error('too many requests'));
        },
        faultOf: () => ({ kind: 'wait', ms: 20, reason: 'too many requests' }),
      });
      await bench.ask(toll, '1');
      await service.stop();
      expect(refused).toBe(3);
      expect(bench.messages()).toEqual([expect.stringContaining(answer)]);
    });

    test('words that changed while a post waited are not posted', async () => {
      const { post } = bench.connect();
      let tried = false;
      const service = await started({
        post: (...given) => {
          if (tried) return post(...given);
          tried = true;
          edited();
          return Promise.reject(new Error('unavailable'));
        },
      });
      await bench.ask(toll, '1');
      await service.stop();
      expect(bench.messages()).toEqual([expect.stringContaining('twelve coins')]);
    });

    test('words that changed after a post whose answer was lost are edited', async () => {
      const service = await started(losing(edited));
      await bench.ask(toll, '1');
      await service.stop();
      expect(bench.messages()).toEqual([expect.stringContaining('twelve coins')]);
      expect(bench.messages()[0]).not.toContain('nine coins');
    });

    test.each([
      ['before its reply was posted', false],
      ['after it was posted', true],
    ])('a process killed %s is followed by another, and one reply stands', async (_, posted) => {
      await started(killedAt(posted ? bench.connect().post : undefined));
      await bench.ask(toll, '1');
      await expect.poll(() => store.claims.overdue('none:', lease(), 1)).toEqual([]);
      if (posted) await expect.poll(() => bench.messages()).toHaveLength(1);
      const next = await open();
      time += lifetimes.lease + 1;
      edited();
      const service = await serve(next, bench.connect());
      await service.stop();
      expect(bench.messages()).toEqual([expect.stringContaining('twelve coins')]);
      time += 2 * lifetimes.lease;
      expect(await store.claims.overdue('', lease(), 9)).toEqual([]);
    });

    test('a quotation that a moderator takes back goes from the message', async () => {
      const first = await started();
      await bench.ask(toll, '1');
      await first.stop();
      const kept = await store.answers.ofQuestion(`${bench.connect().name}:1`);
      const moderation = createModeration({
        store,
        library: () => {
          throw new Error('not read');
        },
        now: () => time,
      });
      const ruling = { kind: 'wrong', moderator: 'x:mod', reason: 'old', citation: 1 } as const;
      await moderation.decide({ ...ruling, answerId: kept?.answerId ?? '' });
      const next = await started();
      await next.stop();
      expect(bench.messages()).toHaveLength(1);
      expect(bench.messages()[0]).not.toContain('nine coins');
    });

    test('what the place may not read is never posted', async () => {
      const service = await started();
      await bench.ask('What hides the night watch under the third lantern?', '1');
      await bench.ask('Where is the spare key?', '2');
      await service.stop();
      expect(bench.messages()).toHaveLength(2);
      expect(bench.messages().join('\n')).not.toContain('spare key under');
    });

    const lease = () => ({ holder: 'test', now: time, until: time + lifetimes.lease });
  });
}
