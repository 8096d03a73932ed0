// Posting so that one reply stands and no second: tries again, waits out limits, and looks before it repeats.
import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { Log } from '../../src/log.ts';
import { type Fault, faultOf } from './faults.ts';
import { createLanes } from './lanes.ts';
import { counts, times } from './limits.ts';
import { lookFor, mark, type Seen } from './look.ts';
import { wellFormed } from './mrkdwn.ts';
import { isChannel, messageId, type Place } from './place.ts';
import type { SlackMessage } from './render.ts';
import { respondTo } from './respond.ts';

/** What became of an edit. `closed`: that message cannot be edited (any more); `failed`: not yet, and no time left. */
export type Revised = { readonly kind: 'done' | 'closed' | 'revoked' | 'failed'; readonly reason: string };

/** What became of a post. `failed`: not known to stand anywhere, and no time left. */
export type Posted =
  | { readonly kind: 'posted'; readonly message: string }
  | { readonly kind: 'refused' | 'revoked' | 'wrong' | 'lost' | 'failed'; readonly reason: string };

export type Poster = {
  /** Posts the reply to `questionId`; ends early, as failed, when `signal` is given up. */
  post(place: Place, message: SlackMessage, questionId: string, signal: AbortSignal): Promise<Posted>;
  /** Whether the reply to this question already stands there, as far as we may look. */
  find(place: Place, questionId: string): Promise<Seen>;
  /** Puts `message` in place of one of ours; the same edit twice changes nothing. */
  revise(
    standing: { readonly channel: string; readonly ts: string },
    message: SlackMessage,
    signal: AbortSignal,
  ): Promise<Revised>;
  /** One line that only the person sees: by the response_url, else in the channel, else in a direct message. */
  whisper(place: Place, message: SlackMessage): Promise<boolean>;
};

export type PosterParts = {
  readonly client: webApi.WebClient;
  readonly log: Log;
  /** Milliseconds before a post is given up. */
  readonly budget?: number;
};

export function createPoster({ client, log, budget = times.posting }: PosterParts): Poster {
  const lanes = createLanes(counts.lane);

  async function send(place: Place, message: SlackMessage, key: string): Promise<string> {
    if (place.kind === 'private') {
      await respondTo(place.respond, { response_type: 'ephemeral', replace_original: false, ...message });
      return `slack:private:${key}`;
    }
    const { channel, ts } = await client.chat.postMessage({
      channel: place.channel,
      ...(place.thread === undefined ? {} : { thread_ts: place.thread }),
      text: wellFormed(message.text),
      blocks: marked(message.blocks, key),
      metadata: mark(key),
      ...quiet,
    });
    return messageId(channel ?? place.channel, ts ?? '');
  }

  async function post(
    place: Place,
    message: SlackMessage,
    questionId: string,
    signal: AbortSignal,
  ): Promise<Posted> {
    const key = keyOf(questionId);
    const until = Date.now() + budget;
    let last: Fault = { kind: 'again', unsure: 'no', reason: 'not tried' };
    for (
      let wait: number = times.retryFirst;
      Date.now() < until && !signal.aborted;
      wait = Math.min(wait * 2, times.retryMost)
    ) {
      if (last.kind === 'again' && last.unsure !== 'no') {
        const seen = await lookFor(client, place, key);
        if (seen.kind === 'there') return { kind: 'posted', message: seen.message };
        if (seen.kind === 'blind' && last.unsure === 'likely') return { kind: 'lost', reason: last.reason };
        if (seen.kind === 'later') {
          await pause(wait, signal);
          continue;
        }
      }
      try {
        return { kind: 'posted', message: await lanes.run(place.channel, () => send(place, message, key)) };
      } catch (error) {
        last = faultOf(error);
        log.warn('a post did not get through', {
          adapter: 'slack',
          question: questionId,
          reason: reasonOf(last),
        });
        if (last.kind === 'wait' && Date.now() + last.ms > until) break;
        if (last.kind === 'wait') lanes.hold(place.channel, last.ms);
        else if (last.kind === 'again') await pause(wait, signal);
        else return { kind: last.kind, reason: last.reason };
      }
    }
    return { kind: 'failed', reason: reasonOf(last) };
  }

  const revise: Poster['revise'] = async ({ channel, ts }, { text, blocks }, signal) => {
    const until = Date.now() + budget;
    const edit = { channel, ts, text: wellFormed(text), blocks: marked(blocks, ts), ...literal };
    let reason = 'not tried';
    while (Date.now() < until && !signal.aborted) {
      try {
        await lanes.run(channel, () => client.chat.update(edit));
        return { kind: 'done', reason: '' };
      } catch (error) {
        const fault = faultOf(error);
        reason = reasonOf(fault);
        if (fault.kind === 'wait' && Date.now() + fault.ms > until) break;
        if (fault.kind === 'wait') lanes.hold(channel, fault.ms);
        else if (fault.kind === 'again') await pause(times.retryFirst, signal);
        else return { kind: fault.kind === 'revoked' ? 'revoked' : 'closed', reason };
      }
    }
    return { kind: 'failed', reason };
  };

  async function whisper(place: Place, message: SlackMessage): Promise<boolean> {
    const { channel, user, respond } = place;
    const thread = place.kind === 'message' && place.thread !== undefined ? { thread_ts: place.thread } : {};
    const said = { text: wellFormed(message.text), blocks: message.blocks };
    const ways: readonly (() => Promise<unknown>)[] = [
      ...(respond === undefined
        ? []
        : [() => respondTo(respond, { response_type: 'ephemeral', replace_original: false, ...message })]),
      ...(isChannel(channel) ? [() => client.chat.postEphemeral({ channel, user, ...thread, ...said })] : []),
      () => client.chat.postMessage({ channel: user, ...said, ...quiet }),
    ];
    for (const way of ways) {
      try {
        await way();
        return true;
      } catch (error) {
        log.debug('a private line did not get through', {
          adapter: 'slack',
          reason: reasonOf(faultOf(error)),
        });
      }
    }
    return false;
  }

  return {
    post,
    revise,
    whisper,
    find: (place, questionId) => lookFor(client, place, keyOf(questionId)),
  };
}

/** No link previews, no mark-up in `text`, no names turned into mentions. */
const literal = { link_names: false, parse: 'none' } as const;
export const quiet = { unfurl_links: false, unfurl_media: false, mrkdwn: false, ...literal } as const;

/** What a reply is known by in the channel: says nothing about the question to others. */
const keyOf = (questionId: string): string =>
  createHash('sha256').update(questionId).digest('hex').slice(0, 32);

/** The last block carries the key too: not every server gives metadata back. */
function marked(blocks: readonly KnownBlock[], key: string): KnownBlock[] {
  return blocks.map((block, i) => (i === blocks.length - 1 ? { ...block, block_id: `reply:${key}` } : block));
}

const reasonOf = (fault: Fault): string =>
  fault.kind === 'wait' ? `rate limited for ${fault.ms} ms` : fault.reason;

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  delay(ms, undefined, { signal }).catch(() => undefined);
