// Faults of the connection as one readable line with the remedy.
import {
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  GatewayCloseCodes,
  HTTPError,
} from 'discord.js';
import { StartError } from '../../adapter.ts';
import { discordOperators } from '../../operators.ts';
import type { DiscordConfig } from '../config.ts';

const badToken = (): StartError => new StartError('DISCORD_TOKEN', ...discordOperators.badToken);

/** Close codes of the gateway after which no reconnect helps; undefined for all others. */
export function closedForGood(code: number): StartError | undefined {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return badToken();
    case GatewayCloseCodes.DisallowedIntents:
    case GatewayCloseCodes.InvalidIntents:
      return new StartError('DISCORD_TOKEN', ...discordOperators.intents(code));
    case GatewayCloseCodes.InvalidShard:
    case GatewayCloseCodes.ShardingRequired:
    case GatewayCloseCodes.InvalidAPIVersion:
      return new StartError('DISCORD_API_URL', ...discordOperators.closed(code));
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
    return new StartError('DISCORD_API_URL', ...discordOperators.refused(address, error.status, error.code));
  const why = error instanceof HTTPError ? `it answers ${error.status}` : reason(error);
  return new StartError('DISCORD_API_URL', ...discordOperators.unreachable(address, why));
}

/** The innermost system code (ECONNREFUSED) says more than "fetch failed". */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown reason';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause === undefined ? error.message : reason(error.cause);
}

/** Commands could not be registered in the server that DISCORD_GUILD_ID names. */
export const noSuchGuild = (): StartError =>
  new StartError('DISCORD_GUILD_ID', ...discordOperators.noSuchGuild);
