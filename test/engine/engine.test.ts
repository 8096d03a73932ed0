// The one door: what a question is replied with, what is kept of it, and that it is replied to once.
import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { citationsOf } from '../../src/citation/citations.ts';
import type { Reply } from '../../src/engine/engine.ts';
import { createLog } from '../../src/log.ts';
import { openMemory } from '../../src/store/memory.ts';
import { resilient } from '../../src/store/resilient.ts';
import type { Store } from '../../src/store/store.ts';
import { core, createHouse } from '../contracts/engine.ts';
import { noon, questionOf, rowsOf } from '../contracts/kept.ts';
import { engine, house, now, pass, startAnew, store } from './at-noon.ts';
import { answered, cited } from './replies.ts';

const moor = (id: string) => questionOf(id, 'Where do boats moor?');

describe('a question', () => {
  test('is answered once, and kept with its evidence, its turn and its message', async () => {
    const [first, second] = await Promise.all([engine.respond(moor('x:1')), engine.respond(moor('x:1'))]);
    expect([first, second].filter(Boolean)).toHaveLength(1);
    const { answerId, answer, receipt } = answered(first ?? second);
    expect(cited(first ?? second).excerpt.text).toContain('northern quay');
    await engine.posted('x:1', 'x:m1');
    expect(await engine.kept(answerId)).toEqual({
      answerId,
      receipt,
      answer,
      thread: 'x:thread',
      answeredAt: noon,
      readers: 'all',
      withdrawn: [],
      messages: ['x:m1'],
    });
    expect((await store.answers.evidence(answerId))[0]?.paragraph).toContain('The toll for a night');
    expect(await store.turns.of('x:thread', noon, 9)).toMatchObject([{ question: 'Where do boats moor?' }]);
    expect(await engine.respond(moor('x:1'))).toBeUndefined();
    expect(await engine.isAsker(answerId, 'x:ann')).toBe(true);
  });

  test('that was not said to the bot is answered only when there is a clear answer', async () => {
    const chat = { ...questionOf('x:1', 'Who invented the zeppelin balloon?'), addressed: false };
    expect(await engine.respond(chat)).toBeUndefined();
    expect(await rowsOf(store, 'answers')).toEqual([]);
    expect(answered(await engine.respond({ ...moor('x:2'), addressed: false })).answer.kind).toBe('answer');
    pass(31_000);
    expect(await engine.overdue('x:')).toEqual([]);
  });

  test('that cannot be claimed for a fault of ours is told so, once', async () => {
    const faulty: Store = {
      ...openMemory(),
      claims: { ...store.claims, take: () => Promise.reject(new TypeError('no such function')) },
    };
    const silent = createLog('silent');
    const troubled = await house.engine(await resilient(async () => faulty, silent), { now });
    const both = await Promise.all([troubled.respond(moor('x:1')), troubled.respond(moor('x:1'))]);
    expect(both).toEqual([{ kind: 'notice', notice: 'trouble' }, undefined]);
    expect(await troubled.respond({ ...moor('x:2'), addressed: false })).toBeUndefined();
    await troubled.close();
  });

  test('beyond the limit gets one notice, and the limit passes with the minute', async () => {
    await startAnew({ questionsPerMinute: 2 });
    const ask = async (n: number, asker = 'x:ann') =>
      (await engine.respond({ ...moor(`x:${n}`), asker }))?.kind;
    expect([await ask(1), await ask(2), await ask(3)]).toEqual(['answer', 'answer', 'notice']);
    expect(await engine.respond(moor('x:3'))).toBeUndefined();
    expect(await ask(4, 'x:bob')).toBe('answer');
    expect(await engine.respond({ ...moor('x:5'), addressed: false })).toBeDefined();
    pass(60_001);
    expect(await ask(6)).toBe('answer');
  });

  test('that meets a full queue is told that the bot is busy', async () => {
    const replies = await Promise.all(Array.from({ length: 230 }, (_, n) => engine.respond(moor(`x:${n}`))));
    const kinds = replies.map((reply) => (reply?.kind === 'notice' ? reply.notice : reply?.kind));
    expect(kinds.filter((kind) => kind === 'answer')).toHaveLength(200);
    expect(kinds.filter((kind) => kind === 'busy')).toHaveLength(30);
  });

  test('whose answer fails gets one calm line', async () => {
    const ask = (): never => {
      throw new Error('broken');
    };
    await startAnew({ core: { ...core, ask } });
    expect(await engine.respond(moor('x:1'))).toEqual({ kind: 'notice', notice: 'trouble' });
    expect(await engine.respond({ ...moor('x:2'), addressed: false })).toBeUndefined();
  });
});

