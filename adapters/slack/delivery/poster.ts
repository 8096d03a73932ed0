// Posting so that one reply stands and no second: tries again, waits out limits, and looks before it repeats.
import { createHash } from 'node:crypto';
import type { webApi } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { Log } from '../../../src/log.ts';
import { deliver, type Found } from '../../kit/deliver.ts';
import { type Fresh, freshOf, type Said } from '../../kit/fresh.ts';
import { createLimiters, type Limiter } from '../../kit/limiter.ts';
import { type Final, faultOf } from '../connection/faults.ts';
import { counts, times } from '../limits.ts';
import { wellFormed } from '../render/mrkdwn.ts';
import type { SlackMessage } from '../render/render.ts';
import { addressOf, readAddress } from './address.ts';
import { findReply, mark, type Seen } from './find-reply.ts';
import { isChannel, type Place } from './place.ts';
import { respondTo } from './respond.ts';

/** What became of an edit. `closed`: that message cannot be edited (any more); `failed`: not yet, and no time left. */
export type Revised = {
  readonly kind: 'done' | 'silent' | 'closed' | 'revoked' | 'failed';
  readonly reason: string;
};

/** What became of a post. `silent`: nothing is to be said any more; `failed`: not known to stand, and no time left. */
export type Posted =
  | { readonly kind: 'posted'; readonly message: string }
  | { readonly kind: 'silent' }
  | { readonly kind: 'refused' | 'revoked' | 'wrong' | 'lost' | 'failed'; readonly reason: string };

/** All that posts to Slack or edits there. */
export type Poster = {
  /**
   * Posts the reply to `questionId`; ends early, as failed, when `signal` is given up. `takesBack`: what stands goes where
   * nothing is to be said any more; of what another process may have taken over it does not, for it is that one's by then.
   */
  post(
    place: Place,
    message: Fresh<SlackMessage>,
    questionId: string,
    signal: AbortSignal,
    takesBack?: boolean,
  ): Promise<Posted>;
  /** Whether the reply to this question already stands there, as far as we may look. */
  find(place: Place, questionId: string): Promise<Seen>;
  /** Puts `message` in place of one of ours; the same edit twice changes nothing. */
  revise(
    standing: { readonly channel: string; readonly ts: string },
    message: Fresh<SlackMessage>,
    signal: AbortSignal,
  ): Promise<Revised>;
  /** What only the person sees: by the response_url, else in the channel, else in a direct message. */
  whisper(place: Place, message: Said<SlackMessage>): Promise<boolean>;
};

/** What posting needs; `budget` is milliseconds of trying one post. */
export type PosterParts = {
  readonly client: webApi.WebClient;
  readonly log: Log;
  /** Milliseconds before a post is given up. */
  readonly budget?: number;
};

