// Exactly one reply to what is addressed to the bot, whatever arrives twice, late or after a crash; none to anything else.
import { describe, expect, it } from 'vitest';
import { toQuestion } from '../../../adapters/slack/question.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { openMemory } from '../../../src/store/memory.ts';
import { bench, mentionOf, shared } from './benches.ts';
import { type Bench, fee, feeQuote } from './harness.ts';

const asking = `<@UBOT> ${fee}`;

describe('exactly one reply', () => {
  it('to a post that arrives as mention and as message, four times each, at once and as retries', async () => {
    const { server, adapter } = await bench({ config: { followUps: true } });
    const ts = server.say({ channel: 'C1', user: 'U1', text: `<@UBOT> ${fee}` });
    const deliveries = [undefined, 1, 2, 3].flatMap((retry) => [
      server.event({ type: 'message', channel_type: 'channel', ...mentionOf(ts, asking) }, retry),
      server.event({ type: 'app_mention', ...mentionOf(ts, asking) }, retry),
    ]);
    await Promise.all(deliveries);
    await server.until(() => server.botPosts().length > 0);
    await adapter.stop();
    expect(server.botPosts().map((p) => p.text)).toEqual([feeQuote]);
  });

  it('when the first copy that reaches us is already a retry', async () => {
    const { server } = await bench();
    const ts = server.say({ channel: 'C1', user: 'U1', text: `<@UBOT> ${fee}` });
    await server.event({ type: 'app_mention', ...mentionOf(ts, asking) }, 2);
    await server.until(() => server.botPosts().length === 1);
  });

  it('to what nobody should answer: none', async () => {
    const { server, adapter } = await bench({ config: { followUps: true } });
    const ts = (): string => server.say({ channel: 'C1', user: 'U1', text: fee });
    const silent = [
      { type: 'message', channel: 'D1', channel_type: 'im', user: 'UBOT', text: fee, ts: ts() },
      { type: 'message', channel: 'D1', channel_type: 'im', user: 'U2', bot_id: 'B2', text: fee, ts: ts() },
      { type: 'app_mention', ...mentionOf(ts(), asking), bot_id: 'B2' },
      { type: 'app_mention', ...mentionOf(ts(), asking), edited: { user: 'U1', ts: '1.0' } },
      { type: 'message', subtype: 'channel_join', ...mentionOf(ts(), '<@UBOT> has joined the channel') },
      {
        type: 'message',
        subtype: 'message_changed',
        channel: 'C1',
        hidden: true,
        ts: ts(),
        message: mentionOf(ts(), asking),
      },
      {
        type: 'message',
        subtype: 'message_deleted',
        channel: 'C1',
        hidden: true,
        ts: ts(),
        deleted_ts: ts(),
      },
      { type: 'app_mention', ...mentionOf(ts(), `&gt; <@UBOT> ${fee}\nSee what I asked yesterday.`) },
      { type: 'app_mention', ...mentionOf(ts(), 'Type `<@UBOT> help`') },
      {
        type: 'message',
        channel_type: 'channel',
        channel: 'C1',
        user: 'U1',
        text: fee,
        ts: ts(),
        thread_ts: '1.1',
      },
      { type: 'message', channel_type: 'channel', channel: 'C1', user: 'U1', text: fee, ts: ts() },
    ];
    await Promise.all(silent.map((event) => server.event(event)));
    await adapter.stop();
    expect(server.botPosts()).toEqual([]);
    expect(server.whispers).toEqual([]);
  });
});

