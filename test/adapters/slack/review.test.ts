// What moderators open in Slack: the queue, the panel, the report of gaps; who may, and what became of it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changedLine, withdrawnLine } from '../../../src/words/everybody.ts';
import { bench } from './benches.ts';
import { type Bench, buttonValue, fee, textOf } from './harness.ts';
import { command, press, pressInView, submission } from './sent.ts';

const pages = {
  document: () => 'https://pages.example/documents/d1?sig=x#L3',
  receipt: () => 'https://pages.example/receipts/K7Q2-9FXM?sig=x',
};
const storm = 'What does every skipper do when the storm warning is given?';
let made: Bench;
const typed = (text: string, name: string, user: string): Promise<unknown> =>
  made.server.envelope('slash_commands', command(made, text, name, user));
const interact = (body: unknown): Promise<unknown> => made.server.envelope('interactive', body);
const views = (): number => made.server.views.length;
const lastView = (): Record<string, unknown> =>
  JSON.parse(JSON.stringify(made.server.views.at(-1)?.body.view));
const whispered = (): string => textOf(made.server.whispers.at(-1)?.body);

async function answered(question = fee): Promise<readonly Record<string, unknown>[]> {
  const before = made.server.botPosts('C1').length;
  await made.mention(question);
  await made.server.until(() => made.server.botPosts('C1').length === before + 1);
  return made.server.botPosts('C1').at(-1)?.blocks ?? [];
}

async function opened(work: Promise<unknown>): Promise<string> {
  const before = views();
  await work;
  await made.server.until(() => views() > before);
  return textOf(lastView());
}

beforeEach(async () => {
  made = await bench({ pages });
});

describe('rights', () => {
  it.each(['/review', '/gaps'])('%s is refused politely to everybody else', async (name) => {
    await typed('', name, 'U1');
    await made.server.until(() => made.server.whispers.length === 1);
    expect(whispered()).toContain('Only moderators can do that.');
    expect(views()).toBe(0);
  });

  it('says which variable to set, and to what, where nobody is moderator', async () => {
    made = await bench({ config: { moderators: [] } });
    await typed('', '/review', 'U1');
    await made.server.until(() => made.server.whispers.length === 1);
    expect(whispered()).toContain('Add your ID to SLACK_MODERATORS and restart the bot: U1');
  });

  it('are checked in every handler, whatever button somebody got hold of', async () => {
    const value = buttonValue(await answered(), 'source:1').replace('source.', '');
    const [answerId = ''] = value.split('.');
    for (const kind of ['check', 'queue', 'right', 'wrong', 'retire', 'undo', 'note']) {
      const body = press(made, { action_id: `${kind}:1`, value: `${kind}.${answerId}.1.` });
      expect(await opened(interact(body))).toContain('Only moderators can do that.');
    }
    expect((await made.engine.kept(answerId))?.withdrawn).toEqual([]);
  });
});

