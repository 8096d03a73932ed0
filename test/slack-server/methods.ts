// The Web API methods that the bot calls: each with the scope Slack asks for, and its answer.
import { checkMessage, checkView } from './check.ts';
import type { State } from './state.ts';

export type Body = Record<string, unknown>;
export type Reply = Record<string, unknown>;

export type World = {
  readonly state: State;
  /** Scopes granted to the bot token. */
  readonly scopes: ReadonlySet<string>;
  /** Channels the bot may not post to, with the error it gets. */
  readonly closed: ReadonlyMap<string, string>;
};

export const allScopes = [
  'app_mentions:read',
  'assistant:write',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'groups:history',
  'groups:read',
  'im:history',
  'mpim:read',
  'users:read',
];

export const bot = { user: 'UBOT', bot: 'BBOT', team: 'T1' } as const;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const records = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter((v) => typeof v === 'object' && v !== null) : [];
const no = (error: string): Reply => ({ ok: false, error });
const isPerson = (channel: string): boolean => channel.startsWith('U');

/** Any one of these scopes serves; empty for none. History needs the scope of the kind of conversation. */
function scopesOf(method: string, channel: string): readonly string[] {
  if (method.startsWith('chat.')) return ['chat:write'];
  if (method === 'users.info') return ['users:read'];
  if (method === 'conversations.info')
    return channel.startsWith('D') ? ['im:read'] : ['channels:read', 'groups:read', 'mpim:read'];
  if (method.startsWith('conversations.')) {
    return channel.startsWith('D') ? ['im:history'] : ['channels:history', 'groups:history'];
  }
  if (method === 'assistant.threads.setStatus') return ['assistant:write', 'chat:write'];
  if (method.startsWith('assistant.')) return ['assistant:write'];
  return [];
}

export function call(world: World, method: string, body: Body): Reply {
  const { state, scopes, closed } = world;
  const channel = text(body.channel) || text(body.channel_id);
  const needed = scopesOf(method, channel);
  if (needed.length > 0 && !needed.some((scope) => scopes.has(scope))) {
    state.refusals.push(`${method} without ${needed.join(' or ')}`);
    return no('missing_scope');
  }
  const shut = closed.get(channel);
  if (shut !== undefined && method.startsWith('chat.')) return no(shut);
  switch (method) {
    case 'auth.test':
      return {
        ok: true,
        team: 'Harbour',
        team_id: bot.team,
        user: 'footnote',
        user_id: bot.user,
        bot_id: bot.bot,
      };
    case 'chat.postMessage':
      return post(world, channel, body);
    case 'chat.postEphemeral':
      return whisper(world, channel, body);
    case 'chat.delete': {
      const at = state.posts.findIndex((p) => p.ts === body.ts && p.channel === channel && p.bot);
      if (at < 0) return no('message_not_found');
      state.posts.splice(at, 1);
      return { ok: true, channel, ts: body.ts };
    }
    case 'chat.update':
      return update(world, channel, body);
    case 'users.info':
      return profile(state, text(body.user));
    case 'conversations.info':
      return { ok: true, channel: { ...channelShape(channel), ...state.channels.get(channel) } };
    case 'conversations.replies':
    case 'conversations.history':
      return read(world, method, channel, body);
    case 'views.open':
    case 'views.push':
    case 'views.update':
    case 'views.publish':
      return view(world, method, body);
    case 'assistant.threads.setStatus':
      state.statuses.push(text(body.status));
      return { ok: true };
    case 'assistant.threads.setTitle':
      if (!channel.startsWith('D')) return no('channel_not_found');
      state.titles.push(text(body.title));
      return { ok: true };
    case 'assistant.threads.setSuggestedPrompts':
      return records(body.prompts).length > 4 ? no('too_many_prompts') : { ok: true };
    default:
      return no('unknown_method');
  }
}

/** A full member of our workspace, unless told otherwise. */
function profile(state: State, user: string): Reply {
  if (!user.startsWith('U') && !user.startsWith('W')) return no('user_not_found');
  const rights = { is_admin: false, is_owner: false, is_restricted: false, is_ultra_restricted: false };
  return {
    ok: true,
    user: {
      id: user,
      team_id: bot.team,
      name: user.toLowerCase(),
      deleted: false,
      is_bot: false,
      ...rights,
      ...state.users.get(user),
    },
  };
}

/** A channel of our own, unless told otherwise. */
const channelShape = (id: string): Reply => ({
  id,
  name: 'general',
  is_channel: true,
  is_im: false,
  is_mpim: false,
  is_private: false,
  is_shared: false,
  is_ext_shared: false,
  is_org_shared: false,
  is_pending_ext_shared: false,
  pending_shared: [],
});

function post({ state }: World, to: string, body: Body): Reply {
  const blocks = records(body.blocks);
  const faults = checkMessage({ text: body.text, blocks });
  if (faults.length > 0) {
    state.refusals.push(...faults);
    return no('invalid_blocks');
  }
  const channel = isPerson(to) ? `D${to}` : to;
  const thread = text(body.thread_ts);
  const ts = state.nextTs();
  state.posts.push({
    ts,
    channel,
    user: bot.user,
    text: text(body.text),
    ...(thread === '' ? {} : { thread }),
    blocks,
    metadata: body.metadata,
    bot: true,
  });
  return { ok: true, channel, ts, message: { ts, bot_id: bot.bot } };
}

function update({ state }: World, channel: string, body: Body): Reply {
  const at = state.posts.findIndex((p) => p.ts === body.ts && p.channel === channel && p.bot);
  const standing = state.posts[at];
  if (standing === undefined) return no('message_not_found');
  const blocks = records(body.blocks);
  const faults = checkMessage({ text: body.text, blocks });
  if (faults.length > 0) {
    state.refusals.push(...faults);
    return no('invalid_blocks');
  }
  state.posts[at] = { ...standing, text: text(body.text), blocks };
  return { ok: true, channel, ts: body.ts, text: body.text };
}

function whisper({ state }: World, channel: string, body: Body): Reply {
  const faults = checkMessage({ text: body.text, blocks: body.blocks });
  state.refusals.push(...faults);
  if (faults.length > 0) return no('invalid_blocks');
  state.whispers.push({ channel, user: text(body.user), by: 'ephemeral', body });
  return { ok: true, message_ts: state.nextTs() };
}

/** Pages of fifty, as small as Slack may make them. */
function read({ state }: World, method: string, channel: string, body: Body): Reply {
  const thread = text(body.ts);
  const from = Number(body.cursor || 0);
  const all = state.posts.filter(
    (p) =>
      p.channel === channel &&
      p.ts >= text(body.oldest) &&
      (method === 'conversations.history' ? p.thread === undefined : p.thread === thread || p.ts === thread),
  );
  const page = all.slice(from, from + 50).map((p) => ({
    type: 'message',
    ts: p.ts,
    user: p.user,
    text: p.text,
    blocks: p.blocks,
    ...(body.include_all_metadata ? { metadata: p.metadata } : {}),
  }));
  const next = from + 50 < all.length ? String(from + 50) : '';
  return { ok: true, messages: page, response_metadata: { next_cursor: next } };
}

function view({ state }: World, method: string, body: Body): Reply {
  const faults = checkView(body.view);
  if (faults.length > 0) {
    state.refusals.push(...faults);
    return no('invalid_arguments');
  }
  state.views.push({ method, body });
  return { ok: true, view: { id: `V${state.views.length}` } };
}
