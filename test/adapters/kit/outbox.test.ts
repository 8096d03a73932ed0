// What a decision leaves to do is done once by one process, and is not forgotten while the platform is away.
import { describe, expect, it } from 'vitest';
import { createOutbox, type OutboxParts } from '../../../adapters/kit/outbox.ts';
import { createLog } from '../../../src/log.ts';
import { createModeration, type Moderation } from '../../../src/moderation/moderation.ts';
import { lifetimes } from '../../../src/store/limits.ts';
import { openMemory } from '../../../src/store/memory.ts';
import { createHouse } from '../../contracts/engine.ts';
import { questionOf } from '../../contracts/kept.ts';

type Stage = Awaited<ReturnType<typeof stage>>;

/** One answer that stands in `x:hall:1` and was reported there, on a store and a clock of its own. */
async function stage() {
  const house = createHouse();
  const store = openMemory();
  let time = Date.now();
  const now = (): number => time;
  const engine = await house.engine(store, { now });
  const moderation = createModeration({ store, library: () => engine.library(), now, clock: now });
  const question = { ...questionOf('x:1', 'What is the toll for a night?'), readers: [] };
  const reply = await engine.respond(question);
  const answerId = reply?.kind === 'answer' ? reply.answerId : expect.unreachable('no answer');
  await engine.posted(question.id, 'x:hall:1');
  const flagId = await engine.flag({ answerId, person: 'x:bob', reason: 'It rose.', citation: 1 });
  const signal = new AbortController().signal;
  return {
    moderation,
    flagId,
    later: (ms: number) => {
      time += ms;
    },
    decide: () =>
      moderation.decide({ kind: 'wrong', moderator: 'x:mod', reason: 'old', answerId, citation: 1, flagId }),
    outbox: (parts: Partial<OutboxParts>, of: Moderation = moderation) =>
      createOutbox({
        platform: 'x',
        engine,
        moderation: of,
        log: createLog('silent'),
        signal,
        audience: [],
        readersOf: async () => [],
        edit: async () => 'done',
        ...parts,
      }),
    left: async () => {
      time += lifetimes.lease + 1;
      return (await moderation.outboxEntries('x:')).map(({ kind }) => kind);
    },
    async close() {
      await engine.close();
      house.remove();
    },
  };
}

async function on(work: (made: Stage) => Promise<void>): Promise<void> {
  const made = await stage();
  await work(made).finally(() => made.close());
}

describe('what is due', () => {
  it('is done, each with what it shows now', () =>
    on(async ({ decide, outbox, left }) => {
      await decide();
      const seen: unknown[] = [];
      await outbox({
        async edit(address, today) {
          seen.push([address, (await today())?.withdrawn]);
          return 'done';
        },
        async tell(person, notice) {
          seen.push([person, (await notice())?.decision]);
          return 'done';
        },
      }).run();
      expect(seen).toEqual(
        expect.arrayContaining([
          ['x:hall:1', [1]],
          ['x:bob', 'withdrawn'],
        ]),
      );
      expect(await left()).toEqual([]);
    }));

  it('is tried again in each round while the platform cannot take it, and counts as handed out once', () =>
    on(async ({ decide, outbox, left, later }) => {
      await decide();
      let tried = 0;
      const made = outbox({
        async edit(_, today) {
          await today();
          tried += 1;
          if (tried < 8) throw new Error('away');
          return 'done';
        },
      });
      for (let round = 0; round < 8; round += 1) {
        await made.run();
        later(lifetimes.lease - 1);
      }
      expect(tried).toBe(8);
      expect(await left()).toEqual([]);
    }));

  it('is left to its lease after so many tries, where the platform need not say that it never will', () =>
    on(async ({ decide, outbox, left }) => {
      await decide();
      let tried = 0;
      const edit: OutboxParts['edit'] = async () => {
        tried += 1;
        return 'later';
      };
      const made = outbox({ edit, tries: 2 });
      for (let round = 0; round < 4; round += 1) await made.run();
      expect(tried).toBe(2);
      expect(await left()).toEqual(['edit']);
    }));

  it('is neither done nor ended by a process that another has followed', () =>
    on(async ({ moderation, decide, outbox, left }) => {
      await decide();
      const shown: unknown[] = [];
      const late: Moderation = { ...moderation, prolong: async () => undefined };
      const edit: OutboxParts['edit'] = async (_, today) => {
        shown.push(await today());
        return 'done';
      };
      await outbox({ edit }, late).run();
      expect(shown).toEqual([undefined]);
      expect(await left()).toContain('edit');
    }));

  it('waits while the platform is away', () =>
    on(async ({ decide, outbox }) => {
      await decide();
      await outbox({ ready: () => false, edit: () => expect.unreachable('tried') }).run();
    }));
});

describe('a report', () => {
  it('that is decided while its message is on its way is edited to say so', () =>
    on(async ({ flagId, decide, outbox }) => {
      const edited: unknown[] = [];
      await outbox({
        reports: {
          address: 'x:mods',
          async post(report) {
            expect((await report())?.decision).toBeUndefined();
            await decide();
            return 'x:mods:7';
          },
          failed: () => expect.unreachable('posted'),
        },
        async editReport(address, report) {
          edited.push([address, (await report())?.decision?.kind]);
          return 'done';
        },
      }).report(flagId);
      expect(edited).toEqual([['x:mods:7', 'wrong']]);
    }));

  it.each([
    ['not all there may read it', async (): Promise<never> => expect.unreachable('posted'), 'audience'],
    ['it cannot be posted', () => Promise.reject(new Error('closed')), 'fault'],
  ] as const)('waits in the queue where %s', (_, post, why) =>
    on(async ({ flagId, outbox, moderation }) => {
      const failed: unknown[] = [];
      const of: Moderation =
        why === 'audience' ? { ...moderation, report: async () => undefined } : moderation;
      const reports = { address: 'x:mods', post, failed: (how: unknown) => void failed.push(how) };
      await outbox({ reports }, of).report(flagId);
      expect(failed).toEqual([why === 'audience' ? 'audience' : { fault: new Error('closed') }]);
      expect((await moderation.queue([])).waiting).toBe(1);
    }),
  );
});
