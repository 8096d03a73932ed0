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
