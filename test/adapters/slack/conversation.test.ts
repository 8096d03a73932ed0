// From a question to its answer and on: every way in that Slack offers, over a real socket.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, buttonValue, fee, feeQuote, master, open, textOf } from './harness.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await open({ config: { followUps: true } });
});
afterEach(async () => {
  expect(bench.server.refusals).toEqual([]);
  await bench.stop();
});

const press = (
  action: Record<string, unknown>,
  more: Record<string, unknown> = {},
): Record<string, unknown> => ({
  type: 'block_actions',
  team: { id: 'T1', domain: 'harbour' },
  user: { id: 'U1', name: 'ada', team_id: 'T1' },
  api_app_id: 'A1',
  token: 'unused',
  trigger_id: `trigger-${Math.random()}`,
  channel: { id: 'C1', name: 'general' },
  container: { type: 'message', message_ts: '1.1', channel_id: 'C1', is_ephemeral: false },
  message: { ts: '1.1' },
  response_url: bench.server.respondUrl('C1', 'U1'),
  actions: [{ type: 'button', block_id: 'b', action_ts: '1', ...action }],
  ...more,
});

describe('a mention', () => {
  it('is answered in a thread under the question', async () => {
    const ts = await bench.mention(fee);
    await bench.server.until(() => bench.server.botPosts().length === 1);
    const [reply] = bench.server.botPosts('C1');
    expect(reply?.thread).toBe(ts);
    expect(reply?.text).toBe(feeQuote);
    expect(textOf(reply?.blocks)).toContain('https://docs.example/berths');
    expect(bench.server.statuses).toEqual([]);
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
    expect(bench.server.botPosts()[1]?.text).toContain('since 2019');
  });

  it('that is greeted is greeted, with example questions as buttons that ask them', async () => {
    const ts = await bench.mention('hello');
    await bench.server.until(() => bench.server.botPosts().length === 1);
    const [reply] = bench.server.botPosts();
    const question = buttonValue(reply?.blocks ?? [], 'ask:0');
    expect(question).not.toBe('');
    await bench.server.envelope(
      'interactive',
      press({ action_id: 'ask:0', value: question }, { message: { ts: reply?.ts, thread_ts: ts } }),
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
    expect(bench.server.botPosts('DU1')[0]?.text).toContain('could not reply there');
  });
});

describe('a direct message', () => {
  it('is answered in place, with a status while searching', async () => {
    await bench.direct(fee);
    await bench.server.until(() => bench.server.botPosts('D1').length === 1);
    expect(bench.server.botPosts('D1')[0]).toMatchObject({ text: feeQuote });
    expect(bench.server.botPosts('D1')[0]?.thread).toBeUndefined();
    expect(bench.server.statuses[0]).toContain('searching');
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
    expect(bench.server.botPosts('D1')[0]?.text).toMatch(/no answer|nearest/);
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
      press({ action_id: 'ask:0', value: fee }, { ...home, container, response_url: undefined }),
    );
    await bench.server.until(() => bench.server.botPosts('DU1').length === 1);
    expect(textOf(bench.server.botPosts('DU1')[0]?.blocks)).toContain('is 14 euros.');
  });
});

const command = (text: string): Record<string, unknown> => ({
  command: '/ask',
  text,
  trigger_id: `trigger-${Math.random()}`,
  user_id: 'U1',
  user_name: 'ada',
  team_id: 'T1',
  channel_id: 'C1',
  channel_name: 'general',
  response_url: bench.server.respondUrl('C1', 'U1'),
});

describe('the command', () => {
  it('answers privately, and the answer is shared once with who shared it', async () => {
    await bench.server.envelope('slash_commands', command(fee));
    await bench.server.until(() => bench.server.whispers.length === 1);
    expect(bench.server.whispers[0]).toMatchObject({ by: 'response_url', user: 'U1' });
    expect(bench.server.botPosts()).toEqual([]);
    const { blocks } = bench.server.whispers[0]?.body ?? {};
    const value = buttonValue(Array.isArray(blocks) ? blocks : [], 'share');
    const share = press(
      { action_id: 'share', value },
      { container: { channel_id: 'C1', is_ephemeral: true } },
    );
    await Promise.all([
      bench.server.envelope('interactive', share),
      bench.server.envelope('interactive', share),
    ]);
    await bench.server.until(() => bench.server.whispers.length === 3);
    expect(bench.server.botPosts('C1')).toHaveLength(1);
    expect(textOf(bench.server.botPosts('C1')[0]?.blocks)).toContain(`Shared by ada · Question: ${fee}`);
  });

  it('alone opens a window whose question is answered privately', async () => {
    await bench.server.envelope('slash_commands', command(''));
    await bench.server.until(() => bench.server.views.length === 1);
    const opened = JSON.parse(JSON.stringify(bench.server.views[0]?.body.view));
    const values = { question: { question: { type: 'plain_text_input', value: master } } };
    await bench.server.envelope('interactive', {
      type: 'view_submission',
      team: { id: 'T1', domain: 'harbour' },
      user: { id: 'U1', name: 'ada' },
      trigger_id: 't',
      view: { ...opened, id: 'V1', team_id: 'T1', state: { values } },
    });
    await bench.server.until(() => bench.server.whispers.length === 1);
    expect(textOf(bench.server.whispers[0]?.body)).toContain('harbour master');
  });
});

