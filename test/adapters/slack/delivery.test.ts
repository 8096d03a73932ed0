// A post that waits says what may be said when it leaves: documents, audiences and rulings change meanwhile.
import { describe, expect, it, vi } from 'vitest';
import { decodeAction } from '../../../src/action.ts';
import { createModeration } from '../../../src/moderation/moderation.ts';
import { steadyNow } from '../../../src/steady-now.ts';
import { asides } from '../../../src/words/everybody.ts';
import { rowsOf } from '../../contracts/kept.ts';
import type { Mishap } from '../../slack-server/state.ts';
import { bench } from './benches.ts';
import { type Bench, buttonValue, fee, master, textOf } from './harness.ts';
import { command, press, submission } from './sent.ts';

const stale = '14 euros';
const rules = (euros: number, front = ''): string =>
  `---\ntitle: Berth rules\n${front}---\n# Berth rules\n\n## Fees\n\nThe night fee for a berth is ${euros} euros. It is paid at the kiosk.\n`;

type Change = (made: Bench) => Promise<unknown>;
const edit: Change = (made) => made.write('berths.md', rules(15));

/** The answer that was sent last, got through or not. */
function sentAnswer({ server }: Bench): string {
  const blocks = server.calls.findLast((c) => Array.isArray(c.body.blocks))?.body.blocks;
  const value = buttonValue(Array.isArray(blocks) ? blocks : [], 'report');
  return decodeAction(value)?.answerId ?? '';
}

const changes: readonly [string, Change][] = [
  ['its document is edited', edit],
  ['its document is given an audience', (made) => made.write('berths.md', rules(14, 'audience: [board]\n'))],
  [
    'a settings file gives it an audience',
    async (made) => {
      await made.write('berths.meta.yaml', 'audience: [board]\n');
      await made.reload();
    },
  ],
  [
    'its passage is retired',
    (made) =>
      made.moderation.decide({
        kind: 'retire',
        moderator: 'slack:UMOD',
        reason: 'old',
        answerId: sentAnswer(made),
        citation: 1,
      }),
  ],
];

const limited: Mishap = { kind: 'limited', seconds: 1 };
const down: Mishap = { kind: 'status', status: 500 };
const posts = ({ server }: Bench) => server.calls.filter((c) => c.method === 'chat.postMessage');
const quotes = (calls: readonly unknown[]): readonly unknown[] =>
  calls.filter((call) => JSON.stringify(call).includes(stale));

/** What was not said does not count, and what stands is what is kept. */
async function onlyKept({ engine, server, store }: Bench): Promise<void> {
  const rows = await rowsOf(store, 'answers');
  expect(rows).toHaveLength(1);
  const kept = await engine.kept(String(rows[0]?.id));
  expect(kept?.messages).toEqual([`slack:C1:${server.botPosts('C1')[0]?.ts}`]);
  expect(await rowsOf(store, 'turns')).toHaveLength(1);
}

/** Changes the documents and gives all that is sent from then on. */
async function changed(made: Bench, change: Change): Promise<readonly unknown[]> {
  await change(made);
  const { calls } = made.server;
  const before = calls.length;
  return new Proxy([], { get: (_, key) => Reflect.get(calls.slice(before), key) });
}

describe.each(changes)('while %s', (_, change) => {
  it.each([
    ['a 429', limited, 1],
    ['two 500s', down, 2],
    ['a cut connection', { kind: 'reset' } as const, 2],
  ])(
    'a reply waits after %s: the old quotation is not sent again, and one reply stands',
    async (_name, mishap, times) => {
      const made = await bench();
      const { server } = made;
      server.fault({ method: 'chat.postMessage', times, mishap });
      await made.mention(fee);
      await server.until(() => posts(made).length > 0);
      expect(quotes(posts(made))).toHaveLength(1);
      const since = await changed(made, change);
      await server.until(() => server.botPosts('C1').length === 1);
      await made.adapter.stop();
      expect(quotes([...since])).toEqual([]);
      expect(server.botPosts()).toHaveLength(1);
      await onlyKept(made);
    },
  );

  it('a shared answer waits: it is not shared any more', async () => {
    const made = await bench();
    const { server } = made;
    await server.envelope('slash_commands', command(made, fee));
    await server.until(() => server.whispers.length === 1);
    const blocks = server.whispers[0]?.body.blocks;
    server.fault({ method: 'chat.postMessage', times: 1, mishap: limited });
    const value = buttonValue(Array.isArray(blocks) ? blocks : [], 'share');
    await server.envelope('interactive', press(made, { action_id: 'share', value }));
    await server.until(() => posts(made).length > 0);
    const since = await changed(made, change);
    await server.until(() => server.whispers.length === 2);
    expect(textOf(server.whispers[1]?.body)).toContain(asides.stale);
    expect([quotes([...since]), server.botPosts()]).toEqual([[], []]);
  });
});

