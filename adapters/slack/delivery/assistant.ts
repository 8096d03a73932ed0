// The agent panel: suggested prompts when it opens, a status while searching, a title. None is ever needed for an answer.
import { setTimeout as delay } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import type { Log } from '../../../src/log.ts';
import { clip } from '../../../src/text/say.ts';
import { searchingLine } from '../../../src/words/everybody.ts';
import { faultOf } from '../connection/faults.ts';
import { limits, times } from '../limits.ts';
import { plain } from '../render/mrkdwn.ts';
import { isDirect, type Place } from './place.ts';

/** The agent panel of Slack. It only helps: its faults are logged and change nothing. */
export type Assistant = {
  /** Pins questions that the corpus answers to the top of the direct message. */
  suggest(channel: string, examples: readonly string[], thread?: string): Promise<void>;
  /** Resolves as soon as the status stands, or soon enough without it; a late one is taken back. */
  status(place: Place): Promise<void>;
  /** Names a conversation that begins with this question in a direct message, where the list of chats shows it. */
  title(place: Place, question: string): Promise<void>;
  /** No reply will follow. */
  clear(place: Place): Promise<void>;
};

/** Over the client of the Web API. */
export function createAssistant(client: webApi.WebClient, log: Log): Assistant {
  async function quietly(work: Promise<unknown>, what: string): Promise<void> {
    try {
      await work;
    } catch (error) {
      log.debug(what, { adapter: 'slack', reason: faultOf(error).reason });
    }
  }

  /** Under the thread that the reply goes to, which is what takes it away. */
  async function set(place: Place, status: string): Promise<void> {
    const thread = place.kind === 'message' ? place.thread : undefined;
    if (thread === undefined) return;
    const call = client.assistant.threads.setStatus({ channel_id: place.channel, thread_ts: thread, status });
    await quietly(call, 'no status here');
  }

  return {
    async suggest(channel, examples, thread) {
      const prompts = examples.slice(0, limits.prompts).map((text) => ({
        title: clip(plain(text), limits.promptTitle),
        message: plain(text),
      }));
      if (prompts.length === 0) return;
      const where = { channel_id: channel, ...(thread === undefined ? {} : { thread_ts: thread }) };
      const set = client.assistant.threads.setSuggestedPrompts({ ...where, prompts });
      await quietly(set, 'no suggested prompts here');
    },
    async status(place) {
      let standing = false;
      const shown = set(place, searchingLine).then(() => {
        standing = true;
      });
      await Promise.race([shown, delay(times.status)]);
      // The reply clears the status; one that comes after the reply would stay.
      if (!standing) void shown.then(() => set(place, ''));
    },
    async title(place, question) {
      const title = clip(plain(question), limits.threadTitle);
      if (place.kind !== 'message' || place.thread !== place.ts || !isDirect(place.channel)) return;
      if (place.thread === undefined || title === '') return;
      const where = { channel_id: place.channel, thread_ts: place.thread };
      await quietly(client.assistant.threads.setTitle({ ...where, title }), 'no title here');
    },
    clear: (place) => set(place, ''),
  };
}
