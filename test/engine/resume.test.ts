// What a process left behind is replied to by another, once, and with nothing that may not be said any more.
import { describe, expect, test } from 'vitest';
import { citationsOf } from '../../src/citation/citations.ts';
import { openLibrary } from '../../src/library/library.ts';
import { lifetimes } from '../../src/store/limits.ts';
import type { Lease, Store } from '../../src/store/store.ts';
import { core, createHouse } from '../contracts/engine.ts';
import { collect, noon, questionOf, rowsOf, saidAbout } from '../contracts/kept.ts';
import { engine, house, now, pass, startAnew, store } from './at-noon.ts';
import { answered, cited } from './replies.ts';

/** The lease of a process that ended half a minute before noon. */
const abandoned: Lease = { holder: 'dead', now: noon - lifetimes.lease, until: noon };

const both = 'What keeps the harbour master in the tower, the ledger of arrivals?';
const moor = (id: string) => questionOf(id, 'Where do boats moor?');

test.each([
  ['another answer', true],
  ['a notice, for the documents cannot be read any more,', false],
])(
  'an answer that was overtaken by a retirement while it was kept leaves nothing behind when %s follows',
  async (_, readable) => {
    const retire = { text: '', path: 'harbour.md', headings: [], reason: '', at: noon };
    const decision = { decisionId: 'd', kind: 'retire', moderator: 'x:mod', at: noon, reason: '' } as const;
    const overtaken: Store['answers'] = {
      ...store.answers,
      record: async (given) => {
        const [citation] = citationsOf(given.answer);
        if (citation !== undefined) {
          const { passageHash } = citation;
          await store.rulings.decide(decision, { retire: [{ ...retire, passageHash }] });
        }
        return store.answers.record(given);
      },
    };
    const library = await openLibrary({ folder: house.folder });
    let proved = 0;
    const racing = await house.engine(
      { ...store, answers: overtaken },
      {
        now,
        library: { current: () => library, reload: () => Promise.reject(new Error('not there')) },
        core: { ...core, proveOnDisk: async () => readable || ++proved === 1 },
      },
    );
    const reply = await racing.respond(readable ? moor('x:1') : questionOf('x:1', both));
    if (readable) expect(citationsOf(answered(reply).answer)).toEqual([]);
    else expect(reply).toEqual({ kind: 'notice', notice: 'unread' });
    const kept = (await collect(store.answers.tallies(0))).map((t) => t.answerId);
    expect(kept).toEqual(readable ? [answered(reply).answerId] : []);
    expect(await store.answers.cited(0)).toEqual([]);
    expect(await saidAbout(store, 'x:ann')).not.toContain('northern quay');
  },
);

describe('after a crash', () => {
  test('an overdue question is resumed by another engine, with the answer that was kept', async () => {
    const { answerId } = answered(await engine.respond(moor('x:1')));
    const other = await house.engine(store, { now });
    expect(await other.overdue('x:')).toEqual([]);
    pass(31_000);
    const [question] = await other.overdue('x:');
    if (question === undefined) throw new Error('not overdue');
    expect(await engine.overdue('x:')).toEqual([]);
    expect(answered(await other.resume(question)).answerId).toBe(answerId);
    expect(await rowsOf(store, 'answers')).toHaveLength(1);
    await other.posted('x:1', 'x:m1');
    pass(31_000);
    expect(await engine.overdue('x:')).toEqual([]);
  });

  test('a kept answer is not posted to those who may not read its document any more', async () => {
    const closing = createHouse();
    await startAnew({}, closing);
    expect(cited(await engine.respond({ ...moor('x:1'), readers: [] })).source.path).toBe('harbour.md');
    closing.write('harbour.meta.yaml', 'audience: [team]\n');
    const other = await closing.engine(store, { now });
    pass(31_000);
    const [question] = await other.overdue('x:');
    if (question === undefined) throw new Error('not overdue');
    expect(citationsOf(answered(await other.resume(question)).answer)).toEqual([]);
    expect(await rowsOf(store, 'answers')).toHaveLength(1);
    closing.remove();
  });

  test('a question older than ten minutes is excused; one that nobody waits for is let go', async () => {
    await store.claims.take(moor('x:1'), { holder: 'dead', now: noon, until: noon + lifetimes.lease });
    await store.claims.take({ ...moor('x:2'), addressed: false }, { holder: 'dead', now: noon, until: noon });
    pass(lifetimes.late + 1);
    const due = await engine.overdue('x:');
    expect(due.map((question) => question.id)).toEqual(['x:1']);
    expect(await Promise.all(due.map((question) => engine.resume(question)))).toEqual([
      { kind: 'notice', notice: 'late' },
    ]);
  });

  test('a process that overslept does not take its own question over', async () => {
    expect(await engine.respond(moor('x:1'))).toBeDefined();
    pass(31_000);
    expect(await engine.overdue('x:')).toEqual([]);
    await engine.posted('x:1', 'x:m1');
    pass(31_000);
    const other = await house.engine(store, { now });
    expect(await other.overdue('x:')).toEqual([]);
  });

  test('a question whose look-up failed is overdue again', async () => {
    await store.claims.take(moor('x:1'), abandoned);
    pass(1);
    expect(await engine.overdue('x:')).toHaveLength(1);
    pass(119_000);
    expect(await engine.overdue('x:')).toHaveLength(0);
    pass(31_000);
    expect(await engine.overdue('x:')).toHaveLength(1);
  });

  test.each([
    ['another process', true],
    ['the next round of the same', false],
  ])('a look-up so slow that %s took the question over meanwhile replies once', async (_, foreign) => {
    await store.claims.take(moor('x:1'), abandoned);
    pass(1);
    const [question] = await engine.overdue('x:');
    if (question === undefined) throw new Error('not overdue');
    pass(151_000);
    const other = foreign ? await house.engine(store, { now }) : engine;
    expect(await other.overdue('x:')).toEqual([question]);
    const replies = [await engine.resume(question), await other.resume(question)];
    expect(replies.map((reply) => reply?.kind)).toEqual(
      foreign ? [undefined, 'answer'] : ['answer', undefined],
    );
  });

  test('a reply that took longer than its lease is left to whoever took the question over', async () => {
    const asleep: Store['answers'] = {
      ...store.answers,
      record: async (answer) => {
        pass(31_000);
        await store.claims.overdue('x:', { holder: 'other', now: now(), until: now() + lifetimes.lease }, 9);
        return store.answers.record(answer);
      },
    };
    const slow = await house.engine({ ...store, answers: asleep }, { now });
    expect(await slow.respond(moor('x:1'))).toBeUndefined();
    pass(31_000);
    expect((await engine.overdue('x:')).map((question) => question.id)).toEqual(['x:1']);
  });
});
