// Where a message stands, as it is kept and read again; pure.

/** What addresses of messages there begin with. */
export const channelAddress = (channel: string): string => `slack:${channel}`;

/** The address of a message by its channel and its time stamp. */
export const addressOf = (channel: string, ts: string): string => `${channelAddress(channel)}:${ts}`;

/** The same for a message that repeats the question above the answer. */
export const withQuestion = (address: string): string => `${address}:asked`;

/** The channel, or the person, of what is kept. */
export const idIn = (address: string): string => address.split(':')[1] ?? '';

/** Undefined for a message that cannot be reached any more, such as a private reply. */
export function readAddress(
  address: string,
): { readonly channel: string; readonly ts: string; readonly asked: boolean } | undefined {
  const [, channel, ts, asked] = /^slack:([A-Z][A-Z0-9]+):(\d+\.\d+)(:asked)?$/.exec(address) ?? [];
  return channel === undefined || ts === undefined ? undefined : { channel, ts, asked: asked !== undefined };
}
