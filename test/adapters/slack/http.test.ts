// HTTP mode: signed requests only, acknowledged at once, answered as over the socket.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventBody, signed, tokens } from '../../slack-server/server.ts';
import { type Bench, fee, feeQuote, open, textOf } from './harness.ts';

const port = 20_000 + (process.pid % 20_000);
const url = `http://127.0.0.1:${port}/slack/events`;
let bench: Bench;
beforeAll(async () => {
  const connection = { mode: 'http', signingSecret: tokens.secret, port, host: '127.0.0.1' } as const;
  bench = await open({ config: { connection } });
});
afterEach(() => expect(bench.server.refusals).toEqual([]));
afterAll(async () => {
  await bench.stop();
  await expect(fetch(url)).rejects.toThrow();
});

const mention = (channel: string): string => {
  const text = `<@UBOT> ${fee}`;
  const ts = bench.server.say({ channel, user: 'U1', text });
  return JSON.stringify(eventBody({ type: 'app_mention', channel, user: 'U1', text, ts }));
};

describe('HTTP mode', () => {
  it('answers a signed mention, once, also when it is delivered again', async () => {
    const body = mention('C1');
    const statuses = await Promise.all([signed(url, body), signed(url, body, { retry: 1 })]);
    expect(statuses.map((r) => r.status)).toEqual([200, 200]);
    await bench.server.until(() => bench.server.botPosts('C1').length > 0);
    expect(bench.server.botPosts('C1').map((p) => p.text)).toEqual([feeQuote]);
  });

  it('answers a command privately', async () => {
    const form = new URLSearchParams({
      command: '/ask',
      text: fee,
      trigger_id: 't1',
      user_id: 'U1',
      team_id: 'T1',
      channel_id: 'C1',
      response_url: bench.server.respondUrl('C1', 'U1'),
    });
    const type = 'application/x-www-form-urlencoded';
    expect((await signed(url, form.toString(), { type })).status).toBe(200);
    await bench.server.until(() => bench.server.whispers.length === 1);
    expect(textOf(bench.server.whispers[0]?.body)).toContain('is 14 euros.');
  });

  it('answers the challenge of a new address', async () => {
    const response = await signed(url, JSON.stringify({ type: 'url_verification', challenge: 'abc' }));
    expect(await response.text()).toContain('abc');
  });

  it.each([
    ['a wrong secret', { secret: 'another-secret' }],
    ['no secret', { secret: ' ' }],
    ['an old time', { timestamp: Math.floor(Date.now() / 1_000) - 400 }],
  ])('refuses %s', async (_name, more) => {
    const response = await signed(url, mention('C9'), more);
    expect(response.status).toBe(401);
    expect(bench.server.botPosts('C9')).toEqual([]);
  });

  it('refuses a body that was changed by one byte, and one without signature', async () => {
    const body = mention('C9');
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const headers = { 'content-type': 'application/json', 'x-slack-request-timestamp': timestamp };
    expect((await fetch(url, { method: 'POST', body, headers })).status).toBe(401);
    const forged = { ...headers, 'x-slack-signature': `v0=${'0'.repeat(64)}` };
    expect((await fetch(url, { method: 'POST', body, headers: forged })).status).toBe(401);
    expect(bench.server.botPosts('C9')).toEqual([]);
  });
});
