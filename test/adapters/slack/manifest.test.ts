// The manifest and the code say the same, either way; every scope has its use.
import { describe, expect, it } from 'vitest';
import type { Handlers } from '../../../adapters/slack/listeners/handler.ts';
import { listeners } from '../../../adapters/slack/listeners/listeners.ts';
import manifest from '../../../adapters/slack/manifest.json' with { type: 'json' };
import { declared } from '../../../adapters/slack/manifest.ts';

const nothing = async (): Promise<void> => undefined;
const handlers: Handlers = {
  post: nothing,
  home: nothing,
  command: nothing,
  verify: nothing,
  review: nothing,
  gaps: nothing,
  shortcut: nothing,
  check: nothing,
  action: nothing,
  example: nothing,
  askForm: nothing,
  reportForm: nothing,
  ruling: nothing,
};
const registered = listeners(handlers);
const namesOf = (on: string): readonly string[] =>
  registered.filter((l) => l.on === on).map((l) => String(l.name));

/** What each scope is for: the events and methods that need it. Other methods in use need none. */
const uses: Readonly<Record<string, string>> = {
  'app_mentions:read': 'app_mention',
  'assistant:write': 'assistant.threads.setStatus and setSuggestedPrompts',
  'chat:write': 'chat.postMessage, postEphemeral, update and delete',
  commands: 'the slash commands and the shortcuts',
  'im:history': 'message.im, conversations.history',
  'channels:history': 'message.channels, conversations.replies',
  'groups:history': 'message.groups, conversations.replies',
  'users:read': 'users.info, to tell guests from members',
  'channels:read': 'conversations.info, to tell shared channels from our own',
  'groups:read': 'the same of private channels',
  'mpim:read': 'the same of group direct messages',
};

describe('the manifest', () => {
  it('declares the commands and shortcuts that are registered, and no other', () => {
    expect(namesOf('command')).toEqual(declared.commands);
    expect(namesOf('shortcut')).toEqual(declared.shortcuts);
  });

  it('declares the events that are registered, and no other', () => {
    const kinds = new Set(declared.events.map((event) => event.replace(/^message\..*/, 'message')));
    expect([...kinds].sort()).toEqual([...namesOf('event')].sort());
  });

  it('declares interactivity, for buttons and windows are registered', () => {
    expect(declared.interactive).toBe(namesOf('action').length + namesOf('view').length > 0);
  });

  it('asks for the scopes that are used, and no other', () => {
    expect([...declared.scopes, ...declared.optionalScopes].sort()).toEqual(Object.keys(uses).sort());
    expect(declared.scopes).toEqual([
      'app_mentions:read',
      'assistant:write',
      'chat:write',
      'commands',
      'im:history',
    ]);
  });

  it('is what Slack takes: Socket Mode, whole organisations, the agent view, a long enough description', () => {
    expect(manifest.settings).toMatchObject({ socket_mode_enabled: true, org_deploy_enabled: false });
    expect(manifest.features.agent_view.agent_description).not.toBe('');
    expect(manifest.features).not.toHaveProperty('assistant_view');
    expect(manifest.display_information.long_description.length).toBeGreaterThanOrEqual(174);
    expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
    for (const { callback_id, name, description } of manifest.features.shortcuts) {
      expect([callback_id.length <= 255, name.length <= 24 + 1, description.length <= 150]).toEqual([
        true,
        true,
        true,
      ]);
    }
  });
});
