// What the report of gaps tells: what nobody could answer, what is leaned on, what is old, and never who asked.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Gaps } from '../../src/moderation/gaps.ts';
import { gapsSections } from '../../src/moderation/gaps-text.ts';
import { type Desk, openDesk } from './stage.ts';

let desk: Desk;
let asked = 0;
beforeEach(async () => {
  desk = await openDesk();
  const dated = (date: string, text: string): string =>
    `---\ndate: ${date}\n---\n# Notes of ${date}\n\n${text}\n`;
  desk.house.write('old.md', dated('2019-05', 'The ferry to the island sails at noon.'));
  desk.house.write(
    'new.md',
    dated(new Date().toISOString().slice(0, 10), 'The pilot boat is painted orange.'),
  );
  desk.house.write('undated.md', '# Ropes\n\nRopes of the tug are changed every spring.\n');
  await desk.reload();
});
afterEach(() => desk.close());

async function ask(text: string, channel: string, asker = 'test:U7'): Promise<string> {
  asked += 1;
  const id = `test:gaps:${asked}`;
  const question = { id, thread: id, text, channel, asker, place: '', askedAt: Date.now(), readers: [] };
  const reply = await desk.engine.respond({ ...question, addressed: true });
  return reply?.kind === 'answer' ? reply.answerId : '';
}
const gaps = (): Promise<Gaps> => desk.moderation.gaps([]);
const times = async (n: number, text: string): Promise<void> => {
  for (let i = 0; i < n; i += 1) await ask(text, 'test:C1');
};

it('groups what was not answered by the words that no document contains, and counts channels, not people', async () => {
  await ask('Where is the zeppelin parked?', 'test:C1', 'test:U1');
  await ask('Who owns the Zeppelin?', 'test:C2', 'test:U2');
  await ask('How is the zeppelin refuelled?', 'test:C2', 'test:U3');
  await ask('Where does the submarine dive?', 'test:C1');
  const { asked: all, unanswered } = await gaps();
  expect(all).toBe(4);
  expect(unanswered).toMatchObject([
    { words: ['zeppelin'], questions: 3, channels: 2 },
    { words: expect.arrayContaining(['submarine']), questions: 1, channels: 1 },
  ]);
  expect(unanswered[0]?.examples).toHaveLength(3);
  expect(JSON.stringify(unanswered)).not.toMatch(/test:[UC]/);
});

it('names passages by how often they were cited and reported, and documents that never were', async () => {
  const ferry = 'When does the ferry to the island sail?';
  await times(2, ferry);
  const answerId = await ask(ferry, 'test:C1');
  await ask('In which colour is the pilot boat painted?', 'test:C1');
  await desk.engine.flag({ answerId, citation: 1, person: 'test:U9', reason: 'It sails at one.' });
  const { mostCited, mostFlagged, neverCited } = await gaps();
  expect(mostCited.map(({ path, answers }) => [path, answers])).toEqual([
    ['old.md', 3],
    ['new.md', 1],
  ]);
  expect(mostFlagged.map(({ path, flags }) => [path, flags])).toEqual([['old.md', 1]]);
  expect(neverCited.map(({ path }) => path).sort()).toEqual(['harbour.md', 'undated.md']);
});

it('names a document once it was cited five times and is over a year old', async () => {
  const ferry = 'When does the ferry to the island sail?';
  await times(4, ferry);
  await times(5, 'In which colour is the pilot boat painted?');
  await times(5, 'When are the ropes of the tug changed?');
  expect((await gaps()).stale).toEqual([]);
  await times(1, ferry);
  expect((await gaps()).stale).toMatchObject([{ path: 'old.md', date: '2019-05', answers: 5 }]);
  const { sections } = gapsSections(await gaps(), (text) => text);
  expect(sections.at(-1)?.lines).toEqual(['Notes of 2019-05 (old.md): 2019-05, 5 answers']);
});
