// What Slack was told about this app. Names are read here and nowhere written twice: rename a command in the file and it is renamed.
import manifest from './manifest.json' with { type: 'json' };

const { features, oauth_config, settings } = manifest;

/** Commands by what they do, in the order of the manifest. */
export const commands = {
  ask: features.slash_commands[0]?.command ?? '/ask',
  verify: features.slash_commands[1]?.command ?? '/verify',
  review: features.slash_commands[2]?.command ?? '/review',
  gaps: features.slash_commands[3]?.command ?? '/gaps',
} as const;

/** Shortcuts by what they do, in the order of the manifest. */
export const shortcuts = {
  answer: features.shortcuts[0]?.callback_id ?? 'answer_message',
  check: features.shortcuts[1]?.callback_id ?? 'check_sources',
} as const;

/** Everything the file declares, for comparing it with what the code registers. */
export const declared = {
  commands: features.slash_commands.map((c) => c.command),
  shortcuts: features.shortcuts.map((s) => s.callback_id),
  events: settings.event_subscriptions.bot_events,
  scopes: oauth_config.scopes.bot,
  optionalScopes: oauth_config.scopes.bot_optional,
  interactive: settings.interactivity.is_enabled,
} as const;
