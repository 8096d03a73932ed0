// Whatever is slow, hangs or fails, in whatever order: one reply to each question, each conversation in its order.
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { citationsOf } from '../../src/citation/citations.ts';
import type { Question } from '../../src/domain.ts';
import type { Core } from '../../src/engine/answering.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine, Reply } from '../../src/engine/engine.ts';
import { stages as limits } from '../../src/engine/limits.ts';
import { libraryOf } from '../../src/library/library.ts';
import { createLog } from '../../src/log.ts';
import { openMemory } from '../../src/store/memory.ts';
import type { Store } from '../../src/store/store.ts';
import { answerOf, citationOf } from '../contracts/answers.ts';
import { questionOf, rowsOf } from '../contracts/kept.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
});
afterEach(() => void vi.useRealTimers());

/** What a stage does when it is reached; `late`: it hangs, and comes back when everybody has been told otherwise. */
const manners = ['at once', 'at once', 'at once', 'slow', 'late', 'never', 'fails'] as const;
type Manner = (typeof manners)[number];
const stages = ['claim', 'turns', 'rulings', 'proof', 'stale', 'reload', 'record', 'renew', 'end'] as const;
type Manners = Readonly<Record<(typeof stages)[number], Manner>>;
const atOnce = Object.fromEntries(stages.map((stage) => [stage, 'at once'])) as Manners;

const asking = fc.record({
  thread: fc.nat({ max: 2 }),
  addressed: fc.boolean(),
  twice: fc.boolean(),
  pause: fc.nat({ max: 3 }),
  manners: fc.record(
    Object.fromEntries(stages.map((stage) => [stage, fc.constantFrom(...manners)])) as Record<
      (typeof stages)[number],
      fc.Arbitrary<Manner>
    >,
  ),
});
type Asking = { thread: number; addressed: boolean; twice: boolean; pause: number; manners: Manners };

const library = libraryOf([{ path: 'a.md', title: 'A', passages: ['Boats moor at the quay.'] }]);

/** A world in which each stage of a question does what that question says; `thread 9` is one in which all is well. */
function createWorld(mannersOf: (name: string) => Manners) {
  const memory = openMemory();
  const late: (() => void)[] = [];
  const act = async <T>(name: string, stage: (typeof stages)[number], work: () => Promise<T>): Promise<T> => {
    const manner = mannersOf(name)[stage];
    if (manner === 'never') return new Promise(() => undefined);
    if (manner === 'fails') throw new Error(`${stage} fails`);
    if (manner === 'slow') await new Promise((resolve) => setTimeout(resolve, 3_000));
    if (manner === 'late') await new Promise<void>((resolve) => void late.push(resolve));
    return work();
  };
  let asked = '';
  const core: Core = {
    ask: (_library, question) => {
      asked = question;
      return answerOf([citationOf(1, `Quoted for ${question}`)], question);
    },
    proveOnDisk: (_library, citation) => {
      const name = citation.excerpt.text.replace('Quoted for ', '');
      return act(name, 'proof', async () => mannersOf(name).stale !== 'fails');
    },
    viewSource: () => Promise.reject(new Error('not asked for')),
    suggest: () => [],
    examples: () => [],
    paragraph: () => '',
  };
  const store: Store = {
    ...memory,
    claims: {
      ...memory.claims,
      take: (question, lease) => act(question.text, 'claim', () => memory.claims.take(question, lease)),
      renew: (ids, lease) => act(ids[0] ?? '', 'renew', () => memory.claims.renew(ids, lease)),
      end: (id, ...given) => act(id, 'end', () => memory.claims.end(id, ...given)),
    },
    turns: {
      ...memory.turns,
      of: (thread, ...given) => act(`of ${thread}`, 'turns', () => memory.turns.of(thread, ...given)),
    },
    rulings: {
      ...memory.rulings,
      wrongQuotations: () => act('rulings', 'rulings', () => memory.rulings.wrongQuotations()),
    },
    answers: {
      ...memory.answers,
      record: (answer, signal) =>
        act(answer.question.text, 'record', () => memory.answers.record(answer, signal)),
    },
  };
  const engine = createEngine({
    library: { current: () => library, reload: () => act(asked, 'reload', async () => library) },
    store,
    log: createLog('silent'),
    core,
    questionsPerMinute: 0,
    retentionDays: 90,
    clock: Date.now,
  });
  return { engine, memory, late };
}

const questionAt = (n: number, { thread, addressed }: Pick<Asking, 'thread' | 'addressed'>): Question => ({
  ...questionOf(`x:${n}`, `q${n}`),
  thread: `x:thread-${thread}`,
  addressed,
  askedAt: Date.now(),
});

