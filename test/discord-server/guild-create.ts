// What a new session is told of a server: its channels, threads and roles, and our own membership.
import { bot, type guild, type Json, type World } from './world.ts';

/** The server with its channels, as a new session is told. */
export function guildCreate(world: World, given: typeof guild): Json {
  const newest = (channel: string): string | null =>
    [...world.messages.values()].filter((m) => m.channel_id === channel).at(-1)?.id ?? null;
  const here = [...world.channels.values()].filter((channel) => channel.guild === given.id);
  const shape = (channel: (typeof here)[number]): Json => ({
    id: channel.id,
    type: channel.type,
    name: `channel-${channel.id.slice(-1)}`,
    position: 0,
    permission_overwrites: [],
    last_message_id: newest(channel.id),
    parent_id: channel.parent ?? null,
    guild_id: given.id,
    ...(channel.type === 11
      ? {
          thread_metadata: {
            archived: false,
            locked: false,
            auto_archive_duration: 60,
            archive_timestamp: new Date().toISOString(),
          },
        }
      : {}),
  });
  return {
    id: given.id,
    name: given.name,
    owner_id: '1',
    unavailable: false,
    member_count: 2,
    roles: [
      { id: given.id, name: '@everyone', permissions: '274877975552', position: 0, managed: false },
      {
        id: bot.role,
        name: bot.name,
        permissions: '0',
        position: 1,
        managed: true,
        tags: { bot_id: bot.id },
      },
    ],
    emojis: [],
    stickers: [],
    features: [],
    channels: here.filter((channel) => channel.type !== 11).map(shape),
    threads: here.filter((channel) => channel.type === 11).map(shape),
    members: [
      {
        user: { id: bot.id, username: bot.name, discriminator: '0', bot: true },
        roles: [bot.role],
        joined_at: new Date(0).toISOString(),
        flags: 0,
      },
    ],
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    premium_tier: 0,
    preferred_locale: 'en-US',
  };
}
