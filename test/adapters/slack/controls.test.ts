// The command, the menu of a message, and every button of an answer.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, buttonValue, fee, feeQuote, master, open, textOf } from './harness.ts';
import { command, press, pressInView, submission } from './sent.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await open();
});
afterEach(async () => {
  expect(bench.server.refusals).toEqual([]);
  await bench.stop();
});

/** An entry of the menu under an answer. */
const chosen = (value: string) => ({ type: 'overflow', action_id: 'menu', selected_option: { value } });

describe('the command', () => {
  it('answers privately, and the answer is shared once with who shared it', async () => {
    await bench.server.envelope('slash_commands', command(bench, fee));
    await bench.server.until(() => bench.server.whispers.length === 1);
    expect(bench.server.whispers[0]).toMatchObject({ by: 'response_url', user: 'U1' });
    expect(bench.server.botPosts()).toEqual([]);
    const { blocks } = bench.server.whispers[0]?.body ?? {};
    const value = buttonValue(Array.isArray(blocks) ? blocks : [], 'share');
    const share = press(bench, chosen(value), { container: { channel_id: 'C1', is_ephemeral: true } });
    await Promise.all([
      bench.server.envelope('interactive', share),
      bench.server.envelope('interactive', share),
    ]);
    await bench.server.until(() => bench.server.whispers.length === 3);
    expect(bench.server.botPosts('C1')).toHaveLength(1);
    expect(textOf(bench.server.botPosts('C1')[0]?.blocks)).toContain(`Shared by ada · Question: ${fee}`);
  });

  it('is not shared where the bot was not added, and says what to do', async () => {
    await bench.server.envelope('slash_commands', command(bench, fee));
    await bench.server.until(() => bench.server.whispers.length === 1);
    const { blocks } = bench.server.whispers[0]?.body ?? {};
    const value = buttonValue(Array.isArray(blocks) ? blocks : [], 'share');
    bench.server.closed.set('C1', 'not_in_channel');
    await bench.server.envelope('interactive', press(bench, { action_id: 'share', value }));
    await bench.server.until(() => bench.server.whispers.length === 2);
    expect(textOf(bench.server.whispers[1]?.body)).toContain('Add me to it');
    expect(bench.server.botPosts()).toEqual([]);
  });

  it('alone opens a window whose question is answered privately', async () => {
    await bench.server.envelope('slash_commands', command(bench, ''));
    await bench.server.until(() => bench.server.views.length === 1);
    const values = { question: { question: { type: 'plain_text_input', value: master } } };
    await bench.server.envelope('interactive', submission(bench, values));
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
    await bench.server.envelope('interactive', press(bench, { action_id: 'source:1', value }));
    await bench.server.until(() => bench.server.views.length === 1);
    const view = textOf(bench.server.views[0]?.body);
    expect(view).not.toContain('SHA-256');
    for (const words of ['14 euros', 'harbour kiosk', 'Berth rules', 'checked just now']) {
      expect(view).toContain(words);
    }
    // Another source takes its place, for windows stand three deep at most.
    await bench.server.envelope('interactive', pressInView(bench, { action_id: 'source:1', value }, 'U1'));
    await bench.server.until(() => bench.server.views.length === 2);
    expect(bench.server.views[1]?.method).toBe('views.update');
  });

  it('keep what was helpful and what was not', async () => {
    const { blocks } = await answered();
    const value = /"value":"(helpful\.[^"]*)"/.exec(JSON.stringify(blocks))?.[1] ?? '';
    await bench.server.envelope(
      'interactive',
      press(bench, { type: 'feedback_buttons', action_id: 'feedback', value }),
    );
    await bench.server.until(() => bench.server.whispers.length === 1);
    expect(textOf(bench.server.whispers[0]?.body)).toContain('Thanks for your feedback');
  });

  it('report a problem through a window', async () => {
    const { blocks } = await answered();
    await bench.server.envelope('interactive', press(bench, chosen(buttonValue(blocks, 'report'))));
    await bench.server.until(() => bench.server.views.length === 1);
    const values = {
      citation: { citation: { type: 'static_select', selected_option: { value: '1' } } },
      reason: { reason: { type: 'plain_text_input', value: 'The fee is 15 now.' } },
    };
    const shown = await bench.server.envelope('interactive', submission(bench, values));
    expect(shown).toMatchObject({ response_action: 'update' });
  });

  it('remove the answer for the asker and for moderators only', async () => {
    const { blocks, ts } = await answered();
    const value = buttonValue(blocks, 'remove');
    const by = (id: string): Record<string, unknown> =>
      press(bench, chosen(value), { user: { id, name: id }, message: { ts } });
    await bench.server.envelope('interactive', by('U2'));
    await bench.server.until(() => bench.server.whispers.length === 1);
    expect(bench.server.botPosts()).toHaveLength(1);
    await bench.server.envelope('interactive', by('UMOD'));
    await bench.server.until(() => bench.server.botPosts().length === 0);
  });
});
