// A post is acknowledged once its question is safe, for what is acknowledged Slack never delivers again.
import Database from 'libsql';
import { afterEach, expect, it } from 'vitest';
import { createLog } from '../../../src/log.ts';
import { openLibsql } from '../../../src/store/libsql.ts';
import { StoreError } from '../../../src/store/limits.ts';
import { resilient } from '../../../src/store/resilient.ts';
import type { Store } from '../../../src/store/store.ts';
import type { SlackServer } from '../../slack-server/server.ts';
import { newFile } from '../../store/new-file.ts';
import { bench, mentionOf, shared } from './benches.ts';
import { fee, feeQuote } from './harness.ts';

const asking = `<@UBOT> ${fee}`;

let stores: Store[] = [];
afterEach(async () => {
  for (const store of stores) await store.close();
  stores = [];
});

/** The store of a process on this file; `claiming` is called when a claim is about to be written. */
async function storeOn(file: string, claiming: () => void = () => undefined): Promise<Store> {
  const store = await resilient(() => openLibsql(file), createLog('silent'));
  stores.push(store);
  const take: Store['claims']['take'] = (...given) => {
    claiming();
    return store.claims.take(...given);
  };
  return { ...store, claims: { ...store.claims, take } };
}

/** Delivers to the process that connected as this one, and notes when it is acknowledged. */
function deliver(server: SlackServer, socket: number, type: string, ts: string, noted: string[]): void {
  server.behaviour.socket = socket;
  void server.event({ type, ...mentionOf(ts, asking) }).then(() => noted.push(type));
}

/** All that was sent to this process before has been heard: it acknowledges at once what it need not answer. */
async function heard(server: SlackServer, socket: number): Promise<void> {
  server.behaviour.socket = socket;
  const ours = { ...mentionOf('1.000001', 'Hello.'), user: 'UBOT' };
  await server.event({ type: 'message', channel_type: 'channel', ...ours });
}

function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

it('not while the file is locked, to no delivery of it; then its one claim is in the file, and it has one reply', async () => {
  const file = newFile();
  const server = await shared();
  const [one, two] = [signal(), signal()];
  await bench({ server, store: await storeOn(file, one.give) });
  await bench({ server, store: await storeOn(file, two.give) });
  const other = new Database(file);
  other.exec('begin immediate');
  const ts = server.say({ channel: 'C1', user: 'U1', text: asking });
  const acknowledged: string[] = [];
  for (const [socket, type] of [
    [0, 'app_mention'],
    [0, 'message'],
    [0, 'app_mention'],
    [1, 'message'],
  ] as const)
    deliver(server, socket, type, ts, acknowledged);
  await Promise.all([one.given, two.given]);
  await heard(server, 0);
  await heard(server, 1);
  expect(acknowledged).toEqual([]);
  const claims = () => other.prepare('select id from claims').all();
  expect(claims()).toEqual([]);
  other.exec('commit');
  await expect.poll(() => acknowledged.length, { timeout: 10_000 }).toBeGreaterThan(0);
  expect(claims()).toHaveLength(1);
  await expect.poll(() => acknowledged.length, { timeout: 10_000 }).toBe(4);
  await server.until(() => server.botPosts().length > 0);
  await expect
    .poll(() => other.prepare('select id from claims where ended_at is not null').all())
    .toHaveLength(1);
  expect(server.botPosts().map((post) => post.text)).toEqual([feeQuote]);
  other.close();
});

it('not by a process that ends before it wrote the claim: delivered again, another replies', async () => {
  const file = newFile();
  const server = await shared();
  const [reached, over] = [signal(), signal()];
  const respond = async (): Promise<undefined> => {
    reached.give();
    await over.given;
  };
  await bench({ server, store: await storeOn(file), wrap: (engine) => ({ ...engine, respond }) });
  const ts = server.say({ channel: 'C1', user: 'U1', text: asking });
  const acknowledged: string[] = [];
  deliver(server, 0, 'app_mention', ts, acknowledged);
  await reached.given;
  await heard(server, 0);
  expect(acknowledged).toEqual([]);
  await bench({ server, store: await storeOn(file) });
  deliver(server, 1, 'app_mention', ts, acknowledged);
  await server.until(() => server.botPosts().length === 1);
  expect(acknowledged).toHaveLength(1);
  over.give();
});

it('once the reply stands while the store is away, and what stands is not said again by another process', async () => {
  const away = () =>
    resilient(() => Promise.reject(new StoreError('away', 'no disk')), createLog('silent'), {
      probe: 60_000,
      most: 100,
    });
  const server = await shared();
  await bench({ server, store: await away() });
  await bench({ server, store: await away() });
  const ts = server.say({ channel: 'C1', user: 'U1', text: asking });
  for (const socket of [0, 1]) {
    server.behaviour.socket = socket;
    await server.event({ type: 'app_mention', ...mentionOf(ts, asking) });
    expect(server.botPosts()).toHaveLength(1);
  }
});
