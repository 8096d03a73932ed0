// Before each attempt to post a reply is looked at again: it stays while it holds, and makes way where it does not.
import { describe, expect, test } from 'vitest';
import { citationsOf } from '../../src/citation/citations.ts';
import type { Question } from '../../src/domain.ts';
import type { Core } from '../../src/engine/answering.ts';
import { createModeration } from '../../src/moderation/moderation.ts';
import type { Store } from '../../src/store/store.ts';
import { core } from '../contracts/engine.ts';
import { questionOf, rowsOf } from '../contracts/kept.ts';
import { engine, house, now, pass, startAnew, store } from './at-noon.ts';
import { answered, cited } from './replies.ts';

const toll = (id = 'x:1'): Question => questionOf(id, 'What is the toll for a night?');
const ids = async (table: string): Promise<readonly unknown[]> =>
  (await rowsOf(store, table)).map((row) => row.id);

describe('a reply that is about to be posted', () => {
  test('stays the same while it holds, and nothing is written for it', async () => {
    const reply = answered(await engine.respond(toll()));
    pass(5_000);
    for (let n = 0; n < 3; n += 1) expect(await engine.fresh(toll(), reply)).toBe(reply);
    expect(await ids('answers')).toEqual([reply.answerId]);
  });

  test('is answered anew from a document that was edited, and only that counts and is found', async () => {
    const reply = answered(await engine.respond(toll()));
    house.write('harbour.md', '# Harbour rules\n\nThe toll for a night is eleven coins.\n');
    const fresh = answered(await engine.fresh(toll(), reply));
    expect(cited(fresh).excerpt.text).toBe('The toll for a night is eleven coins.');
    expect(await ids('answers')).toEqual([fresh.answerId]);
    expect(await engine.kept(reply.answerId)).toBeUndefined();
    expect(JSON.stringify(await rowsOf(store, 'turns'))).not.toContain('nine coins');
    await engine.posted('x:1', 'x:m1');
    expect((await engine.kept(fresh.answerId))?.messages).toEqual(['x:m1']);
  });

  test('stays what it is where an edit elsewhere in the documents changes nothing of it', async () => {
    const reply = answered(await engine.respond(toll()));
    house.write('new.md', '# Kitchen\n\nThe kitchen opens at six.\n');
    expect(answered(await engine.fresh(toll(), reply)).answerId).toBe(reply.answerId);
  });

  test.each(['retire', 'wrong'] as const)('makes way when a moderator rules %s', async (kind) => {
    const reply = answered(await engine.respond(toll()));
    const { answerId } = reply;
    const moderation = createModeration({ store, library: () => engine.library(), now });
    await moderation.decide({ kind, moderator: 'x:mod', reason: 'old', answerId, citation: 1 });
    const fresh = citationsOf(answered(await engine.fresh(toll(), reply)).answer);
    expect(fresh.map((citation) => citation.hash)).not.toContain(cited(reply).hash);
    expect(await ids('answers')).not.toContain(answerId);
    expect(await ids('answers')).toHaveLength(1);
  });

  test('makes way when its document is for others now', async () => {
    const asked = { ...toll(), readers: [] };
    const reply = answered(await engine.respond(asked));
    house.write('new.md', '# Kitchen\n\nThe kitchen opens at six.\n');
    house.write('harbour.md', '---\naudience: [team]\n---\n# Harbour rules\n\nThe toll is nine coins.\n');
    expect(JSON.stringify(await engine.fresh(asked, reply))).not.toContain('nine coins');
  });

  test('is a notice where nothing can be proved, and then no answer is kept', async () => {
    const reply = answered(await engine.respond(toll()));
    house.remove();
    expect(await engine.fresh(toll(), reply)).toMatchObject({ kind: 'notice' });
    expect(await ids('answers')).toEqual([]);
    expect(await ids('turns')).toEqual([]);
  });

  test('is a notice where the disk does not answer', async () => {
    let hangs = false;
    const proveOnDisk: Core['proveOnDisk'] = (...given) =>
      hangs ? Promise.reject(new Error('EIO')) : core.proveOnDisk(...given);
    await startAnew({ core: { ...core, proveOnDisk } });
    const reply = answered(await engine.respond(toll()));
    hangs = true;
    expect(await engine.fresh(toll(), reply)).toEqual({ kind: 'notice', notice: 'trouble' });
    expect(await ids('answers')).toEqual([]);
  });

  test('is nothing when another process took the question over, and what that one keeps stays', async () => {
    const reply = answered(await engine.respond(toll()));
    pass(60_000);
    await store.claims.overdue('x:', { holder: 'other', now: now(), until: now() + 30_000 }, 9);
    house.write('harbour.md', '# Harbour rules\n\nThe toll for a night is eleven coins.\n');
    expect(await engine.fresh(toll(), reply)).toBeUndefined();
    expect(await ids('answers')).toEqual([reply.answerId]);
  });

  test('is nothing when nobody asked us and there is no clear answer any more', async () => {
    const overheard = { ...toll(), addressed: false };
    const reply = answered(await engine.respond(overheard));
    house.write('harbour.md', '# Harbour rules\n\nBoats moor at the northern quay.\n');
    expect(await engine.fresh(overheard, reply)).toBeUndefined();
    expect(await ids('answers')).toEqual([]);
    pass(60_000);
    expect(await engine.overdue('x:')).toEqual([]);
  });

  test('keeps its place in the conversation', async () => {
    const ask = (id: string, text: string): Question => ({ ...questionOf(id, text), thread: 'x:t' });
    await engine.respond(ask('x:1', 'What is the toll for a night?'));
    pass(1_000);
    const second = ask('x:2', 'Who keeps the ledger of arrivals?');
    const reply = answered(await engine.respond(second));
    pass(1_000);
    await engine.respond(ask('x:3', 'Where do boats moor?'));
    house.write(
      'harbour.md',
      '# Harbour rules\n\nBoats moor at the quay. The toll for a night is nine coins.\n\nThe clerk keeps the ledger of arrivals.\n',
    );
    expect(cited(await engine.fresh(second, reply)).excerpt.text).toContain('clerk');
    const turns = await store.turns.of('x:t', now(), 5);
    expect(turns.map((turn) => turn.question)).toEqual([
      'What is the toll for a night?',
      'Who keeps the ledger of arrivals?',
      'Where do boats moor?',
    ]);
  });
});

test('a passage retired while its answer is recorded leaves no superseded answer behind', async () => {
  const moderation = createModeration({ store, library: () => engine.library(), now });
  let decided = false;
  const slow: Store['answers'] = {
    ...store.answers,
    record: async (answer) => {
      const receipt = await store.answers.record(answer);
      if (decided) return receipt;
      decided = true;
      const { answerId } = answer;
      await moderation.decide({ kind: 'retire', moderator: 'x:mod', reason: 'old', answerId, citation: 1 });
      return receipt;
    },
  };
  const other = await house.engine({ ...store, answers: slow }, { now });
  const reply = answered(await other.respond(toll()));
  expect(await ids('answers')).toEqual([reply.answerId]);
});
