// Decisions that meet others: made twice, about reports of the same quotation, about words edited after they were retired.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { citationsOf } from '../../src/citation/citations.ts';
import type { Ruling } from '../../src/moderation/decide.ts';
import type { QueueEntry } from '../../src/moderation/queue.ts';
import { openMemory } from '../../src/store/memory.ts';
import type { Store } from '../../src/store/store.ts';
import { outcomeLine } from '../../src/words/moderators.ts';
import { createHouse } from '../contracts/engine.ts';
import { type Desk, openDesk } from './stage.ts';

const toll = 'What is the toll for a night?';
const harbour = (coins: string): string =>
  `# Harbour rules\n\nBoats moor at the northern quay. The toll for a night is ${coins} coins.\n`;
let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const rule = (kind: Ruling['kind'], more: Partial<Ruling>) =>
  desk.moderation.decide({ kind, moderator: 'test:M1', reason: 'old', ...more });
const quotes = async (): Promise<string> => JSON.stringify((await desk.ask(toll)).answer);
const queued = async (): Promise<readonly QueueEntry[]> => (await desk.moderation.queue([])).entries;
async function edited(): Promise<Extract<QueueEntry, { kind: 'edited' }>['retired']> {
  const entry = (await queued()).find((one) => one.kind === 'edited');
  if (entry?.kind !== 'edited') throw new Error('nothing edited waits');
  return entry.retired;
}
/** The toll retired, then edited on disk. */
async function retiredAndEdited(): Promise<{ readonly old: string; readonly now: string }> {
  const { answerId } = await desk.ask(toll);
  await rule('retire', { answerId, citation: 1 });
  await write('ten');
  const { passageHash, editedHash = '' } = await edited();
  return { old: passageHash, now: editedHash };
}
async function write(coins: string): Promise<void> {
  desk.house.write('harbour.md', harbour(coins));
  await desk.reload();
}

it('a quotation that somebody else decided about is not decided again, and it is said what was decided', async () => {
  const { answerId } = await desk.ask(toll);
  const flagId = await desk.engine.flag({ answerId, citation: 1, person: 'test:U9', reason: 'old' });
  await rule('retire', { answerId, citation: 1, flagId, reason: 'Too old.' });
  for (const kind of ['right', 'wrong', 'retire'] as const) {
    const outcome = await rule(kind, { answerId, citation: 1, flagId });
    expect(outcomeLine(outcome)).toMatch(/^Already decided.*A moderator retired \[1\]: Too old\.$/);
    expect((await rule(kind, { answerId, citation: 1 })).kind).toBe('settled');
  }
  expect((await desk.moderation.panel(answerId, []))?.decisions).toHaveLength(1);
  expect((await rule('note', { answerId, flagId })).kind).toBe('noted');
  expect((await rule('undo', { answerId, citation: 1, flagId })).kind).toBe('undone');
  expect((await rule('wrong', { answerId, citation: 1 })).kind).toBe('withdrawn');
});

it('everybody who reported a quotation is told when it is withdrawn, in whichever answer they saw it', async () => {
  const [first, second] = [await desk.ask(toll), await desk.ask('How many coins is the toll for a night?')];
  const reports = [];
  for (const [n, { answerId }] of [first, first, second].entries())
    reports.push(await desk.engine.flag({ answerId, citation: 1, person: `test:U${n}`, reason: 'old' }));
  await rule('retire', { answerId: first.answerId, citation: 1, flagId: reports[0] ?? '' });
  expect(await queued()).toEqual([]);
  const told = (await desk.moderation.outboxEntries('test:')).filter((entry) => entry.kind === 'tell');
  expect(told.map((entry) => entry.address).sort()).toEqual(['test:U0', 'test:U1', 'test:U2']);
  for (const flagId of reports)
    expect((await desk.moderation.report(flagId, []))?.decision?.kind).toBe('retire');
  const panel = await desk.moderation.panel(second.answerId, []);
  expect(panel?.decisions.map((d) => d.reason)).toEqual(['old']);
});

