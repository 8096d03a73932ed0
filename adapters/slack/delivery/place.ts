// Where a reply belongs, kept with the claim so that it can be posted after a restart as well; pure.
import { z } from 'zod';

const place = z.discriminatedUnion('kind', [
  /** In a channel or direct message, in `thread` where given. `user` may be told privately; `ts` is the question's message. */
  z.object({
    kind: z.literal('message'),
    channel: z.string(),
    thread: z.string().optional(),
    user: z.string(),
    ts: z.string().optional(),
    respond: z.string().optional(),
    /** Nobody sees the question beside the reply, so the reply repeats it. */
    repeat: z.boolean().optional(),
  }),
  /** Seen by one person only, through the response_url of a command or button. */
  z.object({
    kind: z.literal('private'),
    channel: z.string(),
    user: z.string(),
    respond: z.string(),
  }),
]);

export type Place = z.output<typeof place>;

/** Short enough for the 2,000 characters that a claim keeps. */
export function encodePlace(value: Place): string {
  return JSON.stringify(value);
}

/** Undefined when it was not written by `encodePlace`. */
export function decodePlace(text: string): Place | undefined {
  try {
    const parsed = place.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** A direct message's channel. */
export const isDirect = (channel: string): boolean => channel.startsWith('D');

/** A public or private channel, as opposed to a direct message or a person's id. */
export const isChannel = (channel: string): boolean => /^[CG]/.test(channel);

/** The id under which the core keeps a posted message. */
export const messageId = (channel: string, ts: string): string => `slack:${channel}:${ts}`;

/** The same for a message that repeats the question above the answer. */
export const withQuestion = (message: string): string => `${message}:asked`;

/** The message again; undefined for one that cannot be reached any more, such as a private reply. */
export function readMessageId(
  id: string,
): { readonly channel: string; readonly ts: string; readonly asked: boolean } | undefined {
  const [, channel, ts, asked] = /^slack:([A-Z][A-Z0-9]+):(\d+\.\d+)(:asked)?$/.exec(id) ?? [];
  return channel === undefined || ts === undefined ? undefined : { channel, ts, asked: asked !== undefined };
}
