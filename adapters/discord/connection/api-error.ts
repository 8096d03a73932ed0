// What Discord says with a refusal, as far as it is told apart here.
import { DiscordAPIError } from 'discord.js';

/** Discord's error codes that are outcomes here, not faults. */
export const codes = {
  acknowledged: 40_060,
  missingAccess: 50_001,
  invalidBody: 50_035,
  archived: 50_083,
  /** A reply needs Read Message History, a plain message does not. */
  noHistory: 160_002,
} as const;

export const codeOf = (error: unknown): number | undefined =>
  error instanceof DiscordAPIError && typeof error.code === 'number' ? error.code : undefined;

/** HTTP status of a refusal; undefined when no answer came. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof DiscordAPIError ? error.status : undefined;

/** The interaction's token is of no use any more, or the deferred response is gone. */
export const isExpired = (error: unknown): boolean => statusOf(error) === 401 || statusOf(error) === 404;
