// A follow-up is completed only from what its readers may read when they ask it, and from nothing that was retired.
import { beforeEach, expect, test } from 'vitest';
import { citationsOf } from '../../src/citation/citations.ts';
import type { Question, Readers } from '../../src/domain.ts';
import type { Reply } from '../../src/engine/engine.ts';
import { noon, questionOf } from '../contracts/kept.ts';
import { engine, house, pass, startAnew, store } from './at-noon.ts';

const tower = '# Tower\n\nJane Roe founded the old signal tower in the village.\n';
const people = '# People\n\nJane Roe was born in a fishing hut in March 1871.\n';
const who = 'Who founded the old signal tower?';

beforeEach(async () => {
  house.write('tower.md', tower);
  house.write('people.md', people);
  await startAnew();
});

type Answered = Extract<Reply, { kind: 'answer' }>;
let asked = 0;
async function ask(text: string, readers: Readers = [], more: Partial<Question> = {}): Promise<Answered> {
  asked += 1;
  pass(1);
  const reply = await engine.respond({ ...questionOf(`x:${asked}`, text), readers, ...more });
  if (reply?.kind !== 'answer') throw new Error('not answered');
  await engine.posted(`x:${asked}`, 'x:m');
  return reply;
}
const understood = async (text: string, readers?: Readers): Promise<string> =>
  (await ask(text, readers)).answer.understood;

test('what stays open completes it', async () => {
  await ask(who);
  expect(await understood('When was she born?')).toContain('Jane Roe');
});

test.each([
  ['closed to its readers', () => house.write('tower.meta.yaml', 'audience: [team]\n')],
  ['removed', () => house.write('tower.md', '')],
])('a document that was %s completes nothing', async (_, change) => {
  await ask(who);
  change();
  await startAnew();
  expect(await understood('When was she born?')).not.toContain('Jane');
});

test('who may still read a closed document is understood as before', async () => {
  await ask(who, ['team']);
  house.write('tower.meta.yaml', 'audience: [team]\n');
  await startAnew();
  expect(await understood('When was she born?', ['team'])).toContain('Jane Roe');
});

test('nor does a question that was completed from the closed document, though answered from an open one', async () => {
  await ask(who);
  const people = engine.documents([]).find(({ path }) => path === 'people.md');
  if (!people) throw new Error('no such document');
  const { answer } = await ask('When was she born?', [], { documentId: people.id });
  expect(citationsOf(answer).map(({ source }) => source.path)).toEqual(['people.md']);
  house.write('tower.meta.yaml', 'audience: [team]\n');
  await startAnew();
  expect(await understood('And where was she born?')).not.toContain('Jane');
});

test('a retired passage completes nothing', async () => {
  const [citation] = citationsOf((await ask(who)).answer);
  if (!citation) throw new Error('nothing cited');
  const { passageHash, excerpt, source } = citation;
  const retire = { passageHash, text: excerpt.text, path: source.path, headings: [], reason: '', at: noon };
  await store.rulings.decide(
    { decisionId: 'd', kind: 'retire', moderator: 'x:mod', at: noon, reason: '' },
    { retire: [retire] },
  );
  expect(await understood('When was she born?')).not.toContain('Jane');
});

test('an answer kept before a crash is not posted with words of a document closed since', async () => {
  await ask(who);
  const follow = { ...questionOf('x:crashed', 'When was she born?'), readers: [] };
  pass(1);
  expect(await engine.respond(follow)).toMatchObject({
    answer: { understood: expect.stringContaining('Jane') },
  });
  house.write('tower.meta.yaml', 'audience: [team]\n');
  await startAnew();
  const reply = await engine.resume(follow);
  expect(reply?.kind === 'answer' && reply.answer.understood).not.toContain('Jane');
});
