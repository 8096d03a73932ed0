// From a question to its answer and on: every way in that Slack offers, over a real socket.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { type Bench, buttonValue, fee, feeQuote, master, open, textOf } from './harness.ts';
import { press } from './sent.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await open({ config: { followUps: true } });
});
afterEach(async () => {
  expect(bench.server.refusals).toEqual([]);
  await bench.stop();
});

describe('a mention', () => {
  it('is answered in a thread under the question', async () => {
    const ts = await bench.mention(fee);
    await bench.server.until(() => bench.server.botPosts().length === 1);
    const [reply] = bench.server.botPosts('C1');
    expect(reply?.thread).toBe(ts);
    expect(reply?.text).toBe(feeQuote);
    expect(textOf(reply?.blocks)).toContain('https://docs.example/berths');
    expect(bench.server.statuses).toEqual([expect.stringContaining('searching')]);
    expect(bench.server.titles).toEqual([]);
  });

  it('is completed from the turns of its thread, with a mention and without', async () => {
    const ts = await bench.mention(master);
    await bench.server.until(() => bench.server.botPosts().length === 1);
    const said = {
      channel: 'C1',
      user: 'U2',
      text: 'And since when is Lorna Teague harbour master?',
      thread_ts: ts,
    };
    const follow = bench.server.say({ ...said, thread: ts });
    await bench.server.event({ type: 'message', channel_type: 'channel', ...said, ts: follow });
    await bench.server.until(() => bench.server.botPosts().length === 2);
    expect(bench.server.botPosts()[1]?.thread).toBe(ts);
    expect(textOf(bench.server.botPosts()[1]?.blocks)).toContain('2019');
  });

  it('that is greeted is greeted, with example questions as buttons that ask them', async () => {
    const ts = await bench.mention('hello');
    await bench.server.until(() => bench.server.botPosts().length === 1);
    const [reply] = bench.server.botPosts();
    const question = buttonValue(reply?.blocks ?? [], 'ask:0');
    expect(question).not.toBe('');
    await bench.server.envelope(
      'interactive',
      press(bench, { action_id: 'ask:0', value: question }, { message: { ts: reply?.ts, thread_ts: ts } }),
    );
    await bench.server.until(() => bench.server.botPosts().length === 2);
    expect(bench.server.botPosts()[1]?.thread).toBe(ts);
    expect(textOf(bench.server.botPosts()[1]?.blocks)).toContain(`Question: ${question}`);
  });

  it('in a channel that is not listed gets one private line that points elsewhere', async () => {
    const other = await open({ server: bench.server, config: { channels: ['C2'] } });
    await bench.adapter.stop();
    await bench.server.until(() => bench.server.sockets.size === 1);
    await other.mention(fee);
    await bench.server.until(() => bench.server.whispers.length === 1);
    expect(bench.server.whispers[0]).toMatchObject({ channel: 'C1', user: 'U1', by: 'ephemeral' });
    expect(textOf(bench.server.whispers[0]?.body)).toContain('<#C2>');
    expect(bench.server.botPosts()).toEqual([]);
    await other.stop();
  });

  it('where the bot may not post gets one private line', async () => {
    bench.server.closed.set('C1', 'is_archived');
    await bench.mention(fee);
    await bench.server.until(() => bench.server.botPosts('DU1').length === 1);
    expect(bench.server.statuses.at(-1)).toBe('');
    expect(bench.server.botPosts('DU1')[0]?.text).toContain('can’t post there');
  });
});

describe('a direct message', () => {
  it('is answered in its thread, with a status that the reply takes away, under its own title', async () => {
    const ts = await bench.direct(fee);
    await bench.server.until(() => bench.server.botPosts('D1').length === 1);
    expect(bench.server.botPosts('D1')[0]).toMatchObject({ text: feeQuote });
    expect(bench.server.botPosts('D1')[0]?.thread).toBe(ts);
    expect(bench.server.statuses).toEqual([expect.stringContaining('searching')]);
    await bench.server.until(() => bench.server.titles.length === 1);
    expect(bench.server.titles).toEqual([fee]);
  });

  it('in a thread is answered there, also where a status is refused', async () => {
    bench.server.fault({
      method: 'assistant.threads.setStatus',
      times: 9,
      mishap: { kind: 'error', error: 'unknown_method' },
    });
    const root = bench.server.say({ channel: 'D1', user: 'U1', text: 'Hello' });
    await bench.direct(fee, { thread: root });
    await bench.server.until(() => bench.server.botPosts('D1').length === 1);
    expect(bench.server.botPosts('D1')[0]?.thread).toBe(root);
  });

  it('that the documents do not answer gets a sober line', async () => {
    await bench.direct('How many zeppelins does the abbot own?');
    await bench.server.until(() => bench.server.botPosts('D1').length === 1);
    expect(bench.server.botPosts('D1')[0]?.text).toContain('couldn’t find');
  });
});

describe('what is only near', () => {
  it('is named before others, and quoted to whoever asked alone', async () => {
    const wrap = (engine: Engine): Engine => ({
      ...engine,
      async respond(...given) {
        const reply = await engine.respond(...given);
        if (reply?.kind !== 'answer' || reply.answer.kind !== 'answer') return reply;
        const { differ: _, more: __, ...answer } = reply.answer;
        return { ...reply, answer: { ...answer, kind: 'nearest' } };
      },
    });
    const near = await open({ server: bench.server, wrap });
    await bench.adapter.stop();
    await bench.server.until(() => bench.server.sockets.size === 1);
    await near.mention(fee);
    await near.direct(fee);
    await bench.server.until(() => bench.server.botPosts().length === 2);
    const [before] = bench.server.botPosts('C1');
    const [alone] = bench.server.botPosts('D1');
    expect(textOf(before?.blocks)).toContain('Berth rules');
    expect(textOf(before?.blocks)).not.toContain('14 euros');
    expect(textOf(alone?.blocks)).toContain('14 euros');
    await near.stop();
  });
});

describe('the agent panel and the Home tab', () => {
  it('suggest questions that the documents answer', async () => {
    await bench.server.event({
      type: 'app_home_opened',
      user: 'U1',
      channel: 'D1',
      tab: 'messages',
      event_ts: '1',
    });
    await bench.server.until(() => bench.server.calls.some((c) => c.method.endsWith('setSuggestedPrompts')));
    const set = bench.server.calls.find((c) => c.method.endsWith('setSuggestedPrompts'));
    const prompts = Array.isArray(set?.body.prompts) ? set.body.prompts : [];
    expect(prompts.length).toBeGreaterThan(0);
    for (const { message } of prompts) {
      expect(bench.engine.ask(message, { turns: [], readers: [] }).kind).toBe('answer');
    }
  });

  it('lists the documents with dates and asks an example when pressed', async () => {
    await bench.server.event({
      type: 'app_home_opened',
      user: 'U1',
      channel: 'D1',
      tab: 'home',
      event_ts: '1',
    });
    await bench.server.until(() => bench.server.views.length === 1);
    const view = textOf(bench.server.views[0]?.body);
    expect(view).toContain('Berth rules · Harbour Office · 2026-03-01');
    const home = { view: { id: 'V9', type: 'home' }, channel: undefined, message: undefined };
    const container = { type: 'view', view_id: 'V9' };
    await bench.server.envelope(
      'interactive',
      press(bench, { action_id: 'ask:0', value: fee }, { ...home, container, response_url: undefined }),
    );
    await bench.server.until(() => bench.server.botPosts('DU1').length === 1);
    expect(textOf(bench.server.botPosts('DU1')[0]?.blocks)).toContain('14 euros');
  });
});
