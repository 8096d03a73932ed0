// Everything that goes wrong between Discord and us: each question is still replied to, once.
import { describe, expect, it } from 'vitest';
import { notices } from '../../../src/words/everybody.ts';
import { ada } from '../../discord-server/people.ts';
import { directs, general, type Message, threadInGeneral } from '../../discord-server/world.ts';
import { begin, stage } from './begun.ts';
import { replies, textOf } from './stage.ts';

const fee = 'How much does a mooring at the north quay cost?';
const quoted = '40 crowns per night';
const messages = /^\/channels\/\d+\/messages$/;
const original = /@original$/;
const callback = /\/callback$/;

/** Waits until one question more is answered and its claim has ended, then asks another so that a second reply would show. */
async function exactlyOne(channel = general, replied = 1): Promise<Message> {
  const { world, people } = stage.server;
  const first = await world.until(() => replies(stage, channel)[0]);
  const last = people.say({
    content: 'May I have a barbecue on the pontoon?',
    channel: general,
    mention: true,
  });
  await world.until(() => replies(stage, general).find((m) => m.message_reference?.message_id === last.id));
  const all = replies(stage).filter((m) => m.message_reference?.message_id !== last.id);
  expect(all).toHaveLength(replied);
  expect(stage.server.pending()).toBe(0);
  return first;
}

describe('a reply to a mention comes once', () => {
  it.each(['cut', 'done, then 500', 500] as const)('when its post is %s', async (as) => {
    const { server } = await begin();
    server.fail({ method: 'POST', path: messages, as });
    server.people.say({ content: fee, channel: general, mention: true });
    expect(textOf(await exactlyOne())).toContain(quoted);
  });

  it('when a 429 names its pause in the body only', async () => {
    const { server } = await begin();
    server.fail({ method: 'POST', path: messages, as: '429 without a header' });
    const asked = Date.now();
    server.people.say({ content: fee, channel: general, mention: true });
    expect(textOf(await exactlyOne())).toContain(quoted);
    expect(Date.now() - asked).toBeGreaterThan(300);
  });

  it('when five posts in a row fail in every way', async () => {
    const { server } = await begin();
    for (const as of ['lost', 500, 'cut', 502, 'lost'] as const)
      server.fail({ method: 'POST', path: messages, as });
    server.people.say({ content: fee, channel: general, mention: true });
    expect(textOf(await exactlyOne())).toContain(quoted);
  });

  it.each(['reconnect', 'resumable', 'invalid', 'cut'] as const)('when the gateway says %s', async (what) => {
    const { server } = await begin();
    const { gateway, world } = server;
    server.people.say({ content: fee, channel: general, mention: true });
    if (what === 'reconnect') gateway.reconnect();
    if (what === 'resumable') gateway.invalidate(true);
    if (what === 'invalid') gateway.invalidate(false);
    if (what === 'cut') gateway.cut();
    await world.until(
      () => (what === 'invalid' ? gateway.identified.length > 1 : gateway.resumed.length > 0),
      15_000,
    );
    expect(textOf(await exactlyOne())).toContain(quoted);
  });

  it('when it was written while the gateway was away', async () => {
    const { server } = await begin();
    const { gateway, world, people } = server;
    people.say({ content: 'nothing of interest', channel: general });
    people.direct('hello');
    const hello = await world.until(() => replies(stage, directs)[0]);
    gateway.away(true);
    gateway.cut();
    gateway.forget();
    people.say({ content: fee, channel: general, mention: true, unheard: true });
    people.say({ content: fee, channel: directs, unheard: true });
    gateway.away(false);
    await world.until(() => gateway.identified.length > 1, 15_000);
    await world.until(() => replies(stage, general)[0] && replies(stage, directs)[1]);
    const caughtUp = replies(stage).filter((m) => m.id !== hello.id);
    expect(caughtUp.map((m) => m.channel_id).sort()).toEqual([general, directs]);
    expect(caughtUp.every((m) => textOf(m).includes(quoted))).toBe(true);
  });

  it('when it was written to the bot alone or in a thread while no process ran', async () => {
    await begin({ onFile: true });
    const { people, world } = stage.server;
    people.direct('Hello!');
    await world.until(() => replies(stage, directs)[0]);
    await stage.stop();
    await world.until(() => stage.server.gateway.connected() === 0);
    const said = [
      people.say({ content: fee, channel: directs, unheard: true }),
      people.say({ content: fee, channel: threadInGeneral, mention: true, unheard: true }),
    ];
    await (await stage.twin()).start();
    await world.until(() => replies(stage, directs)[1] && replies(stage, threadInGeneral)[0]);
    await exactlyOne(threadInGeneral, 3);
    expect(replies(stage).map((m) => m.message_reference?.message_id)).toEqual(
      expect.arrayContaining(said.map((m) => m.id)),
    );
  });

  it('when it was written just before the start, and was not answered then', async () => {
    await begin({}, false);
    stage.server.people.say({ content: fee, channel: general, mention: true, unheard: true });
    await stage.start();
    expect(textOf(await exactlyOne())).toContain(quoted);
  });
});

