// The connection under load, away, silent, revoked; and stopping with questions in flight.
import { webApi } from '@slack/bolt';
import { describe, expect, it, vi } from 'vitest';
import { boltLogger } from '../../../adapters/slack/connection/logger.ts';
import { createPoster } from '../../../adapters/slack/delivery/poster.ts';
import { createSlackReplies } from '../../../adapters/slack/delivery/replies.ts';
import { postSchema, toQuestion } from '../../../adapters/slack/question.ts';
import { createLog } from '../../../src/log.ts';
import { openMemory } from '../../../src/store/memory.ts';
import { bench, mentionOf } from './benches.ts';
import { fee, prepare } from './harness.ts';

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
    const inVain = () => made.lines.some((line) => line.includes('the socket could not be opened'));
    await vi.waitFor(() => expect(inVain()).toBe(true), 10_000);
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

  it('gives up in time on a Slack that takes nothing, and leaves the question to the next start', async () => {
    const store = openMemory();
    const made = await prepare({ store });
    const { server, engine, config } = made;
    const log = createLog('silent');
    const clientOptions = {
      slackApiUrl: server.apiUrl,
      logger: boltLogger(log),
      retryConfig: { retries: 0 },
    };
    const client = new webApi.WebClient(config.botToken, clientOptions);
    const assistant = {
      status: async () => undefined,
      title: async () => undefined,
      clear: async () => undefined,
    };
    const revoked = (reason: string): void => expect.unreachable(reason);
    const poster = createPoster({ client, log });
    const closing = new AbortController();
    const { signal } = closing;
    const replies = createSlackReplies({ engine, log, poster, assistant, channels: [], revoked, signal });
    server.fault({ method: 'chat.postMessage', times: 1_000, mishap: { kind: 'status', status: 500 } });
    const self = { team: 'T1', user: 'UBOT' };
    const ts = server.say({ channel: 'C1', user: 'U1', text: `<@UBOT> ${fee}` });
    const question = toQuestion(postSchema.parse(mentionOf(ts, `<@UBOT> ${fee}`)), self);
    const taken = question && replies.take({ ...question, readers: [] });
    await server.until(() => server.calls.some((c) => c.method === 'chat.postMessage'));
    closing.abort();
    expect(await taken).toBe(false);
    for (const fault of server.faults) fault.times = 0;
    await bench({ store, server, ahead: 31_000 });
    await server.until(() => server.botPosts().length === 1);
    await vi.waitFor(async () => expect(await engine.overdue('slack')).toEqual([]));
    await engine.close();
    await made.stop();
  });
});
