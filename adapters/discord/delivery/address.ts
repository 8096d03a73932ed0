// Where a message stands, as it is kept and read again; pure.

type Standing = { readonly channel: string; readonly message: string };

/** What addresses of messages there begin with. */
export const channelAddress = (channel: string): string => `discord:${channel}`;

/** The address of a message as Discord gives it. */
export const addressOf = (message: { readonly id: string; readonly channel_id: string }): string =>
  `${channelAddress(message.channel_id)}:${message.id}`;

/** A private reply has an address that nobody takes for a message that could be edited later. */
export const privateAddress = (message: { readonly id: string; readonly channel_id: string }): string =>
  `discord:private:${message.channel_id}:${message.id}`;

/** The channel, or the person, of what is kept. */
export const idIn = (address: string): string => address.split(':')[1] ?? '';

/** Undefined for a private reply, which nobody can edit later. */
export function readAddress(address: string): Standing | undefined {
  const [, channel, message] = /^discord:([^:]+):([^:]+)$/.exec(address) ?? [];
  return channel === undefined || message === undefined ? undefined : { channel, message };
}
