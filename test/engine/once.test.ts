// Exactly one reply to every question, whatever is delivered twice, killed or taken over, in whatever order.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Question } from '../../src/domain.ts';
import type { Core } from '../../src/engine/answering.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine, Reply } from '../../src/engine/engine.ts';
import { libraryOf } from '../../src/library/library.ts';
import { createLog } from '../../src/log.ts';
import { openLibsql } from '../../src/store/libsql.ts';
import { openMemory } from '../../src/store/memory.ts';
import type { Store } from '../../src/store/store.ts';
import { answerOf, citationOf } from '../contracts/answers.ts';
import { questionOf } from '../contracts/kept.ts';
import { newFile } from '../store/new-file.ts';

// Only what leases run on is faked: the queue and the file need the real event loop.
beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
});
afterAll(() => {
  vi.useRealTimers();
});

/** Answers at once: what is tested here is who replies, not what. */
const core: Core = {
  ask: (_library, question) => answerOf([citationOf(1, 'Boats moor at the quay.')], question),
  proveOnDisk: async () => true,
  viewSource: () => Promise.reject(new Error('not asked for')),
  suggest: () => [],
  examples: () => [],
  paragraph: () => '',
};
const library = libraryOf([]);

type Step = () => Promise<void>;
/** A process: its engine, and the steps that its adapter still has to take. A crash forgets them. */
type Process = { engine: Engine; steps: Step[] };
/** What the platform shows: how often each question was replied to. */
type Posts = Map<string, number>;

/** `skew`: by how much the machine's clock is wrong, in ms. */
const start = (store: Store, skew = 0): Process => ({
  engine: createEngine({
    library: { current: () => library, reload: async () => library },
    store: { ...store, close: async () => {} },
    log: createLog('silent'),
    core,
    questionsPerMinute: 1,
    retentionDays: 90,
    now: () => Date.now() + skew,
    clock: Date.now,
  }),
  steps: [],
});

function post(process: Process, posts: Posts, id: string, reply: Reply | undefined): void {
  if (reply === undefined) return;
  process.steps.push(async () => {
    posts.set(id, (posts.get(id) ?? 0) + 1);
    process.steps.push(() => process.engine.posted(id, `x:reply-to-${id}`));
  });
}

async function deliver(process: Process, posts: Posts, question: Question): Promise<void> {
  post(process, posts, question.id, await process.engine.respond(question));
}

async function takeOver(process: Process, posts: Posts): Promise<number> {
  const due = await process.engine.overdue('x:');
  for (const question of due)
    process.steps.push(async () => {
      if (posts.has(question.id)) await process.engine.posted(question.id, 'x:found');
      else post(process, posts, question.id, await process.engine.resume(question));
    });
  return due.length;
}

const events = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ do: fc.constant('deliver' as const), question: fc.nat({ max: 5 }) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('deliver to both' as const), question: fc.nat({ max: 5 }) }),
    },
    { weight: 6, arbitrary: fc.record({ do: fc.constant('step' as const), question: fc.nat({ max: 9 }) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('crash' as const), question: fc.constant(0) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), question: fc.nat({ max: 65 }) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('take over' as const), question: fc.constant(0) }) },
  ),
  { minLength: 5, maxLength: 30 },
);
const histories = fc.tuple(events, fc.infiniteStream(fc.nat({ max: 1 })));

type History = typeof histories extends fc.Arbitrary<infer H> ? H : never;

async function repliesTo(store: Store, [happening, coins]: History, skew: number) {
  const open = [() => start(store), () => start(store, skew)] as const;
  const processes: [Process, Process] = [open[0](), open[1]()];
  const posts: Posts = new Map();
  const asked = new Set<string>();
  for (const event of happening) {
    const which = coins.next().value === 0 ? 0 : 1;
    const process = processes[which];
    // The second question of each person is over the limit, and told so.
    const asker = `x:${event.question % 3}`;
    const question = { ...questionOf(`x:${event.question}`), asker, askedAt: Date.now() };
    if (event.do === 'deliver') {
      asked.add(question.id);
      await deliver(process, posts, question);
    } else if (event.do === 'deliver to both') {
      asked.add(question.id);
      await Promise.all(processes.map((each) => deliver(each, posts, question)));
    } else if (event.do === 'step')
      await process.steps.splice(event.question % (process.steps.length || 1), 1)[0]?.();
    else if (event.do === 'wait') await vi.advanceTimersByTimeAsync(event.question * 1_000);
    else if (event.do === 'take over') await takeOver(process, posts);
    else {
      await process.engine.close();
      processes[which] = open[which]();
    }
  }
  const [one, two] = processes;
  // What was prolonged last is seen to stand still after two rounds at most.
  for (let quiet = 0; quiet < 3; quiet = (await takeOver(one, posts)) > 0 ? 0 : quiet + 1) {
    for (const process of processes)
      for (let step = process.steps.shift(); step !== undefined; step = process.steps.shift()) await step();
    await vi.advanceTimersByTimeAsync(31_000);
  }
  await Promise.all([one.engine.close(), two.engine.close()]);
  return { asked, posts };
}

async function once(open: () => Promise<Store>, numRuns: number, skew = 0): Promise<void> {
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const store = await open();
      const { asked, posts } = await repliesTo(store, history, skew);
      await store.close();
      expect(Object.fromEntries(posts)).toEqual(Object.fromEntries([...asked].map((id) => [id, 1])));
    }),
    { numRuns },
  );
}

const onFile = (): Promise<Store> => openLibsql(newFile());

test('two engines on one memory reply once', () => once(async () => openMemory(), 150));

test('two engines on one file reply once', () => once(onFile, 15));

test.each([
  ['ahead', 3_600_000],
  ['behind', -3_600_000],
])('two engines on one file reply once, also where the clock of one is an hour %s', (_, skew) =>
  once(onFile, 15, skew),
);