/** Posts over the client, at most so many at once in a channel and in all. */
export function createPoster({ client, log, budget = times.posting }: PosterParts): Poster {
  const [channels, whole] = [createLimiters(counts.perChannel), createLimiters(counts.posts)('all')];
  /** What goes on looks at the documents only when there is room for the request itself. */
  const limiterOf = (channel: string): Limiter => {
    const { run, hold } = channels(channel);
    return { hold, run: (work, signal) => run(() => whole.run(work, signal), signal) };
  };
  const patience = { first: times.retryFirst, most: times.retryMost, within: budget };

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
    return addressOf(channel ?? place.channel, ts ?? '');
  }

  async function put({ channel, ts }: Standing, { text, blocks }: SlackMessage, key: string): Promise<void> {
    await client.chat.update({
      channel,
      ts,
      text: wellFormed(text),
      blocks: marked(blocks, key),
      ...literal,
    });
  }

  async function find(place: Place, key: string): Promise<Found<string>> {
    const seen = await findReply(client, place, key);
    return seen.kind === 'there' ? { kind: 'there', result: seen.message } : seen;
  }

  const post: Poster['post'] = async (place, fresh, questionId, signal, takesBack = false) => {
    const key = keyOf(questionId);
    const standing = (message: string): Standing => readAddress(message) ?? { channel: '', ts: '' };
    const delivered = await deliver<SlackMessage, string, Final>({
      fresh,
      send: (message) => send(place, message, key),
      faultOf,
      limiter: limiterOf(place.channel),
      patience,
      signal,
      find: () => find(place, key),
      ...(place.kind === 'private'
        ? {}
        : {
            replace: (posted, message) => put(standing(posted), message, key),
            ...(takesBack ? { remove: (posted: string) => client.chat.delete(standing(posted)) } : {}),
          }),
      failed: ({ reason }) =>
        log.warn('a post did not get through; see the reason', {
          adapter: 'slack',
          question: questionId,
          reason,
        }),
    });
    if (delivered.kind === 'sent') return { kind: 'posted', message: delivered.result };
    return delivered.kind === 'refused' ? { kind: delivered.as, reason: delivered.reason } : delivered;
  };

  const revise: Poster['revise'] = async (standing, fresh, signal) => {
    const delivered = await deliver<SlackMessage, void, Final>({
      fresh,
      send: (message) => put(standing, message, standing.ts),
      faultOf,
      limiter: limiterOf(standing.channel),
      patience: { ...patience, most: times.retryFirst },
      signal,
    });
    switch (delivered.kind) {
      case 'sent':
        return { kind: 'done', reason: '' };
      case 'silent':
        return { kind: 'silent', reason: '' };
      case 'refused':
        return { kind: delivered.as === 'revoked' ? 'revoked' : 'closed', reason: delivered.reason };
      default:
        return { kind: 'failed', reason: delivered.reason };
    }
  };

  async function whisper(place: Place, said: Said<SlackMessage>): Promise<boolean> {
    const { channel, user, respond } = place;
    const fresh = freshOf(said);
    const thread = place.kind === 'message' && place.thread !== undefined ? { thread_ts: place.thread } : {};
    const plain = ({ text, blocks }: SlackMessage) => ({ text: wellFormed(text), blocks });
    const ways: readonly ((message: SlackMessage) => Promise<unknown>)[] = [
      ...(respond === undefined
        ? []
        : [
            (message: SlackMessage) =>
              respondTo(respond, { response_type: 'ephemeral', replace_original: false, ...message }),
          ]),
      ...(isChannel(channel)
        ? [
            (message: SlackMessage) =>
              client.chat.postEphemeral({ channel, user, ...thread, ...plain(message) }),
          ]
        : []),
      (message) => client.chat.postMessage({ channel: user, ...plain(message), ...quiet }),
    ];
    for (const way of ways) {
      const message = await fresh();
      if (message === undefined) return false;
      try {
        await way(message);
        return true;
      } catch (error) {
        log.debug('a private line did not get through; see the reason', {
          adapter: 'slack',
          reason: faultOf(error).reason,
        });
      }
    }
    return false;
  }

  return {
    post,
    revise,
    whisper,
    find: (place, questionId) => findReply(client, place, keyOf(questionId)),
  };
}

type Standing = { readonly channel: string; readonly ts: string };

/** No link previews, no mark-up in `text`, no names turned into mentions. */
const literal = { link_names: false, parse: 'none' } as const;
/** Fields of a message in which nothing unfolds and nothing is read as mark-up. */
export const quiet = { unfurl_links: false, unfurl_media: false, mrkdwn: false, ...literal } as const;

/** What a reply is known by in the channel: says nothing about the question to others. */
const keyOf = (questionId: string): string =>
  createHash('sha256').update(questionId).digest('hex').slice(0, 32);

/** The last block carries the key too: not every server gives metadata back. */
function marked(blocks: readonly KnownBlock[], key: string): KnownBlock[] {
  return blocks.map((block, i) => (i === blocks.length - 1 ? { ...block, block_id: `reply:${key}` } : block));
}