describe('an answer that cannot be rendered', () => {
  const unlinkable = () => {
    throw new Error('no link can be made');
  };
  const pages = { document: unlinkable, receipt: unlinkable };

  it.each(['mention', 'command'] as const)('becomes one line after a %s', async (how) => {
    const { server } = await begin({ pages });
    if (how === 'command') server.people.slash('ask', { question: fee }, { channel: general });
    else server.people.say({ content: fee, channel: general, mention: true });
    const message = await server.world.until(() => replies(stage)[0]);
    expect(textOf(message)).toBe(notices.trouble);
    await stage.stop();
    expect(replies(stage)).toHaveLength(1);
    expect(stage.logged.join()).toContain('an answer could not be rendered');
  });
});

describe('a reply to a command comes once', () => {
  it.each(['lost', 'done, then 500', 'cut', 500] as const)('when its acknowledgement is %s', async (as) => {
    const { server } = await begin();
    server.fail({ method: 'POST', path: callback, as });
    server.people.slash('ask', { question: fee }, { channel: general });
    expect(textOf(await exactlyOne())).toContain(quoted);
  });

  it.each(['lost', 'done, then 500', 'cut', 500, 429] as const)('when its edit is %s', async (as) => {
    const { server } = await begin();
    server.fail({ method: 'PATCH', path: original, as });
    server.people.slash('ask', { question: fee }, { channel: general });
    expect(textOf(await exactlyOne())).toContain(quoted);
  });

  it('as a message in the channel when Discord does not know the interaction any more', async () => {
    const { server } = await begin();
    server.fail({ method: 'POST', path: callback, as: 404, code: 10_062 });
    server.people.slash('ask', { question: fee }, { channel: general });
    const message = await exactlyOne();
    expect(textOf(message)).toContain(quoted);
    expect(textOf(message)).toContain(`<@${ada}>`);
    expect(stage.logged.filter((line) => line.includes('10062'))).toHaveLength(1);
  });

  it.each([401, 404] as const)('when its token died before the edit (%i)', async (as) => {
    const { server } = await begin();
    server.fail({ method: 'PATCH', path: original, as, code: as === 401 ? 50_027 : 10_015 });
    server.people.slash('ask', { question: fee }, { channel: general });
    await server.world.until(() => replies(stage).find((m) => textOf(m).includes(`<@${ada}>`)));
    expect(replies(stage).filter((m) => textOf(m).includes(quoted))).toHaveLength(1);
    expect(stage.fatal).toEqual([]);
  });

  it('as a direct message when the question was private', async () => {
    const { server } = await begin();
    server.fail({ method: 'POST', path: callback, as: 404, code: 10_062 });
    server.people.slash('ask', { question: fee, private: true }, { channel: general });
    expect(textOf(await exactlyOne(directs))).toContain(quoted);
    expect(replies(stage, general).filter((m) => textOf(m).includes(quoted))).toEqual([]);
  });

  it('when two processes hear it on one store', async () => {
    await begin();
    await (await stage.twin()).start();
    stage.server.people.slash('ask', { question: fee }, { channel: general });
    await exactlyOne();
  });
});