/** Seconds of a question whose every stage takes as long as it may: claim, reply, a look whether it is still ours, end. */
const longest = (limits.claim + limits.question + limits.renewal + limits.store) / 1_000 + 1;

/** Real turns of the event loop between seconds of faked time. */
async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    for (let turn = 0; turn < 12; turn += 1) await new Promise((next) => setImmediate(next));
    await vi.advanceTimersByTimeAsync(1_000);
  }
}

type Replies = { readonly id: string; readonly reply: Reply }[];

async function deliver(engine: Engine, question: Question, replies: Replies): Promise<void> {
  const reply = await engine.respond(question);
  if (reply === undefined) return;
  replies.push({ id: question.id, reply });
  await engine.posted(question.id, `x:reply-to-${question.id}`);
}

/** What was left, as an adapter finds it: once it was seen to stand still. */
async function takeOver(engine: Engine, replies: Replies): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await pass(31);
    const finish = async (question: Question): Promise<void> => {
      const reply = replies.some(({ id }) => id === question.id) ? undefined : await engine.resume(question);
      if (reply !== undefined) replies.push({ id: question.id, reply });
      await engine.posted(question.id, `x:reply-to-${question.id}`);
    };
    const finding = engine.overdue('x:').then((due) => Promise.all(due.map(finish)));
    await pass(longest);
    await finding;
  }
}

test('each question has one reply, and nothing that comes later counts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(asking, { minLength: 1, maxLength: 12 }), async (all) => {
      const byText = new Map(
        all.flatMap((one, n) => [`q${n}`, `x:${n}`].map((name) => [name, one.manners] as const)),
      );
      const threads = new Map(all.map((one) => [`of x:thread-${one.thread}`, one.manners]));
      const world = createWorld((name) => byText.get(name) ?? threads.get(name) ?? atOnce);
      const replies: Replies = [];
      for (const [n, one] of all.entries()) {
        const question = questionAt(n, one);
        void deliver(world.engine, question, replies);
        if (one.twice) void deliver(world.engine, question, replies);
        if (one.pause > 0) await pass(one.pause);
      }
      await pass(longest);
      const owed = all.flatMap((one, n) => (one.addressed ? [`x:${n}`] : []));
      const open = () => owed.filter((id) => !replies.some((one) => one.id === id));
      if (open().length > 0) await takeOver(world.engine, replies);
      expect(open()).toEqual([]);
      expect(new Set(replies.map(({ id }) => id)).size).toBe(replies.length);
      const answered = replies.filter(({ reply }) => reply.kind === 'answer').map(({ id }) => id);
      for (const wake of world.late) wake();
      await pass(1);
      const numbers = new Map<unknown, number>();
      for (const n of all.keys()) numbers.set((await world.memory.answers.ofQuestion(`x:${n}`))?.answerId, n);
      const kept = (await rowsOf(world.memory, 'answers')).map(({ id }) => numbers.get(id) ?? -1);
      expect(kept.map((n) => `x:${n}`).sort()).toEqual([...answered].sort());
      // Asked and answered in the same order, conversation by conversation.
      for (const thread of [0, 1, 2]) {
        const claimedAtOnce = kept.filter(
          (n) => all[n]?.thread === thread && all[n]?.manners.claim === 'at once',
        );
        expect(claimedAtOnce).toEqual(claimedAtOnce.toSorted((a, b) => a - b));
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);

test('what hangs in one conversation takes no time of another', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(asking, { minLength: 1, maxLength: 5 }), async (all) => {
      const hanging = all.map((one) => ({ ...one, manners: { ...one.manners, turns: 'at once' as const } }));
      const byText = new Map(hanging.map((one, n) => [`q${n}`, one.manners]));
      const world = createWorld((name) => byText.get(name) ?? atOnce);
      for (const [n, one] of hanging.entries()) void deliver(world.engine, questionAt(n, one), []);
      const replies: Replies = [];
      const well = { thread: 9, addressed: true };
      await Promise.all(
        Array.from({ length: 5 }, (_, n) => deliver(world.engine, questionAt(100 + n, well), replies)),
      );
      expect(replies.map(({ id }) => id)).toEqual(['x:100', 'x:101', 'x:102', 'x:103', 'x:104']);
      expect(
        replies.flatMap(({ reply }) => (reply.kind === 'answer' ? citationsOf(reply.answer) : [])),
      ).toHaveLength(5);
      await pass(longest);
    }),
    { numRuns: 25 },
  );
}, 60_000);
