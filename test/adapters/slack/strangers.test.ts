// Guests and people of other workspaces are shown nothing of documents for an audience, by any way in or out, and are answered all the same.
import { describe, expect, it } from 'vitest';
import {
  answered,
  begin,
  calls,
  crew,
  mention,
  posts,
  said,
  secret,
  sent,
  telling,
  whispers,
} from './crew.ts';
import { buttonValue, textOf } from './harness.ts';
import { command, press, submission } from './sent.ts';

const kinds: readonly (readonly [string, Record<string, unknown>])[] = [
  ['a guest', { is_restricted: true }],
  ['a guest of one channel', { is_restricted: true, is_ultra_restricted: true }],
  ['somebody of another workspace', { team_id: 'T2' }],
  ['somebody of another organisation', { team_id: 'T1', is_stranger: true }],
  [
    'somebody of another workspace of our organisation',
    { team_id: 'E1', enterprise_user: { teams: ['T2'] } },
  ],
];

describe.each(kinds)('%s', (_, profile) => {
  it('is quoted no such document, however it is asked, and replied to once', async () => {
    const made = await begin();
    made.server.users.set('U9', profile);
    await mention(made, 'U9');
    await made.direct(secret, { user: 'U9' });
    await posts(made, 2);
    await made.server.envelope('slash_commands', command(made, secret, '/ask', 'U9'));
    await whispers(made, 1);
    await made.server.envelope('slash_commands', command(made, '', '/ask', 'U9'));
    await made.server.until(() => made.server.views.length === 1);
    const values = { question: { question: { type: 'plain_text_input', value: secret } } };
    await made.server.envelope('interactive', submission(made, values, 'U9'));
    await whispers(made, 2);
    const example = { action_id: 'ask:0', value: secret };
    await made.server.envelope('interactive', press(made, example, { user: { id: 'U9' } }));
    await posts(made, 3);
    expect(sent(made)).not.toMatch(telling);
  });

  it('is shown, proposed, listed and told nothing of it', async () => {
    const made = await begin({ moderators: ['U9'] });
    made.server.users.set('U9', profile);
    const blocks = await answered(made);
    const receipt = /Receipt ([\w-]+)/.exec(textOf(blocks))?.[1] ?? '';
    const by = { user: { id: 'U9' } };
    for (const action_id of ['source:1', 'report']) {
      const value = buttonValue(blocks, action_id);
      await made.server.envelope('interactive', press(made, { action_id, value }, by));
    }
    const check = { action_id: 'check:0', value: buttonValue(blocks, 'source:1').replace('source', 'check') };
    await made.server.envelope('interactive', press(made, check, by));
    await made.server.envelope('slash_commands', command(made, '', '/review', 'U9'));
    for (const tab of ['home', 'messages'])
      await made.server.event({ type: 'app_home_opened', user: 'U9', channel: 'D9', tab, event_ts: '1' });
    await made.server.until(() => made.server.views.length === 5);
    for (const name of ['/verify', '/gaps'])
      await made.server.envelope('slash_commands', command(made, receipt, name, 'U9'));
    await whispers(made, 2);
    await made.server.until(() => calls(made, 'assistant.threads.setSuggestedPrompts').length === 1);
    expect(sent(made)).not.toMatch(telling);
  });
});

it.each(['user_team', 'source_team', 'team'])(
  'whose event names another workspace (%s) is not looked up',
  async (name) => {
    const made = await begin();
    await mention(made, 'U9', { [name]: 'T2' });
    await posts(made, 1);
    expect(sent(made)).not.toMatch(telling);
    expect(calls(made, 'users.info')).toEqual([]);
  },
);

it('whose button names another workspace is shown nothing, though Slack says no more of them', async () => {
  const made = await begin();
  const blocks = await answered(made);
  const user = { id: 'U9', name: 'eve', team_id: 'T2' };
  const source = { action_id: 'source:1', value: buttonValue(blocks, 'source:1') };
  await made.server.envelope('interactive', press(made, source, { user }));
  await made.server.until(() => made.server.views.length === 1);
  expect(sent(made)).not.toMatch(telling);
});

describe('where it cannot be known', () => {
  it.each(['users:read', 'channels:read'])(
    'without the scope %s nobody is quoted it, and the log says so',
    async (scope) => {
      const made = await begin();
      for (const one of scope === 'users:read' ? [scope] : [scope, 'groups:read', 'mpim:read'])
        made.server.scopes.delete(one);
      await mention(made, 'U1');
      await posts(made, 1);
      expect(sent(made)).not.toMatch(telling);
      expect(made.lines.join('')).toMatch(new RegExp(`grant the scope [a-z:, ]*${scope}`));
      expect(made.server.refusals.splice(0)).toHaveLength(1);
    },
  );

  it.each([
    ['refuses', { kind: 'error', error: 'user_not_found' }],
    ['is overrun', { kind: 'limited', seconds: 30 }],
    ['breaks off', { kind: 'reset' }],
    ['takes too long', { kind: 'slow', ms: 9_500 }],
  ] as const)('as Slack %s, one reply comes without it', async (_, mishap) => {
    const made = await begin();
    for (const method of ['users.info', 'conversations.info'])
      made.server.fault({ method, times: 9, mishap });
    await mention(made, 'U1');
    await posts(made, 1);
    expect(sent(made)).not.toMatch(telling);
  });
});

describe('what the operator sets', () => {
  it('says what those may read who are no members', async () => {
    const made = await begin({ audience: ['team', 'partners'], sharedAudience: ['partners'] });
    await made.write('jetty.md', crew('partners', 'The jetty of the partners is painted yellow.'));
    await made.reload();
    made.server.users.set('U9', { is_restricted: true });
    await mention(made, 'U9');
    await made.mention('What is the jetty of the partners painted?', { user: 'U9' });
    await posts(made, 2);
    expect(textOf(made.server.botPosts())).toContain('painted yellow');
    expect(sent(made)).not.toContain(said);
  });

  it.each([
    { audience: [], sharedAudience: [] },
    { audience: ['team'], sharedAudience: ['team'] },
  ])('asks Slack about nobody where all are alike: %j', async (config) => {
    const made = await begin(config);
    await mention(made, 'U1');
    await posts(made, 1);
    expect(textOf(made.server.botPosts()).includes(said)).toBe(config.audience.length > 0);
    expect([...calls(made, 'users.info'), ...calls(made, 'conversations.info')]).toEqual([]);
  });

  it('asks about a person and a channel once in a while', async () => {
    const made = await begin();
    await mention(made, 'U1');
    await posts(made, 1);
    await mention(made, 'U1');
    await posts(made, 2);
    expect(textOf(made.server.botPosts()[1]?.blocks)).toContain(said);
    expect([calls(made, 'users.info').length, calls(made, 'conversations.info').length]).toEqual([1, 1]);
  });
});
