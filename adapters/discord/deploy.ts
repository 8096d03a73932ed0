// `npm run discord:deploy`: registers the commands without connecting, or prints what would be registered.
import { REST, Routes } from 'discord.js';
import { z } from 'zod';
import { discordOperators } from '../operators.ts';
import { commandsFor, registerCommands } from './commands.ts';
import type { DiscordConfig } from './config.ts';
import { codeOf, codes } from './connection/api-error.ts';
import { noSuchGuild, toStartError } from './connection/faults.ts';
import { restOptions } from './connection/rest.ts';

export type DeployOptions = {
  /** One server, where commands work at once; undefined: DISCORD_GUILD_ID, else everywhere. */
  readonly guild?: string;
  /** Print the JSON and send nothing. */
  readonly dryRun: boolean;
  readonly print: (line: string) => void;
};

/** Rejects with a StartError that names the variable and the remedy. */
export async function deployCommands(
  config: DiscordConfig,
  { guild, dryRun, print }: DeployOptions,
): Promise<void> {
  const where = guild ?? config.guildId;
  if (dryRun) return print(JSON.stringify(commandsFor(where), null, 2));
  const rest = new REST(restOptions(config)).setToken(config.token);
  try {
    const written = await registerCommands(rest, await applicationId(rest, config.token), where);
    print(discordOperators.deployed(written, where));
  } catch (error) {
    if (where !== undefined && codeOf(error) === codes.missingAccess) throw noSuchGuild();
    throw toStartError(error, config);
  }
}

/** A token begins with the id of its application in base64; one that does not is asked for. */
async function applicationId(rest: REST, token: string): Promise<string> {
  const first = Buffer.from(token.split('.')[0] ?? '', 'base64').toString();
  if (/^\d{17,20}$/.test(first)) return first;
  return z.object({ id: z.string() }).parse(await rest.get(Routes.currentApplication())).id;
}
