// A process that ends in the middle: the next one finds the reply that is there, or brings it.
import { REST } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { restOptions } from '../../../adapters/discord/connection/rest.ts';
import { createDiscordReplies } from '../../../adapters/discord/delivery/replies.ts';
import { createSend } from '../../../adapters/discord/delivery/send.ts';
import { toQuestion } from '../../../adapters/discord/question.ts';
import type { Question } from '../../../src/domain.ts';
import { createLog } from '../../../src/log.ts';
import type { Outcome } from '../../discord-server/outcome.ts';
import { ada } from '../../discord-server/people.ts';
import { bot, general, token } from '../../discord-server/world.ts';
import { replies, type Stage, setStage, textOf } from './stage.ts';

const fee = 'How much does a mooring at the north quay cost?';
let stage: Stage;
afterEach(async () => {
  expect(stage.server.world.violations).toEqual([]);
  await stage.close();
});

/** Claimed by a process that is no more: its lease has run out. */
async function abandoned(question: Question, at = Date.now()): Promise<void> {
  await stage.store.claims.take(question, { holder: 'gone', now: at - 60_000, until: at - 30_000 });
}

const mentioned = (message: string, askedAt = Date.now()): Question =>
  toQuestion({
    text: fee,
    thread: `discord:chain:${message}`,
    place: { kind: 'message', channel: general, message, asker: ada },
    askedAt,
    readers: [],
  });

describe.each([false, true])('a command, kept on a file: %s', (onFile) => {
  it('is claimed before Discord hears of us, so that a process killed in between leaves it to the next', async () => {
    let first: Promise<boolean> | undefined;
    const answer = (_method: string, path: string, outcome: Outcome): Outcome => {
      const id = /^\/interactions\/(\d+)\//.exec(path)?.[1];
      if (id !== undefined) {
        const lease = { holder: 'test', now: Date.now(), until: Date.now() + 1_000 };
        first ??= stage.store.claims.take({ ...mentioned('1'), id: `discord:interaction:${id}` }, lease);
      }
      return outcome;
    };
    stage = await setStage({ onFile, mutate: { answer } });
    await stage.start();
    stage.server.people.slash('ask', { question: fee }, { channel: general });
    await stage.server.world.until(() => replies(stage)[0]);
    expect(await first).toBe(false);
  });
});

