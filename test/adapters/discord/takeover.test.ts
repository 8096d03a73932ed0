// A process that ends in the middle: the next one finds the reply that is there, or brings it.
import { afterEach, describe, expect, it } from 'vitest';
import { toQuestion } from '../../../adapters/discord/question.ts';
import type { Question } from '../../../src/domain.ts';
import type { Outcome } from '../../discord-server/outcome.ts';
import { ada } from '../../discord-server/people.ts';
import { general } from '../../discord-server/world.ts';
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

  it('for too long is excused in one line', async () => {
    stage = await setStage();
    const said = stage.server.people.say({ content: fee, channel: general, mention: true, unheard: true });
    await abandoned(mentioned(said.id, Date.now() - 700_000));
    await stage.start();
    const message = await stage.server.world.until(() => replies(stage)[0]);
    expect(textOf(message)).toContain('waited too long');
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
