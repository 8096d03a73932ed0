// Faults of the connection as one readable line with the remedy.
import {
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  GatewayCloseCodes,
  HTTPError,
} from 'discord.js';
import { StartError } from '../adapter.ts';
import type { DiscordConfig } from './config.ts';

const portal = 'discord.com/developers/applications > your application > Bot';

const badToken = (): StartError =>
  new StartError(
    'DISCORD_TOKEN',
    'Discord does not accept the bot token.',
    `make a new one at ${portal} > Reset Token`,
  );

/** Close codes of the gateway after which no reconnect helps; undefined for all others. */
export function closedForGood(code: number): StartError | undefined {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return badToken();
    case GatewayCloseCodes.DisallowedIntents:
    case GatewayCloseCodes.InvalidIntents:
      return new StartError(
        'DISCORD_TOKEN',
        `Discord refused the intents of this bot (${code}), although none of them is privileged.`,
        `check that the token belongs to a bot that Discord has not restricted: ${portal}`,
      );
    case GatewayCloseCodes.InvalidShard:
    case GatewayCloseCodes.ShardingRequired:
    case GatewayCloseCodes.InvalidAPIVersion:
      return new StartError(
        'DISCORD_API_URL',
        `The gateway closed the connection for good (${code}).`,
        'check the address, and that this version is up to date',
      );
    default:
      return undefined;
  }
}

/** The reason why Discord could not be used at start, for the person who can change it. */
export function toStartError(error: unknown, config: DiscordConfig): StartError {
  if (error instanceof StartError) return error;
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) return badToken();
  if (error instanceof DiscordAPIError && error.status === 401) return badToken();
  const address = config.apiUrl ?? 'https://discord.com/api';
  if (error instanceof DiscordAPIError)
    return new StartError(
      'DISCORD_API_URL',
      `${address} refused the start (${error.status}, code ${error.code}).`,
      'check the address (that of Discord ends with /api), and the bot in the developer portal',
    );
  const why = error instanceof HTTPError ? `it answers ${error.status}` : reason(error);
  return new StartError(
    'DISCORD_API_URL',
    `Discord cannot be reached at ${address}: ${why}.`,
    'check the network and the address; leave the variable unset for Discord itself',
  );
}

/** The innermost system code (ECONNREFUSED) says more than "fetch failed". */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown reason';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause === undefined ? error.message : reason(error.cause);
}

/** Commands could not be registered in the server that DISCORD_GUILD_ID names. */
export const noSuchGuild = (): StartError =>
  new StartError(
    'DISCORD_GUILD_ID',
    'The bot has no access to this server (50001 Missing Access).',
    'add the bot to the server with its invite link, or leave the variable unset',
  );
