// Requests to the pages, forged and honest: nobody from elsewhere gets in, and no page shows what its caller may not read.
import { createHmac } from 'node:crypto';
import type { Hono } from 'hono';
import { pages as routes } from '../../adapters/web/start.ts';
import { lastDay, signedPath } from '../../src/citation/page-link.ts';
import { createLog } from '../../src/log.ts';
import { createModeration } from '../../src/moderation/moderation.ts';
import { openMemory } from '../../src/store/memory.ts';
import { createHouse, type House } from '../contracts/engine.ts';
import type { Kind } from './kind.ts';
import { actingIn } from './page-check.ts';
import { anything } from './pieces.ts';
import type { Random } from './random.ts';

const secret = 'the key of the links';
/** Stands in the house's document for the team only. */
const canary = /third lantern/;

type Standing = { readonly app: Hono; readonly house: House; readonly documents: readonly string[] };
let standing: Promise<Standing> | undefined;

async function open(): Promise<Standing> {
  const house = createHouse();
  const store = openMemory();
  const engine = await house.engine(store);
  const moderation = createModeration({ store, library: () => engine.library(), now: Date.now });
  const config = { port: 0, host: '127.0.0.1', publicUrl: undefined, open: false, linkDays: 30 };
  const parts = { engine, moderation, secret, now: Date.now, others: () => [], log: createLog('silent') };
  const app = routes(config, { ...parts, fatal: () => undefined });
  return { app, house, documents: engine.library().documents.map(({ id }) => id) };
}

const forwarding = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-real-ip',
  'cf-ray',
] as const;

/** A caller, and whether it is this machine's own browser. */
function caller(random: Random) {
  const peer = random.pick([
    '127.0.0.1',
    '::1',
    '::ffff:127.0.0.1',
    '10.0.0.9',
    '203.0.113.9',
    '127.999.1.1',
  ]);
  const host = random.pick([
    'localhost:8080',
    '127.0.0.1',
    '[::1]:1',
    'evil.example',
    '127.999.1.1',
    'localhost.evil',
  ]);
  const origin = random.pick([undefined, undefined, 'http://localhost:8080', 'https://evil.example', 'null']);
  const proxied = random.chance(0.3) ? random.pick(forwarding) : undefined;
  const headers: Record<string, string> = { host };
  if (origin) headers.origin = origin;
  if (proxied) headers[proxied] = 'x';
  const local =
    /^(?:127\.0\.0\.1|::1|::ffff:127\.0\.0\.1)$/.test(peer) &&
    /^(?:localhost:8080|127\.0\.0\.1|\[::1\]:1)$/.test(host) &&
    (origin === undefined || origin === 'http://localhost:8080') &&
    proxied === undefined;
  return { headers, peer, local };
}

function pathOf(random: Random, documents: readonly string[]): string {
  const id = documents[random.int(documents.length)] ?? '';
  return random.pick([
    '/',
    `/?q=${encodeURIComponent(wellFormed(anything(random)))}`,
    '/?q=Where+does+the+night+watch+hide+the+spare+key',
    `/documents/${id}`,
    `/documents/${encodeURIComponent(wellFormed(anything(random).slice(0, 60)))}`,
    '/documents/../../etc/passwd',
    '/receipts/K7Q2-9FXM',
    '/readyz',
    `/${random.word('x')}`,
  ]);
}

/** An address holds no half of a surrogate pair. */
const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '');

/** A signature that was made with another key, or for another page, or is over. */
function forged(random: Random, path: string): string {
  const bare = path.replace(/\?.*/, '');
  const until = lastDay(Date.now(), random.pick([1, -2, 400]));
  const sig = createHmac('sha256', 'another key')
    .update(`${bare}\n\n${until}`)
    .digest('base64url')
    .slice(0, 22);
  return random.pick([
    `${bare}?until=${until}&sig=${sig}`,
    `${bare}?until=${until}&sig=`,
    signedPath(secret, { path: `${bare}x`, receipt: '', until }).replace(`${bare}x`, bare),
    signedPath(secret, { path: bare, receipt: '', until: lastDay(Date.now(), -1) }),
  ]);
}

export const pages: Kind = {
  name: 'requests from where they should not come',
  share: 0.08,
  async run(random, tally) {
    standing ??= open();
    const { app, documents } = await standing;
    const { headers, peer, local } = caller(random);
    const path = pathOf(random, documents);
    const signed = random.pick([path, path, forged(random, path)]);
    const incoming = {
      headers,
      httpVersion: '1.1',
      socket: { remoteAddress: peer, remoteFamily: 'IPv4', remotePort: 1 },
    };
    const response = await app.request(`http://x${signed}`, { headers }, { incoming });
    const text = await response.text();
    if (response.status === 200 && !local && !signed.startsWith('/readyz'))
      tally.fault('leaked', `${peer} ${signed}`);
    if (canary.test(text)) tally.fault('leaked', `${signed}: ${text.slice(0, 80)}`);
    if (response.status >= 500 && !signed.startsWith('/readyz'))
      tally.fault('unhandled', `${response.status} ${signed}`);
    for (const what of actingIn(text)) tally.fault('acting', `${signed}: ${what}`);
  },
  async end() {
    (await standing)?.house.remove();
  },
};
