// A post that is refused, limited, broken off or lost ends in one answer, and delays no other channel.
import { webApi } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { boltLogger } from '../../../adapters/slack/connection/logger.ts';
import { createPoster } from '../../../adapters/slack/delivery/poster.ts';
import { createSlackReplies } from '../../../adapters/slack/delivery/replies.ts';
import { toQuestion } from '../../../adapters/slack/question.ts';
import { createLog } from '../../../src/log.ts';
import { notices } from '../../../src/words/everybody.ts';
import { allScopes } from '../../slack-server/methods.ts';
import { bench } from './benches.ts';
import { fee, textOf } from './harness.ts';

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
    ['a reset', { kind: 'reset' } as const],
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

it('that never gets through ends in one calm private line after the budget', async () => {
  const made = await bench();
  const { engine, server, config } = made;
  const log = createLog('silent');
  const client = new webApi.WebClient(config.botToken, {
    slackApiUrl: server.apiUrl,
    retryConfig: { retries: 0 },
    logger: boltLogger(log),
  });
  const poster = createPoster({ client, log, budget: 700 });
  const assistant = {
    status: async () => undefined,
    title: async () => undefined,
    clear: async () => undefined,
  };
  const { signal } = new AbortController();
  const revoked = (reason: string): void => expect.unreachable(reason);
  const replies = createSlackReplies({ engine, log, poster, assistant, channels: [], revoked, signal });
  server.fault({ method: 'chat.postMessage', times: 1_000, mishap: { kind: 'status', status: 500 } });
  const ts = server.say({ channel: 'C1', user: 'U1', text: fee });
  const question = toQuestion(
    { channel: 'C1', ts, user: 'U1', text: `<@UBOT> ${fee}` },
    { team: 'T1', user: 'UBOT' },
  );
  expect(question && (await replies.take({ ...question, readers: [] }))).toBe(true);
  expect(server.botPosts()).toEqual([]);
  expect(server.whispers.map((w) => [w.user, w.by, w.body.text])).toEqual([
    ['U1', 'ephemeral', notices.trouble],
  ]);
});
