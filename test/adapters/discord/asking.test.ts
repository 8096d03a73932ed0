// Every way to ask, end to end: an unmodified client, the real engine, our own Discord.
import { beforeEach, describe, expect, it } from 'vitest';
import { ada, bob } from '../../discord-server/people.ts';
import { bot, directs, general, threadInGeneral } from '../../discord-server/world.ts';
import { begin, stage } from './begun.ts';
import { buttonOf, buttonsOf, replies, textOf } from './stage.ts';

const fee = 'How much does a mooring at the north quay cost?';
const quoted = '40 crowns per night';
/** What a follow-up takes from the question before it. */
const carried = 'a mooring at the north quay)';

describe('a question', () => {
  beforeEach(async () => {
    await begin();
  });
  const one = (channel: string) => stage.server.world.until(() => replies(stage, channel)[0]);

  it('by command is answered in public, with its source and the question itself', async () => {
    const asked = stage.server.people.slash('ask', { question: fee }, { channel: general });
    const message = await one(general);
    expect(asked.response).toMatchObject({ type: 5 });
    expect(stage.server.world.calls.filter((call) => call.path.endsWith('/callback'))).toHaveLength(1);
    expect(stage.logged.filter((line) => !line.includes('"level":30'))).toEqual([]);
    expect(textOf(message)).toContain(quoted);
    expect(textOf(message)).toContain('Moorings');
    expect(textOf(message)).toContain(fee);
    expect(message.only).toBeUndefined();
  });

  it('in private is seen by the asker alone and can be shared', async () => {
    const { people, world } = stage.server;
    people.slash('ask', { question: fee, private: true }, { channel: general });
    const answer = await one(general);
    expect(answer.only).toBe(ada);
    people.press(answer, buttonOf(answer, 'Share in channel'), { channel: general });
    const shared = await world.until(() => replies(stage, general).find((m) => m.only === undefined));
    expect(textOf(shared)).toContain(quoted);
    expect(textOf(shared)).toContain(`<@${ada}>`);
  });

  it('by mention is answered as a reply to it, and opens in context', async () => {
    const { people, world } = stage.server;
    const said = people.say({ content: fee, channel: general, mention: true });
    const message = await one(general);
    expect(message.message_reference).toMatchObject({ message_id: said.id });
    people.press(message, buttonOf(message, 'View source'), { channel: general, user: bob });
    const view = await world.until(() => replies(stage, general)[1]);
    expect(view.only).toBe(bob);
    expect(textOf(view)).toContain('checked just now');
  });

  it('by direct message is answered in place', async () => {
    stage.server.people.direct(fee);
    expect(textOf(await one(directs))).toContain(quoted);
  });

  it('follows up by a reply, by the window, and in a thread', async () => {
    const { people, world } = stage.server;
    people.say({ content: fee, channel: general, mention: true });
    const first = await one(general);
    people.say({ content: 'And for members of the rowing club?', channel: general, replyTo: first.id });
    const second = await world.until(() => replies(stage, general)[1]);
    expect(textOf(second)).toContain(carried);

    people.press(first, buttonOf(first, 'Ask a follow-up'), { channel: general });
    const window = await world.until(() =>
      [...world.interactions.values()].find((i) => i.response?.type === 9),
    );
    expect(window.response).toMatchObject({ data: { custom_id: buttonOf(first, 'Ask a follow-up') } });
    people.submit(
      buttonOf(first, 'Ask a follow-up'),
      { text: 'And for members of the rowing club?' },
      { channel: general },
      first,
    );
    expect(textOf(await world.until(() => replies(stage, general)[2]))).toContain(carried);

    people.say({ content: fee, channel: threadInGeneral, mention: true });
    await one(threadInGeneral);
    people.say({ content: 'And for members of the rowing club?', channel: threadInGeneral, mention: true });
    expect(textOf(await world.until(() => replies(stage, threadInGeneral)[1]))).toContain(carried);
  });

  it('follows up by a reply whose target Discord did not send along', async () => {
    const { people, world } = stage.server;
    people.say({ content: fee, channel: general, mention: true });
    const first = await one(general);
    const reply = people.say({
      content: 'And for members of the rowing club?',
      channel: general,
      replyTo: first.id,
      bare: true,
    });
    const second = await world.until(() => replies(stage, general)[1]);
    expect(second.message_reference).toMatchObject({ message_id: reply.id });
    expect(textOf(second)).toContain(carried);
  });

  it('follows up in a thread that somebody opened under the answer, which the bot never heard of', async () => {
    const { people, world } = stage.server;
    people.slash('ask', { question: fee }, { channel: general });
    const thread = world.openThread(await one(general));
    people.say({ content: 'And for members of the rowing club?', channel: thread, mention: true });
    expect(textOf(await one(thread))).toContain(carried);
    people.slash('ask', { question: 'And the north quay?' }, { channel: thread });
    expect(textOf(await world.until(() => replies(stage, thread)[1]))).toContain(quoted);
  });

  it('said to the role of the bot, or in answer to somebody, is answered; what is edited later is not', async () => {
    const { people, world } = stage.server;
    const other = people.say({ content: 'Ask the bot!', channel: general, user: bob });
    const role = people.say({
      content: `<@&${bot.role}> ${fee}`,
      channel: general,
      more: { body: { mention_roles: [bot.role] } },
    });
    const second = people.say({ content: fee, channel: general, mention: true, replyTo: other.id });
    await world.until(() => replies(stage, general)[1]);
    people.edit(other, `<@${bot.id}> ${fee}`);
    people.edit(second, `<@${bot.id}> ${fee}`);
    people.say({ content: fee, channel: threadInGeneral, mention: true });
    await one(threadInGeneral);
    expect(
      replies(stage, general)
        .map((m) => m.message_reference?.message_id)
        .sort(),
    ).toEqual([role.id, second.id]);
    // Discord gives the text to whom is mentioned by name only.
    const texts = replies(stage, general)
      .map(textOf)
      .sort((a, b) => Number(a.includes('I only see')) - Number(b.includes('I only see')));
    expect(texts).toEqual([expect.stringContaining(quoted), expect.stringContaining('I only see')]);
  });

  it('brought by somebody who installed the bot for themselves is seen by nobody else', async () => {
    const { people, world } = stage.server;
    people.slash('ask', { question: fee }, { channel: general, owners: { 1: ada } });
    people.slash('ask', { question: fee }, { channel: directs, context: 2 });
    await world.until(() => replies(stage).length === 2);
    expect(replies(stage).map((m) => m.only)).toEqual([ada, ada]);
    expect(replies(stage).every((m) => !buttonsOf(m).has('Share in channel'))).toBe(true);
  });

  it('whose text Discord keeps back gets one line that points to the button', async () => {
    const { people, world } = stage.server;
    people.slash('ask', { question: fee }, { channel: general });
    const first = await one(general);
    people.say({ content: 'And for members?', channel: general, replyTo: first.id });
    const line = await world.until(() => replies(stage, general)[1]);
    expect(textOf(line)).toContain('Ask a follow-up');
    expect(buttonOf(line, 'Ask a follow-up')).toBe(buttonOf(first, 'Ask a follow-up'));
    people.say({ content: fee, channel: general, mention: true });
    const second = await world.until(() => replies(stage, general)[2]);
    people.say({ content: 'And for members?', channel: general, replyTo: second.id, ping: false });
    const another = await world.until(() => replies(stage, general)[3]);
    expect(buttonOf(another, 'Ask a follow-up')).toBe(buttonOf(second, 'Ask a follow-up'));
  });

  it('from the menu of a message is answered with a link to it', async () => {
    const { people } = stage.server;
    const asked = people.say({ content: fee, channel: general, user: bob });
    people.menu('Answer from the documents', asked, { channel: general });
    const message = await one(general);
    expect(textOf(message)).toContain(quoted);
    expect(textOf(message)).toContain(asked.id);
  });

  it('is not seen in what bots, edits, joins and quotations say', async () => {
    const { people, world } = stage.server;
    people.say({ content: fee, channel: general });
    people.say({
      content: fee,
      channel: general,
      mention: true,
      more: { author: { id: '9', username: 'b', bot: true } },
    });
    people.say({ content: fee, channel: general, mention: true, more: { type: 7 } });
    people.say({
      content: `\n> <@400000000000000001> ${fee}\nwhat do you think?`,
      channel: general,
      more: { mentions: [{ id: '400000000000000001', username: 'Footnote' }] },
    });
    people.say({ content: fee, channel: general, mention: true });
    await one(general);
    expect(replies(stage)).toHaveLength(1);
    expect(
      world.calls.filter((call) => call.path.endsWith('/messages') && call.method === 'POST'),
    ).toHaveLength(1);
  });
});
