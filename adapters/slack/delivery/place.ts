// Where a reply belongs, kept with the claim so that it can be posted after a restart as well; pure.
import { z } from 'zod';
import { parseJson } from '../../kit/parse-json.ts';

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

/** The place of a reply, as it is read back. */
export type Place = z.output<typeof place>;

/** Short enough for the 2,000 characters that a claim keeps. */
export const encodePlace = (value: Place): string => JSON.stringify(value);

/** Undefined when it was not written by `encodePlace`. */
export const decodePlace = (text: string): Place | undefined => parseJson(place, text);

/** A direct message's channel. */
export const isDirect = (channel: string): boolean => channel.startsWith('D');

/** A public or private channel, as opposed to a direct message or a person's id. */
export const isChannel = (channel: string): boolean => /^[CG]/.test(channel);