describe('a follow-up without a mention', () => {
  const follow = (made: Bench, thread: string, text: string): Promise<unknown> => {
    const ts = made.server.say({ channel: 'C1', user: 'U2', text, thread });
    return made.server.event({
      type: 'message',
      channel_type: 'channel',
      channel: 'C1',
      user: 'U2',
      text,
      ts,
      thread_ts: thread,
    });
  };

  it('ends after three messages in a row that were left alone', async () => {
    const made = await bench({ config: { followUps: true } });
    const ts = await made.mention(fee);
    await made.server.until(() => made.server.botPosts().length === 1);
    for (const text of ['Thanks a lot.', 'I will bring the coins.', 'See you there.'])
      await follow(made, ts, text);
    await follow(made, ts, 'Who keeps the keys of the crane?');
    await made.adapter.stop();
    expect(made.server.botPosts()).toHaveLength(1);
  });

  it('is answered after a restart as well, for the thread shows that the bot answered there', async () => {
    const store = openMemory();
    const first = await bench({ store, config: { followUps: true } });
    const ts = await first.mention(fee);
    await first.server.until(() => first.server.botPosts().length === 1);
    await first.adapter.stop();
    const second = await bench({ store, server: first.server, config: { followUps: true } });
    await first.server.until(() => first.server.sockets.size === 1);
    await follow(second, ts, 'Who keeps the keys of the crane?');
    await first.server.until(() => first.server.botPosts().length === 2);
  });

  it.each([
    ['a 429', { kind: 'limited', seconds: 30 } as const],
    ['a 503', { kind: 'status', status: 503 } as const],
  ])('is answered after %s hid for one message that the bot answered there', async (_, mishap) => {
    const store = openMemory();
    const first = await bench({ store, config: { followUps: true } });
    const { server } = first;
    const ts = await first.mention(fee);
    await server.until(() => server.botPosts().length === 1);
    await first.adapter.stop();
    const second = await bench({ store, server, config: { followUps: true } });
    await server.until(() => server.sockets.size === 1);
    server.fault({ method: 'conversations.replies', times: 1, mishap });
    await follow(second, ts, 'How deep are the northern berths?');
    await server.until(() => server.calls.some((c) => c.method === 'conversations.replies'));
    await follow(second, ts, 'Who keeps the keys of the crane?');
    await server.until(() => server.botPosts().length === 2);
    expect(server.botPosts()[1]?.text).toContain('keeps the keys');
  });

  it('is left alone unless it is switched on', async () => {
    const made = await bench();
    const ts = await made.mention(fee);
    await made.server.until(() => made.server.botPosts().length === 1);
    await follow(made, ts, 'Who keeps the keys of the crane?');
    await made.adapter.stop();
    expect(made.server.botPosts()).toHaveLength(1);
  });
});

describe('after a crash', () => {
  it.each([
    ['a 429', { kind: 'limited', seconds: 30 } as const],
    ['a 500', { kind: 'status', status: 500 } as const],
    ['a reset', { kind: 'reset' } as const],
  ])(
    'a reply that cannot be looked for because of %s is looked for again, and not repeated',
    async (_, mishap) => {
      const store = openMemory();
      const server = await shared();
      const lost = { wrap: (engine: Engine) => ({ ...engine, posted: async () => undefined }) };
      const first = await bench({ store, server, ...lost });
      await first.mention(fee);
      await server.until(() => server.botPosts().length === 1);
      await first.adapter.stop();
      const looks = (): number => server.calls.filter((c) => c.method === 'conversations.replies').length;
      server.fault({ method: 'conversations.replies', times: 1, mishap });
      const second = await bench({ store, server, ahead: 31_000 });
      await server.until(() => looks() === 1);
      await second.adapter.stop();
      expect(server.botPosts()).toHaveLength(1);
      const found: string[] = [];
      const posted = async (_id: string, message: string) => void found.push(message);
      const third = await bench({ store, server, ahead: 200_000, wrap: (e) => ({ ...e, posted }) });
      await server.until(() => looks() === 2);
      await third.adapter.stop();
      expect(found).toEqual([`slack:C1:${server.botPosts()[0]?.ts}`]);
      expect(server.botPosts()).toHaveLength(1);
    },
  );

  it('a question is answered also where nobody may look for its reply', async () => {
    const store = openMemory();
    const server = await shared();
    for (const scope of ['channels:history', 'groups:history']) server.scopes.delete(scope);
    const first = await bench({ store, server });
    const ts = server.say({ channel: 'C1', user: 'U1', text: fee });
    const question = toQuestion({ ...mentionOf(ts, asking) }, { team: 'T1', user: 'UBOT' });
    if (question) await first.engine.respond({ ...question, readers: [] });
    const second = await bench({ store, server, ahead: 31_000 });
    await server.until(() => server.botPosts('C1').length === 1);
    await second.adapter.stop();
    expect(server.refusals.splice(0)).toEqual([
      'conversations.replies without channels:history or groups:history',
    ]);
  });

  it('a question that was only claimed is answered', async () => {
    const store = openMemory();
    const server = await shared();
    const first = await bench({ store, server });
    const ts = server.say({ channel: 'C1', user: 'U1', text: fee });
    const self = { team: 'T1', user: 'UBOT' };
    const question = toQuestion({ ...mentionOf(ts, asking) }, self);
    if (question) await first.engine.respond({ ...question, readers: [] });
    await bench({ store, server, ahead: 31_000 });
    await server.until(() => server.botPosts('C1').length === 1);
    expect(server.botPosts('C1')[0]).toMatchObject({ thread: ts, text: feeQuote });
  });
});