it('a private reply that waits for its response_url is looked at again too', async () => {
  const made = await bench();
  const { server } = made;
  server.fault({ method: 'response_url', times: 2, mishap: down });
  await server.envelope('slash_commands', command(made, fee));
  await server.until(() => server.calls.some((c) => c.method === 'response_url'));
  const since = await changed(made, edit);
  await server.until(() => server.whispers.length === 1);
  expect(textOf(server.whispers[0]?.body)).toContain('15 euros');
  expect(quotes([...since])).toEqual([]);
});

it('a reply that waits behind a limited one is looked at when its turn comes', async () => {
  const made = await bench();
  const { server } = made;
  server.fault({ method: 'chat.postMessage', times: 1, mishap: limited });
  await made.mention(master);
  await server.until(() => posts(made).length === 1);
  const ts = await made.mention(fee);
  await vi.waitFor(() =>
    expect(made.lines.filter((line) => line.includes('"outcome":"answer"'))).toHaveLength(2),
  );
  const since = await changed(made, edit);
  await server.until(() => server.botPosts('C1').length === 2);
  expect(textOf(server.botPosts('C1').find((p) => p.thread === ts)?.blocks)).toContain('15 euros');
  expect(quotes([...since])).toEqual([]);
});

it('a reply that got through unseen is made to say what may be said now, and not posted twice', async () => {
  const made = await bench();
  const { server } = made;
  server.fault({ method: 'chat.postMessage', times: 1, mishap: { kind: 'lost' } });
  server.fault({ method: 'conversations.replies', times: 2, mishap: down });
  await made.mention(fee);
  await server.until(() => server.botPosts().length === 1);
  const since = await changed(made, edit);
  await server.until(() => textOf(server.botPosts()[0]?.blocks).includes('15 euros'));
  await made.adapter.stop();
  expect(server.botPosts()).toHaveLength(1);
  expect(quotes([...since])).toEqual([]);
  await onlyKept(made);
});

it('a report that waits for the moderators’ channel quotes nothing that is not there any more', async () => {
  const made = await bench({ config: { moderationChannel: 'CMOD' } });
  const { server } = made;
  await made.mention(fee);
  await server.until(() => server.botPosts('C1').length === 1);
  server.fault({ method: 'chat.postMessage', channel: 'CMOD', times: 1, mishap: limited });
  const reason = { type: 'plain_text_input', value: 'Old.' };
  const citation = { type: 'static_select', selected_option: { value: '1' } };
  const value = buttonValue(server.botPosts('C1')[0]?.blocks ?? [], 'report');
  await server.envelope('interactive', press(made, { action_id: 'report', value }));
  await server.until(() => server.views.length === 1);
  await server.envelope(
    'interactive',
    submission(made, { citation: { citation }, reason: { reason } }, 'U2'),
  );
  await server.until(() => posts(made).some((c) => c.body.channel === 'CMOD'));
  const since = await changed(made, edit);
  await server.until(() => server.botPosts('CMOD').length === 1);
  expect(quotes([...since])).toEqual([]);
});

it('an entry of the outbox that another process has by now is left to it', async () => {
  const made = await bench();
  const { server, moderation, store } = made;
  await made.mention(fee);
  await server.until(() => server.botPosts().length === 1);
  server.fault({ method: 'chat.update', times: 3, mishap: down });
  const updates = () => server.calls.filter((c) => c.method === 'chat.update');
  const answerId = sentAnswer(made);
  const { prolong } = moderation;
  const left = new Promise<void>((resolve) => {
    moderation.prolong = async (entry) => {
      const held = await prolong(entry);
      if (!held) resolve();
      return held;
    };
  });
  await moderation.decide({ kind: 'retire', moderator: 'slack:UMOD', reason: 'old', answerId, citation: 1 });
  await server.until(() => updates().length > 0);
  // Its clock is that of a time when the lease has run out.
  const library = () => made.engine.library();
  const later = () => steadyNow() + 31_000;
  const other = createModeration({ store, library, now: Date.now, clock: later });
  expect(await other.outboxEntries('slack:')).toHaveLength(1);
  await left;
  const before = updates().length;
  await made.adapter.stop();
  expect(updates()).toHaveLength(before);
  expect(await rowsOf(store, 'outbox')).toHaveLength(1);
});
