// Discords that leave things out: whatever is optional may be missing, and still everything is answered.
import { afterEach, describe, expect, it } from 'vitest';
import { labels } from '../../../src/words/everybody.ts';
import { moderatorLabels } from '../../../src/words/moderators.ts';
import { ada, bob } from '../../discord-server/people.ts';
import { directs, general, type Message } from '../../discord-server/world.ts';
import { inside, mutations, onEvent, without } from './omissions.ts';
import { buttonOf, replies, type Stage, setStage, textOf } from './stage.ts';

const fee = 'How much does a mooring at the north quay cost?';
let stage: Stage;
afterEach(() => stage.close());

describe('a Discord that leaves out', () => {
  it.each(mutations)('%s', async (_, mutate) => {
    stage = await setStage({ mutate, moderatorRoles: [ada] });
    await stage.start();
    const { people, world } = stage.server;
    const used = { channel: general };
    const find = (found: (text: string, message: Message) => boolean) =>
      world.until(() => replies(stage).find((m) => found(textOf(m), m)));
    people.slash('ask', { question: fee }, used);
    const answer = await find((text) => text.includes('40 crowns'));
    const said = people.say({ content: fee, channel: general, mention: true, user: bob });
    await find((text, m) => text.includes('40 crowns') && m.message_reference?.message_id === said.id);
    const typing = people.typing('ask', 'question', 'tide', used);
    await world.until(() => typing.response);
    people.press(answer, buttonOf(answer, labels.source), used);
    await find((text) => text.includes('checked just now'));
    people.submit(buttonOf(answer, labels.report), { text: 'Old.' }, used, answer);
    await find((text) => text.includes('A moderator will take a look'));
    people.menu(moderatorLabels.check, answer, used);
    await find((text) => text.includes('SHA-256') && text.includes('Searched for'));
    expect(stage.fatal).toEqual([]);
    expect(world.violations).toEqual([]);
    const all = replies(stage).filter((m) => textOf(m).includes('40 crowns') && m.only === undefined);
    expect(all).toHaveLength(2);
  });

  it('what a menu was opened on: the message is looked up, or one line says that there is nothing', async () => {
    const mutate = onEvent('INTERACTION_CREATE', (d) =>
      inside(d, 'data', (data) => without(data, 'resolved')),
    );
    stage = await setStage({ mutate, moderatorRoles: [ada] });
    await stage.start();
    const { people, world } = stage.server;
    people.slash('ask', { question: fee }, { channel: general });
    const answer = await world.until(() => replies(stage)[0]);
    people.menu(moderatorLabels.check, answer, { channel: general });
    await world.until(() => replies(stage).find((m) => textOf(m).includes('SHA-256')));
    people.menu('Answer from the documents', answer, { channel: general });
    await world.until(() => replies(stage).find((m) => textOf(m).includes('no text in that message')));
  });

  it('the options and the parts of what was typed or pressed', async () => {
    const mutate = onEvent('INTERACTION_CREATE', (d) =>
      inside(d, 'data', (data) => without(data, 'options', 'components')),
    );
    stage = await setStage({ mutate });
    await stage.start();
    const { people, world } = stage.server;
    const typing = people.typing('ask', 'question', 'tide', { channel: general });
    people.slash('ask', { question: fee }, { channel: general });
    people.slash('verify', { code: 'K7Q2-9FXM' }, { channel: general });
    await world.until(() => typing.response && replies(stage).length === 2);
  });

  it("that its own words are a bot's: it does not answer itself", async () => {
    stage = await setStage({
      mutate: onEvent('MESSAGE_CREATE', (d) => inside(d, 'author', (a) => without(a, 'bot'))),
    });
    await stage.start();
    const { people, world } = stage.server;
    people.direct(fee);
    await world.until(() => replies(stage, directs)[0]);
    people.direct('Thank you!');
    await world.until(() => replies(stage, directs)[1]);
    people.say({ content: fee, channel: general, mention: true });
    await world.until(() => replies(stage, general)[0]);
    expect(replies(stage, directs)).toHaveLength(2);
  });

  it.each(['7', '99999999999999999999999999'])('the usual length of an id: %s', async (id) => {
    stage = await setStage();
    await stage.start();
    const { people, world } = stage.server;
    people.say({ content: fee, channel: general, mention: true, more: { id } });
    await world.until(() => replies(stage)[0]);
  });
});

describe('an interaction that arrives twice', () => {
  it('does its work once in one process, and once in two', async () => {
    stage = await setStage();
    await stage.start();
    await (await stage.twin()).start();
    const { people, world, gateway } = stage.server;
    people.slash('ask', { question: fee }, { channel: general });
    const answer = await world.until(() => replies(stage)[0]);
    const report = people.submit(
      buttonOf(answer, labels.report),
      { text: 'Old.' },
      { channel: general },
      answer,
    );
    await world.until(() => replies(stage).find((m) => textOf(m).includes('A moderator will')));
    gateway.cut();
    await world.until(() => gateway.resumed.length > 1, 15_000);
    people.slash('help', {}, { channel: general });
    await world.until(() => replies(stage).find((m) => textOf(m).includes('/sources')));
    expect(report.responded).toBeDefined();
    const flags = await stage.store.flags.ofAnswer(buttonOf(answer, labels.report).split('.')[1] ?? '');
    expect(flags).toHaveLength(1);
  });

  it('is still reported, and told in a direct message, where Discord forgot it', async () => {
    stage = await setStage();
    await stage.start();
    const { people, world } = stage.server;
    people.slash('ask', { question: fee }, { channel: general });
    const answer = await world.until(() => replies(stage)[0]);
    stage.server.fail({ method: 'POST', path: /callback$/, as: 404, code: 10_062 });
    people.submit(buttonOf(answer, labels.report), { text: 'Old.' }, { channel: general }, answer);
    const told = await world.until(() => replies(stage).find((m) => textOf(m).includes('A moderator will')));
    expect(told.channel_id).not.toBe(general);
  });
});
