// People on our own Discord: they write, use commands, press buttons and fill in windows; text reaches the bot as rarely as in life.
import type { Gateway } from './gateway.ts';
import { ada, bot, directs, type Interaction, type Json, type Message, type World } from './world.ts';

export type Said = {
  readonly content: string;
  readonly channel: string;
  readonly user?: string;
  /** Mentions the bot by name. */
  readonly mention?: boolean;
  /** A message that this one replies to, and whether its author is pinged. */
  readonly replyTo?: string;
  readonly ping?: boolean;
  readonly more?: Json;
  /** Sent without the message that it replies to. */
  readonly bare?: boolean;
  /** Written while the gateway was away: stored, never sent. */
  readonly unheard?: boolean;
};

export type Used = {
  readonly channel: string;
  readonly user?: string;
  readonly permissions?: string;
  readonly roles?: readonly string[];
  /** Who installed the bot, and where the interaction comes from, when it is not the usual. */
  readonly owners?: Json;
  readonly context?: number;
};

export type People = ReturnType<typeof createPeople>;

export { ada, bob } from './world.ts';

export function createPeople(world: World, gateway: Gateway) {
  const user = (id: string): Json => ({
    id,
    username: `user${id.slice(-1)}`,
    global_name: `User ${id.slice(-1)}`,
    discriminator: '0',
    avatar: null,
  });
  const self = { id: bot.id, username: bot.name, bot: true, discriminator: '0', avatar: null };
  const guildOf = (channel: string) => world.channels.get(channel)?.guild;

  /** As the gateway brings it: without the text, unless the bot is mentioned, addressed directly, or the author. */
  function received(message: Message): Json {
    const { body, only: _only, ...rest } = message;
    const read =
      message.author.id === bot.id ||
      guildOf(message.channel_id) === undefined ||
      message.mentions.some((m) => m.id === bot.id);
    const referenced = world.messages.get(String(message.message_reference?.message_id));
    return {
      ...rest,
      content: read ? message.content : '',
      components: read ? message.components : [],
      timestamp: new Date().toISOString(),
      edited_timestamp: null,
      embeds: [],
      attachments: [],
      mention_roles: body.mention_roles ?? [],
      mention_everyone: false,
      pinned: false,
      tts: false,
      ...(guildOf(message.channel_id) ? { guild_id: guildOf(message.channel_id) } : {}),
      ...(referenced ? { referenced_message: received(referenced) } : {}),
    };
  }

  function say({
    content,
    channel,
    user: by = ada,
    mention,
    replyTo,
    ping = true,
    more = {},
    bare,
    unheard,
  }: Said): Message {
    const to = replyTo === undefined ? undefined : world.messages.get(replyTo);
    // A reply to what a command brought does not carry its text, whatever the ping.
    const pinged = to?.author.id === bot.id && ping && !to.interaction_metadata;
    const message: Message = {
      id: world.nextId(),
      channel_id: channel,
      author: { ...user(by), id: by },
      type: to ? 19 : 0,
      content: mention ? `<@${bot.id}> ${content}` : content,
      flags: 0,
      components: [],
      mentions: mention || pinged ? [self] : [],
      ...(to ? { message_reference: { type: 0, message_id: to.id, channel_id: channel } } : {}),
      body: {},
      ...more,
    };
    world.messages.set(message.id, message);
    const { referenced_message: target, ...rest } = received(message);
    if (!unheard)
      gateway.dispatch('MESSAGE_CREATE', bare || !target ? rest : { ...rest, referenced_message: target });
    return message;
  }

  /** Changes what somebody wrote. */
  function edit(message: Message, content: string): void {
    const edited = { ...message, content, mentions: [self] };
    world.messages.set(message.id, edited);
    gateway.dispatch('MESSAGE_UPDATE', received(edited));
  }

  /** The same event once more. */
  function again(message: Message): void {
    gateway.dispatch('MESSAGE_CREATE', received(message));
  }

  function interact(type: number, data: Json, used: Used, more: Json = {}): Interaction {
    const id = world.nextId();
    const by = used.user ?? ada;
    const channel = world.channels.get(used.channel);
    const interaction: Interaction = {
      id,
      token: `token-${id}`,
      channel: used.channel,
      user: by,
      sentAt: Date.now(),
    };
    world.interactions.set(id, interaction);
    const member = {
      user: user(by),
      roles: used.roles ?? [],
      permissions: used.permissions ?? '2048',
      joined_at: new Date(0).toISOString(),
      deaf: false,
      mute: false,
      flags: 0,
    };
    gateway.dispatch('INTERACTION_CREATE', {
      id,
      application_id: bot.application,
      type,
      token: interaction.token,
      version: 1,
      data,
      channel_id: used.channel,
      channel: {
        id: used.channel,
        type: channel?.type ?? 0,
        ...(channel?.parent ? { parent_id: channel.parent } : {}),
      },
      locale: 'en-US',
      entitlements: [],
      authorizing_integration_owners: used.owners ?? {},
      attachment_size_limit: 1,
      app_permissions: '0',
      context: used.context ?? (channel?.guild ? 0 : 1),
      ...(channel?.guild
        ? { guild_id: channel.guild, guild: { id: channel.guild, locale: 'en-US', features: [] }, member }
        : { user: user(by) }),
      ...more,
    });
    return interaction;
  }

  const text = (name: string, value: string, focused?: boolean): Json => ({
    type: 3,
    name,
    value,
    ...(focused ? { focused } : {}),
  });
  const command = (name: string, options: readonly Json[]): Json => ({ id: '1', name, type: 1, options });

  return {
    say,
    again,
    edit,
    direct: (content: string, by = ada) => say({ content, channel: directs, user: by }),
    slash: (name: string, given: Readonly<Record<string, string | boolean>>, used: Used) =>
      interact(
        2,
        command(
          name,
          Object.entries(given).map(([key, value]) =>
            typeof value === 'string' ? text(key, value) : { type: 5, name: key, value },
          ),
        ),
        used,
      ),
    typing: (name: string, option: string, value: string, used: Used) =>
      interact(4, command(name, [text(option, value, true)]), used),
    menu: (name: string, target: Message, used: Used) =>
      interact(
        2,
        {
          id: '2',
          name,
          type: 3,
          target_id: target.id,
          resolved: { messages: { [target.id]: { ...received(target), content: target.content } } },
        },
        used,
      ),
    /** A button by what it carries, or a menu by its entry. */
    press(message: Message, carried: string, used: Used) {
      const menu = JSON.stringify(message.components).includes(`"value":"${carried}"`);
      const data = menu
        ? { component_type: 3, custom_id: 'menu', id: 1, values: [carried] }
        : { component_type: 2, custom_id: carried, id: 1 };
      return interact(3, data, used, { message: received(message) });
    },
    /** Takes back what was chosen in the menu of an answer. */
    unchoose: (message: Message, used: Used) =>
      interact(3, { component_type: 3, custom_id: 'menu', id: 1, values: [] }, used, {
        message: received(message),
      }),
    submit: (customId: string, fields: Readonly<Record<string, string>>, used: Used, message?: Message) =>
      interact(
        5,
        {
          custom_id: customId,
          components: Object.entries(fields).map(([custom_id, value], n) => ({
            type: 18,
            id: n + 1,
            component:
              custom_id === 'citation'
                ? { type: 3, id: 9, custom_id, values: [value] }
                : { type: 4, id: 9, custom_id, value },
          })),
        },
        used,
        message ? { message: received(message) } : {},
      ),
  };
}
