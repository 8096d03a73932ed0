// Discords that leave things out: whatever is optional may be missing, and still everything is answered.
import { afterEach, describe, expect, it } from 'vitest';
import { moderatorLabels } from '../../../src/moderation/wording.ts';
import { labels } from '../../../src/wording.ts';
import type { Outcome } from '../../discord-server/outcome.ts';
import { ada, bob } from '../../discord-server/people.ts';
import type { Mutation } from '../../discord-server/server.ts';
import { directs, general, isJson, type Json, type Message } from '../../discord-server/world.ts';
import { buttonOf, replies, type Stage, setStage, textOf } from './stage.ts';

const fee = 'How much does a mooring at the north quay cost?';
let stage: Stage;
afterEach(() => stage.close());

const without = (data: Json, ...names: readonly string[]): Json =>
  Object.fromEntries(Object.entries(data).filter(([name]) => !names.includes(name)));
const inside = (data: Json, name: string, change: (one: Json) => Json): Json => {
  const one = data[name];
  return isJson(one) ? { ...data, [name]: change(one) } : data;
};
const onEvent = (type: string, change: (data: Json) => Json): Mutation => ({
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

const mutations: readonly (readonly [string, Mutation])[] = [
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

describe('a Discord that leaves out', () => {
  it.each(mutations)('%s', async (_, mutate) => {
    stage = await setStage({ mutate, moderatorRoles: [ada] });
    await stage.start();
    const { people, world } = stage.server;
    const used = { channel: general };
    const find = (found: (text: string, message: Message) => boolean) =>
      world.until(() => replies(stage).find((m) => found(textOf(m), m)));
    people.slash('ask', { question: fee }, used);
    const answer = await find((text) => text.includes('40 crowns'));
    const said = people.say({ content: fee, channel: general, mention: true, user: bob });
    await find((text, m) => text.includes('40 crowns') && m.message_reference?.message_id === said.id);
    const typing = people.typing('ask', 'question', 'tide', used);
    await world.until(() => typing.response);
    people.press(answer, buttonOf(answer, `${labels.context} 1`), used);
    await find((text) => text.includes('Checked just now'));
    people.submit(buttonOf(answer, labels.report), { text: 'Old.' }, used, answer);
    await find((text) => text.includes('The moderators will see this'));
    people.menu(moderatorLabels.check, answer, used);
    await find((text) => text.includes('SHA-256') && text.includes('Understood as'));
    expect(stage.fatal).toEqual([]);
    expect(world.violations).toEqual([]);
    const all = replies(stage).filter((m) => textOf(m).includes('40 crowns') && m.only === undefined);
    expect(all).toHaveLength(2);
  });

  it('what a menu was opened on: the message is looked up, or one line says that there is nothing', async () => {
    const mutate = onEvent('INTERACTION_CREATE', (d) =>
      inside(d, 'data', (data) => without(data, 'resolved')),
    );
    stage = await setStage({ mutate, moderatorRoles: [ada] });
    await stage.start();
    const { people, world } = stage.server;
    people.slash('ask', { question: fee }, { channel: general });
    const answer = await world.until(() => replies(stage)[0]);
    people.menu(moderatorLabels.check, answer, { channel: general });
    await world.until(() => replies(stage).find((m) => textOf(m).includes('SHA-256')));
    people.menu('Answer from the documents', answer, { channel: general });
    await world.until(() => replies(stage).find((m) => textOf(m).includes('no text that I can read')));
  });

  it('the options and the parts of what was typed or pressed', async () => {
    const mutate = onEvent('INTERACTION_CREATE', (d) =>
      inside(d, 'data', (data) => without(data, 'options', 'components')),
    );
    stage = await setStage({ mutate });
    await stage.start();
    const { people, world } = stage.server;
    const typing = people.typing('ask', 'question', 'tide', { channel: general });
    people.slash('ask', { question: fee }, { channel: general });
    people.slash('verify', { code: 'K7Q2-9FXM' }, { channel: general });
    await world.until(() => typing.response && replies(stage).length === 2);
  });

  it("that its own words are a bot's: it does not answer itself", async () => {
    stage = await setStage({
      mutate: onEvent('MESSAGE_CREATE', (d) => inside(d, 'author', (a) => without(a, 'bot'))),
    });
    await stage.start();
    const { people, world } = stage.server;
    people.direct(fee);
    await world.until(() => replies(stage, directs)[0]);
    people.direct('Thank you!');
    await world.until(() => replies(stage, directs)[1]);
    people.say({ content: fee, channel: general, mention: true });
    await world.until(() => replies(stage, general)[0]);
    expect(replies(stage, directs)).toHaveLength(2);
  });

  it.each(['7', '99999999999999999999999999'])('the usual length of an id: %s', async (id) => {
    stage = await setStage();
    await stage.start();
    const { people, world } = stage.server;
    people.say({ content: fee, channel: general, mention: true, more: { id } });
    await world.until(() => replies(stage)[0]);
  });
});

describe('an interaction that arrives twice', () => {
  it('does its work once in one process, and once in two', async () => {
    stage = await setStage();
    await stage.start();
    await (await stage.twin()).start();
    const { people, world, gateway } = stage.server;
    people.slash('ask', { question: fee }, { channel: general });
    const answer = await world.until(() => replies(stage)[0]);
    const report = people.submit(
      buttonOf(answer, labels.report),
      { text: 'Old.' },
      { channel: general },
      answer,
    );
    await world.until(() => replies(stage).find((m) => textOf(m).includes('The moderators')));
    gateway.cut();
    await world.until(() => gateway.resumed.length > 1, 15_000);
    people.slash('help', {}, { channel: general });
    await world.until(() => replies(stage).find((m) => textOf(m).includes('/sources')));
    expect(report.responded).toBeDefined();
    const flags = await stage.store.flags.ofAnswer(buttonOf(answer, labels.report).split('.')[1] ?? '');
    expect(flags).toHaveLength(1);
  });

  it('is still reported, and told in a direct message, where Discord forgot it', async () => {
    stage = await setStage();
    await stage.start();
    const { people, world } = stage.server;
    people.slash('ask', { question: fee }, { channel: general });
    const answer = await world.until(() => replies(stage)[0]);
    stage.server.fail({ method: 'POST', path: /callback$/, as: 404, code: 10_062 });
    people.submit(buttonOf(answer, labels.report), { text: 'Old.' }, { channel: general }, answer);
    const told = await world.until(() => replies(stage).find((m) => textOf(m).includes('The moderators')));
    expect(told.channel_id).not.toBe(general);
  });
});