describe('a question left behind', () => {
  it('by mention is answered after the restart', async () => {
    stage = await setStage();
    const said = stage.server.people.say({ content: fee, channel: general, mention: true, unheard: true });
    await abandoned(mentioned(said.id));
    await stage.start();
    const message = await stage.server.world.until(() => replies(stage)[0]);
    expect(message.message_reference).toMatchObject({ message_id: said.id });
    expect(textOf(message)).toContain('40 crowns');
  });

  it('whose reply was posted before the end is not answered again', async () => {
    stage = await setStage();
    await stage.start();
    const { people, world } = stage.server;
    const said = people.say({ content: fee, channel: general, mention: true });
    await world.until(() => replies(stage)[0]);
    await stage.stop();
    const again = await setStage();
    for (const [id, message] of world.messages) again.server.world.messages.set(id, message);
    const before = stage;
    stage = again;
    await abandoned(mentioned(said.id));
    await stage.start();
    await stage.server.world.until(() =>
      stage.server.world.calls.find((c) => c.method === 'GET' && c.path.endsWith('/messages')),
    );
    const last = stage.server.people.say({
      content: 'May I have a barbecue on the pontoon?',
      channel: general,
      mention: true,
    });
    await stage.server.world.until(() =>
      replies(stage).find((m) => m.message_reference?.message_id === last.id),
    );
    expect(replies(stage)).toHaveLength(2);
    await before.close();
  });

  it('while Discord cannot answer is left to the next round, and not replied to twice', async () => {
    stage = await setStage();
    await stage.start();
    const { people, world } = stage.server;
    const said = people.say({ content: fee, channel: general, mention: true });
    const reply = await world.until(() => replies(stage)[0]);
    const ended: string[] = [];
    const posted = async (_id: string, message: string) => void ended.push(message);
    const engine = { ...stage.engine, overdue: async () => [mentioned(said.id)], posted };
    const { signal } = new AbortController();
    const rest = new REST(restOptions({ apiUrl: stage.server.api })).setToken(token);
    const log = createLog('silent');
    const send = createSend({
      rest,
      application: () => bot.application,
      log,
      signal,
      unauthorized: () => {},
    });
    let answers = false;
    const messages: typeof send.messages = (channel, after) =>
      answers ? send.messages(channel, after) : Promise.reject(new Error('Bad Gateway'));
    const parts = { engine, log, channels: [], self: () => bot.id, signal };
    const { takeOver } = createDiscordReplies({ ...parts, send: { ...send, messages } });
    // The nonce is remembered for some minutes only.
    world.nonces.clear();
    await takeOver();
    expect([replies(stage).length, ended]).toEqual([1, []]);
    answers = true;
    await takeOver();
    expect([replies(stage).length, ended]).toEqual([1, [`discord:${general}:${reply.id}`]]);
  });

  it.each([true, false])(
    'by a command whose token died since is looked for in the channel: edited %s',
    async (edited) => {
      stage = await setStage();
      const { people, world } = stage.server;
      const asked = people.slash('ask', { question: fee }, { channel: general });
      asked.expired = true;
      const deferred = world.nextId();
      world.messages.set(deferred, {
        id: deferred,
        channel_id: general,
        author: { id: bot.id },
        type: 0,
        content: '',
        flags: edited ? 0 : 128,
        components: edited ? [{ type: 10, content: '40 crowns' }] : [],
        mentions: [],
        interaction_metadata: { id: asked.id },
        body: {},
      });
      const { id, token } = asked;
      const at = { kind: 'interaction', channel: general, asker: ada, hidden: false, share: true } as const;
      const place = { ...at, id, token };
      await abandoned(
        toQuestion({ text: fee, thread: 'discord:x', place, askedAt: Date.now(), readers: [] }),
      );
      await stage.start();
      await world.until(() => world.calls.find((c) => c.method === 'GET' && c.path.endsWith('/messages')));
      if (!edited) await world.until(() => replies(stage)[0]);
      await stage.stop();
      expect(replies(stage)).toHaveLength(1);
    },
  );

  it('for too long is excused in one line', async () => {
    stage = await setStage();
    const said = stage.server.people.say({ content: fee, channel: general, mention: true, unheard: true });
    await abandoned(mentioned(said.id, Date.now() - 700_000));
    await stage.start();
    const message = await stage.server.world.until(() => replies(stage)[0]);
    expect(textOf(message)).toContain('was away when you asked');
  });

  it.each([false, true])(
    'by a command is answered in its place, or in the channel when the token died: %s',
    async (died) => {
      stage = await setStage();
      const { people, world } = stage.server;
      const asked = people.slash('ask', { question: fee }, { channel: general });
      const deferred = world.nextId();
      asked.response = { type: 5 };
      asked.original = deferred;
      asked.expired = died;
      world.messages.set(deferred, {
        id: deferred,
        channel_id: general,
        author: { id: '400000000000000001' },
        type: 0,
        content: '',
        flags: 128,
        components: [],
        mentions: [],
        body: {},
      });
      const place = {
        kind: 'interaction',
        channel: general,
        id: asked.id,
        token: asked.token,
        asker: ada,
        hidden: false,
        share: true,
      } as const;
      await abandoned(
        toQuestion({ text: fee, thread: 'discord:x', place, askedAt: Date.now(), readers: [] }),
      );
      await stage.start();
      const message = await world.until(() => replies(stage)[0]);
      expect(textOf(message)).toContain('40 crowns');
      expect(message.id === deferred).toBe(!died);
    },
  );
});
