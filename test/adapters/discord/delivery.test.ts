// A post that waits says what may be said when it leaves: documents, audiences and rulings change meanwhile.
import { describe, expect, it } from 'vitest';
import { decodeAction } from '../../../src/action.ts';
import { createModeration } from '../../../src/moderation/moderation.ts';
import { steadyNow } from '../../../src/steady-now.ts';
import { asides, labels } from '../../../src/words/everybody.ts';
import { rowsOf } from '../../contracts/kept.ts';
import { directs, general, type Message } from '../../discord-server/world.ts';
import { begin, stage } from './begun.ts';
import { buttonOf, replies, textOf } from './stage.ts';

const fee = 'How much does a mooring at the north quay cost?';
const stale = '40 crowns';
const rules = (crowns: number, front = ''): string =>
  `---\ntitle: Moorings\n${front}---\n# Moorings\n\n## Fees\n\nA mooring at the north quay costs ${crowns} crowns per night.\n`;
const posts = /^\/channels\/\d+\/messages$/;
const original = /@original$/;

type Change = () => Promise<unknown>;
const edit: Change = () => stage.write('moorings.md', rules(45));

const requests = (method: string, path: RegExp) =>
  stage.server.asked.filter((one) => one.method === method && path.test(one.path));

/** Without bold words. */
const said = (requested: unknown): string => JSON.stringify(requested).replaceAll('**', '');

/** The answer whose buttons were sent last, got through or not. */
function sentAnswer(): string {
  const ids = [...JSON.stringify(stage.server.asked).matchAll(/"custom_id":"([^"]+)"/g)];
  return ids.flatMap(([, id = '']) => decodeAction(id)?.answerId ?? []).at(-1) ?? '';
}

const changes: readonly [string, Change][] = [
  ['its document is edited', edit],
  ['its document is given an audience', () => stage.write('moorings.md', rules(40, 'audience: [board]\n'))],
  [
    'its passage is retired',
    () =>
      stage.moderation.decide({
        kind: 'retire',
        moderator: 'discord:1',
        reason: 'old',
        answerId: sentAnswer(),
        citation: 1,
      }),
  ],
];

/** Waits for the request, changes the documents, and gives what quotes the old words in all that is sent from then on. */
async function meanwhile(method: string, path: RegExp, change: Change): Promise<() => readonly unknown[]> {
  const { asked, world } = stage.server;
  await world.until(() => requests(method, path).length > 0);
  expect(said(requests(method, path))).toContain(stale);
  await change();
  const before = asked.length;
  return () => asked.slice(before).filter((one) => said(one).includes(stale));
}

const now = (message: Message): Message => stage.server.world.messages.get(message.id) ?? message;

describe.each(changes)('while %s', (_, change) => {
  it.each([
    ['a 429', [429]],
    ['three 500s', [500, 500, 500]],
    ['cut connections', ['cut', 'cut', 'cut']],
  ] as const)(
    'a reply waits after %s: the old quotation is not sent again, and one stands',
    async (_name, faults) => {
      const { server } = await begin();
      for (const as of faults) server.fail({ method: 'POST', path: posts, as, seconds: 1 });
      server.people.say({ content: fee, channel: general, mention: true });
      const quoting = await meanwhile('POST', posts, change);
      const reply = await server.world.until(() => replies(stage)[0]);
      await stage.stop();
      expect(quoting()).toEqual([]);
      expect(replies(stage)).toHaveLength(1);
      const rows = await rowsOf(stage.store, 'answers');
      expect(rows).toHaveLength(1);
      expect((await stage.engine.kept(String(rows[0]?.id)))?.messages).toEqual([
        `discord:${general}:${reply.id}`,
      ]);
    },
  );

  it.each([
    ['a 429', [429]],
    ['three 500s', [500, 500, 500]],
  ] as const)('a deferred reply waits after %s', async (_name, faults) => {
    const { server } = await begin();
    for (const as of faults) server.fail({ method: 'PATCH', path: original, as, seconds: 1 });
    server.people.slash('ask', { question: fee }, { channel: general });
    const quoting = await meanwhile('PATCH', original, change);
    await server.world.until(() => replies(stage)[0]);
    await stage.stop();
    expect(quoting()).toEqual([]);
    expect(replies(stage)).toHaveLength(1);
  });

  it('a shared answer waits: it is not shared any more', async () => {
    const { server } = await begin();
    server.people.slash('ask', { question: fee, private: true }, { channel: general });
    const reply = await server.world.until(() => replies(stage)[0]);
    server.fail({ method: 'POST', path: posts, as: 429, seconds: 1 });
    server.people.press(reply, buttonOf(reply, labels.share), { channel: general });
    const quoting = await meanwhile('POST', posts, change);
    await server.world.until(() => replies(stage).find((m) => textOf(m) === asides.stale));
    expect(quoting()).toEqual([]);
    expect(replies(stage).filter((m) => m.only === undefined)).toEqual([]);
  });
});

