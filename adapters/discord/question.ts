// From a raw Discord event to a Question, and the place its reply belongs to. Pure: times and ids are passed in.
import { type APIMessage, MessageReferenceType, MessageType } from 'discord.js';
import { z } from 'zod';
import type { Question, Readers } from '../../src/domain.ts';
import { parseJson } from '../kit/parse-json.ts';
import { budget } from './limits.ts';
import { directThread } from './listeners/conversation.ts';

/** Who we are, and in a server the role that Discord made for us (people mention it by mistake). */
export type Self = { readonly user: string; readonly application: string };

/** Why a message that asks nothing readable is replied to all the same. */
const asides = ['unseen', 'elsewhere'] as const;

const messagePlace = z.object({
  kind: z.literal('message'),
  channel: z.string(),
  message: z.string(),
  asker: z.string(),
  /** One fixed line is the whole reply. */
  aside: z.enum(asides).optional(),
  /** The answer whose follow-up button that line shows. */
  answer: z.string().optional(),
});
const interactionPlace = z.object({
  kind: z.literal('interaction'),
  channel: z.string(),
  id: z.string(),
  /** Edits the deferred response for 15 minutes. */
  token: z.string(),
  asker: z.string(),
  /** Only the asker sees it. */
  hidden: z.boolean(),
  /** May be shared in the channel: asked in a server, in a place where we answer. */
  share: z.boolean(),
  /** The message that a menu was opened on. */
  about: z.string().optional(),
});
const place = z.discriminatedUnion('kind', [messagePlace, interactionPlace]);
export type MessagePlace = z.output<typeof messagePlace>;
export type InteractionPlace = z.output<typeof interactionPlace>;
export type Place = MessagePlace | InteractionPlace;

export const encodePlace = (where: Place): string => JSON.stringify(where);

/** Undefined when another version wrote it. */
export const decodePlace = (text: string): Place | undefined => parseJson(place, text);

export const personOf = (userId: string): string => `discord:${userId}`;

export type Addressed = {
  readonly text: string;
  /** Discord kept the text from us. */
  readonly unseen: boolean;
  /** The message of ours that it replies to, where it was sent along. */
  readonly to: APIMessage | undefined;
  /** Id of that message. */
  readonly replyTo: string | undefined;
};

/** What a message says to us; undefined when it was not said to us, or by a machine. */
export function addressedTo(
  self: Self,
  message: APIMessage,
  direct: boolean,
  role?: string,
): Addressed | undefined {
  const { author, type = MessageType.Default, content = '' } = message;
  if (!author || author.id === self.user || author.bot || author.system || message.webhook_id)
    return undefined;
  if (type !== MessageType.Default && type !== MessageType.Reply) return undefined;
  if (message.message_reference?.type === MessageReferenceType.Forward) return undefined;
  const to = message.referenced_message?.author?.id === self.user ? message.referenced_message : undefined;
  const own = withoutQuotes(content);
  const named = (message.mentions ?? []).some((user) => user.id === self.user);
  // Named without a mention in the text: the ping of a reply whose target was not sent along.
  const pinged =
    named && type === MessageType.Reply && !message.referenced_message?.author && !mentions(content, self);
  const byName = named || mentions(own, self);
  const byRole = role !== undefined && (message.mention_roles ?? []).includes(role);
  const quotedOnly = content !== '' && !direct && !to && !pinged && !mentions(own, self, role);
  if (!(direct || to || byName || byRole) || quotedOnly) return undefined;
  const unseen = content === '' && !direct;
  const replyTo = to || pinged ? (message.message_reference?.message_id ?? to?.id) : undefined;
  return { text: unseen ? '' : questionText(own, self, message, role), unseen, to, replyTo };
}

const mentionsOf = (self: Self, role: string | undefined): RegExp =>
  new RegExp(`<@!?${self.user}>${role === undefined ? '' : `|<@&${role}>`}`, 'g');
const mentions = (text: string, self: Self, role?: string): boolean => mentionsOf(self, role).test(text);

/** Without what somebody else said: lines behind `> `, and all behind `>>> `. */
const withoutQuotes = (content: string): string =>
  content.replace(/^>>> [\s\S]*/m, '').replace(/^> .*$/gm, '');

function questionText(own: string, self: Self, message: APIMessage, role: string | undefined): string {
  const names = new Map((message.mentions ?? []).map((user) => [user.id, user.global_name ?? user.username]));
  return plainText(
    own.replace(mentionsOf(self, role), ' ').replace(/<@!?(\d+)>/g, (_, id) => names.get(id) ?? ' '),
  );
}

/** Mark-up of people's messages that is no text: roles, channels, times, own emoji. */
export function plainText(content: string): string {
  return content
    .replace(/<@[!&]?\d+>|<#\d+>|<t:[^>]*>|<\/[^>]*:\d+>/g, ' ')
    .replace(/<a?:(\w+):\d+>/g, '$1')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
    .slice(0, budget.asked);
}

/** The parts of a Question that every way of asking has. */
export type Asking = {
  readonly text: string;
  readonly thread: string;
  readonly place: Place;
  readonly askedAt: number;
  readonly readers: Readers;
  readonly documentId?: string | undefined;
};

export function toQuestion({ text, thread, place: where, askedAt, readers, documentId }: Asking): Question {
  const alone = thread.startsWith(directThread) || (where.kind === 'interaction' && where.hidden);
  return {
    id:
      where.kind === 'message'
        ? `discord:${where.channel}:${where.message}`
        : `discord:interaction:${where.id}`,
    thread,
    ...(alone ? {} : { channel: `discord:${where.channel}` }),
    place: encodePlace(where),
    text,
    asker: personOf(where.asker),
    askedAt,
    readers,
    addressed: true,
    ...(documentId === undefined ? {} : { documentId }),
  };
}