describe('a quotation', () => {
  test('whose file changed is asked for once more in the file as it is now', async () => {
    house.write('pier.md', '# Pier\n\nThe ferry leaves the pier at seven.\n');
    await startAnew();
    house.write('pier.md', '# Pier\n\nThe ferry leaves the pier at eight.\n');
    const reply = await engine.respond(questionOf('x:1', 'When does the ferry leave the pier?'));
    expect(cited(reply).excerpt.text).toBe('The ferry leaves the pier at eight.');
    house.write('pier.md', '# Pier\n\nThe ferry leaves the pier at nine.\n');
    const view = await engine.source(answered(reply).answerId, 1, 'all');
    expect(view?.verified).toBe(false);
  });

  test.each(['emptied', 'removed', 'replaced by a file'])(
    'is not sent while the folder is %s',
    async (how) => {
      const gone = createHouse();
      const warned: string[] = [];
      const log = createLog('warn', (line) => warned.push(line));
      await startAnew({ log }, gone);
      gone.remove();
      if (how === 'emptied') mkdirSync(gone.folder);
      if (how === 'replaced by a file') writeFileSync(gone.folder, 'no folder');
      expect(await engine.respond(moor('x:1'))).toEqual({ kind: 'notice', notice: 'unread' });
      expect(await engine.respond({ ...moor('x:2'), addressed: false })).toBeUndefined();
      await expect(engine.preview('Where do boats moor?', 'all')).rejects.toThrow('cannot be read');
      expect(warned.join('')).toContain('Give a folder');
      gone.remove();
    },
  );

  test('that cannot be proved even then is not sent', async () => {
    await startAnew({ core: { ...core, proveOnDisk: async () => false } });
    expect(await engine.respond(moor('x:1'))).toEqual({ kind: 'notice', notice: 'trouble' });
    expect(await rowsOf(store, 'answers')).toEqual([]);
    await expect(engine.preview('Where do boats moor?', 'all')).rejects.toThrow('not in its file');
  });

  test('is shown in its place to those who may read it, unless it was withdrawn', async () => {
    const question = questionOf('x:1', 'Where does the night watch hide the spare key?');
    const { answerId } = answered(await engine.respond({ ...question, readers: ['team'] }));
    expect((await engine.source(answerId, 1, ['team']))?.verified).toBe(true);
    expect((await engine.source(answerId, 1, 'all'))?.verified).toBe(true);
    expect(await engine.source(answerId, 1, [])).toBeUndefined();
    expect(await engine.source(answerId, 9, 'all')).toBeUndefined();
    expect(await engine.source('unknown', 1, 'all')).toBeUndefined();
    const decision = { decisionId: 'd', kind: 'wrong', moderator: 'x:mod', at: noon, reason: '' } as const;
    await store.rulings.decide(decision, { withdraw: { answerId, number: 1 } });
    expect(await engine.source(answerId, 1, 'all')).toBeUndefined();
    expect(engine.documents([]).map((document) => document.path)).not.toContain('watch.md');
    expect(engine.documents(['team']).map((document) => document.path)).toContain('watch.md');
  });

  test('that moderators ruled out does not come back, in any engine on the store', async () => {
    const other = await house.engine(store, { now });
    const citation = cited(await engine.respond(moor('x:1')));
    const decision = { moderator: 'x:mod', at: noon, reason: '' };
    const wrong = { question: 'where do boats moor', quotation: citation.hash, holds: true };
    await store.rulings.decide({ ...decision, decisionId: 'd1', kind: 'wrong' }, { wrong });
    const quoted = (reply: Reply | undefined): readonly string[] =>
      reply?.kind === 'answer' ? citationsOf(reply.answer).map((c) => c.hash) : [];
    expect(quoted(await other.respond(moor('x:2')))).not.toContain(citation.hash);
    expect(quoted(await other.respond(questionOf('x:3', 'Boats moor at which quay?')))).toContain(
      citation.hash,
    );
    const { passageHash, excerpt, source } = citation;
    const { path, headings } = source;
    const retire = { passageHash, text: excerpt.text, path, headings, reason: 'old', at: noon };
    await store.rulings.decide({ ...decision, decisionId: 'd2', kind: 'retire' }, { retire: [retire] });
    expect(quoted(await other.respond(questionOf('x:4', 'Boats moor at which quay?')))).toEqual([]);
    expect(quoted(await other.respond(questionOf('x:5', 'Who keeps the ledger of arrivals?')))).not.toEqual(
      [],
    );
  });
});

test('an example question is not offered when the passage that answers it was retired', async () => {
  const own = createHouse();
  own.write('tide.md', '# Tides\n\nThe Tide Table is a printed list of the hours of high water.\n');
  await startAnew({}, own);
  const [example = ''] = engine.examples([], 9);
  expect(engine.suggest(example, [], 9)).toContain(example);
  const { passageHash, excerpt, source } = cited(await engine.respond(questionOf('x:1', example)));
  const retire = { passageHash, text: excerpt.text, path: source.path, headings: [], reason: '', at: noon };
  const decision = { decisionId: 'd', kind: 'retire', moderator: 'x:mod', at: noon, reason: '' } as const;
  await store.rulings.decide(decision, { retire: [retire] });
  await engine.respond(moor('x:2'));
  expect(engine.examples([], 9)).not.toContain(example);
  expect(engine.suggest(example, [], 9)).not.toContain(example);
  const other = await own.engine(store, { now });
  // Asked for at the start, by an engine that waits for nothing then.
  await new Promise((resolve) => setImmediate(resolve));
  expect(other.examples([], 9)).not.toContain(example);
  own.remove();
});

test('status counts the library and says whether the store is there', async () => {
  const { documents, passages, storeReady, corpusReady } = engine.status();
  expect({ storeReady, corpusReady, some: documents > 1 && passages > 1 }).toEqual({
    storeReady: true,
    corpusReady: true,
    some: true,
  });
  await engine.close();
  expect(engine.status().storeReady).toBe(false);
});
