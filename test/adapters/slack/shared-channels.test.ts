// In a channel that people of other workspaces are in, nobody is shown before all what the team alone may read; members may ask for their own eyes.
import { describe, expect, it } from 'vitest';
import { begin, calls, mention, posts, said, secret, sent, telling, whispers } from './crew.ts';
import { type Bench, buttonValue, fee, type Options, textOf } from './harness.ts';
import { command, press, pressInView, submission } from './sent.ts';

describe.each(['is_ext_shared', 'is_pending_ext_shared', 'is_org_shared'])(
  'in a channel that others are in or are invited to (%s)',
  (how) => {
    const shared = async (config?: Options['config']): Promise<Bench> => {
      const made = await begin(config);
      made.server.channels.set('C1', { [how]: true });
      return made;
    };

    it('nobody is quoted such a document before all: by mention, menu, example and follow-up', async () => {
      const made = await shared();
      await mention(made, 'U1');
      await posts(made, 1);
      const ts = made.server.say({ channel: 'C1', user: 'U2', text: secret });
      await made.server.envelope('interactive', {
        type: 'message_action',
        callback_id: 'answer_message',
        trigger_id: 'menu',
        message: { type: 'message', user: 'U2', ts, text: secret },
        user: { id: 'U1', name: 'ada', team_id: 'T1' },
        channel: { id: 'C1', name: 'general' },
        team: { id: 'T1', domain: 'harbour' },
      });
      await posts(made, 2);
      await made.server.envelope('interactive', press(made, { action_id: 'ask:0', value: secret }));
      await posts(made, 3);
      const thread = made.server.botPosts()[0]?.thread ?? '';
      const next = { channel: 'C1', user: 'U1', text: secret, thread_ts: thread };
      const on = made.server.say({ ...next, thread });
      await made.server.event({ type: 'message', channel_type: 'channel', ...next, ts: on });
      // Nobody addressed that one: it is answered only when there is a clear answer, and a mention after it proves that it was read.
      await mention(made, 'U1');
      await posts(made, 4);
      expect(sent(made)).not.toMatch(telling);
    });

    it('a member asks in private and looks at sources, but shares nothing that not all may read', async () => {
      const made = await shared();
      await made.server.envelope('slash_commands', command(made, secret));
      await whispers(made, 1);
      const { blocks = [] } = made.server.whispers[0]?.body ?? {};
      expect(textOf(blocks)).toContain(said);
      const mine = Array.isArray(blocks) ? blocks : [];
      const at = { container: { channel_id: 'C1', is_ephemeral: true } };
      const source = { action_id: 'source:1', value: buttonValue(mine, 'source:1') };
      await made.server.envelope('interactive', press(made, source, at));
      await made.server.until(() => made.server.views.length === 1);
      expect(textOf(made.server.views[0]?.body)).toContain(said);
      const share = { action_id: 'share', value: buttonValue(mine, 'share') };
      await made.server.envelope('interactive', press(made, share, at));
      await whispers(made, 2);
      expect(textOf(made.server.whispers[1]?.body)).toContain('Not everyone in this channel');
      expect(made.server.botPosts()).toEqual([]);
    });

    it('a report about such a document is not posted, and a decision leaves none of it standing', async () => {
      const made = await begin({ moderationChannel: 'C2' });
      await made.server.envelope('slash_commands', command(made, secret));
      await whispers(made, 1);
      const { blocks } = JSON.parse(textOf(made.server.whispers[0]?.body));
      // As if it had been shared when this was a channel of our own.
      made.server.posts.push({ ts: '1.1', channel: 'C1', user: 'UBOT', text: said, blocks, bot: true });
      const answerId = buttonValue(blocks, 'source:1').split('.')[1] ?? '';
      await made.engine.shown(answerId, 'slack:C1:1.1');
      for (const channel of ['C1', 'C2']) made.server.channels.set(channel, { [how]: true });
      const report = { action_id: 'report', value: buttonValue(blocks, 'report') };
      await made.server.envelope('interactive', press(made, report));
      await made.server.until(() => made.server.views.length === 1);
      const values = { reason: { reason: { type: 'plain_text_input', value: 'Old.' } } };
      await made.server.envelope('interactive', submission(made, values));
      await made.server.until(() => calls(made, 'conversations.info').length > 0);
      await made.server.envelope('slash_commands', command(made, '', '/review', 'UMOD'));
      await made.server.until(() => made.server.views.length === 2);
      const wrong = { action_id: 'wrong:1', value: buttonValue(queueOf(made), 'wrong:1') };
      await made.server.envelope('interactive', pressInView(made, wrong, 'UMOD'));
      await made.server.until(() => calls(made, 'chat.update').length > 0);
      expect(textOf(made.server.botPosts())).not.toMatch(telling);
      expect(made.server.botPosts('C2')).toEqual([]);
    });
  },
);

const queueOf = ({ server }: Bench): readonly unknown[] => {
  const { view } = JSON.parse(JSON.stringify(server.views.at(-1)?.body ?? {}));
  return view?.blocks ?? [];
};

it('a shared answer begins a conversation with its own turn alone, and shows no more than its asker saw', async () => {
  const made = await begin({ audience: [] });
  await made.server.envelope('slash_commands', command(made, fee));
  await whispers(made, 1);
  const { blocks = [] } = made.server.whispers[0]?.body ?? {};
  const mine = Array.isArray(blocks) ? blocks : [];
  await made.server.envelope('slash_commands', command(made, 'When was the Guest Register introduced?'));
  await whispers(made, 2);
  const share = { action_id: 'share', value: buttonValue(mine, 'share') };
  await made.server.envelope('interactive', press(made, share));
  await whispers(made, 3);
  const [standing] = made.server.botPosts('C1');
  expect(textOf(standing?.blocks)).not.toContain('Guest Register');
  await made.mention('And who set it?', { user: 'U2', thread: standing?.ts ?? '' });
  await posts(made, 2);
  const understood = /Searched for: ([^"]*)/.exec(textOf(made.server.botPosts()[1]?.blocks))?.[1] ?? '';
  expect(understood).toContain('berth');
  expect(understood).not.toContain('Guest Register');
  await made.server.envelope('slash_commands', command(made, 'Who introduced it?'));
  await whispers(made, 4);
  expect(textOf(made.server.whispers[3]?.body)).toContain('introduced the Guest Register');
});