describe('the queue', () => {
  it('reaches each of 200 open reports, and decides one where it stands', async () => {
    const answerId = buttonValue(await answered(), 'source:1').split('.')[1] ?? '';
    for (let n = 0; n < 200; n += 1)
      await made.engine.flag({ answerId, citation: 1, person: `slack:U${n}`, reason: `reason ${n}.` });
    const seen = new Set<string>();
    let shown = await opened(typed('', '/review', 'UMOD'));
    expect(shown).toContain('200 to review');
    for (;;) {
      for (const [reason] of shown.matchAll(/reason \d+\./g)) seen.add(reason);
      const value = buttonValue([lastView()], 'queue:1');
      if (value === '') break;
      shown = await opened(interact(pressInView(made, { action_id: 'queue:1', value }, 'UMOD')));
    }
    expect(seen.size).toBe(200);
    const right = buttonValue([lastView()], 'right:0');
    shown = await opened(interact(pressInView(made, { action_id: 'right:0', value: right }, 'UMOD')));
    expect(shown).toContain('questions.yaml');
    expect(shown).toContain('199 to review');
  });

  it('shows after a decision in the panel over it what still waits, and says what was decided already', async () => {
    const answerId = buttonValue(await answered(), 'source:1').split('.')[1] ?? '';
    await made.engine.flag({ answerId, citation: 1, person: 'slack:U9', reason: 'The fee rose.' });
    await opened(typed('', '/review', 'UMOD'));
    const queue = lastView();
    const under = `V${views()}`;
    const check = buttonValue([queue], 'check:0');
    await opened(interact(pressInView(made, { action_id: 'check:0', value: check }, 'UMOD')));
    const wrong = buttonValue([lastView()], 'wrong:1');
    await interact(pressInView(made, { action_id: 'wrong:1', value: wrong }, 'UMOD'));
    const redrawn = () =>
      made.server.views.find((v) => v.method === 'views.update' && v.body.view_id === under)?.body.view;
    await made.server.until(() => redrawn() !== undefined);
    expect(textOf(redrawn())).toContain('Nothing to review');
    const stale = press(
      made,
      { action_id: 'right:0', value: buttonValue([queue], 'right:0') },
      { user: { id: 'UMOD' }, view: { id: under, type: 'modal', ...queue } },
    );
    expect(await opened(interact(stale))).toMatch(/Already decided.*marked \[1\] as not answering/);
  });

  it('lets words that were edited after they were retired be cited, or retires them too', async () => {
    const answerId = buttonValue(await answered(storm), 'source:1').split('.')[1] ?? '';
    const ruling = { answerId, citation: 1, moderator: 'slack:UMOD', reason: 'Old.' };
    await made.moderation.decide({ kind: 'retire', ...ruling });
    const plan = '# Storm plan\n\nEvery skipper triples the mooring lines when the storm warning is given.\n';
    await made.write('storm.md', plan);
    await made.reload();
    const shown = await opened(typed('', '/review', 'UMOD'));
    expect(shown).toMatch(/Allow new text.*Retire new text.*Undo/s);
    const retire = /"value":"(retire\.[^"]*)"/.exec(shown)?.[1] ?? '';
    await opened(interact(pressInView(made, { action_id: 'retire:0', value: retire }, 'UMOD')));
    const why = { reason: { reason: { type: 'plain_text_input', value: 'Still wrong.' } } };
    await interact(submission(made, why, 'UMOD'));
    await made.server.until(() => textOf(lastView()).includes('Nothing to review'));
    expect(textOf(await answered(storm))).not.toContain('mooring lines');
  });

  it('brings back what was retired and edited, to be undone', async () => {
    const answerId = buttonValue(await answered(storm), 'source:1').split('.')[1] ?? '';
    const ruling = { answerId, citation: 1, moderator: 'slack:UMOD', reason: 'Old.' };
    await made.moderation.decide({ kind: 'retire', ...ruling });
    const plan = '# Storm plan\n\nEvery skipper triples the mooring lines when the storm warning is given.\n';
    await made.write('storm.md', plan);
    await made.reload();
    const shown = await opened(typed('', '/review', 'UMOD'));
    expect(shown).toMatch(/Retired passage edited.*"doubles","style":\{"strike":true\}/s);
    const undo = /"value":"(undo\.[^"]*)"/.exec(shown)?.[1] ?? '';
    const after = await opened(interact(pressInView(made, { action_id: 'undo:0', value: undo }, 'UMOD')));
    expect(after).toContain('Undone.');
    expect(after).toContain('Nothing to review');
  });
});

