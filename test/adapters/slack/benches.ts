// Benches that are made within a test and cleared away after it; none may have sent what Slack refuses.
import { afterEach, expect } from 'vitest';
import { type SlackServer, startSlackServer } from '../../slack-server/server.ts';
import { type Bench, type Options, open } from './harness.ts';

let benches: Bench[] = [];
let servers: SlackServer[] = [];

afterEach(async () => {
  for (const made of benches) {
    expect(made.server.refusals).toEqual([]);
    await made.stop();
  }
  for (const server of servers) await server.stop();
  benches = [];
  servers = [];
});

/** A started adapter with its own server, unless `server` is given. */
export async function bench(options: Options = {}): Promise<Bench> {
  const made = await open(options);
  benches.push(made);
  return made;
}

/** A server that several benches share. */
export async function shared(): Promise<SlackServer> {
  const server = await startSlackServer();
  servers.push(server);
  return server;
}

/** A post in a channel, as the events carry it. */
export const mentionOf = (ts: string, text: string) => ({ channel: 'C1', user: 'U1', text, ts });

/** A bench whose reply to `question` stands, though its process ended before it could write that down. */
export async function crashed(question: string, options: Options): Promise<Bench> {
  const lost: Options['wrap'] = (engine) => ({ ...engine, posted: async () => undefined });
  const made = await bench({ ...options, wrap: lost });
  await made.mention(question);
  await made.server.until(() => made.server.botPosts().length === 1);
  await made.adapter.stop();
  return made;
}
