// A question that is only looked at, by nobody who is counted: it waits its turn, and nobody waits long for it.
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { openMemory } from '../../src/store/memory.ts';
import { core, createHouse } from '../contracts/engine.ts';
import { noon, questionOf } from '../contracts/kept.ts';

const house = createHouse();
afterAll(() => house.remove());

const looked = 'Where do boats moor?';
const asked = 'What is the toll for a night?';
let engine: Engine;
let order: string[];
beforeEach(async () => {
  order = [];
  const ask: typeof core.ask = (library, question, context) => {
    order.push(question);
    return core.ask(library, question, context);
  };
  engine = await house.engine(openMemory(), { now: () => noon, core: { ...core, ask } });
});

test('a flood of previews holds up no question for longer than one preview', async () => {
  const previews = Array.from({ length: 300 }, () => engine.preview(looked, 'all'));
  const replies = await Promise.all(
    [1, 2, 3].map((n) => engine.respond({ ...questionOf(`x:${n}`, asked), thread: `x:thread-${n}` })),
  );
  expect(replies.map((reply) => reply?.kind)).toEqual(['answer', 'answer', 'answer']);
  expect(order.lastIndexOf(asked)).toBeLessThan(6);
  const answers = await Promise.all(previews);
  expect(answers.filter((answer) => answer?.kind === 'answer')).toHaveLength(20);
  expect(answers.filter((answer) => answer === undefined)).toHaveLength(280);
  expect(await engine.preview(looked, 'all')).toMatchObject({ kind: 'answer' });
});