it('the menu of a message answers it in its thread', async () => {
  const ts = bench.server.say({ channel: 'C1', user: 'U2', text: fee });
  await bench.server.envelope('interactive', {
    type: 'message_action',
    callback_id: 'answer_message',
    trigger_id: 't1',
    message_ts: ts,
    response_url: bench.server.respondUrl('C1', 'U1'),
    message: { type: 'message', user: 'U2', ts, text: fee },
    user: { id: 'U1', name: 'ada' },
    channel: { id: 'C1', name: 'general' },
    team: { id: 'T1', domain: 'harbour' },
    token: 'unused',
    action_ts: '1',
  });
  await bench.server.until(() => bench.server.botPosts('C1').length === 1);
  expect(bench.server.botPosts('C1')[0]).toMatchObject({ thread: ts, text: feeQuote });
});

describe('the buttons of an answer', () => {
  async function answered(): Promise<{ blocks: readonly unknown[]; ts: string }> {
    await bench.mention(fee);
    await bench.server.until(() => bench.server.botPosts().length === 1);
    const [reply] = bench.server.botPosts();
    return { blocks: reply?.blocks ?? [], ts: reply?.ts ?? '' };
  }

  it('show the quotation in its surroundings, proven now', async () => {
    const { blocks } = await answered();
    const value = buttonValue(blocks, 'source:1');
    await bench.server.envelope('interactive', press({ action_id: 'source:1', value }));
    await bench.server.until(() => bench.server.views.length === 1);
    const view = textOf(bench.server.views[0]?.body);
    for (const words of ['14 euros', 'harbour kiosk', 'berths.md', 'SHA-256', 'Checked just now']) {
      expect(view).toContain(words);
    }
  });

  it('keep what was helpful and what was not', async () => {
    const { blocks } = await answered();
    const value = /"value":"(helpful\.[^"]*)"/.exec(JSON.stringify(blocks))?.[1] ?? '';
    await bench.server.envelope(
      'interactive',
      press({ type: 'feedback_buttons', action_id: 'feedback', value }),
    );
    await bench.server.until(() => bench.server.whispers.length === 1);
    expect(textOf(bench.server.whispers[0]?.body)).toContain('Thank you');
  });

  it('report a problem through a window', async () => {
    const { blocks } = await answered();
    await bench.server.envelope(
      'interactive',
      press({ action_id: 'report', value: buttonValue(blocks, 'report') }),
    );
    await bench.server.until(() => bench.server.views.length === 1);
    const opened = JSON.parse(JSON.stringify(bench.server.views[0]?.body.view));
    const values = {
      citation: { citation: { type: 'static_select', selected_option: { value: '1' } } },
      reason: { reason: { type: 'plain_text_input', value: 'The fee is 15 now.' } },
    };
    const shown = await bench.server.envelope('interactive', {
      type: 'view_submission',
      team: { id: 'T1', domain: 'harbour' },
      user: { id: 'U1', name: 'ada' },
      view: { ...opened, id: 'V1', team_id: 'T1', state: { values } },
    });
    expect(shown).toMatchObject({ response_action: 'update' });
  });

  it('remove the answer for the asker and for moderators only', async () => {
    const { blocks, ts } = await answered();
    const value = buttonValue(blocks, 'remove');
    const by = (id: string): Record<string, unknown> =>
      press({ action_id: 'remove', value }, { user: { id, name: id }, message: { ts } });
    await bench.server.envelope('interactive', by('U2'));
    await bench.server.until(() => bench.server.whispers.length === 1);
    expect(bench.server.botPosts()).toHaveLength(1);
    await bench.server.envelope('interactive', by('UMOD'));
    await bench.server.until(() => bench.server.botPosts().length === 0);
  });
});
