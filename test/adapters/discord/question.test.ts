// A message becomes a question, or nothing: data in, data out.
import { type APIMessage, MessageType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { idAt } from '../../../adapters/discord/connection/snowflake.ts';
import { nonceOf } from '../../../adapters/discord/delivery/send.ts';
import { directThread } from '../../../adapters/discord/listeners/conversation.ts';
import {
  addressedTo,
  decodePlace,
  encodePlace,
  plainText,
  toQuestion,
} from '../../../adapters/discord/question.ts';
import { flood, hostile } from '../../contracts/hostile.ts';

const self = { user: '4', application: '4' };
const us = { id: '4', username: 'Footnote', discriminator: '0', global_name: null, avatar: null };
const ada = { ...us, id: '7', username: 'ada', global_name: 'Ada' };

const message = (more: Partial<APIMessage>): APIMessage => ({
  id: '100',
  channel_id: '6',
  author: ada,
  content: '',
  timestamp: '2026-11-21T12:00:00.000Z',
  edited_timestamp: null,
  tts: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  pinned: false,
  type: MessageType.Default,
  ...more,
});

describe('what is said to us', () => {
  it.each<[string, Partial<APIMessage>, string | undefined]>([
    ['a mention', { content: '<@4> how deep is it?', mentions: [us] }, 'how deep is it?'],
    ['a mention in the old form', { content: 'how deep <@!4> is it?', mentions: [us] }, 'how deep is it?'],
    [
      'other people by name',
      { content: '<@4> what may <@7> do in <#6>?', mentions: [us, ada] },
      'what may Ada do in ?',
    ],
    ['our role, by mistake', { content: '<@&9> how deep is it?', mention_roles: ['9'] }, 'how deep is it?'],
    ['nothing', { content: 'how deep is it?' }, undefined],
    ['everyone', { content: '@everyone hello', mention_everyone: true }, undefined],
    ['somebody else', { content: '<@7> hello', mentions: [ada] }, undefined],
    ['a quotation of a mention', { content: '> <@4> how deep?\nI wonder too', mentions: [us] }, undefined],
    ['a quotation and a mention', { content: '> it is deep\n<@4> how deep?', mentions: [us] }, 'how deep?'],
    ['a bot', { content: '<@4> hello', mentions: [us], author: { ...ada, bot: true } }, undefined],
    ['a webhook', { content: '<@4> hello', mentions: [us], webhook_id: '3' }, undefined],
    ['a join', { content: '<@4>', mentions: [us], type: MessageType.UserJoin }, undefined],
    [
      'a reply to us with its text',
      {
        content: 'and then?',
        mentions: [us],
        type: MessageType.Reply,
        referenced_message: message({ author: us }),
      },
      'and then?',
    ],
    [
      'a reply to us whose target was not sent along',
      {
        content: 'and then?',
        mentions: [us],
        type: MessageType.Reply,
        message_reference: { message_id: '99', channel_id: '6' },
      },
      'and then?',
    ],
    [
      'a mention that replies to somebody else',
      {
        content: '<@4> is that so?',
        mentions: [us, ada],
        type: MessageType.Reply,
        referenced_message: message({ author: ada }),
      },
      'is that so?',
    ],
    [
      'a mention among everyone',
      { content: '@everyone <@4> how deep?', mentions: [us], mention_everyone: true },
      '@everyone how deep?',
    ],
    ['ourselves, not marked as a bot', { content: '<@4> hello', mentions: [us], author: us }, undefined],
    [
      'a reply to somebody else',
      { content: '', type: MessageType.Reply, referenced_message: message({}) },
      undefined,
    ],
  ])('by %s', (_name, given, expected) => {
    expect(addressedTo(self, message(given), false, '9')?.text).toBe(expected);
  });

  it('in a direct message needs no mention, and may be empty', () => {
    expect(addressedTo(self, message({ content: 'how deep?' }), true)).toEqual({
      text: 'how deep?',
      unseen: false,
      to: undefined,
      replyTo: undefined,
    });
    expect(addressedTo(self, message({}), true)).toMatchObject({ text: '', unseen: false });
  });

  it('as a reply whose text is kept back is known as such', () => {
    const to = message({ author: us });
    expect(addressedTo(self, message({ type: MessageType.Reply, referenced_message: to }), false)).toEqual({
      text: '',
      unseen: true,
      to,
      replyTo: '100',
    });
  });

  it('is cut where no question can end, and never slow', () => {
    const started = performance.now();
    for (const { text } of hostile) expect(plainText(text).length).toBeLessThanOrEqual(2_000);
    expect(plainText(flood).length).toBeLessThanOrEqual(2_000);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('a question', () => {
  it('carries the place of its reply there and back', () => {
    const place = {
      kind: 'interaction',
      channel: '6',
      id: '1',
      token: 't'.repeat(300),
      asker: '7',
      hidden: true,
      share: true,
    } as const;
    expect(decodePlace(encodePlace(place))).toEqual(place);
    expect(encodePlace(place).length).toBeLessThanOrEqual(2_000);
    for (const wrong of ['', '{}', 'null', '{"kind":"pigeon"}']) expect(decodePlace(wrong)).toBeUndefined();
  });

  it('has the same id for every delivery, platform first', () => {
    const place = { kind: 'message', channel: '6', message: '100', asker: '7' } as const;
    const question = toQuestion({ text: 'x', thread: 't', place, askedAt: 1, readers: [] });
    expect(question).toMatchObject({ id: 'discord:6:100', asker: 'discord:7', addressed: true });
  });

  it('names a channel only where others are: what leads to one person is not counted', () => {
    const asked = { text: 'x', askedAt: 1, readers: [] };
    const message = { kind: 'message', channel: '6', message: '100', asker: '7' } as const;
    const pressed = { channel: '6', id: '1', token: 't', asker: '7', share: true } as const;
    const interaction = (hidden: boolean) => ({ kind: 'interaction', ...pressed, hidden }) as const;
    const own = 'discord:chain:100';
    for (const place of [message, interaction(false)])
      expect(toQuestion({ ...asked, thread: own, place }).channel).toBe('discord:6');
    for (const given of [
      { thread: `${directThread}6`, place: message },
      { thread: own, place: interaction(true) },
    ])
      expect(toQuestion({ ...asked, ...given })).not.toHaveProperty('channel');
  });

  it('has a nonce that Discord takes and that differs for another question', () => {
    expect(nonceOf('discord:6:100')).toBe(nonceOf('discord:6:100'));
    expect(nonceOf('discord:6:100')).not.toBe(nonceOf('discord:6:101'));
    expect(nonceOf('discord:6:100').length).toBeLessThanOrEqual(25);
  });

  it('is dated by ids as Discord dates them', () => {
    // The example of Discord's reference: 175928847299117063 was made at 1462015105796.
    expect(BigInt(idAt(1_462_015_105_796)) <= 175_928_847_299_117_063n).toBe(true);
    expect(BigInt(idAt(1_462_015_105_797)) > 175_928_847_299_117_063n).toBe(true);
  });
});
