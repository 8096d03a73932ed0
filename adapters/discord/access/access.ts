// Who may do what, and where; asked inside the handlers, whatever Discord's own settings say.
import {
  type APIInteraction,
  ApplicationIntegrationType,
  ChannelType,
  type Client,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import type { DiscordConfig } from '../config.ts';
import type { Self } from '../question.ts';

/** Intents we ask for: none of them privileged. Text reaches us in mentions, replies, direct messages and menus only. */
export const intents = ['Guilds', 'GuildMessages', 'DirectMessages'] as const;

/** What the bot may do in a server: read the channel it is asked in, write, also in threads, and look back for replies. */
export const permissions =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.ReadMessageHistory;

/** The address that adds the bot to a server. */
export const inviteLink = (applicationId: string): string =>
  `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot%20applications.commands&permissions=${permissions}`;

/**
 * By role or by name in DISCORD_MODERATOR_ROLES, or by the permission Manage Messages where the interaction comes from: in
 * a server that is served, for anybody can have that permission in one of their own.
 */
export function isModerator(
  interaction: APIInteraction,
  { moderatorRoles, servers }: Pick<DiscordConfig, 'moderatorRoles' | 'servers'>,
): boolean {
  const ids = [userOf(interaction), ...(interaction.member?.roles ?? [])];
  if (ids.some((id) => moderatorRoles.includes(id))) return true;
  if (servers.length > 0 && !servers.includes(interaction.guild_id ?? unnamedGuild)) return false;
  const given = interaction.member?.permissions ?? '0';
  const bits = /^\d+$/.test(given) ? BigInt(given) : 0n;
  return (bits & (PermissionFlagsBits.ManageMessages | PermissionFlagsBits.Administrator)) !== 0n;
}

export const userOf = (interaction: APIInteraction): string =>
  interaction.member?.user?.id ?? interaction.user?.id ?? '0';

/** Brought along by a person who installed the bot for themselves: nobody there chose to have our documents. */
export function isCarried(interaction: APIInteraction): boolean {
  const owners = interaction.authorizing_integration_owners ?? {};
  const { GuildInstall, UserInstall } = ApplicationIntegrationType;
  return (
    interaction.context === InteractionContextType.PrivateChannel ||
    (owners[UserInstall] !== undefined && owners[GuildInstall] === undefined)
  );
}

export const isThread = (type: ChannelType): boolean =>
  type === ChannelType.PublicThread ||
  type === ChannelType.PrivateThread ||
  type === ChannelType.AnnouncementThread;

/** Stands for a server that is not named: a membership without the server's id still says that it is no direct message. */
export const unnamedGuild = '0';

/** A channel as far as we need to know it. */
export type Where = {
  readonly channel: string;
  readonly parent: string | undefined;
  readonly thread: boolean;
};

/** Whether mentions are answered here: in the channels set, and in their threads. */
export const isOpen = (where: Where, channels: readonly string[]): boolean =>
  channels.length === 0 ||
  channels.includes(where.channel) ||
  (where.parent !== undefined && channels.includes(where.parent));

/** What the client knows of servers, asked by id. */
export type Servers = {
  where(channel: string): Where;
  knows(channel: string): boolean;
  /** The channel of an interaction, which mostly brings its own description along. */
  whereOf(interaction: APIInteraction): Where;
  /** The server of a channel, where the client knows it. */
  guildOf(channel: string): string | undefined;
  /** The server that an interaction comes from; undefined: none, it is a direct message. */
  guildIn(interaction: APIInteraction): string | undefined;
  /** Ids of all servers that have the bot. */
  all(): readonly string[];
  /** A direct message: no server, and nobody's membership in one. */
  isDirect(interaction: APIInteraction): boolean;
  /** The role that Discord made for us in this server. */
  role(guild: string): string | undefined;
  /** Whether reading there can succeed, as far as the client knows. */
  viewable(channel: string): boolean;
};

export function createServers(client: Client, self: () => Self): Servers {
  function where(id: string): Where {
    const channel = client.channels.cache.get(id);
    const thread = channel?.isThread() ? channel : undefined;
    return { channel: id, parent: thread?.parentId ?? undefined, thread: thread !== undefined };
  }
  function whereOf({ channel, channel_id }: APIInteraction): Where {
    if (channel?.id === undefined || channel.type === undefined)
      return where(channel?.id ?? channel_id ?? '0');
    const parent = 'parent_id' in channel ? (channel.parent_id ?? undefined) : undefined;
    return { channel: channel.id, parent, thread: isThread(channel.type) };
  }
  function guildOf(id: string): string | undefined {
    const channel = client.channels.cache.get(id);
    return channel && !channel.isDMBased() ? channel.guildId : undefined;
  }
  const guildIn = (interaction: APIInteraction): string | undefined =>
    interaction.guild_id ??
    guildOf(whereOf(interaction).channel) ??
    (interaction.member ? unnamedGuild : undefined);
  return {
    where,
    knows: (id) => client.channels.cache.has(id),
    whereOf,
    guildOf,
    guildIn,
    all: () => [...client.guilds.cache.keys()],
    isDirect: (interaction) => guildIn(interaction) === undefined,
    role: (guild) => client.guilds.cache.get(guild)?.roles.botRoleFor(self().user)?.id,
    viewable(id) {
      const channel = client.channels.cache.get(id);
      const known = channel && !channel.isDMBased() && channel.guild.members.me !== null;
      return !known || channel.viewable;
    },
  };
}
