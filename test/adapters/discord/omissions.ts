// What other Discords may leave out, give as null, or add: each as a change to what our own one sends.

import type { Outcome } from '../../discord-server/outcome.ts';
import { ada } from '../../discord-server/people.ts';
import type { Mutation } from '../../discord-server/server.ts';
import { isJson, type Json } from '../../discord-server/world.ts';

export const without = (data: Json, ...names: readonly string[]): Json =>
  Object.fromEntries(Object.entries(data).filter(([name]) => !names.includes(name)));
export const inside = (data: Json, name: string, change: (one: Json) => Json): Json => {
  const one = data[name];
  return isJson(one) ? { ...data, [name]: change(one) } : data;
};
export const onEvent = (type: string, change: (data: Json) => Json): Mutation => ({
  event: (given, data) => (given === type ? change(data) : data),
});
const onAnswer = (path: RegExp, change: (outcome: Outcome, method: string) => Outcome): Mutation => ({
  answer: (method, given, outcome) => (path.test(given) ? change(outcome, method) : outcome),
});
const bodyless = (data: Outcome): Outcome => ({
  status: 200,
  body: { id: isJson(data.body) ? data.body.id : '1' },
});

/** Of an interaction. */
const optional = [
  'guild',
  'guild_id',
  'channel',
  'member',
  'user',
  'message',
  'app_permissions',
  'guild_locale',
];

export const mutations: readonly (readonly [string, Mutation])[] = [
  [
    'the optional fields of an interaction',
    onEvent('INTERACTION_CREATE', (data) =>
      without(
        data,
        'entitlements',
        'authorizing_integration_owners',
        'app_permissions',
        'locale',
        'attachment_size_limit',
        'context',
        'version',
        'guild',
        'channel',
      ),
    ),
  ],
  [
    'the type of a command',
    onEvent('INTERACTION_CREATE', (d) => inside(d, 'data', (data) => without(data, 'type'))),
  ],
  [
    'the value of what it has not',
    onEvent('INTERACTION_CREATE', (d) => ({
      ...Object.fromEntries(optional.map((name) => [name, null])),
      ...d,
      entitlements: null,
      authorizing_integration_owners: null,
      context: null,
      locale: null,
    })),
  ],
  [
    'nothing, and sends what nobody knows yet',
    {
      event: (type, d) => ({
        ...d,
        later: { type },
        ...(isJson(d.data) ? { data: { ...d.data, later: [1, null] } } : {}),
      }),
      answer: (_method, _path, o) =>
        isJson(o.body) ? { ...o, body: { ...o.body, later: [{ id: null }] } } : o,
    },
  ],
  ['the server of a message', onEvent('MESSAGE_CREATE', (d) => without(d, 'guild_id', 'member'))],
  ['the message of a button', onEvent('INTERACTION_CREATE', (d) => without(d, 'message'))],
  [
    'that a gateway has no question mark',
    onAnswer(/gateway\/bot$/, (o) =>
      isJson(o.body) ? { ...o, body: { ...o.body, url: `${o.body.url}/?v=10&encoding=json` } } : o,
    ),
  ],
  [
    'the rights of a member',
    onEvent('INTERACTION_CREATE', (d) => inside(d, 'member', (m) => without(m, 'permissions', 'roles'))),
  ],
  [
    'the type of a channel',
    onEvent('INTERACTION_CREATE', (d) => inside(d, 'channel', (c) => without(c, 'type'))),
  ],
  [
    'the membership',
    onEvent('INTERACTION_CREATE', (d) => ({ ...without(d, 'member', 'guild_id'), user: { id: ada } })),
  ],
  ['nothing, but gives user and member', onEvent('INTERACTION_CREATE', (d) => ({ ...d, user: { id: ada } }))],
  ['the server of a member', onEvent('INTERACTION_CREATE', (d) => ({ ...d, guild_id: null }))],
  [
    'what a message need not have',
    onEvent('MESSAGE_CREATE', (d) =>
      without(
        d,
        'mentions',
        'type',
        'embeds',
        'attachments',
        'mention_roles',
        'flags',
        'timestamp',
        'tts',
        'pinned',
      ),
    ),
  ],
  [
    'where to resume, and the application',
    onEvent('READY', (d) => without(d, 'resume_gateway_url', 'application', 'shard', 'v')),
  ],
  ['all of a server but its id', onEvent('GUILD_CREATE', (d) => ({ id: d.id, name: undefined }))],
  ['a server that is away', onEvent('GUILD_CREATE', (d) => ({ id: d.id, unavailable: true }))],
  [
    'the limits of sessions',
    onAnswer(/gateway\/bot$/, (o) => (isJson(o.body) ? { status: 200, body: { url: o.body.url } } : o)),
  ],
  [
    'part of the limits of sessions',
    onAnswer(/gateway\/bot$/, (o) =>
      isJson(o.body) ? { status: 200, body: { ...o.body, session_start_limit: { total: 1 } } } : o,
    ),
  ],
  [
    'the list of commands',
    onAnswer(/commands$/, (o, method) => (method === 'GET' ? { status: 404, body: {} } : o)),
  ],
  [
    'all that registering answers',
    onAnswer(/commands$/, (o, method) => (method === 'PUT' ? { status: 200, body: [] } : o)),
  ],
  ['the right to register', onAnswer(/commands$/, () => ({ status: 500, body: undefined }))],
  ['204', onAnswer(/callback$|messages\/\d+$/, (o) => (o.status === 204 ? { status: 200, body: {} } : o))],
  [
    'all of a new message but its id',
    onAnswer(/messages$|@original$/, (o, m) => (o.status === 200 && m !== 'GET' ? bodyless(o) : o)),
  ],
];
