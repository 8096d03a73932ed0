// Slack keeps what every chat promises, with the real adapter against the small Slack.
import { expect } from 'vitest';
import { slack } from '../../../adapters/slack/start.ts';
import { behind } from '../../../src/bot.ts';
import { chatContract } from '../../contracts/chat.ts';
import type { ChatBench } from '../../contracts/chat-bench.ts';
import { startSlackServer } from '../../slack-server/server.ts';
import type { Mishap } from '../../slack-server/state.ts';
import { mentionOf } from './benches.ts';
import { buttonValue, configOf } from './harness.ts';
import { command, press, submission } from './sent.ts';

const mishaps: Readonly<Record<'lost' | 'limited' | 'down', Mishap>> = {
  lost: { kind: 'lost' },
  limited: { kind: 'limited', seconds: 1 },
  down: { kind: 'status', status: 503 },
};

chatContract('Slack', async (): Promise<ChatBench> => {
  const server = await startSlackServer();
  const config = configOf(server, { moderationChannel: 'CMOD' });
  const asked = new Map<string, string>();
  const at = { server };
  const shown = ({ blocks }: { readonly blocks: unknown }): string => wordsOf(blocks);
  const direct = ({ channel }: { readonly channel: string }): boolean => !channel.startsWith('C');
  const whispered = () => server.whispers.map(({ body }) => body.blocks);
  const blocksOf = (blocks: unknown): readonly unknown[] => (Array.isArray(blocks) ? blocks : []);
  return {
    async serve(bot) {
      const { engine, moderation, log } = behind(bot);
      const fatal = (error: Error): void => expect.unreachable(error.message);
      const open = server.sockets.size;
      const adapter = slack(config, { engine, moderation, log, fatal });
      await adapter.start();
      await server.until(() => server.sockets.size > open);
      return adapter;
    },
    async ask(text, id) {
      const said = `<@UBOT> ${text}`;
      const ts = asked.get(id) ?? server.say({ channel: 'C1', user: 'U1', text: said });
      asked.set(id, ts);
      for (let socket = 0; socket < server.sockets.size; socket += 1) {
        server.behaviour.socket = socket;
        await server.event({ type: 'app_mention', ...mentionOf(ts, said) });
      }
      server.behaviour.socket = 0;
    },
    messages: () => server.botPosts('C1').map(shown),
    spoil: (how, then) =>
      server.fault({ method: 'chat.postMessage', times: 1, mishap: mishaps[how], ...(then ? { then } : {}) }),
    people: {
      async askAlone(text) {
        await server.envelope('slash_commands', command(at, text));
        await server.until(() => server.whispers.length > 0);
      },
      async share() {
        const value = buttonValue(blocksOf(whispered()[0]), 'share');
        await server.envelope('interactive', press(at, { action_id: 'share', value }));
      },
      async report(reason) {
        const by = { user: { id: 'U2', name: 'bo' } };
        const value = buttonValue(blocksOf(server.botPosts('C1')[0]?.blocks), 'report');
        await server.envelope('interactive', press(at, { action_id: 'report', value }, by));
        await server.until(() => server.views.length > 0);
        const values = {
          citation: { citation: { type: 'static_select', selected_option: { value: '1' } } },
          reason: { reason: { type: 'plain_text_input', value: reason } },
        };
        await server.envelope('interactive', submission(at, values, 'U2'));
      },
      privately: () => [...whispered().map(wordsOf), ...server.botPosts().filter(direct).map(shown)],
      reports: () => server.botPosts('CMOD').map(shown),
    },
    async close() {
      expect(server.refusals).toEqual([]);
      await server.stop();
    },
  };
});

/** All words in the order in which people read them: a quotation is cut into runs where some of it is bold. */
function wordsOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(wordsOf).join('');
  if (typeof node !== 'object' || node === null) return '';
  const { text = '', ...rest }: { readonly text?: unknown } = node;
  return `${typeof text === 'string' ? text : wordsOf(text)}${Object.values(rest).map(wordsOf).join('')}`;
}
