// What must hold under fire: one reply whatever arrives twice, breaks off, is refused or is slow.
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { toQuestion } from '../../../adapters/slack/question.ts';
import { openMemory } from '../../../src/store/memory.ts';
import { allScopes, type SlackServer, startSlackServer } from '../../slack-server/server.ts';
import { type Bench, fee, feeQuote, type Options, open, textOf } from './harness.ts';

let benches: Bench[] = [];
let servers: SlackServer[] = [];

/** A server that several benches share. */
async function shared(): Promise<SlackServer> {
  const server = await startSlackServer();
  servers.push(server);
  return server;
}

async function bench(options: Options = {}): Promise<Bench> {
  const made = await open(options);
  benches.push(made);
  return made;
}
afterEach(async () => {
  for (const made of benches) {
    expect(made.server.refusals).toEqual([]);
    await made.stop();
  }
  for (const server of servers) await server.stop();
  benches = [];
  servers = [];
});

const mentionOf = (ts: string, text = `<@UBOT> ${fee}`) => ({ channel: 'C1', user: 'U1', text, ts });

describe('exactly one reply', () => {
  it('to a post that arrives as mention and as message, four times each, at once and as retries', async () => {
    const { server } = await bench({ config: { followUps: true } });
    const ts = server.say({ channel: 'C1', user: 'U1', text: `<@UBOT> ${fee}` });
    const deliveries = [undefined, 1, 2, 3].flatMap((retry) => [
      server.event({ type: 'message', channel_type: 'channel', ...mentionOf(ts) }, retry),
      server.event({ type: 'app_mention', ...mentionOf(ts) }, retry),
    ]);
    await Promise.all(deliveries);
    await server.until(() => server.botPosts().length > 0);
    await benches[0]?.adapter.stop();
    expect(server.botPosts().map((p) => p.text)).toEqual([feeQuote]);
  });

  it('when the first copy that reaches us is already a retry', async () => {
    const { server } = await bench();
    const ts = server.say({ channel: 'C1', user: 'U1', text: `<@UBOT> ${fee}` });
    await server.event({ type: 'app_mention', ...mentionOf(ts) }, 2);
    await server.until(() => server.botPosts().length === 1);
  });

  it('after a restart on the same store, and from two processes at once', async () => {
    const store = openMemory();
    const first = await bench({ store });
    const ts = await first.mention(fee);
    await first.server.until(() => first.server.botPosts().length === 1);
    await first.adapter.stop();
    const second = await bench({ store, server: first.server });
    await first.server.until(() => first.server.sockets.size === 1);
    await first.server.event({ type: 'app_mention', ...mentionOf(ts) }, 1);
    await second.direct(fee);
    await first.server.until(() => first.server.botPosts('D1').length === 1);
    expect(first.server.botPosts('C1')).toHaveLength(1);
  });

  it('to what nobody should answer: none', async () => {
    const { server, adapter } = await bench({ config: { followUps: true } });
    const ts = (): string => server.say({ channel: 'C1', user: 'U1', text: fee });
    const silent = [
      { type: 'message', channel: 'D1', channel_type: 'im', user: 'UBOT', text: fee, ts: ts() },
      { type: 'message', channel: 'D1', channel_type: 'im', user: 'U2', bot_id: 'B2', text: fee, ts: ts() },
      { type: 'app_mention', ...mentionOf(ts()), bot_id: 'B2' },
      { type: 'app_mention', ...mentionOf(ts()), edited: { user: 'U1', ts: '1.0' } },
      { type: 'message', subtype: 'channel_join', ...mentionOf(ts(), '<@UBOT> has joined the channel') },
      {
        type: 'message',
        subtype: 'message_changed',
        channel: 'C1',
        hidden: true,
        ts: ts(),
        message: mentionOf(ts()),
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

  it('is left alone unless it is switched on', async () => {
    const made = await bench();
    const ts = await made.mention(fee);
    await made.server.until(() => made.server.botPosts().length === 1);
    await follow(made, ts, 'Who keeps the keys of the crane?');
    await made.adapter.stop();
    expect(made.server.botPosts()).toHaveLength(1);
  });
});

describe('a post that does not get through', () => {
  it('waits out a 429 in its own channel while others are answered', async () => {
    const made = await bench();
    made.server.fault({
      method: 'chat.postMessage',
      channel: 'C1',
      times: 1,
      mishap: { kind: 'limited', seconds: 2 },
    });
    const began = Date.now();
    await made.mention(fee);
    await made.server.until(() => made.server.calls.some((c) => c.method === 'chat.postMessage'));
    await made.mention(fee, { channel: 'C2' });
    await made.server.until(() => made.server.botPosts('C2').length === 1);
    expect(made.server.botPosts('C1')).toEqual([]);
    await made.server.until(() => made.server.botPosts('C1').length === 1);
    expect(Date.now() - began).toBeGreaterThanOrEqual(2_000);
  });

  it.each([
    ['a 500', { kind: 'status', status: 500 } as const],
    ['a 503', { kind: 'status', status: 503 } as const],
    ['a reset', { kind: 'reset' } as const],
    ['a lost response', { kind: 'lost' } as const],
    ['an internal error', { kind: 'error', error: 'internal_error' } as const],
  ])('ends in one answer after %s', async (_name, mishap) => {
    const made = await bench();
    made.server.fault({ method: 'chat.postMessage', times: 1, mishap });
    const ts = await made.mention(fee);
    await made.direct(fee, { user: 'U2' });
    await made.server.until(
      () => made.server.botPosts('C1').length === 1 && made.server.botPosts('D1').length === 1,
    );
    await made.adapter.stop();
    expect(made.server.botPosts('C1').map((p) => p.thread)).toEqual([ts]);
    expect(made.server.botPosts('D1')).toHaveLength(1);
  });

  it('is looked for in a long thread before it is repeated', async () => {
    const made = await bench();
    const root = made.server.say({ channel: 'C1', user: 'U1', text: 'root' });
    made.server.fault({ method: 'chat.postMessage', times: 1, mishap: { kind: 'lost' } });
    made.server.fault({ method: 'conversations.replies', times: 1, mishap: { kind: 'status', status: 500 } });
    await made.mention(fee, { thread: root });
    for (let i = 0; i < 70; i += 1)
      made.server.say({ channel: 'C1', user: 'U2', text: 'noise', thread: root });
    await made.server.until(
      () => made.server.calls.filter((c) => c.method === 'conversations.replies').length >= 2,
    );
    await made.adapter.stop();
    expect(made.server.botPosts()).toHaveLength(1);
  });

  it('is not repeated where it may not be looked for, and the start said so', async () => {
    const scopes = allScopes.filter((s) => !s.endsWith('s:history'));
    const made = await bench({ scopes });
    expect(made.lines.join('')).toContain('Not granted: channels:history, groups:history');
    made.server.fault({ method: 'chat.postMessage', times: 1, mishap: { kind: 'lost' } });
    await made.mention(fee);
    await made.server.until(() => made.server.refusals.length > 0);
    await made.adapter.stop();
    expect(made.server.botPosts()).toHaveLength(1);
    expect(made.server.refusals.splice(0)).toEqual([
      'conversations.replies without channels:history or groups:history',
    ]);
  });

  it('through a response_url is tried again, and once more where that is safe', async () => {
    const made = await bench();
    made.server.fault({ method: 'response_url', times: 2, mishap: { kind: 'status', status: 500 } });
    await made.server.envelope('slash_commands', {
      command: '/ask',
      text: fee,
      trigger_id: 't1',
      user_id: 'U1',
      team_id: 'T1',
      channel_id: 'C1',
      response_url: made.server.respondUrl('C1', 'U1'),
    });
    await made.server.until(() => made.server.whispers.length === 1);
    expect(textOf(made.server.whispers[0]?.body)).toContain('is 14 euros.');
  });
});

describe('the connection', () => {
  it('is acknowledged quickly while thirty questions are answered', async () => {
    const made = await bench();
    const took = await Promise.all(
      Array.from({ length: 30 }, async (_, i) => {
        const began = performance.now();
        await made.mention(fee, { channel: `C${i % 5}`, user: `U${i}` });
        return performance.now() - began;
      }),
    );
    await made.server.until(() => made.server.botPosts().length === 30);
    expect(Math.max(...took)).toBeLessThan(1_000);
  });

  it('comes back after Slack asked to reconnect, with what Slack delivers again', async () => {
    const made = await bench();
    for (const client of made.server.sockets)
      client.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    await made.server.until(() => made.server.sockets.size === 0);
    await made.server.until(() => made.server.sockets.size === 1);
    await made.mention(fee);
    await made.server.until(() => made.server.botPosts().length === 1);
  });

  it('survives Slack being away, also in the middle of an answer', async () => {
    const made = await bench();
    made.server.fault({ method: 'chat.postMessage', times: 1, mishap: { kind: 'slow', ms: 600 } });
    await made.mention(fee);
    await made.server.until(() => made.server.calls.some((c) => c.method === 'chat.postMessage'));
    await made.server.away();
    await delay(2_500);
    await made.server.back();
    await made.server.until(() => made.server.sockets.size === 1, 15_000);
    await made.server.until(() => made.server.botPosts().length === 1, 15_000);
    await made.adapter.stop();
    expect(made.server.botPosts()).toHaveLength(1);
    expect(made.fatal).toEqual([]);
  });

  it('that falls silent is noticed within ten seconds', async () => {
    const made = await bench();
    made.server.behaviour.silent = true;
    const [before] = made.server.sockets;
    const began = Date.now();
    await made.server.until(() => [...made.server.sockets].some((s) => s !== before), 15_000);
    expect(Date.now() - began).toBeLessThan(10_000);
    made.server.behaviour.silent = false;
    await vi.waitFor(() => expect(made.adapter.ready()).toBe(true), 15_000);
  });

  it('ends with one readable line when a token is revoked while it runs', async () => {
    const made = await bench();
    made.server.dead.add('xoxb-test-bot');
    await made.mention(fee);
    await vi.waitFor(() => expect(made.fatal.length).toBeGreaterThan(0), 5_000);
    expect(made.fatal[0]).toMatchObject({ variable: 'SLACK_BOT_TOKEN' });
    made.server.dead.delete('xoxb-test-bot');
    made.server.dead.add('xapp-test-app');
    for (const client of made.server.sockets) client.terminate();
    await vi.waitFor(() => expect(made.fatal.length).toBeGreaterThan(1), 5_000);
    expect(made.fatal[1]).toMatchObject({ variable: 'SLACK_APP_TOKEN' });
  });
});

describe('stopping', () => {
  it('answers everything in flight first', async () => {
    const made = await bench();
    made.server.fault({ method: 'chat.postMessage', times: 5, mishap: { kind: 'slow', ms: 400 } });
    await Promise.all(Array.from({ length: 5 }, (_, i) => made.mention(fee, { user: `U${i}` })));
    const began = Date.now();
    await made.adapter.stop();
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(made.server.botPosts()).toHaveLength(5);
    expect(made.server.sockets.size).toBe(0);
  });

  it('gives up within ten seconds on a Slack that takes nothing, and leaves the question to the next start', async () => {
    const store = openMemory();
    const server = await shared();
    const first = await bench({ store, server });
    const refusing = {
      method: 'chat.postMessage',
      times: 1_000,
      mishap: { kind: 'status', status: 500 },
    } as const;
    server.fault({ ...refusing });
    await first.mention(fee);
    await server.until(() => server.calls.some((c) => c.method === 'chat.postMessage'));
    const began = Date.now();
    await first.adapter.stop();
    expect(Date.now() - began).toBeLessThan(10_000);
    for (const fault of server.faults) fault.times = 0;
    await bench({ store, server, ahead: 31_000 });
    await server.until(() => server.botPosts().length === 1);
    await vi.waitFor(async () => expect(await first.engine.overdue('slack')).toEqual([]));
  });
});

describe('after a crash', () => {
  it('a reply that already stands is not posted again', async () => {
    const store = openMemory();
    const server = await shared();
    const first = await bench({
      store,
      server,
      wrap: (engine) => ({ ...engine, posted: async () => undefined }),
    });
    await first.mention(fee);
    await server.until(() => server.botPosts().length === 1);
    await first.adapter.stop();
    const looked = server.calls.length;
    await bench({ store, server, ahead: 31_000 });
    await server.until(() => server.calls.slice(looked).some((c) => c.method === 'conversations.replies'));
    await bench({ store, server, ahead: 62_000 });
    expect(server.botPosts()).toHaveLength(1);
  });

  it('a question that was only claimed is answered', async () => {
    const store = openMemory();
    const server = await shared();
    const first = await bench({ store, server });
    const ts = server.say({ channel: 'C1', user: 'U1', text: fee });
    const self = { team: 'T1', user: 'UBOT', readers: [] };
    const question = toQuestion({ ...mentionOf(ts) }, self);
    if (question) await first.engine.respond(question);
    await bench({ store, server, ahead: 31_000 });
    await server.until(() => server.botPosts('C1').length === 1);
    expect(server.botPosts('C1')[0]).toMatchObject({ thread: ts, text: feeQuote });
  });
});

it('refuses a person who asks too much, once for each question', async () => {
  const made = await bench({ perMinute: 2 });
  for (let i = 0; i < 3; i += 1) await made.direct(fee);
  await made.server.until(() => made.server.botPosts('D1').length === 3);
  expect(made.server.botPosts('D1').filter((p) => p.text.includes('wait a minute'))).toHaveLength(1);
});
