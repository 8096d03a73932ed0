// Two real processes on one folder of data, one for each platform: what is decided in one holds in the other at once.
import { afterEach, expect, it } from 'vitest';
import { withdrawnLine } from '../../src/words/everybody.ts';
import { moderatorLabels } from '../../src/words/moderators.ts';
import { type Chat, discordChat, slackChat } from './chats.ts';
import { type House, openHouse, type Service } from './services.ts';

const page = (title: string, text: string): string => `---\ntitle: ${title}\n---\n# ${title}\n\n${text}\n`;
const guide = (euros: number): string =>
  page('Guest guide', `Guests pay a night fee of ${euros} euros for a berth.`);
const documents = {
  'rules.md': page('Berth rules', 'The night fee for a berth is 14 euros. It is paid at the kiosk.'),
  'guide.md': guide(14),
  'crane.md': page('Crane handbook', 'The harbour master keeps the keys of the crane in the north tower.'),
  'staff.md': page('Staff list', 'Keys of the crane are kept by the harbour master, in a safe.'),
};
const codeOn = (text: string): string => /Receipt ([0-9A-Z-]+)/.exec(text)?.[1] ?? '';

let house: House;
let chats: readonly Chat[] = [];
afterEach(async () => {
  await house.close();
  for (const chat of chats) {
    expect(chat.refusals()).toEqual([]);
    await chat.close();
  }
});

/** Asked and reported on one platform, retired on the other, answered from the title `second` then; `away`: the first is down while it is decided. */
async function decidedInBoth(
  asked: Chat,
  moderated: Chat,
  topic: { readonly question: string; readonly first: string; readonly second: string },
  away?: { leave(): Promise<unknown>; back(): Promise<unknown> },
): Promise<void> {
  const answer = await asked.ask(topic.question);
  expect(answer.text()).toContain(topic.first);
  await asked.report('This is out of date.');
  const announced = await asked.announced();

  expect(await moderated.review()).toContain('This is out of date.');
  expect((await house.run('review')).out).toContain('What’s wrong: This is out of date.');
  await away?.leave();
  expect(await moderated.panel()).toContain('Unchanged');
  expect(await moderated.decide(moderatorLabels.retire, 'The fee rose.')).toContain('The quote is removed');
  expect(await moderated.review()).toMatch(/nothing to review/i);
  const there = await moderated.ask(topic.question);
  expect(there.text()).toContain(topic.second);
  expect(there.text()).not.toContain(topic.first);

  await away?.back();
  const here = await asked.ask(topic.question);
  expect(here.text()).toContain(topic.second);
  expect(here.text()).not.toContain(topic.first);
  await answer.shows(withdrawnLine);
  await announced.shows('The fee rose.');
  expect(await asked.told()).toContainEqual(expect.stringContaining('removed it'));
}

it('asked on one platform and moderated on the other, both ways, also while the first is down', async () => {
  house = await openHouse(documents);
  const [slack, discord] = [await slackChat(), await discordChat()];
  chats = [slack, discord];
  const serve = (chat: Chat): Promise<Service> => house.serve(chat.settings, chat.ready);
  const [first, second] = await Promise.all([serve(slack), serve(discord)]);
  await decidedInBoth(slack, discord, {
    question: 'What is the night fee for a berth?',
    first: 'Berth rules',
    second: 'Guest guide',
  });
  const { code, out } = await house.run('data:export');
  expect([code, out.includes('"reason":"The fee rose."')]).toEqual([0, true]);

  const later: Service[] = [];
  await decidedInBoth(
    discord,
    slack,
    { question: 'Who keeps the keys of the crane?', first: 'Crane handbook', second: 'Staff list' },
    { leave: () => second.kill(), back: async () => later.push(await serve(discord)) },
  );

  const receipt = codeOn((await slack.ask('How many euros is the night fee for a berth?')).text());
  const noticed = [first, ...later].map((service) => service.says('documents read again'));
  await house.write('guide.md', guide(15));
  await Promise.all(noticed);
  for (const chat of chats) {
    const told = await chat.verify(receipt);
    for (const words of ['Edited: guide.md', '14', '15']) expect(told).toContain(words);
  }
  expect((await house.run('verify', receipt)).out).toContain('[-14-]{+15+}');
}, 60_000);
