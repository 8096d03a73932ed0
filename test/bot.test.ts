// What the public door gives away, and to whom.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../adapters/kit/serve.ts';
import type { Bot } from '../src/bot.ts';
import { behind, createBot } from '../src/bot.ts';
import { createEngine } from '../src/index.ts';
import { createLog } from '../src/log.ts';
import { createHouse } from './contracts/engine.ts';

const house = createHouse();
const log = createLog('silent');
const bots: Bot[] = [];
const open = async (questionsPerMinute = 10): Promise<Bot> => {
  const bot = await createEngine({ corpus: house.folder, questionsPerMinute, log });
  bots.push(bot);
  return bot;
};
let bot: Bot;
beforeAll(async () => {
  bot = await open();
});
afterAll(async () => {
  for (const one of bots) await one.close();
  house.remove();
});

const toll = 'What is the toll for a night?';
const key = 'What does the night watch hide under the third lantern?';
const idOf = (path: string): string => bot.documents('all').find((one) => one.path === path)?.id ?? '';

describe('a document with an audience', () => {
  test('is not there for others, in any way', async () => {
    expect(bot.documents().map(({ path }) => path)).toEqual(['harbour.md']);
    expect(bot.document(idOf('watch.md'))).toBeUndefined();
    expect(JSON.stringify(await bot.ask(key))).not.toContain('spare key');
    expect(JSON.stringify(await bot.ask(key, { documentId: idOf('watch.md') }))).not.toContain('spare key');
  });

  test('is quoted to its audience, and neither source nor receipt tells others', async () => {
    const answer = await bot.ask(key, { readers: ['team'] });
    if (answer.kind !== 'answer') throw new Error('no answer');
    expect(answer.citations[0]?.excerpt.text).toContain('spare key');
    expect(await bot.source(answer.answerId, 1)).toBeUndefined();
    expect(await bot.verify(answer.receipt)).toBeUndefined();
    expect((await bot.source(answer.answerId, 1, ['team']))?.verified).toBe(true);
    expect((await bot.verify(answer.receipt, ['team']))?.quotations).toHaveLength(1);
    expect(bot.document(idOf('watch.md'), ['team'])?.text).toContain('spare key under the third lantern');
  });
});

test('who named an asker is told of the limit each time; nobody in particular has none', async () => {
  const slow = await open(1);
  const kinds = async (options?: { readonly asker: string }) => (await slow.ask(toll, options)).kind;
  expect(await kinds({ asker: 'ann' })).toBe('answer');
  for (let n = 0; n < 2; n += 1)
    expect(await slow.ask(toll, { asker: 'ann' })).toMatchObject({ kind: 'notice', notice: 'limit' });
  expect(await kinds({ asker: 'bob' })).toBe('answer');
  for (let n = 0; n < 3; n += 1) expect(await kinds()).toBe('answer');
});

test('a question leans on earlier ones of its thread only', async () => {
  const follow = 'And how much is it?';
  await bot.ask(toll, { thread: 'a' });
  expect((await bot.ask(follow, { thread: 'a' })).kind).toBe('answer');
  const alone = await bot.ask(follow, { thread: 'b' });
  expect(alone.kind === 'notice' ? '' : alone.understood).toBe(follow);
});

test('a receipt tells neither the question nor what was taken back', async () => {
  const answer = await bot.ask(toll);
  if (answer.kind !== 'answer') throw new Error('no answer');
  const before = await bot.verify(answer.receipt);
  expect(JSON.stringify(before)).not.toContain(toll);
  expect(before?.quotations).toMatchObject([
    { withdrawn: false, citation: { matched: [] }, fate: { state: 'unchanged' } },
  ]);
  const { moderation } = behind(bot);
  const ruling = { kind: 'wrong', moderator: 'x:mod', reason: 'no', citation: 1 } as const;
  await moderation.decide({ ...ruling, answerId: answer.answerId });
  const after = await bot.verify(answer.receipt);
  expect(after?.quotations).toMatchObject([{ withdrawn: true, number: 1 }]);
  expect(JSON.stringify(after)).not.toContain('nine coins');
});

test('a changed folder counts from the next question on', async () => {
  const fresh = await open();
  house.write('harbour.md', '# Harbour rules\n\nThe toll for a night is twelve coins.\n');
  const answer = await fresh.ask(toll);
  expect(answer.kind === 'answer' && answer.citations[0]?.excerpt.text).toContain('twelve coins');
});

test('what did not come from createEngine cannot be served', async () => {
  const made: Bot = { ...bot };
  expect(() => behind(made)).toThrow('createEngine');
  const adapter = {
    name: 'x',
    receive: async () => async () => undefined,
    post: async () => '',
    find: async () => undefined,
    edit: async () => undefined,
    render: () => '',
  };
  await expect(serve(made, adapter)).rejects.toThrow('createEngine');
  expect(createBot(behind(bot))).not.toBe(bot);
});
