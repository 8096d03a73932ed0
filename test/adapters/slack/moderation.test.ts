// From a report to a withdrawn answer and another source, in one process and in two on one file.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLibsql } from '../../../src/store/libsql.ts';
import type { Store } from '../../../src/store/store.ts';
import { withdrawnLine } from '../../../src/words/everybody.ts';
import { type Bench, buttonValue, fee, open, textOf } from './harness.ts';
import { command, press, pressInView, submission } from './sent.ts';

const guide = (fee: number): string =>
  `---\ntitle: Guest guide\ndate: 2026-02\n---\n# Guest guide\n\nGuests pay a night fee of ${fee} euros for a berth.\n`;
const config = { moderationChannel: 'CMOD' };

type Pair = { readonly asked: Bench; readonly moderated: Bench; close(): Promise<void> };

async function alone(): Promise<Pair> {
  const bench = await open({ config });
  return { asked: bench, moderated: bench, close: () => bench.stop() };
}

/** Two adapters on one small Slack, each with its own engine and connection to one file. */
async function together(): Promise<Pair> {
  const home = await mkdtemp(join(tmpdir(), 'footnote-two-'));
  const stores: Store[] = [];
  const store = async (): Promise<Store> => {
    const opened = await openLibsql(join(home, 'footnote.db'));
    stores.push(opened);
    return opened;
  };
  const asked = await open({ config, store: await store() });
  const { server, folder } = asked;
  const moderated = await open({ config, store: await store(), server, folder });
  await server.until(() => server.sockets.size === 2);
  return {
    asked,
    moderated,
    async close() {
      await moderated.stop();
      await asked.stop();
      for (const each of stores) await each.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

describe.each([
  ['one process', alone],
  ['two processes on one file', together],
])('moderating with %s', (_name, make) => {
  let pair: Pair;
  beforeEach(async () => {
    pair = await make();
    await pair.asked.write('guide.md', guide(14));
    await pair.asked.reload();
    await pair.moderated.reload();
  });
  afterEach(async () => {
    expect(pair.asked.server.refusals).toEqual([]);
    await pair.close();
  });

  it('leads from a report to a withdrawn answer, another source, and what became of it', async () => {
    const { asked, moderated } = pair;
    const { server } = asked;
    const interact = (body: unknown) => server.envelope('interactive', body);
    const lastView = (): string => textOf(server.views.at(-1)?.body.view);
    const through = (which: 'asked' | 'moderated'): void => {
      server.behaviour.socket = which === 'asked' ? 0 : server.sockets.size - 1;
    };

    await asked.mention(fee);
    await server.until(() => server.botPosts('C1').length === 1);
    const answer = server.botPosts('C1')[0]?.blocks ?? [];
    expect(textOf(answer)).toContain('euros');

    // A member reports it and is told at once; the moderators see it in their channel.
    const other = { user: { id: 'U2', name: 'bo' } };
    await interact(press(asked, { action_id: 'report', value: buttonValue(answer, 'report') }, other));
    await server.until(() => server.views.length === 1);
    const values = {
      citation: { citation: { type: 'static_select', selected_option: { value: '1' } } },
      reason: { reason: { type: 'plain_text_input', value: 'The fee rose.' } },
    };
    expect(textOf(await interact(submission(asked, values, 'U2')))).toContain('A moderator will take a look');
    await server.until(() => server.botPosts('CMOD').length === 1);
    expect(textOf(server.botPosts('CMOD')[0]?.blocks)).toMatch(/New report.*The fee rose\./s);

    // It waits in the queue.
    through('moderated');
    await server.envelope('slash_commands', command(moderated, '', '/review', 'UMOD'));
    await server.until(() => server.views.length === 2);
    expect(lastView()).toMatch(/Reported.*The fee rose\..*<!date\^\d+.*Retire passage/s);

    // The panel, and the decision with its reason.
    const check = buttonValue(server.botPosts('CMOD')[0]?.blocks ?? [], 'check:0');
    const moderator = { user: { id: 'UMOD', name: 'mo' } };
    await interact(press(moderated, { action_id: 'check:0', value: check }, moderator));
    await server.until(() => server.views.length === 3);
    for (const words of [
      fee,
      'Looks for',
      'Confidence',
      'Unchanged: ',
      'SHA-256',
      'The fee rose.',
      'Doesn’t answer',
      'Correct',
    ])
      expect(lastView()).toContain(words);
    const panel = server.views.at(-1)?.body.view;
    const retire = buttonValue([panel], 'retire:1');
    await interact(pressInView(moderated, { action_id: 'retire:1', value: retire }, 'UMOD'));
    await server.until(() => server.views.length === 4);
    const why = { reason: { reason: { type: 'plain_text_input', value: 'Out of date.' } } };
    expect(textOf(await interact(submission(moderated, why, 'UMOD')))).toContain('The quote is removed');
    await server.until(() => lastView().includes('Undo'));

    // What was posted is edited, the report says what was decided, and who reported is told.
    await server.until(() => textOf(server.botPosts('C1')[0]?.blocks).includes(withdrawnLine));
    await server.until(() =>
      textOf(server.botPosts('CMOD')[0]?.blocks).includes('retired [1]: Out of date.'),
    );
    await server.until(() => server.botPosts('DU2').length === 1);
    expect(server.botPosts('DU2')[0]?.text).toContain('removed it');

    // The next question sees another source, in the other process as well.
    through('asked');
    await asked.mention(fee);
    await server.until(() => server.botPosts('C1').length === 2);
    const second = textOf(server.botPosts('C1')[1]?.blocks);
    expect(second).toContain('Guest guide');
    expect(second).not.toContain('Berth rules');

    // The document changes on disk: the old answer says what.
    await asked.write('guide.md', guide(15));
    await asked.reload();
    await moderated.reload();
    const code = /Receipt ([0-9A-Z-]+)/.exec(second)?.[1] ?? '';
    await server.envelope('slash_commands', command(asked, code, '/verify', 'U3'));
    await server.until(() => server.whispers.length === 1);
    const told = textOf(server.whispers[0]?.body);
    expect(told).toContain('Edited: guide.md');
    expect(told).toContain('{"type":"text","text":"14","style":{"strike":true}}');
    expect(told).toContain('{"type":"text","text":"15","style":{"bold":true}}');
  });
});
