// The queue in the terminal: what waits is shown, a decision takes effect for the next question, leaving leaves.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toQuestion } from '../../../adapters/terminal/question.ts';
import { goThrough, lookAgain } from '../../../adapters/terminal/review.ts';
import { plainStyle } from '../../../adapters/terminal/style.ts';
import { createEngine } from '../../../src/engine/create-engine.ts';
import { openLibrary } from '../../../src/library/library.ts';
import { createLog } from '../../../src/log.ts';
import { createModeration } from '../../../src/moderation/moderation.ts';
import { openMemory } from '../../../src/store/memory.ts';

async function setUp(folder = 'corpus') {
  let library = await openLibrary({ folder });
  const store = openMemory();
  const engine = createEngine({
    library: { current: () => library, reload: async () => library },
    store,
    log: createLog('silent'),
    questionsPerMinute: 0,
    retentionDays: 90,
  });
  const moderation = createModeration({ store, library: () => library, now: Date.now });
  let number = 0;
  const answerOf = async (text: string) => {
    number += 1;
    const reply = await engine.respond(
      toQuestion({ text, session: `s${number}`, number, askedAt: Date.now() }),
    );
    if (reply?.kind !== 'answer' || reply.answer.kind !== 'answer') throw new Error(`no answer to ${text}`);
    return { answerId: reply.answerId, receipt: reply.receipt, citations: reply.answer.citations };
  };
  const reload = async (): Promise<void> => {
    library = await openLibrary({ folder });
  };
  return { engine, moderation, answerOf, reload };
}

test('a reported passage is retired and not cited again', async () => {
  const { engine, moderation, answerOf } = await setUp();
  const question = 'When was the Act East Policy presented?';
  const { answerId, citations } = await answerOf(question);
  await engine.flag({ answerId, person: 'terminal:someone', citation: 1, reason: 'Not so\u001b[2J.' });
  const said: string[] = [];
  const typed = ['t', ...(citations.length > 1 ? ['1'] : []), 'It is outdated.', 'q'];
  await goThrough(
    moderation,
    plainStyle,
    (text) => said.push(text),
    async () => typed.shift(),
  );
  const shown = said.join('\n');
  expect(shown).toContain('Review queue: 1 to review');
  expect(shown).toContain('1. Reported');
  expect(shown).toContain('What’s wrong: Not so␛[2J.');
  expect(shown).toContain('The quote is removed');
  const retired = citations[0]?.passageHash;
  const again = await answerOf(question).catch(() => undefined);
  expect(again?.citations.map((citation) => citation.passageHash) ?? []).not.toContain(retired);
  await engine.close();
});

test('a decision is undone by the receipt of the answer, and other keys are asked for again', async () => {
  const { engine, moderation, answerOf } = await setUp();
  const question = 'When was the Act East Policy presented?';
  const { answerId, receipt, citations } = await answerOf(question);
  const which = citations.length > 1 ? ['1'] : [];
  const moderator = 'terminal:local';
  await moderation.decide({ kind: 'retire', answerId, citation: 1, moderator, reason: 'Outdated.' });
  const said: string[] = [];
  const go = (...typed: string[]): Promise<boolean> => {
    said.length = 0;
    return lookAgain(
      moderation,
      receipt,
      plainStyle,
      (text) => said.push(text),
      async (text) => {
        said.push(text);
        return typed.shift();
      },
    );
  };
  expect(await go('x', 'retire', 'u', ...which, '')).toBe(true);
  const shown = said.join('\n');
  expect(shown).toContain(`“${citations[0]?.excerpt.text}”`);
  expect(shown).toMatch(/A moderator retired \[1\]: Outdated\./);
  expect(shown).toMatch(/“x” isn’t one of these keys\.[\s\S]*“retire” isn’t one of these keys\./);
  expect(shown).toContain('The passage can be quoted again');
  const again = await answerOf(question);
  expect(again.citations.map((citation) => citation.hash)).toEqual(
    citations.map((citation) => citation.hash),
  );
  await go('n', '');
  expect(said).toContain('Note: ');
  expect(said.at(-3)).toMatch(/^Nothing was decided/);
  said.length = 0;
  expect(await lookAgain(moderation, 'AAAA-AAAA', plainStyle, (text) => said.push(text))).toBe(false);
  expect(said).toEqual([expect.stringContaining('Receipt not found')]);
  await engine.close();
});

test('without a person it lists, and says when nothing waits', async () => {
  const { engine, moderation, answerOf } = await setUp();
  const said: string[] = [];
  await goThrough(moderation, plainStyle, (text) => said.push(text));
  expect(said).toEqual(['Review queue: nothing to review']);
  for (const question of ['When was the Act East Policy presented?', 'What does GPAI stand for?']) {
    const { answerId } = await answerOf(question);
    await engine.feedback({ answerId, person: 'terminal:someone', verdict: 'unhelpful' });
  }
  said.length = 0;
  await goThrough(moderation, plainStyle, (text) => said.push(text));
  expect(said.filter((text) => text.includes('Marked not helpful'))).toHaveLength(2);
  await engine.close();
});

test('words that were edited after they were retired are let stand, or retired too', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'footnote-review-'));
  const write = (crowns: number): Promise<void> =>
    writeFile(
      join(folder, 'fees.md'),
      `# Fees\n\nA mooring at the north quay costs ${crowns} crowns per night.\n`,
    );
  await write(40);
  const { engine, moderation, answerOf, reload } = await setUp(folder);
  const { answerId } = await answerOf('How much does a mooring at the north quay cost?');
  const moderator = 'terminal:local';
  await moderation.decide({ kind: 'retire', answerId, citation: 1, moderator, reason: 'Old.' });
  const go = async (crowns: number, ...typed: string[]): Promise<string> => {
    await write(crowns);
    await reload();
    const said: string[] = [];
    await goThrough(
      moderation,
      plainStyle,
      (text) => said.push(text),
      async (text) => {
        said.push(text);
        return typed.shift();
      },
    );
    return said.join('\n');
  };
  const first = await go(45, 'r');
  expect(first).toContain('fees.md was retired: Old.');
  expect(first).toContain('[-40-]{+45+}');
  expect(first).toContain('The new text can be quoted');
  expect(await go(45)).toContain('Review queue: nothing to review');
  expect(await go(46, 't', 'Still wrong.')).toContain('The quote is removed');
  await expect(answerOf('How much does a mooring at the north quay cost?')).rejects.toThrow('no answer');
  expect(await go(46)).toContain('Review queue: nothing to review');
  await engine.close();
  await rm(folder, { recursive: true });
});
