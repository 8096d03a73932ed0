// Discord keeps what every chat promises, with the real adapter and the real client against the small Discord.
import { expect } from 'vitest';
import { discord } from '../../../adapters/discord/start.ts';
import { behind } from '../../../src/bot.ts';
import { labels } from '../../../src/words/everybody.ts';
import { chatContract } from '../../contracts/chat.ts';
import type { ChatBench } from '../../contracts/chat-bench.ts';
import { bob } from '../../discord-server/people.ts';
import { type Fault, startDiscord } from '../../discord-server/server.ts';
import { directs, general, hall, type Message } from '../../discord-server/world.ts';
import { buttonOf, configOf, repliesOn, textOf } from './stage.ts';

const faults: Readonly<Record<'lost' | 'limited' | 'down', Fault['as']>> = {
  lost: 'lost',
  limited: 429,
  down: 502,
};

chatContract('Discord', async (): Promise<ChatBench> => {
  const server = await startDiscord();
  const { world, people } = server;
  const config = configOf(server, { moderationChannel: hall });
  const asked = new Map<string, Message>();
  const shown = (channel: string) => repliesOn(server, channel).filter(({ only }) => only === undefined);
  const alone = () => repliesOn(server, general).filter(({ only }) => only !== undefined);
  const first = (messages: readonly Message[]): Message => messages[0] ?? expect.unreachable('nothing there');
  return {
    async serve(bot) {
      const { engine, moderation, log } = behind(bot);
      const fatal = (error: Error): void => expect.unreachable(error.message);
      const rim = { print: () => undefined, dead: 300_000, watch: 15_000 };
      const adapter = discord(config, { engine, moderation, log, fatal }, rim);
      await adapter.start();
      return adapter;
    },
    async ask(content, id) {
      const said = asked.get(id);
      if (said) people.again(said);
      else asked.set(id, people.say({ content, channel: general, mention: true }));
    },
    messages: () => shown(general).map(textOf),
    spoil: (how, then) =>
      server.fail({
        method: 'POST',
        path: /^\/channels\/\d+\/messages$/,
        as: faults[how],
        ...(then ? { then } : {}),
      }),
    people: {
      async askAlone(question) {
        people.slash('ask', { question, private: true }, { channel: general });
        await world.until(() => alone()[0]);
      },
      async share() {
        const answer = first(alone());
        people.press(answer, buttonOf(answer, labels.share), { channel: general });
      },
      async report(text) {
        const message = first(shown(general));
        const report = buttonOf(message, labels.report);
        people.submit(report, { citation: '1', text }, { channel: general, user: bob }, message);
      },
      privately: () => [...alone(), ...repliesOn(server, directs)].map(textOf),
      reports: () => shown(hall).map(textOf),
    },
    async close() {
      expect(world.violations).toEqual([]);
      await server.close();
    },
  };
});
