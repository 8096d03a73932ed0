// Who is no member of a served server is shown nothing of documents for an audience, by any way in or out, and is answered all the same.
import { describe, expect, it } from 'vitest';
import { labels } from '../../../src/words/everybody.ts';
import { ada, bob, type Used } from '../../discord-server/people.ts';
import { directs, general, guild, jetty, type Message } from '../../discord-server/world.ts';
import { begin as beginPlainly, stage } from './begun.ts';
import { buttonOf, replies, type Settings, type Stage, textOf } from './stage.ts';

const secret = 'Where does the key of the fuel store hang?';
const said = 'blue door';
const eve = '700000000000000009';
const begin = (settings?: Settings): Promise<Stage> =>
  beginPlainly({ audience: ['crew'], servers: [guild.id], ...settings });

/** All that the bot ever sent, to whomever, proposals while typing too. */
const sent = (): string =>
  JSON.stringify([...stage.server.world.messages.values()].filter((m) => m.author.id !== eve)) +
  JSON.stringify(stage.server.world.calls.filter(({ method }) => method !== 'GET').map(({ body }) => body));
async function replyTo(ask: () => unknown): Promise<Message> {
  const before = new Set(replies(stage).map((message) => message.id));
  ask();
  return stage.server.world.until(() => replies(stage).find((m) => !before.has(m.id)));
}
const direct = (by: string) => replyTo(() => stage.server.people.direct(secret, by));
const lookUps = () => stage.server.world.calls.filter(({ path }) => path.includes('/members/'));

describe('in a server that is not served', () => {
  const there: Used = { channel: jetty, user: eve };

  it('nobody is quoted such a document, asked in any way, and everybody is replied to once', async () => {
    await begin();
    const { people } = stage.server;
    await replyTo(() => people.slash('ask', { question: secret }, there));
    await replyTo(() => people.slash('ask', { question: secret, private: true }, there));
    const asked = people.say({ content: secret, channel: jetty, user: eve, mention: true });
    await stage.server.world.until(() => replies(stage, jetty).length === 3);
    await replyTo(() => people.menu('Answer from the documents', { ...asked, content: secret }, there));
    expect(replies(stage)).toHaveLength(4);
    expect(sent()).not.toContain(said);
  });

  it('nobody is shown, proposed, listed or told anything of it', async () => {
    await begin();
    const { people, world } = stage.server;
    const answer = await replyTo(() => people.slash('ask', { question: secret }, { channel: general }));
    expect(textOf(answer)).toContain(said);
    const receipt = /Receipt ([\w-]+)/.exec(textOf(answer))?.[1] ?? '';
    world.messages.delete(answer.id);
    world.calls.length = 0;
    for (const label of [labels.source, labels.followUp])
      people.press(answer, buttonOf(answer, label), there);
    const typing = people.typing('ask', 'question', 'key of the fuel', there);
    const naming = people.typing('ask', 'document', 'crew', there);
    await world.until(() => typing.response && naming.response);
    await replyTo(() => people.slash('ask', { question: secret, document: 'Crew handbook' }, there));
    await replyTo(() => people.slash('sources', {}, there));
    await replyTo(() => people.slash('sources', { document: 'crew.md' }, there));
    await replyTo(() => people.slash('help', {}, there));
    await replyTo(() => people.slash('verify', { code: receipt }, there));
    expect(sent()).not.toMatch(/blue door|crew|fuel store hangs/i);
  });

  it('whoever may manage messages there is no moderator', async () => {
    await begin();
    const { people } = stage.server;
    const answer = await replyTo(() => people.slash('review', {}, { ...there, permissions: '8192' }));
    expect(textOf(answer)).toContain('DISCORD_MODERATOR_ROLES');
    const ours = { channel: general, permissions: '8192' };
    expect(textOf(await replyTo(() => people.slash('review', {}, ours)))).toMatch(/waiting|nothing/i);
  });

  it('a member asks for their own eyes, and cannot share what not everybody there may read', async () => {
    await begin();
    const { people } = stage.server;
    const mine: Used = { channel: jetty, user: ada };
    const answer = await replyTo(() => people.slash('ask', { question: secret, private: true }, mine));
    expect(answer.only).toBe(ada);
    expect(textOf(answer)).toContain(said);
    const told = await replyTo(() => people.press(answer, buttonOf(answer, labels.share), mine));
    expect(textOf(told)).toContain('Not everyone in this channel');
    expect(replies(stage, jetty).filter((m) => m.only === undefined)).toEqual([]);
  });

  it('what a member brings along by themselves is told to members alone', async () => {
    await begin();
    const { people } = stage.server;
    const brought = (user: string): Used => ({ channel: jetty, user, owners: { 1: user } });
    const answer = await replyTo(() => people.slash('ask', { question: secret }, brought(ada)));
    expect([answer.only, textOf(answer)]).toEqual([ada, expect.stringContaining(said)]);
    expect(
      textOf(await replyTo(() => people.slash('ask', { question: secret }, brought(eve)))),
    ).not.toContain(said);
  });
});

describe('in direct messages', () => {
  it.each([{ servers: [guild.id] }, { servers: [] }])(
    'members are answered from it, and nobody else: %j',
    async (settings) => {
      await begin(settings);
      stage.server.world.members.get(guild.id)?.set(bob, false);
      expect(textOf(await direct(ada))).toContain(said);
      expect(textOf(await direct(eve))).not.toContain(said);
      // Has not been past the rules of the server yet.
      expect(textOf(await direct(bob))).not.toContain(said);
      expect(replies(stage, directs)).toHaveLength(3);
      const asked = lookUps().length;
      expect(textOf(await direct(ada))).toContain(said);
      expect(lookUps()).toHaveLength(asked);
    },
  );

  it.each([
    ['does not know the server', 404, 10_004],
    ['refuses to say', 404, 50_001],
    ['does not answer', 'held', 0],
  ] as const)('one reply without it comes where Discord %s', async (_, as, code) => {
    await begin();
    stage.server.fail({ method: 'GET', path: /\/members\//, as, code });
    expect(textOf(await direct(ada))).not.toContain(said);
    expect(replies(stage, directs)).toHaveLength(1);
  });

  it('nobody is looked up where there is no audience', async () => {
    await begin({ audience: [] });
    await direct(ada);
    expect(lookUps()).toEqual([]);
  });
});

it('many servers and none named is said at the start', async () => {
  await begin({ servers: [] });
  expect(stage.printed.join('\n')).toContain('DISCORD_SERVERS');
});
