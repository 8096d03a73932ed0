// What reaches us, one handler for each kind of event: posts, commands, windows, the Home tab, the menu of a message.
import type { webApi } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Engine } from '../../../src/engine/engine.ts';
import type { Log } from '../../../src/log.ts';
import { asides, notices, windows } from '../../../src/words/everybody.ts';
import type { Readership, Who } from '../access/readership.ts';
import type { SlackConfig } from '../config.ts';
import type { Acknowledge } from '../connection/acknowledge.ts';
import type { Assistant } from '../delivery/assistant.ts';
import { lastReply } from '../delivery/find-reply.ts';
import type { Outbox } from '../delivery/outbox.ts';
import { decodePlace, isDirect } from '../delivery/place.ts';
import type { Poster } from '../delivery/poster.ts';
import type { Replies } from '../delivery/replies.ts';
import { counts, limits } from '../limits.ts';
import { type ModerationParts, moderationHandlers } from '../moderation/handlers.ts';
import {
  type Asked,
  chosenQuestion,
  homeQuestion,
  type Post,
  person,
  postSchema,
  privateQuestion,
  type Self,
  timeOf,
  toQuestion,
} from '../question.ts';
import { homeView } from '../render/home.ts';
import { askModal, fields } from '../render/modals.ts';
import { renderLine } from '../render/render.ts';
import { lineModal } from '../render/windows.ts';
import type { Actions } from './actions.ts';
import { createFailureNotice } from './failure-notice.ts';
import type { Handlers } from './handler.ts';
import {
  actionSchema,
  commandSchema,
  decodeBack,
  encodeBack,
  formSchema,
  homeSchema,
  shortcutSchema,
} from './payloads.ts';
import { readsAsQuestion } from './reads-as-question.ts';
import type { Threads } from './threads.ts';

export type HandlerParts = ModerationParts & {
  readonly engine: Engine;
  readonly client: webApi.WebClient;
  readonly config: SlackConfig;
  readonly self: Self;
  readonly replies: Replies;
  readonly poster: Poster;
  readonly actions: Actions;
  readonly assistant: Assistant;
  readonly threads: Threads;
  readonly readership: Readership;
  readonly outbox: Pick<Outbox, 'report'>;
  readonly log: Log;
};

export function createHandlers(parts: HandlerParts): Handlers {
  const { engine, client, config, self, replies, poster, actions, assistant, threads, readership } = parts;
  const withNotice = createFailureNotice(parts);
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

  async function home(body: unknown): Promise<void> {
    const read = homeSchema.safeParse(body);
    if (!read.success) return;
    const { user, channel, tab } = read.data;
    const readers = await readership.alone({ user });
    if (tab === 'messages') {
      if (channel !== undefined) await assistant.suggest(channel, engine.examples(readers, limits.prompts));
      return;
    }
    const view = homeView(engine.documents(readers), engine.examples(readers, counts.examples));
    await client.views.publish({ user_id: user, view });
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

  async function action(body: unknown): Promise<void> {
    const read = actionSchema.safeParse(body);
    if (!read.success) return;
    await withNotice(read.data, () => actions(read.data));
  }

  async function reportForm(body: unknown, answer: (view?: ModalView) => Promise<void>): Promise<void> {
    const read = formSchema.safeParse(body);
    const answerId = read.success ? decodeBack(read.data.back)?.answerId : undefined;
    if (!read.success || answerId === undefined) return answer();
    const number = Number(read.data.field(fields.citation));
    const reason = read.data.field(fields.reason);
    const about = number > 0 ? { citation: number } : {};
    const flagId = await engine
      .flag({ answerId, person: person(read.data.user), reason, ...about })
      .catch(() => undefined);
    const line = flagId === undefined ? notices.trouble : asides.reported;
    await answer(lineModal(windows.report, line));
    if (flagId !== undefined) await parts.outbox.report(flagId);
  }

  return {
    post,
    home,
    command,
    shortcut,
    action,
    example,
    askForm,
    reportForm,
    ...moderationHandlers(parts, withNotice),
  };
}
