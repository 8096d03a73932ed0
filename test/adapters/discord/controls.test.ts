// Buttons, windows, lists and help: what each does, and that it asks for the right every time.
import { beforeEach, describe, expect, it } from 'vitest';
import { labels, notices } from '../../../src/words/everybody.ts';
import { ada, bob } from '../../discord-server/people.ts';
import { directs, general, hall, locked, type Message } from '../../discord-server/world.ts';
import { begin, nth, stage } from './begun.ts';
import { piecesOf } from './read-back.ts';
import { buttonOf, buttonsOf, replies, textOf } from './stage.ts';

const fee = 'How much does a mooring at the north quay cost?';

async function answered(): Promise<Message> {
  stage.server.people.say({ content: fee, channel: general, mention: true });
  return nth(0);
}

describe('a button', () => {
  beforeEach(() => begin());

  it('takes a verdict once a person, and thanks', async () => {
    const message = await answered();
    for (const label of [labels.helpful, labels.unhelpful])
      stage.server.people.press(message, buttonOf(message, label), { channel: general, user: bob });
    expect(textOf(await nth(2))).toContain('Thanks for your feedback');
    const answerId = buttonOf(message, labels.helpful).split('.')[1] ?? '';
    const votes = await stage.store.feedback.of(answerId);
    expect(votes.helpful + votes.unhelpful).toBe(1);
  });

  it('removes for the asker and for moderators, for nobody else', async () => {
    const message = await answered();
    const remove = buttonOf(message, labels.remove);
    stage.server.people.press(message, remove, { channel: general, user: bob });
    const refused = await nth(1);
    expect(textOf(refused)).toContain('Only the person who asked');
    expect(refused.only).toBe(bob);
    stage.server.people.press(message, remove, { channel: general, user: bob, permissions: '8192' });
    await stage.server.world.until(() => !stage.server.world.messages.has(message.id));
  });

  it('reports through a window, and the report is kept', async () => {
    const message = await answered();
    const report = buttonOf(message, labels.report);
    const pressed = stage.server.people.press(message, report, { channel: general, user: bob });
    await stage.server.world.until(() => pressed.response);
    expect(pressed.response).toMatchObject({ type: 9, data: { title: labels.report } });
    stage.server.people.submit(
      report,
      { citation: '1', text: 'That price is old.' },
      { channel: general, user: bob },
      message,
    );
    expect(textOf(await nth(1))).toContain('A moderator will');
    const flags = await stage.store.flags.ofAnswer(report.split('.')[1] ?? '');
    expect(flags).toMatchObject([{ reason: 'That price is old.', citation: 1, reporter: `discord:${bob}` }]);
  });

  it('of the menu can be taken back, which says nothing', async () => {
    const message = await answered();
    const done = stage.server.people.unchoose(message, { channel: general });
    await stage.server.world.until(() => done.response);
    expect(done.response).toMatchObject({ type: 6 });
    expect(replies(stage)).toHaveLength(1);
  });

  it('of another version or an unknown answer is answered calmly', async () => {
    const message = await answered();
    for (const id of ['something', 'source.unknown.1.', 'more.unknown.1.', 'share.unknown..'])
      stage.server.people.press(message, id, { channel: general });
    await nth(4);
    expect(
      replies(stage)
        .slice(1)
        .map(textOf)
        .every((text) => /has expired|no longer available/.test(text)),
    ).toBe(true);
  });

  it('shares a private answer once', async () => {
    stage.server.people.slash('ask', { question: fee, private: true }, { channel: general });
    const message = await nth(0);
    const share = buttonOf(message, labels.share);
    stage.server.people.press(message, share, { channel: general });
    await stage.server.world.until(() => replies(stage).find((m) => textOf(m).includes('Shared in this')));
    stage.server.people.press(message, share, { channel: general });
    await stage.server.world.until(() => replies(stage).find((m) => textOf(m).includes('already in this')));
    expect(replies(stage).filter((m) => m.only === undefined)).toHaveLength(1);
  });
});

