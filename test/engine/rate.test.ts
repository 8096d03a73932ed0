// The limit of questions a person: told once a minute, the same for every clock, and closed where a reply is awaited.
import { afterAll, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { openMemory } from '../../src/store/memory.ts';
import { createHouse } from '../contracts/engine.ts';
import { noon, questionOf, rowsOf } from '../contracts/kept.ts';

const house = createHouse();
afterAll(() => house.remove());

const limit = { kind: 'notice', notice: 'limit' };
let asked = 0;
const ask = async (engine: Engine, acknowledged?: Promise<unknown>) => {
  asked += 1;
  const reply = await engine.respond(questionOf(`x:${asked}`), acknowledged);
  return reply?.kind === 'notice' ? reply.notice : reply?.kind;
};

test('who asks too much is told so once a minute, and every claim is ended', async () => {
  let time = noon;
  const store = openMemory();
  const engine = await house.engine(store, { questionsPerMinute: 1, now: () => time });
  expect(await ask(engine)).toBe('answer');
  const flood = [];
  for (let n = 0; n < 90; n += 1) {
    flood.push(await ask(engine));
    time += 500;
  }
  expect(flood.filter((kind) => kind === 'limit')).toHaveLength(1);
  expect(flood.filter((kind) => kind === undefined)).toHaveLength(89);
  time += 20_000;
  expect([await ask(engine), await ask(engine), await ask(engine)]).toEqual(['answer', 'limit', undefined]);
  const open = (await rowsOf(store, 'claims')).filter((row) => row.ended_at === null);
  // The two answers and the two notices are still to be posted.
  expect(open).toHaveLength(4);
});

test('what was acknowledged is told so each time: somebody sees that a reply is coming', async () => {
  const engine = await house.engine(openMemory(), { questionsPerMinute: 1, now: () => noon });
  const acknowledged = Promise.resolve();
  expect(await ask(engine, acknowledged)).toBe('answer');
  expect([await ask(engine, acknowledged), await ask(engine, acknowledged)]).toEqual(['limit', 'limit']);
});

test('a clock that is set back locks nobody out', async () => {
  let [wall, steady] = [noon, noon];
  const engine = await house.engine(openMemory(), {
    questionsPerMinute: 2,
    now: () => wall,
    clock: () => steady,
  });
  expect([await ask(engine), await ask(engine)]).toEqual(['answer', 'answer']);
  wall -= 3_600_000;
  for (let n = 0; n < 60; n += 1) {
    wall += 60_001;
    steady += 60_001;
    expect(await ask(engine)).toBe('answer');
  }
});

test('a notice of the limit is the reply of its question', async () => {
  const engine = await house.engine(openMemory(), { questionsPerMinute: 1, now: () => noon });
  await engine.respond(questionOf('x:a'));
  expect(await engine.respond(questionOf('x:b'))).toEqual(limit);
  expect(await engine.respond(questionOf('x:b'))).toBeUndefined();
});