it('edited words of a retired passage wait until a moderator lets them be cited', async () => {
  const { now } = await retiredAndEdited();
  expect((await rule('right', { passageHash: now })).kind).toBe('usable');
  expect(await queued()).toEqual([]);
  expect(await quotes()).toContain('ten coins');
  expect((await rule('retire', { passageHash: now })).kind).toBe('settled');
  await write('twelve');
  expect((await edited()).editedText).toContain('twelve');
});

it('edited words of a retired passage can be retired too, and that can be undone', async () => {
  const { now } = await retiredAndEdited();
  const { answerId } = await desk.ask(toll);
  expect((await rule('retire', { passageHash: now, reason: 'Still wrong.' })).kind).toBe('withdrawn');
  expect(await queued()).toEqual([]);
  expect((await desk.engine.kept(answerId))?.withdrawn).toEqual([1]);
  expect(await quotes()).not.toContain('ten coins');
  await write('twelve');
  expect((await queued()).map((entry) => entry.kind)).toEqual(['edited']);
  expect((await edited()).editedText).toContain('twelve');
  await write('ten');
  expect(await queued()).toEqual([]);
  expect((await rule('undo', { passageHash: now })).kind).toBe('undone');
  expect((await desk.engine.kept(answerId))?.withdrawn).toEqual([]);
  expect(await quotes()).toContain('ten coins');
});

it('a retired passage stays retired in every copy, after a move and under other mark-up, and asks for nothing', async () => {
  const { answerId } = await desk.ask(toll);
  await rule('retire', { answerId, citation: 1 });
  const words = 'Boats moor at the northern quay.\nThe **toll** for a night is nine coins.';
  desk.house.write('harbour.md', '# Harbour rules\n\nThe harbour master keeps the ledger in the tower.\n');
  desk.house.write('copy.md', `# A copy\n\nSome other words stand here first.\n\n${words}\n`);
  desk.house.write('page.html', `<h1>Page</h1><p>${words.replaceAll('**', '')}</p>`);
  await desk.reload();
  expect(await quotes()).not.toContain('nine coins');
  expect(await queued()).toEqual([]);
  await rule('undo', { answerId, citation: 1 });
  expect(await quotes()).toContain('nine coins');
});

it('an edit that was taken back leaves the queue, and what was seen of it can no longer be decided', async () => {
  const { now } = await retiredAndEdited();
  await write('nine');
  expect(await queued()).toEqual([]);
  expect((await rule('right', { passageHash: now })).kind).toBe('unknown');
});

it('the count of what waits holds nothing that the moderator may not see', async () => {
  const { answerId } = await desk.ask('Where does the night watch hide the spare key?', ['team']);
  await desk.engine.flag({ answerId, person: 'test:U9', reason: 'wrong' });
  await desk.engine.feedback({ answerId, person: 'test:U9', verdict: 'unhelpful' });
  expect((await desk.moderation.queue([])).waiting).toBe(0);
  expect((await desk.moderation.queue(['team'])).waiting).toBe(2);
});

it('a passage that is retired while a question is being answered is not in the reply', async () => {
  const house = createHouse();
  const store = openMemory();
  let passageHash = '';
  const record: Store['answers']['record'] = async (given) => {
    const [cited] = citationsOf(given.answer);
    if (cited && passageHash === '') {
      passageHash = cited.passageHash;
      const retire = { passageHash, text: '', path: 'harbour.md', headings: [], reason: '', at: 0 };
      const decision = { decisionId: 'd', kind: 'retire', moderator: 'test:M1', at: 0, reason: '' } as const;
      await store.rulings.decide({ ...decision, subject: passageHash }, { retire: [retire] });
    }
    return store.answers.record(given);
  };
  const engine = await house.engine({ ...store, answers: { ...store.answers, record } });
  const asked = { place: '', asker: 'test:U1', askedAt: Date.now(), addressed: true, readers: [] };
  const reply = await engine.respond({ id: 'test:1', thread: 'test:1', text: toll, ...asked });
  expect(passageHash).not.toBe('');
  expect(reply?.kind).toBe('answer');
  expect(JSON.stringify(reply)).not.toContain('nine coins');
  await engine.close();
  house.remove();
});
