// Questions delivered again, to two processes that die, on a store that fails, under clocks that jump: each has one reply.
import type { Question } from '../../src/domain.ts';
import type { Engine, Reply } from '../../src/engine/engine.ts';
import { StoreError } from '../../src/store/limits.ts';
import { openMemory } from '../../src/store/memory.ts';
import type { Store } from '../../src/store/store.ts';
import { createHouse, type House } from '../contracts/engine.ts';
import { noon } from '../contracts/kept.ts';
import type { Kind } from './kind.ts';
import type { Random } from './random.ts';

/** Milliseconds by which the machine's clock jumps. */
const jumps = [0, 0, -3_600_000, 3_600_000, 86_400_000, -1] as const;
/** Rounds of taking over; each is longer than a lease. */
const rounds = 12;
const round = 31_000;

const texts = [
  'Where do boats moor?',
  'What is the toll for a night?',
  'And who keeps it?',
  'What is a zeppelin?',
] as const;

/** Verbs that work around a reply; who gets a question at all is left to the store. */
function failing(store: Store, random: Random): Store {
  const perhaps = <A extends readonly unknown[], R>(verb: (...given: A) => Promise<R>) => {
    return (...given: A): Promise<R> =>
      random.chance(0.15) ? Promise.reject(new StoreError('away', 'locked')) : verb(...given);
  };
  const { turns, rulings, answers } = store;
  return {
    ...store,
    turns: { ...turns, of: perhaps(turns.of) },
    rulings: { ...rulings, retiredHashes: perhaps(rulings.retiredHashes) },
    answers: { ...answers, record: perhaps(answers.record) },
  };
}

let house: House | undefined;

export const deliveries: Kind = {
  name: 'deliveries again, dying processes, a failing store, jumping clocks',
  share: 0.02,
  async run(random, tally) {
    house ??= createHouse();
    const { engine: open } = house;
    let steady = 0;
    let jump = 0;
    const store = openMemory();
    const clocks = { now: () => noon + steady + jump, clock: () => steady };
    const start = (): Promise<Engine> => open(failing(store, random), clocks);
    const alive = [await start(), await start()];
    const dead: Engine[] = [];
    const posts = new Map<string, number>();

    /** The reply stands; at times the process dies before it says so, or before it posts at all. */
    const post = async (engine: Engine, { id }: Question, reply: Reply | undefined): Promise<void> => {
      if (reply === undefined || dead.includes(engine)) return;
      const dies = random.chance(0.1);
      if (!dies || random.chance(0.5)) posts.set(id, (posts.get(id) ?? 0) + 1);
      if (!dies) return engine.posted(id, `x:reply-${id}`);
      dead.push(engine);
      alive[alive.indexOf(engine)] = await start();
    };
    const asked = Array.from({ length: 1 + random.int(6) }, (_, n) => questionAt(random, n, clocks.now()));
    await Promise.all(
      asked.flatMap((question) =>
        Array.from({ length: 1 + random.int(3) }, async () => {
          const engine = alive[random.int(2)];
          if (engine) await post(engine, question, await engine.respond(question));
          if (random.chance(0.3)) jump = random.pick(jumps);
        }),
      ),
    );
    for (let n = 0; n < rounds; n += 1) {
      for (const engine of [...alive])
        for (const question of await engine.overdue('x:'))
          if (dead.includes(engine)) break;
          else if (posts.has(question.id)) await engine.posted(question.id, `x:reply-${question.id}`);
          else await post(engine, question, await engine.resume(question));
      steady += round;
      jump = random.pick(jumps);
    }
    for (const { id, addressed } of asked) {
      const replies = posts.get(id) ?? 0;
      if (replies > 1) tally.fault('doubled', `${replies} replies to ${id}`);
      if (addressed && replies === 0) tally.fault('lost', id);
    }
    for (const engine of [...alive, ...dead]) await engine.close();
  },
  end: () => house?.remove(),
};

const questionAt = (random: Random, n: number, askedAt: number): Question => ({
  id: `x:${n}`,
  thread: `x:thread-${random.int(2)}`,
  place: '',
  text: random.pick(texts),
  asker: `x:person-${random.int(3)}`,
  askedAt,
  readers: [],
  addressed: random.chance(0.85),
});
