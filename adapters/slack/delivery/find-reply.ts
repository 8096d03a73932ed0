// Whether a reply already stands in a conversation: before a post is repeated, and after a restart.

import type { webApi } from '@slack/bolt';
import type { MessageMetadata } from '@slack/types';
import { z } from 'zod';
import { faultOf } from '../connection/faults.ts';
import { answerIn } from '../listeners/payloads.ts';
import { addressOf } from './address.ts';
import type { Place } from './place.ts';

const eventType = 'footnote_reply';

/** Metadata of a message by which its reply is found again. */
export const mark = (key: string): MessageMetadata => ({ event_type: eventType, event_payload: { key } });

/** `blind`: we may not look there. `later`: Slack did not answer. */
export type Seen =
  | { readonly kind: 'there'; readonly message: string; readonly answerId: string | undefined }
  | { readonly kind: 'absent' | 'blind' | 'later' };

const messages = z.array(
  z.object({
    ts: z.string(),
    metadata: z
      .object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()).optional() })
      .nullish()
      .catch(undefined),
    blocks: z
      .array(z.looseObject({ block_id: z.string().optional() }))
      .nullish()
      .catch(undefined),
  }),
);
type Page = {
  readonly messages?: readonly unknown[];
  readonly response_metadata?: { readonly next_cursor?: string };
};
type Found = z.output<typeof messages>[number];

/** Looks through what was said since the question. */
export async function findReply(client: webApi.WebClient, place: Place, key: string): Promise<Seen> {
  const { channel } = place;
  const since = place.kind === 'message' ? (place.ts ?? place.thread) : undefined;
  if (place.kind === 'private' || since === undefined) return { kind: 'blind' };
  const found = await read(client, channel, place.thread, since);
  if (found === undefined || found === 'later') return { kind: found ?? 'blind' };
  const ours = found.find((m) => carries(m, key));
  if (!ours) return { kind: 'absent' };
  return { kind: 'there', message: addressOf(channel, ours.ts), answerId: answerIn(ours.blocks) };
}

/** When we last replied in this thread, in Slack's `ts`; undefined when never or when we may not look, `later` as above. */
export async function lastReply(
  client: webApi.WebClient,
  channel: string,
  thread: string,
): Promise<string | 'later' | undefined> {
  const found = await read(client, channel, thread, thread);
  if (found === undefined || found === 'later') return found;
  return found.filter((m) => isReply(m)).at(-1)?.ts;
}

async function read(
  client: webApi.WebClient,
  channel: string,
  thread: string | undefined,
  since: string,
): Promise<readonly Found[] | 'later' | undefined> {
  const wanted = { channel, oldest: since, inclusive: true, limit: 200, include_all_metadata: true };
  const all: Found[] = [];
  let cursor = '';
  try {
    do {
      const page: typeof wanted & { cursor?: string } = cursor === '' ? wanted : { ...wanted, cursor };
      const got: Page =
        thread === undefined
          ? await client.conversations.history(page)
          : await client.conversations.replies({ ...page, ts: thread });
      all.push(...messages.parse(got.messages ?? []));
      cursor = got.response_metadata?.next_cursor ?? '';
    } while (cursor !== '');
    return all;
  } catch (error) {
    return faultOf(error).kind === 'final' ? undefined : 'later';
  }
}

const carries = (message: Found, key: string): boolean =>
  (message.metadata?.event_type === eventType && message.metadata.event_payload?.key === key) ||
  (message.blocks ?? []).some((block) => block.block_id === `reply:${key}`);

const isReply = (message: Found): boolean =>
  message.metadata?.event_type === eventType ||
  (message.blocks ?? []).some((block) => block.block_id?.startsWith('reply:'));
