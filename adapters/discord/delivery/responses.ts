// What Discord answers with, as far as it is read; all else in it is ignored.
import { type APIMessage, ChannelType } from 'discord.js';
import { z } from 'zod';

export const opened = z.object({ id: z.string() });
export const described = z.object({
  type: z.enum(ChannelType),
  parent_id: z
    .string()
    .nullish()
    .transform((id) => id ?? undefined),
});
export const memberOf = z.object({ user: opened, pending: z.boolean().default(false) });
/** Whatever comes with a success, the message stands. */
export const posted = z
  .object({ id: z.string(), channel_id: z.string().default('0') })
  .catch({ id: '0', channel_id: '0' });
export const isMessage = (value: unknown): value is APIMessage =>
  opened.extend({ author: opened, content: z.string() }).safeParse(value).success;

export function messageIn(value: unknown): APIMessage {
  if (isMessage(value)) return value;
  throw new Error('Discord gave no message where one was asked for');
}
