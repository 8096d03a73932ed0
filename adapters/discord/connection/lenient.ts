// What the gateway may leave out and the client library does not expect to miss, filled in before the library reads it.
import {
  type APIInteraction,
  GatewayDispatchEvents as Dispatch,
  type GatewayMessageCreateDispatchData,
} from 'discord.js';
import { z } from 'zod';

export type Ours =
  | { readonly t: Dispatch.InteractionCreate; readonly d: APIInteraction }
  | { readonly t: Dispatch.MessageCreate; readonly d: GatewayMessageCreateDispatchData };

const withId = z.looseObject({ id: z.string() });
const taken = z.union([
  z.looseObject({ t: z.literal(Dispatch.InteractionCreate), d: withId.extend({ token: z.string() }) }),
  z.looseObject({ t: z.literal(Dispatch.MessageCreate), d: withId.extend({ channel_id: z.string() }) }),
]);
const isOurs = (packet: unknown): packet is Ours => taken.safeParse(packet).success;

/** A field that is null and one that is missing mean the same in all that we read. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((one) => one !== null).map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const present = Object.entries(value).filter(([, one]) => one !== null);
  return Object.fromEntries(present.map(([name, one]) => [name, withoutNulls(one)]));
}

/** What the library keeps its servers, channels and roles by. */
const needed =
  /^(?:READY|RESUMED|GUILD_(?:CREATE|UPDATE|DELETE|MEMBER_UPDATE|ROLE_\w+)|CHANNEL_(?:CREATE|UPDATE|DELETE)|THREAD_\w+)$/;

/**
 * Questions and controls are read here, and all that the library does not need is taken from it: its own reading would
 * end at the first field that is missing. Undefined: not ours. Must be called before the library reads the packet.
 */
export function takeOver(packet: unknown): Ours | undefined {
  const ours = isOurs(packet) ? withoutNulls(packet) : undefined;
  const named = z.looseObject({ t: z.string() }).safeParse(packet);
  if (named.success && typeof packet === 'object' && packet !== null && !needed.test(named.data.t))
    Object.assign(packet, { t: null });
  if (isOurs(ours)) return ours;
  const ready = z
    .looseObject({ t: z.literal(Dispatch.Ready), d: z.object({ user: withId }) })
    .safeParse(packet);
  if (ready.success) complete(packet, { application: { id: ready.data.d.user.id, flags: 0 }, guilds: [] });
  return undefined;
}

/** Adds what the packet's data lacks, in place: the library goes on with the same object. */
function complete(packet: unknown, defaults: object): void {
  if (typeof packet !== 'object' || packet === null || !('d' in packet)) return;
  if (typeof packet.d === 'object' && packet.d !== null)
    Object.assign(packet.d, { ...defaults, ...packet.d });
}
