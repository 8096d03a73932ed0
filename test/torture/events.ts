// Events of the platforms, whole, cut short and made up: reading one never throws, and what nobody typed is no question.

import { addressedTo, decodePlace as decodeDiscordPlace } from '../../adapters/discord/question.ts';
import { readModal } from '../../adapters/discord/render/modals.ts';
import { readAddress } from '../../adapters/slack/delivery/address.ts';
import { decodePlace } from '../../adapters/slack/delivery/place.ts';
import {
  actionSchema,
  commandSchema,
  formSchema,
  shortcutSchema,
} from '../../adapters/slack/listeners/payloads.ts';
import { postSchema, toQuestion } from '../../adapters/slack/question.ts';
import { decodeAction, encodeAction } from '../../src/action.ts';
import { readReceipt } from '../../src/citation/receipt.ts';
import type { Kind } from './kind.ts';
import { anything } from './pieces.ts';
import type { Random } from './random.ts';

const self = { team: 'T1', user: 'UBOT', readers: [] };
const names = [
  'type',
  'channel',
  'user',
  'text',
  'ts',
  'thread_ts',
  'subtype',
  'bot_id',
  'hidden',
  'edited',
  'blocks',
  'trigger_id',
  'user_id',
  'channel_id',
  'response_url',
  'message',
  'view',
  'actions',
  'container',
  'author',
  'content',
  'mentions',
  'mention_roles',
  'message_reference',
  'referenced_message',
  'webhook_id',
  'kind',
  'id',
  'token',
  'asker',
  'value',
  'private_metadata',
  'state',
  'values',
  '__proto__',
  'constructor',
  'toString',
] as const;

const plain = { channel: 'C1', user: 'U1', ts: '1700000000.000100', text: '<@UBOT> Where is the key?' };

/** Any JSON, of the names that platforms use. */
function json(random: Random, depth = 3): unknown {
  const leaf = depth === 0 || random.chance(0.4);
  if (leaf)
    return random.pick<unknown>([
      anything(random),
      random.int(9),
      null,
      true,
      [],
      {},
      'U1',
      '<@UBOT>',
      Number.NaN,
    ]);
  if (random.chance(0.3)) return Array.from({ length: random.int(4) }, () => json(random, depth - 1));
  return Object.fromEntries(random.some(names, random.int(8)).map((name) => [name, json(random, depth - 1)]));
}

/** A whole event with one thing wrong. */
const bent = (random: Random): Record<string, unknown> => ({ ...plain, [random.pick(names)]: json(random) });

export const events: Kind = {
  name: 'events that are not what they seem',
  share: 0.1,
  run(random, tally) {
    const body: unknown = random.chance(0.5) ? bent(random) : json(random);
    const post = postSchema.safeParse(body);
    if (post.success) {
      const question = toQuestion(post.data, self);
      if (question && (post.data.user === 'UBOT' || post.data.bot_id))
        tally.fault('doubled', JSON.stringify(body));
    }
    for (const schema of [actionSchema, commandSchema, shortcutSchema, formSchema]) schema.safeParse(body);
    const text = typeof body === 'string' ? body : anything(random);
    decodePlace(text);
    decodePlace(JSON.stringify(body));
    decodeDiscordPlace(JSON.stringify(body));
    readAddress(text);
    readReceipt(text);
    const action = decodeAction(
      random.pick([text, `helpful.${text}`, 'helpful.__proto__', 'report.constructor.1.']),
    );
    if (action !== undefined && decodeAction(encodeAction(action)) === undefined)
      tally.fault('acting', `a button carried ${JSON.stringify(action)}`);
    if (Array.isArray(body)) readModal(body);
    const author = { id: 'U1', username: 'u', discriminator: '0', avatar: null, global_name: null };
    const message = { ...messageOf(text), author };
    const said = addressedTo({ user: '1', application: '2' }, message, random.chance(0.5));
    if (said && said.text.length > 4_000) tally.fault('acting', `${said.text.length} units of a question`);
  },
};

const messageOf = (content: string) => ({
  id: '5',
  channel_id: '6',
  content,
  timestamp: '2026-01-01T00:00:00.000Z',
  edited_timestamp: null,
  tts: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  pinned: false,
  type: 0,
});