describe('the panel', () => {
  it('opens from View source for moderators only, and there is a link to the page', async () => {
    const value = buttonValue(await answered(), 'source:1');
    const by = (id: string) => press(made, { action_id: 'source:1', value }, { user: { id, name: id } });
    expect(await opened(interact(by('U1')))).not.toContain('Check sources');
    const shown = await opened(interact(by('UMOD')));
    expect(shown).toContain('<https://pages.example/documents/d1?sig=x#L3|Read full document>');
    const check = buttonValue([lastView()], 'check');
    const panel = await opened(interact(pressInView(made, { action_id: 'check', value: check }, 'UMOD')));
    expect(panel).toContain('Unchanged: berths.md');
    expect(made.server.views.at(-1)?.method).toBe('views.update');
  });

  it('opens from the menu of a message of ours, and of no other', async () => {
    const blocks = await answered();
    const menu = (user: string, by: string) => ({
      type: 'message_action',
      callback_id: 'check_sources',
      trigger_id: `m-${by}-${user}`,
      message: { type: 'message', user, ts: '1.1', text: '', blocks },
      user: { id: by, name: by },
      channel: { id: 'C1', name: 'general' },
      team: { id: 'T1', domain: 'harbour' },
    });
    expect(await opened(interact(menu('UBOT', 'UMOD')))).toContain('Doesn’t answer');
    expect(await opened(interact(menu('U2', 'UMOD')))).toContain('no answer in that message');
    expect(await opened(interact(menu('UBOT', 'U1')))).toContain('Only moderators');
  });

  it('keeps a note, and takes back a wrong source together with the edit', async () => {
    const value = buttonValue(await answered(), 'source:1').replace('source.', 'check.');
    await opened(interact(press(made, { action_id: 'check', value }, { user: { id: 'UMOD' } })));
    const note = buttonValue([lastView()], 'note:0');
    await opened(interact(pressInView(made, { action_id: 'note:0', value: note }, 'UMOD')));
    const words = { reason: { reason: { type: 'plain_text_input', value: 'Ask the kiosk.' } } };
    await interact(submission(made, words, 'UMOD'));
    await made.server.until(() => textOf(lastView()).includes('left a note on the answer: Ask the kiosk.'));
    const wrong = buttonValue([lastView()], 'wrong:1');
    await opened(interact(pressInView(made, { action_id: 'wrong:1', value: wrong }, 'UMOD')));
    const standing = (): string => textOf(made.server.botPosts('C1')[0]?.blocks);
    await made.server.until(() => standing().includes(withdrawnLine));
    const undo = buttonValue([lastView()], 'undo:1');
    await opened(interact(pressInView(made, { action_id: 'undo:1', value: undo }, 'UMOD')));
    await made.server.until(() => standing().includes('14 euros'));
  });
});

it('an edited message quotes nothing that its document does not hold any more', async () => {
  const answerId = buttonValue(await answered(), 'source:1').split('.')[1] ?? '';
  const ruling = { answerId, citation: 1, moderator: 'slack:UMOD', reason: '' };
  const standing = (): string => textOf(made.server.botPosts('C1')[0]?.blocks);
  await made.moderation.decide({ kind: 'wrong', ...ruling });
  await made.server.until(() => standing().includes(withdrawnLine));
  await made.write('berths.md', '# Berth rules\n\nThe night fee for a berth is 15 euros.\n');
  await made.moderation.decide({ kind: 'undo', ...ruling });
  await made.server.until(() => standing().includes(changedLine));
  expect(standing()).not.toContain('14 euros');
});

it('a message that is gone counts as edited', async () => {
  const answerId = buttonValue(await answered(), 'source:1').split('.')[1] ?? '';
  made.server.posts.length = 0;
  const ruling = { answerId, citation: 1, moderator: 'slack:UMOD', reason: '' };
  await made.moderation.decide({ kind: 'wrong', ...ruling });
  await made.server.until(() => made.server.calls.some((c) => c.method === 'chat.update'));
  await made.adapter.stop();
  expect(await made.moderation.outboxEntries('slack:')).toEqual([]);
});

it('an edit that Slack cannot take yet is tried again', async () => {
  made.server.fault({ method: 'chat.update', times: 2, mishap: { kind: 'status', status: 500 } });
  const answerId = buttonValue(await answered(), 'source:1').split('.')[1] ?? '';
  const ruling = { answerId, citation: 1, moderator: 'slack:UMOD', reason: '' };
  await made.moderation.decide({ kind: 'wrong', ...ruling });
  await made.server.until(() => textOf(made.server.botPosts('C1')[0]?.blocks).includes(withdrawnLine));
});

it('a document without a link of its own is linked to its page', async () => {
  expect(textOf(await answered(storm))).toContain('<https://pages.example/documents/d1?sig=x#L3|');
});

it('/gaps says what no document contains, and /verify knows only codes that were given', async () => {
  await made.mention('How many zeppelins does the abbot own?');
  await made.server.until(() => made.server.botPosts('C1').length === 1);
  await typed('', '/gaps', 'UMOD');
  await made.server.until(() => made.server.whispers.length === 1);
  expect(whispered()).toMatch(/zeppelins.*1 question, in 1 channel/s);
  await typed('nonsense', '/verify', 'U1');
  await made.server.until(() => made.server.whispers.length === 2);
  expect(whispered()).toContain('Receipt not found');
});

afterEach(() => expect(made.fatal).toEqual([]));
