// Every way to ask in Slack: mention, message, command, window, menu and example, each brought to one question.
import type { webApi } from '@slack/bolt';
import { asides } from '../../../src/words/everybody.ts';
import type { Readership, Who } from '../access/readership.ts';
import type { SlackConfig } from '../config.ts';
import type { Acknowledge } from '../connection/acknowledge.ts';
import { lastReply } from '../delivery/find-reply.ts';
import { decodePlace, isDirect } from '../delivery/place.ts';
import type { Poster } from '../delivery/poster.ts';
import type { SlackReplies } from '../delivery/replies.ts';
import {
  type Asked,
  chosenQuestion,
  homeQuestion,
  type Post,
  postSchema,
  privateQuestion,
  type Self,
  timeOf,
  toQuestion,
} from '../question.ts';
import { askModal, fields } from '../render/modals.ts';
import { renderLine } from '../render/render.ts';
import type { Handlers } from './handler.ts';
import {
  actionSchema,
  commandSchema,
  decodeBack,
  encodeBack,
  formSchema,
  shortcutSchema,
} from './payloads.ts';
import { readsAsQuestion } from './reads-as-question.ts';
import type { Threads } from './threads.ts';

/** What asking in Slack needs. */
export type AskerParts = {
  readonly client: webApi.WebClient;
  readonly config: SlackConfig;
  readonly self: Self;
  readonly replies: SlackReplies;
  readonly poster: Poster;
  readonly threads: Threads;
  readonly readership: Readership;
};

/** The handlers of all ways to ask. */
export type Asker = Pick<Handlers, 'post' | 'command' | 'askForm' | 'shortcut' | 'example'>;

/** Turns events into questions and has them replied to. */
export function createAsker(parts: AskerParts): Asker {
  const { client, config, self, replies, poster, threads, readership } = parts;
  const now = Date.now;

  /** For its asker's eyes. */
  const takeAlone = async (asked: Asked, who: Who): Promise<boolean> =>
    replies.take({ ...asked, readers: await readership.alone(who) });
  /** Before all in the channel. */
  const takeIn = async (channel: string, asked: Asked, who: Who, safe?: Acknowledge): Promise<boolean> =>
    replies.take({ ...asked, readers: await readership.asking(who, channel) }, safe);

  /** `app_mention` and `message` alike: the claim tells them apart from each other. */
  async function post(body: unknown, acknowledge: Acknowledge): Promise<void> {
    const read = postSchema.safeParse(body);
    if (!read.success) return;
    const question = toQuestion(read.data, self);
    if (question === undefined) return;
    // Nobody waits for it, and what Slack is asked about it first may take long.
    if (!question.addressed) await acknowledge();
    if (!question.addressed && !(await listens(read.data, question))) return;
    const { channel, user = '', team, user_team, source_team } = read.data;
    const who = { user, teams: [team, user_team, source_team] };
    const replied = await takeIn(channel, question, who, acknowledge);
    if (isDirect(channel)) return;
    if (replied) threads.answered(question.thread, now());
    else if (!question.addressed) threads.leftAlone(question.thread, read.data.ts);
  }

  /** Without a mention: only where follow-ups are on, in a thread where we answered, and only questions. */
  async function listens({ channel, thread_ts, ts }: Post, question: Asked): Promise<boolean> {
    if (!config.followUps || thread_ts === undefined) return false;
    const known = threads.listens(question.thread, now());
    if (known === false) return false;
    if (!readsAsQuestion(question.text)) {
      threads.leftAlone(question.thread, ts);
      return false;
    }
    if (known) return true;
    const last = await lastReply(client, channel, thread_ts);
    // The next message there looks again.
    if (last === 'later') return false;
    if (last === undefined) threads.never(question.thread);
    else threads.answered(question.thread, timeOf(last));
    return threads.listens(question.thread, now()) ?? false;
  }

  async function command(body: unknown): Promise<void> {
    const read = commandSchema.safeParse(body);
    if (!read.success) return;
    const { key, trigger, text, user, channel, respond } = read.data;
    if (text !== '') {
      await takeAlone(privateQuestion(self, { key, channel, user, respond }, text, now()), read.data);
      return;
    }
    await client.views.open({ trigger_id: trigger, view: askModal(encodeBack({ channel, respond })) });
  }

  async function askForm(body: unknown, close: () => Promise<void>): Promise<void> {
    await close();
    const read = formSchema.safeParse(body);
    const back = read.success ? decodeBack(read.data.back) : undefined;
    if (!read.success || back?.channel === undefined || back.respond === undefined) return;
    const { key, user } = read.data;
    const from = { key, channel: back.channel, user, respond: back.respond };
    await takeAlone(privateQuestion(self, from, read.data.field(fields.question), now()), read.data);
  }

  async function shortcut(body: unknown): Promise<void> {
    const read = shortcutSchema.safeParse(body);
    if (!read.success) return;
    const { message, ...from } = read.data;
    const thread = message.thread_ts ?? message.ts;
    const question = chosenQuestion(self, from, { text: message.text, thread }, now());
    if (question.text !== '') {
      await takeIn(from.channel, question, from);
      return;
    }
    const place = decodePlace(question.place);
    if (place !== undefined) await poster.whisper(place, renderLine(asides.noText));
  }

  /** An example question: asked where its button stands. */
  async function example(body: unknown): Promise<void> {
    const read = actionSchema.safeParse(body);
    if (!read.success) return;
    const { key, channel, user, respond, value, ephemeral, message, thread } = read.data;
    if (channel === undefined) {
      await takeAlone(homeQuestion(self, key, user, value, now()), read.data);
      return;
    }
    if (ephemeral && respond !== undefined) {
      await takeAlone(privateQuestion(self, { key, channel, user, respond }, value, now()), read.data);
      return;
    }
    const under = thread ?? message;
    const from = { key, channel, user, ...(respond === undefined ? {} : { respond }) };
    const asked = { text: value, repeat: true, ...(under === undefined ? {} : { thread: under }) };
    await takeIn(channel, chosenQuestion(self, from, asked, now()), read.data);
  }

  return { post, command, askForm, shortcut, example };
}
