// A Slack event becomes a Question, or nothing when it is not for us; pure.
import { z } from 'zod';
import type { Question } from '../../src/domain.ts';
import { encodePlace, isChannel, isDirect } from './delivery/place.ts';
import { limits } from './limits.ts';
import { unescapeText } from './render/mrkdwn.ts';

/** The parts of a `message` or `app_mention` event that matter here. */
export const postSchema = z.object({
  channel: z.string(),
  ts: z.string(),
  user: z.string().optional(),
  text: z.string().default(''),
  thread_ts: z.string().optional(),
  subtype: z.string().optional(),
  bot_id: z.string().nullish(),
  hidden: z.boolean().optional(),
  team: z.string().nullish(),
  user_team: z.string().nullish(),
  source_team: z.string().nullish(),
  edited: z.unknown().optional(),
  blocks: z.array(z.unknown()).optional(),
});

/** A message of a person, as Slack's events carry it. */
export type Post = z.output<typeof postSchema>;

/** Who we are. */
export type Self = { readonly team: string; readonly user: string };

/** A question before it is known what its readers may read. */
export type Asked = Omit<Question, 'readers'>;

/** Subtypes that a person typed; all others are edits, joins and the like. */
const typed = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message']);

/** A person's own new message, with text, that is not ours. */
function isTyped(post: Post, self: Self): boolean {
  return (
    typed.has(post.subtype) &&
    post.user !== undefined &&
    post.user !== self.user &&
    post.user !== 'USLACKBOT' &&
    !post.bot_id &&
    !post.hidden &&
    post.edited === undefined
  );
}

/**
 * Direct messages are always for us, posts in channels when they mention us outside a quotation. Without a mention a reply
 * in a thread is a Question that nobody addressed to us; the caller decides whether we listen there.
 */
export function toQuestion(post: Post, self: Self): Asked | undefined {
  if (!isTyped(post, self) || post.user === undefined) return undefined;
  const direct = isDirect(post.channel);
  const addressed = direct || mentions(post, self.user);
  if (!addressed && post.thread_ts === undefined) return undefined;
  if (!addressed && post.text.includes(`<@${self.user}`)) return undefined;
  const thread = post.thread_ts ?? post.ts;
  return {
    id: questionId(self.team, post.channel, post.ts),
    thread: threadId(self.team, post.channel, thread),
    ...channelOf(post.channel),
    place: encodePlace({
      kind: 'message',
      channel: post.channel,
      thread,
      user: post.user,
      ts: post.ts,
    }),
    text: textOf(post.text, self.user),
    asker: personOf(post.user),
    askedAt: timeOf(post.ts),
    addressed,
  };
}

/** A question that came by a command, button, shortcut or modal: `key` is the same for every delivery of it. */
export function privateQuestion(
  self: Self,
  from: { readonly key: string; readonly channel: string; readonly user: string; readonly respond: string },
  text: string,
  now: number,
): Asked {
  const { key, channel, user, respond } = from;
  return {
    id: `slack:${self.team}:${key}`,
    thread: `slack:${self.team}:private:${channel}:${user}`,
    place: encodePlace({ kind: 'private', channel, user, respond }),
    text: unescapeText(text).trim(),
    asker: personOf(user),
    askedAt: now,
    addressed: true,
  };
}

/** A chosen message or an example, answered in `thread` where given; `repeat` puts the question above the answer. */
export function chosenQuestion(
  self: Self,
  from: { readonly key: string; readonly channel: string; readonly user: string; readonly respond?: string },
  asked: { readonly text: string; readonly thread?: string; readonly repeat?: boolean },
  now: number,
): Asked {
  const { channel, user, respond } = from;
  const { thread, repeat } = asked;
  return {
    id: `slack:${self.team}:${from.key}`,
    thread: threadId(self.team, channel, thread),
    ...channelOf(channel),
    place: encodePlace({
      kind: 'message',
      channel,
      user,
      ...(thread === undefined ? {} : { thread }),
      ...(respond === undefined ? {} : { respond }),
      ...(repeat ? { repeat } : {}),
    }),
    text: textOf(asked.text, self.user),
    asker: personOf(user),
    askedAt: now,
    addressed: true,
  };
}

/** An example pressed on the Home tab, answered in the direct message with us. */
export function homeQuestion(self: Self, key: string, user: string, text: string, now: number): Asked {
  return {
    id: `slack:${self.team}:${key}`,
    thread: `slack:${self.team}:home:${user}`,
    place: encodePlace({ kind: 'message', channel: user, user, repeat: true }),
    text,
    asker: personOf(user),
    askedAt: now,
    addressed: true,
  };
}

/** The conversation under a message in a channel. */
export const threadUnder = ({ team }: Self, channel: string, ts: string): string =>
  threadId(team, channel, ts);

/** The same for `app_mention` and `message`, which have different event ids for one post. */
export const questionId = (team: string, channel: string, ts: string): string =>
  `slack:${team}:${channel}:${ts}`;

const threadId = (team: string, channel: string, thread: string | undefined): string =>
  thread === undefined ? `slack:${team}:${channel}` : `slack:${team}:${channel}:${thread}`;

/** Of a direct message none: it is the asker's alone. */
const channelOf = (channel: string): Pick<Question, 'channel'> =>
  isChannel(channel) ? { channel: `slack:${channel}` } : {};

/** The person behind a user id, with the platform in front. */
export const personOf = (user: string): string => `slack:${user}`;

/** Slack's `ts` is seconds since 1970 with six decimals; ours are milliseconds. */
export const timeOf = (ts: string): number => Math.round(Number.parseFloat(ts) * 1_000) || 0;

/** Mentioned in the message's own words: a mention inside a quotation or code is somebody else's. */
function mentions(post: Post, user: string): boolean {
  const tag = new RegExp(`<@${user}(\\|[^>]*)?>`);
  if (!tag.test(post.text)) return false;
  const rich = post.blocks?.filter((b) => isRecord(b) && b.type === 'rich_text') ?? [];
  return rich.length > 0 ? rich.some((b) => ownMention(b, user)) : tag.test(ownWords(post.text));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function ownMention(node: unknown, user: string): boolean {
  if (!isRecord(node) || node.type === 'rich_text_quote' || node.type === 'rich_text_preformatted')
    return false;
  if (node.type === 'user' && node.user_id === user) return true;
  return Array.isArray(node.elements) && node.elements.some((e) => ownMention(e, user));
}

/** Without quoted lines and code, as Slack writes them in `text`. */
function ownWords(text: string): string {
  return text
    .replace(/```[\s\S]*?(```|$)/g, ' ')
    .replace(/`[^`\n]*`/g, ' ')
    .split('\n')
    .filter((line) => !/^\s*(&gt;|>)/.test(line))
    .join('\n');
}

/** Slack's control syntax back to what the person saw, without the mention of us. Cut before any pattern runs over it. */
function textOf(text: string, user: string): string {
  const shown = text
    .slice(0, limits.asked)
    .replaceAll(`<@${user}>`, ' ')
    .replace(/<([^<>\n]{1,4000})>/g, (_, inside: string) => controlText(inside, user));
  return unescapeText(shown)
    .replace(/[ \t]+/g, ' ')
    .trim();
}

function controlText(inside: string, user: string): string {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? undefined : inside.slice(bar + 1);
  if (target.startsWith('@')) return target === `@${user}` ? ' ' : `@${label ?? target.slice(1)}`;
  if (target.startsWith('#')) return `#${label ?? target.slice(1)}`;
  if (target.startsWith('!')) return label ?? `@${target.slice(1)}`;
  return label ?? target;
}
