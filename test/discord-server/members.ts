// Who belongs to a server, as one who may not list them all can ask.
import { type Outcome, ok, refuse } from './outcome.ts';
import type { World } from './world.ts';

export function member(world: World, guildId: string, userId: string): Outcome {
  const known = world.members.get(guildId);
  if (!known) return refuse(404, 10_004, 'Unknown Guild');
  const passed = known.get(userId);
  if (passed === undefined) return refuse(404, 10_007, 'Unknown Member');
  const user = { id: userId, username: 'someone', discriminator: '0', avatar: null, global_name: null };
  const joined_at = new Date(0).toISOString();
  return ok({ user, roles: [], joined_at, deaf: false, mute: false, flags: 0, pending: !passed });
}
