// What the start prints: where the bot is, how to add it elsewhere, and what to type next.
import type { Engine } from '../../src/engine/engine.ts';
import { discordOperators } from '../operators.ts';
import { inviteLink } from './access/access.ts';
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
  const open = config.audience.length > 0 && config.servers.length === 0 && servers.length > 1;
  return [
    discordOperators.welcome(servers, documents, passages),
    ...(open ? [discordOperators.open] : []),
    discordOperators.invite(inviteLink(applicationId)),
    discordOperators.ask(example),
  ];
}
