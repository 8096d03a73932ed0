// The REST half, version 10: answers what Discord answers, refuses what Discord refuses.
import { keepCommands } from './commands.ts';
import { member } from './members.ts';
import { empty, invalid, type Outcome, ok, refuse } from './outcome.ts';
import { brokenInChoices, brokenInMessage, brokenInModal, isSilent } from './rules.ts';
import { bot, type Interaction, isJson, type Json, type Message, type World } from './world.ts';

const ephemeral = 64;
const loading = 128;
/** Milliseconds until Discord forgets an interaction that nobody acknowledged. */
const firstResponse = 3_000;

type Ways = {
  readonly gatewayUrl: () => string;
  readonly shards: number;
  readonly maxConcurrency: number;
  /** The gateway tells the bot of its own messages too. */
  readonly told: (message: Message) => void;
};

export function createRest(world: World, { gatewayUrl, shards, maxConcurrency, told }: Ways) {
  function shown(message: Message): Json {
    const { body: _body, only: _only, ...rest } = message;
    return {
      ...rest,
      timestamp: new Date().toISOString(),
      embeds: [],
      attachments: [],
      mention_roles: [],
      mention_everyone: false,
      pinned: false,
      tts: false,
    };
  }

  /** A payload that Discord refuses, or that could ping, is a mistake of ours: it is noted, whatever comes of it. */
  function check(body: unknown, what: string): readonly string[] {
    const broken = brokenInMessage(body);
    world.violations.push(...broken.map((one) => `${what}: ${one}`));
    if (!isSilent(body)) world.violations.push(`${what}: could ping`);
    return broken;
  }

  function file(channel: string, body: Json, more: Partial<Message> = {}): Message {
    const message: Message = {
      id: world.nextId(),
      channel_id: channel,
      author: { id: bot.id, username: bot.name, bot: true },
      type: body.message_reference ? 19 : 0,
      content: typeof body.content === 'string' ? body.content : '',
      flags: Number(body.flags ?? 0),
      components: Array.isArray(body.components) ? body.components : [],
      mentions: [],
      ...(isJson(body.message_reference) ? { message_reference: body.message_reference } : {}),
      body,
      ...more,
    };
    world.messages.set(message.id, message);
    if (!message.only) told(message);
    return message;
  }

  function createMessage(channelId: string, body: unknown): Outcome {
    const channel = world.channels.get(channelId);
    if (!channel) return refuse(404, 10_003, 'Unknown Channel');
    if (!channel.may.write) return refuse(403, channel.guild ? 50_013 : 50_007, 'Missing Permissions');
    const broken = check(body, 'message');
    if (broken.includes('empty message')) return refuse(400, 50_006, 'Cannot send an empty message');
    if (broken.length > 0 || !isJson(body)) return invalid(broken);
    const key = `${channelId}:${body.nonce}`;
    const earlier = body.enforce_nonce === true ? world.messages.get(world.nonces.get(key) ?? '') : undefined;
    if (earlier) return ok(shown(earlier));
    const message = file(channelId, body);
    world.nonces.set(key, message.id);
    return ok(shown(message));
  }

  function callback(id: string, token: string, body: unknown): Outcome {
    const interaction = world.interactions.get(id);
    const late = interaction && Date.now() - interaction.sentAt > firstResponse;
    if (!interaction || interaction.token !== token || late || !isJson(body))
      return refuse(404, 10_062, 'Unknown interaction');
    if (interaction.response) return refuse(400, 40_060, 'Interaction has already been acknowledged.');
    const data = isJson(body.data) ? body.data : {};
    const broken = brokenInResponse(body.type, data);
    if (broken.length > 0) return invalid(broken);
    interaction.response = body;
    interaction.responded = Date.now() - interaction.sentAt;
    if (body.type === 4 || body.type === 5) {
      const hidden = (Number(data.flags ?? 0) & ephemeral) !== 0;
      const flags = Number(data.flags ?? 0) | (body.type === 5 ? loading : 0);
      const whose = {
        interaction_metadata: {
          id,
          type: 2,
          user: { id: interaction.user, username: 'someone', discriminator: '0' },
          authorizing_integration_owners: {},
        },
      };
      interaction.original = file(
        interaction.channel,
        { ...data, flags },
        hidden ? { only: interaction.user, ...whose } : whose,
      ).id;
    }
    return empty;
  }

  function brokenInResponse(type: unknown, data: Json): readonly string[] {
    const note = (broken: readonly string[]) => {
      world.violations.push(...broken.map((one) => `response ${type}: ${one}`));
      return broken;
    };
    if (type === 4 || type === 7) return check(data, `response ${type}`);
    if (type === 8) return note(brokenInChoices(data));
    if (type === 9) return note(brokenInModal(data));
    return type === 5 || type === 6 ? [] : note([`unknown response type ${type}`]);
  }

  function webhook(token: string): Interaction | undefined {
    return [...world.interactions.values()].find(
      (one) => one.token === token && !one.expired && one.response,
    );
  }

  function original(method: string, token: string, body: unknown): Outcome {
    const interaction = webhook(token);
    if (!interaction) return refuse(404, 10_015, 'Unknown Webhook');
    const message = world.messages.get(interaction.original ?? '');
    if (!message) return refuse(404, 10_008, 'Unknown Message');
    if (method === 'GET') return ok(shown(message));
    if (method === 'DELETE') return world.messages.delete(message.id) ? empty : empty;
    const broken = check(body, 'edit');
    if (broken.length > 0 || !isJson(body)) return invalid(broken);
    return ok(shown(rewrite(message, body)));
  }

  function followUp(token: string, body: unknown): Outcome {
    const interaction = webhook(token);
    if (!interaction) return refuse(404, 10_015, 'Unknown Webhook');
    const broken = check(body, 'follow-up');
    if (broken.length > 0 || !isJson(body)) return invalid(broken);
    const hidden = (Number(body.flags ?? 0) & ephemeral) !== 0;
    return ok(shown(file(interaction.channel, body, hidden ? { only: interaction.user } : {})));
  }

  function list(channelId: string, query: URLSearchParams): Outcome {
    const channel = world.channels.get(channelId);
    if (!channel) return refuse(404, 10_003, 'Unknown Channel');
    if (!channel.may.read) return refuse(403, 50_001, 'Missing Access');
    const after = BigInt(query.get('after') ?? '0');
    const found = [...world.messages.values()].filter(
      (m) => m.channel_id === channelId && !m.only && BigInt(m.id) > after,
    );
    return ok(
      found
        .slice(0, Number(query.get('limit') ?? 50))
        .reverse()
        .map(shown),
    );
  }

  /** Nobody reads back, or edits in this way, what only one person sees. */
  function one(channelId: string, id: string): Outcome {
    const message = world.messages.get(id);
    if (!world.channels.get(channelId)?.may.read) return refuse(403, 50_001, 'Missing Access');
    if (!message || message.only || message.channel_id !== channelId)
      return refuse(404, 10_008, 'Unknown Message');
    return ok(shown(message));
  }

  function amend(channelId: string, id: string, body: unknown): Outcome {
    const found = one(channelId, id);
    const message = world.messages.get(id);
    if (found.status !== 200 || !message) return found;
    if (message.author.id !== bot.id) return refuse(403, 50_005, 'Cannot edit a message of another user');
    const broken = check(body, 'edit of a message');
    if (broken.length > 0 || !isJson(body)) return invalid(broken);
    return ok(shown(rewrite(message, body)));
  }

  function rewrite(message: Message, body: Json): Message {
    const edited = {
      ...message,
      flags: (message.flags & ephemeral) | Number(body.flags ?? 0),
      components: Array.isArray(body.components) ? body.components : message.components,
      body,
    };
    world.messages.set(message.id, edited);
    return edited;
  }

  /** `path` without /api/v10. */
  return function answer(method: string, path: string, query: URLSearchParams, body: unknown): Outcome {
    const [a = '', b = '', c = '', d = '', e = ''] = path.split('/').slice(1);
    if (a === 'gateway' && b === 'bot')
      return ok({
        url: gatewayUrl(),
        shards,
        session_start_limit: {
          total: 1_000,
          remaining: 999,
          reset_after: 1,
          max_concurrency: maxConcurrency,
        },
      });
    if (a === 'applications' && b === '@me') return ok({ id: bot.application, name: bot.name });
    if (a === 'applications' && c === 'commands') return keepCommands(world, method, 'global', body);
    if (a === 'applications' && c === 'guilds')
      return keepCommands(world, method, world.commands.has('forbidden') ? 'forbidden' : d, body);
    if (a === 'interactions') return callback(b, c, body);
    if (a === 'webhooks' && d === 'messages' && e === '@original') return original(method, c, body);
    if (a === 'webhooks' && method === 'POST') return followUp(c, body);
    if (a === 'guilds' && c === 'members' && method === 'GET') return member(world, b, d);
    if (a === 'users' && c === 'channels') return openDirect(body);
    if (a === 'channels' && c === '' && method === 'GET') return describe(b);
    if (a === 'channels' && c === 'messages' && d === '')
      return method === 'POST' ? createMessage(b, body) : list(b, query);
    if (a === 'channels' && c === 'messages' && method === 'GET') return one(b, d);
    if (a === 'channels' && c === 'messages' && method === 'PATCH') return amend(b, d, body);
    if (a === 'channels' && c === 'messages' && method === 'DELETE') {
      const mine = world.messages.get(d)?.author.id === bot.id;
      return mine && world.messages.delete(d) ? empty : refuse(404, 10_008, 'Unknown Message');
    }
    world.violations.push(`unknown route ${method} ${path}`);
    return refuse(404, 0, '404: Not Found');
  };

  function describe(id: string): Outcome {
    const channel = world.channels.get(id);
    if (!channel) return refuse(404, 10_003, 'Unknown Channel');
    if (!channel.may.read) return refuse(403, 50_001, 'Missing Access');
    const { type, parent, guild } = channel;
    return ok({ id, type, ...(parent ? { parent_id: parent } : {}), ...(guild ? { guild_id: guild } : {}) });
  }

  function openDirect(body: unknown): Outcome {
    const direct = [...world.channels.values()].find((channel) => channel.type === 1);
    return isJson(body) && direct
      ? ok({ id: direct.id, type: 1, recipients: [{ id: body.recipient_id }] })
      : refuse(400, 50_033, 'Invalid Recipient(s)');
  }
}
