// How replies reach Slack: a status while searching, the post in its place, a private line where it may not stand.
import { LRUCache } from 'lru-cache';
import type { PageLinks } from '../../../src/citation/page-link.ts';
import type { Question } from '../../../src/domain.ts';
import type { Engine, Reply } from '../../../src/engine/engine.ts';
import type { Log } from '../../../src/log.ts';
import { asides, askedLine, elsewhereLine, notices } from '../../../src/words/everybody.ts';
import type { Found } from '../../kit/deliver.ts';
import { type Fresh, inForm } from '../../kit/fresh.ts';
import { type Brought, createReplies, formOf, type Standing } from '../../kit/replies.ts';
import type { Acknowledge } from '../connection/acknowledge.ts';
import { counts } from '../limits.ts';
import { renderAnswer, renderChannels, renderLine, type SlackMessage } from '../render/render.ts';
import { readAddress, withQuestion } from './address.ts';
import type { Assistant } from './assistant.ts';
import { decodePlace, isChannel, type Place } from './place.ts';
import type { Poster } from './poster.ts';

/** Takes questions of Slack and brings their replies. */
export type SlackReplies = {
  /** See `take` of the kit; `safe` is called once Slack need not deliver the question again. */
  take(question: Question, safe?: Acknowledge): Promise<boolean>;
  /** Takes over questions whose lease ran out. */
  takeOver(): Promise<void>;
};

type Parts = {
  readonly engine: Engine;
  readonly log: Log;
  readonly poster: Poster;
  /** Shown while searching, and taken back when no reply follows. */
  readonly assistant: Pick<Assistant, 'status' | 'title' | 'clear'>;
  /** Channels where questions are answered; empty: everywhere. */
  readonly channels: readonly string[];
  readonly pages?: PageLinks | undefined;
  readonly revoked: (reason: string) => void;
  readonly signal: AbortSignal;
};

/** The replies of the kit, with what Slack shows meanwhile. */
export function createSlackReplies(parts: Parts): SlackReplies {
  const { engine, log, poster, channels, assistant, signal } = parts;
  const seen = new LRUCache<string, true>({ max: counts.seen });

  async function take(question: Question, safe?: Acknowledge): Promise<boolean> {
    const place = decodePlace(question.place);
    // A second delivery must not show a status after the reply that would have cleared it.
    const first = question.addressed && !seen.has(question.id) ? place : undefined;
    seen.set(question.id, true);
    if (first) void assistant.title(first, question.text);
    const posted = await replies.take(question, {
      safe,
      before: first && assistant.status(first),
      // A command shows nothing of its own: only a reply tells whoever typed it what became of it.
      acknowledged: place?.kind === 'private' ? Promise.resolve() : undefined,
    });
    if (first && !posted) await assistant.clear(first);
    return posted;
  }

  async function bring(question: Question, reply: Fresh<Reply>): Promise<Brought> {
    const place = decodePlace(question.place);
    if (place === undefined) return { kind: 'dropped', reason: 'its place cannot be read', informed: false };
    if (elsewhere(place, channels)) {
      if (question.addressed) await tell(place, renderChannels(elsewhereLine, channels));
      return { kind: 'dropped', reason: 'not a channel where it answers', informed: question.addressed };
    }
    const { id } = question;
    const message = inForm(reply, (now) => messageOf(now, question, place));
    const posted = await poster.post(place, message, id, signal, !question.addressed);
    switch (posted.kind) {
      case 'posted':
        return { kind: 'posted', message: addressIn(posted.message, place) };
      case 'silent':
        return { kind: 'left' };
      case 'revoked':
        parts.revoked(posted.reason);
        return { kind: 'left' };
      case 'lost':
        log.warn('a reply may have arrived; check the thread', {
          adapter: 'slack',
          question: id,
          reason: posted.reason,
        });
        return { kind: 'dropped', reason: posted.reason, informed: true };
      case 'failed':
        if (signal.aborted) return { kind: 'left' };
    }
    const { reason } = posted;
    log.error('a reply could not be posted; see the reason', { adapter: 'slack', question: id, reason });
    const line = posted.kind === 'refused' ? asides.cannotPost : notices.trouble;
    const informed = question.addressed && (await tell(place, renderLine(line)));
    return { kind: 'dropped', reason, informed };
  }

  /** What only the asker sees does not take the status away. */
  async function tell(place: Place, message: SlackMessage): Promise<boolean> {
    await assistant.clear(place);
    return poster.whisper(place, message);
  }

  async function find(question: Question): Promise<Found<Standing>> {
    const place = decodePlace(question.place);
    const found = place ? await poster.find(place, question.id) : undefined;
    if (place === undefined || found === undefined) return { kind: 'absent' };
    if (found.kind !== 'there') return found;
    const standing = readAddress(found.message);
    return {
      kind: 'there',
      result: {
        address: addressIn(found.message, place),
        answerId: found.answerId,
        edit: async (fresh) => {
          const message = inForm(fresh, (reply) => messageOf(reply, question, place));
          return standing && poster.revise(standing, message, signal);
        },
      },
    };
  }

  const messageOf = (reply: Reply, question: Question, place: Place): SlackMessage =>
    formOf(reply, {
      notice: (notice) => renderLine(notices[notice]),
      answer: ({ answer, answerId, receipt }) =>
        renderAnswer(answer, {
          answerId,
          receipt,
          pages: parts.pages,
          isPrivate: place.kind === 'private',
          public: place.kind === 'message' && isChannel(place.channel),
          ...(repeats(place) ? { above: askedLine(question.text) } : {}),
        }),
      failed: (error) =>
        log.error('an answer could not be rendered; report it', {
          adapter: 'slack',
          question: question.id,
          reason: String(error),
        }),
    });

  const replies = createReplies({ platform: 'slack', engine, log, signal, bring, find });
  return { take, takeOver: replies.takeOver };
}

/** Nobody sees the question beside the reply. */
const repeats = (place: Place): boolean => place.kind === 'message' && place.repeat === true;

const addressIn = (message: string, place: Place): string =>
  repeats(place) ? withQuestion(message) : message;

/** A public place outside the channels where it answers. */
export const elsewhere = (place: Place, channels: readonly string[]): boolean =>
  place.kind === 'message' &&
  channels.length > 0 &&
  isChannel(place.channel) &&
  !channels.includes(place.channel);
