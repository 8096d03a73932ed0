// The documents' own test: what an edit of them does to each expected answer, and lines that a moderator can paste there.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ask } from '../../src/ask.ts';
import type { Expectation } from '../../src/library/expectations.ts';
import { openLibrary } from '../../src/library/library.ts';
import { checkExpectations, type Finding, readExpectations } from '../../src/moderation/check.ts';
import { type Desk, openDesk } from './stage.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const toll = { question: 'What is the toll for a night?', document: 'harbour.md', quote: ['nine coins'] };
const check = async (...expected: readonly Expectation[]): Promise<readonly Finding['state'][]> => {
  const { documents } = desk.engine.library();
  const ask = desk.engine.ask;
  return (await checkExpectations(expected, documents, ask)).map((f) => f.state);
};
async function write(name: string, text: string): Promise<void> {
  desk.house.write(name, text);
  await desk.reload();
}

it('says what an edit kept, changed, gained and lost', async () => {
  const open = { question: 'How deep is the southern dock?', quote: [] };
  expect(await check(toll, open)).toEqual(['kept', 'open']);
  await write('dock.md', '# Dock\n\nThe southern dock is nine metres deep.\n');
  expect(await check(toll, open)).toEqual(['kept', 'gained']);
  await write('harbour.md', '# Harbour rules\n\nBoats moor at the northern quay.\n');
  await write('fees.md', '# Fees\n\nThe toll for a night is nine coins.\n');
  expect(await check(toll)).toEqual(['changed']);
  await write('fees.md', '# Fees\n\nThe toll for a night is ten coins.\n');
  expect(await check(toll)).toEqual(['lost']);
});

it('names an entry whose document is not there, though its words are quoted from another', async () => {
  expect(await check({ ...toll, document: 'harbor.md' })).toEqual(['wrong']);
});

it('takes the lines that confirming an answer prints, whatever is quoted', async () => {
  await write(
    'annex.md',
    '# Annex\n\n| Boat | Berth: "fee", per day |\n|---|---|\n| Ferry | 12 # coins |\n| Barge | - 8 coins |\n\n## Gauge\n\nThe gauge is read with this command:\n\n```sh\ngauge --read --station "north"\n```\n\n- Ropes: are \'kept\' dry, [always].\n',
  );
  const questions = [
    toll.question,
    'Where do boats moor?',
    'What is the berth fee per day of a barge?',
    'With which command is the gauge read?',
    'How are ropes kept?',
  ];
  const folder = await mkdtemp(join(tmpdir(), 'footnote-check-'));
  for (const question of questions) {
    const { answerId } = await desk.ask(question);
    const ruling = { kind: 'right', answerId, citation: 1, moderator: 'test:M1', reason: '' } as const;
    const outcome = await desk.moderation.decide(ruling);
    const file = join(folder, 'questions.yaml');
    await writeFile(file, outcome.kind === 'right' ? outcome.lines : '');
    const pasted = await readExpectations(file);
    expect(pasted).toHaveLength(1);
    expect(await check(...pasted)).toEqual(['kept']);
  }
  await rm(folder, { recursive: true });
});

it('names the file and the place when it cannot be read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'footnote-check-'));
  const file = join(folder, 'questions.yaml');
  for (const wrong of ['- quote: x\n', 'question: x\n', '- [', '- question:\n']) {
    await writeFile(file, wrong);
    await expect(readExpectations(file)).rejects.toThrow(/questions\.yaml isn’t a list of questions/);
  }
  await expect(readExpectations(join(folder, 'none.yaml'))).rejects.toThrow(
    /^There’s no \S+none\.yaml\. Write a list/,
  );
  await writeFile(file, '');
  expect(await readExpectations(file)).toEqual([]);
  await rm(folder, { recursive: true });
});

it('finds every expected answer in the documents that are shipped', async () => {
  const library = await openLibrary({ folder: 'corpus' });
  const expected = await readExpectations(join('corpus', 'questions.yaml'));
  const states = await checkExpectations(expected, library.documents, (question, context) =>
    ask(library, question, context),
  );
  expect(states.filter(({ state }) => state !== 'kept')).toEqual([]);
});