describe('a command', () => {
  it('lists the documents that these people may read, and shows one', async () => {
    await begin();
    stage.server.people.slash('sources', {}, { channel: general });
    const list = await nth(0);
    expect(list.only).toBe(ada);
    expect(textOf(list)).toContain('2 documents');
    expect(textOf(list)).not.toContain('Crew');
    stage.server.people.slash('sources', { document: 'moorings' }, { channel: general });
    expect(textOf(await nth(1))).toContain('moorings.md');
    stage.server.people.slash('sources', { document: 'Crew handbook' }, { channel: general });
    expect(textOf(await nth(2))).toContain('couldn’t find that document');
  });

  it('asks one document only', async () => {
    await begin();
    stage.server.people.slash('ask', { question: fee, document: 'tools.md' }, { channel: general });
    expect(textOf(await nth(0))).not.toContain('40 crowns');
  });

  it('keeps an audience to itself on every way', async () => {
    await begin({ audience: ['crew'] });
    const { people } = stage.server;
    people.slash('ask', { question: 'Where does the key of the fuel store hang?' }, { channel: general });
    expect(textOf(await nth(0))).toContain('blue door');
    const open = stage;
    await begin();
    stage.server.people.slash(
      'ask',
      { question: 'Where does the key of the fuel store hang?' },
      { channel: general },
    );
    expect(textOf(await nth(0))).not.toContain('blue door');
    await open.close();
  });

  it('helps with examples that really work', async () => {
    await begin();
    stage.server.people.slash('help', {}, { channel: general });
    const help = await nth(0);
    const examples = [...buttonsOf(help)].filter(([, id]) => id.startsWith('ask.'));
    expect(examples.length).toBeGreaterThan(0);
    for (const [example] of examples)
      expect(stage.engine.ask(example, { turns: [], readers: [] }).kind).toBe('answer');
    const [[question, id] = ['', '']] = examples;
    stage.server.people.press(help, id, { channel: general });
    expect(textOf(await nth(1))).toContain(question);
    expect([(await nth(1)).only, textOf(await nth(1))]).toEqual([ada, expect.stringContaining('say:')]);
  });

  it('proposes questions and documents while somebody types', async () => {
    await begin();
    const { people, world } = stage.server;
    const question = people.typing('ask', 'question', 'tide gauge', { channel: general });
    const document = people.typing('ask', 'document', 'harb tool', { channel: general });
    await world.until(() => question.response && document.response);
    expect(question.response).toMatchObject({ type: 8, data: { choices: expect.any(Array) } });
    expect(JSON.stringify(question.response)).toMatch(/tide gauge/i);
    expect(document.response).toMatchObject({ data: { choices: [{ name: 'Harbour tools' }] } });
  });

  it('from the menu of an empty message says so in private', async () => {
    await begin();
    const { people } = stage.server;
    people.menu('Answer from the documents', people.say({ content: '', channel: general, user: bob }), {
      channel: general,
    });
    expect((await nth(0)).only).toBe(ada);
  });
});

describe('a place', () => {
  it('where the bot may not write gets its answer as one private line', async () => {
    await begin();
    stage.server.people.say({ content: fee, channel: locked, mention: true });
    expect(textOf(await nth(0, directs))).toContain('can’t post there');
  });

  it('outside DISCORD_CHANNELS points to the right one in one private line; its threads count', async () => {
    await begin({ channels: [hall] });
    const { people } = stage.server;
    people.say({ content: fee, channel: general, mention: true });
    expect(textOf(await nth(0, directs))).toContain(`<#${hall}>`);
    people.say({ content: fee, channel: hall, mention: true });
    const answer = await nth(0, hall);
    expect(textOf(answer)).toContain('40 crowns');
    const thread = stage.server.world.openThread(answer);
    people.say({ content: fee, channel: thread, mention: true });
    expect(textOf(await nth(0, thread))).toContain('40 crowns');
    people.slash('ask', { question: fee }, { channel: general });
    const aside = await nth(0);
    expect(aside.only).toBe(ada);
    expect(buttonsOf(aside).has(labels.share)).toBe(false);
  });

  it('holds each person to a number of questions a minute, and says so once', async () => {
    await begin({ perMinute: 2 });
    const { people, world } = stage.server;
    for (let n = 0; n < 9; n += 1) people.say({ content: fee, channel: general, mention: true });
    people.say({ content: fee, channel: general, mention: true, user: bob });
    await nth(3);
    await stage.stop();
    expect(replies(stage).filter((m) => textOf(m) === notices.limit)).toHaveLength(1);
    expect(replies(stage)).toHaveLength(4);
    expect(world.violations).toEqual([]);
  });

  it('leaves no command thinking that is over the limit', async () => {
    await begin({ perMinute: 1 });
    for (let n = 0; n < 4; n += 1)
      stage.server.people.slash('ask', { question: fee, private: true }, { channel: general });
    await nth(3);
    expect(replies(stage).filter((m) => textOf(m) === notices.limit)).toHaveLength(3);
    expect(replies(stage).every((m) => m.only === ada)).toBe(true);
  });
});

describe('a stop', () => {
  it('answers what is in flight and takes nothing more', async () => {
    await begin();
    const { people, world } = stage.server;
    for (let n = 0; n < 5; n += 1) people.slash('ask', { question: fee }, { channel: general });
    await world.until(() => [...world.interactions.values()].every((i) => i.response));
    await stage.stop();
    expect(replies(stage).filter((m) => textOf(m).includes('40 crowns'))).toHaveLength(5);
    expect(piecesOf(replies(stage)[0]?.components ?? []).length).toBeGreaterThan(0);
  });
});