it('a reply behind the last post that Discord takes for now is looked at when its turn comes', async () => {
  const { server } = await begin();
  const { people, world } = server;
  server.fail({ method: 'POST', path: posts, as: 'last', seconds: 1 });
  people.say({ content: 'May I have a barbecue on the pontoon?', channel: general, mention: true });
  await world.until(() => replies(stage)[0]);
  const { fresh } = stage.engine;
  const looked = new Promise<void>((resolve) => {
    stage.engine.fresh = async (...given) => {
      const reply = await fresh(...given);
      resolve();
      return reply;
    };
  });
  people.say({ content: fee, channel: general, mention: true });
  await looked;
  await edit();
  const reply = await world.until(() => replies(stage)[1]);
  expect(textOf(reply)).toContain('45 crowns');
  expect(said(server.asked)).not.toContain(stale);
});

it('a private reply that comes as a direct message instead is looked at again too', async () => {
  const { server } = await begin();
  server.fail({ method: 'PATCH', path: original, as: 404, code: 10_015 });
  for (let n = 0; n < 3; n += 1) server.fail({ method: 'POST', path: /users\/@me\/channels/, as: 500 });
  server.people.slash('ask', { question: fee, private: true }, { channel: general });
  await server.world.until(() => requests('POST', /users\/@me\/channels/).length > 0);
  const quoting = await meanwhile('PATCH', original, edit);
  const reply = await server.world.until(() => replies(stage, directs)[0]);
  expect(textOf(reply)).toContain('45 crowns');
  expect(quoting()).toEqual([]);
});

it('a reply that got through unseen is made to say what may be said now, and not posted twice', async () => {
  const { server } = await begin();
  for (const as of ['lost', 500, 500] as const) server.fail({ method: 'POST', path: posts, as });
  server.people.say({ content: fee, channel: general, mention: true });
  const reply = await server.world.until(() => replies(stage)[0]);
  expect(textOf(reply)).toContain(stale);
  const quoting = await meanwhile('POST', posts, edit);
  await server.world.until(() => textOf(now(reply)).includes('45 crowns'));
  await stage.stop();
  expect(replies(stage)).toHaveLength(1);
  expect(quoting()).toEqual([]);
});

it('a share that got through unseen is taken away when it may not be shared any more', async () => {
  const { server } = await begin();
  server.people.slash('ask', { question: fee, private: true }, { channel: general });
  const reply = await server.world.until(() => replies(stage)[0]);
  for (const as of ['lost', 500, 500] as const) server.fail({ method: 'POST', path: posts, as });
  server.people.press(reply, buttonOf(reply, labels.share), { channel: general });
  await meanwhile('POST', posts, edit);
  await server.world.until(() => replies(stage).find((m) => textOf(m) === asides.stale));
  expect(replies(stage).filter((m) => m.only === undefined)).toEqual([]);
});

it('a quotation in context is looked up again before each attempt to show it', async () => {
  const { server } = await begin();
  server.people.say({ content: fee, channel: general, mention: true });
  const reply = await server.world.until(() => replies(stage)[0]);
  for (let n = 0; n < 3; n += 1) server.fail({ method: 'PATCH', path: original, as: 500 });
  server.people.press(reply, buttonOf(reply, labels.source), { channel: general });
  await server.world.until(() => requests('PATCH', original).length > 0);
  await stage.write('moorings.md', rules(40, 'audience: [board]\n'));
  await stage.engine.preview('What is the light at the stern?', []).catch(() => undefined);
  const shown = await server.world.until(() => replies(stage)[1]);
  expect(textOf(shown)).not.toContain('checked just now');
});

it('an entry of the outbox that another process has by now is left to it', async () => {
  const { server } = await begin();
  server.people.say({ content: fee, channel: general, mention: true });
  await server.world.until(() => replies(stage)[0]);
  const amends = /^\/channels\/\d+\/messages\/\d+$/;
  for (let n = 0; n < 3; n += 1) server.fail({ method: 'PATCH', path: amends, as: 500 });
  await changes[2]?.[1]();
  const { prolong } = stage.moderation;
  const left = new Promise<void>((resolve) => {
    stage.moderation.prolong = async (entry) => {
      const held = await prolong(entry);
      if (!held) resolve();
      return held;
    };
  });
  await server.world.until(() => requests('PATCH', amends).length === 3);
  // Its clock is that of a time when the lease has run out.
  const library = () => stage.engine.library();
  const later = () => steadyNow() + 31_000;
  const other = createModeration({ store: stage.store, library, now: Date.now, clock: later });
  expect(await other.outboxEntries('discord')).toHaveLength(1);
  await left;
  await stage.stop();
  expect(requests('PATCH', amends)).toHaveLength(3);
  expect(await rowsOf(stage.store, 'outbox')).toHaveLength(1);
});
