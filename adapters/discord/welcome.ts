// What the start prints: where the bot is, how to add it elsewhere, and what to type next.
import type { Engine } from '../../src/engine.ts';
import { countOf } from '../../src/text/say.ts';
import { inviteLink } from './access.ts';
import type { DiscordConfig } from './config.ts';

export function welcome(
  applicationId: string,
  servers: readonly string[],
  engine: Engine,
  config: DiscordConfig,
): readonly string[] {
  const { documents, passages } = engine.status();
  // What is printed ends in logs, which more people read than a document with an audience.
  const example = engine.examples([], 1)[0];
  const named = servers.slice(0, 10).join(', ') + (servers.length > 10 ? ', …' : '');
  const open = config.audience.length > 0 && config.servers.length === 0 && servers.length > 1;
  return [
    `Discord: connected; ${countOf(servers.length, 'server')}${named === '' ? '' : `: ${named}`}`,
    `  ${countOf(documents, 'document')}, ${countOf(passages, 'passage')}`,
    ...(open
      ? ['  All of them have the audiences of DISCORD_AUDIENCE; DISCORD_SERVERS names those that shall.']
      : []),
    `  Add me to a server: ${inviteLink(applicationId)}`,
    `  Then type in a channel: /ask question:${example ?? 'your question'}`,
  ];
}
