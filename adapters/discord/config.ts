// The DISCORD_* variables, read by the same rules as all others.
import { z } from 'zod';
import { type Env, listSetting, type Problem, type Read, readSettings } from '../../src/config.ts';

export type DiscordConfig = {
  readonly token: string;
  /** Commands go to this server only, where they work at once; undefined: everywhere. */
  readonly guildId: string | undefined;
  /** Audiences that this bot's people belong to. */
  readonly audience: readonly string[];
  /** Ids of the servers whose members these audiences are; empty: every server that has the bot. */
  readonly servers: readonly string[];
  /** Mentions are answered in these channels (and their threads) only; empty: everywhere. */
  readonly channels: readonly string[];
  /** As `http://HOST:PORT/api`: without version and without a slash at the end; undefined: Discord's own. */
  readonly apiUrl: string | undefined;
  /** Ids of roles, and of single people. */
  readonly moderatorRoles: readonly string[];
  /** Reports of members are posted to this channel; undefined: they wait in the queue only. */
  readonly moderationChannel: string | undefined;
};

const id = /^\d{1,20}$/;
const ids = listSetting.refine((list) => list.every((one) => id.test(one)));

const discordSchema = {
  DISCORD_TOKEN: z
    .string()
    .regex(/^(?:Bot\s+)?\S+$/)
    .transform((token) => token.replace(/^Bot\s+/, ''))
    .optional(),
  DISCORD_GUILD_ID: z.string().regex(id).optional(),
  DISCORD_AUDIENCE: listSetting,
  DISCORD_SERVERS: ids,
  DISCORD_CHANNELS: ids,
  DISCORD_API_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, '').replace(/\/v\d+$/, ''))
    .optional(),
  DISCORD_MODERATOR_ROLES: ids,
  DISCORD_MODERATION_CHANNEL: z.string().regex(id).optional(),
};

const idHint =
  'in Discord, turn on Settings > Advanced > Developer Mode, then right-click and choose Copy ID';
const hints = {
  DISCORD_TOKEN: {
    expected: 'the token of your bot, without spaces',
    where: 'make one at discord.com/developers/applications > your application > Bot > Reset Token',
  },
  DISCORD_GUILD_ID: { expected: 'the id of one server (digits)', where: idHint },
  DISCORD_AUDIENCE: {
    expected: 'audiences, separated by commas',
    where: 'use the names under "audience" in your documents',
  },
  DISCORD_SERVERS: { expected: 'ids of servers (digits), separated by commas', where: idHint },
  DISCORD_CHANNELS: { expected: 'ids of channels (digits), separated by commas', where: idHint },
  DISCORD_API_URL: {
    expected: 'an http or https address such as https://discord.com/api',
    where: 'leave it unset for Discord itself',
  },
  DISCORD_MODERATOR_ROLES: { expected: 'ids of roles (digits), separated by commas', where: idHint },
  DISCORD_MODERATION_CHANNEL: { expected: 'the id of one channel (digits)', where: idHint },
};

/** All that is read here. */
export const discordVariables: readonly string[] = Object.keys(discordSchema);

/** Undefined and no problems: Discord is not configured. */
export function readDiscordConfig(env: Env): Read<DiscordConfig> {
  const { config, problems } = readSettings(env, discordSchema, hints);
  if (config?.DISCORD_TOKEN === undefined) return { config: undefined, problems };
  return {
    config: {
      token: config.DISCORD_TOKEN,
      guildId: config.DISCORD_GUILD_ID,
      audience: config.DISCORD_AUDIENCE,
      servers: config.DISCORD_SERVERS,
      channels: config.DISCORD_CHANNELS,
      apiUrl: config.DISCORD_API_URL,
      moderatorRoles: config.DISCORD_MODERATOR_ROLES,
      moderationChannel: config.DISCORD_MODERATION_CHANNEL,
    },
    problems,
  };
}

/** Said where a command needs the token and none is set. */
export const noToken: Problem = {
  variable: 'DISCORD_TOKEN',
  expected: 'the token of your bot',
  where: 'make one at discord.com/developers/applications > your application > Bot > Reset Token',
};
