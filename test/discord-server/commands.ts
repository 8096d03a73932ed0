// Commands as Discord keeps them: one list for all servers, and one for each server.
import { invalid, type Outcome, ok, refuse } from './outcome.ts';
import { brokenInCommands } from './rules.ts';
import { bot, type Json, type World } from './world.ts';

export function keepCommands(world: World, method: string, where: string, body: unknown): Outcome {
  if (where === 'forbidden') return refuse(403, 50_001, 'Missing Access');
  if (method === 'GET') return ok(world.commands.get(where) ?? []);
  const broken = brokenInCommands(body);
  world.violations.push(...broken.map((one) => `commands: ${one}`));
  if (broken.length > 0 || !Array.isArray(body)) return invalid(broken);
  const kept = body.map((one: Json) => ({
    id: world.nextId(),
    application_id: bot.application,
    version: '1',
    default_member_permissions: null,
    nsfw: false,
    description: '',
    ...one,
  }));
  world.commands.set(where, kept);
  return ok(kept);
}
