// Two real processes on one store, kills and outages at random for minutes: every question gets one reply, and memory stays flat.
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import Database from 'libsql';
import { startDiscord } from '../test/discord-server/server.ts';
import { startSlackServer } from '../test/slack-server/server.ts';
import { misuse } from './misuse.ts';
import { prepareProgram } from './program.ts';
import { randomFrom } from './random.ts';
import { type Asked, askOnDiscord, askOnSlack, countPosts } from './soak-questions.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '600' }, seed: { type: 'string', default: '1' } },
});
for (const text of [values.seconds, values.seed])
  if (!/^\d+$/.test(text))
    misuse(`"${text}" is no whole number.`, 'Use: npm run soak -- [--seconds N] [--seed N]');

const random = randomFrom(Number(values.seed));
const int = (below: number): number => Math.floor(random() * below);
/** Milliseconds: a lease has run out, was looked for, and its question was answered again, with its own retries. */
const patience = 120_000;

const discord = await startDiscord();
const slack = await startSlackServer();
const program = prepareProgram({ discord: discord.api, slack: slack.apiUrl });
const asked: Asked[] = [];
/** Megabytes held by the process that is never killed. */
const memory: number[] = [];
let kills = 0;
let outages = 0;

async function start(): Promise<ChildProcess> {
  const before = slack.sockets.size;
  const child = await program.start();
  await slack.until(() => slack.sockets.size > before, 30_000);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await gone;
}

/** Somebody else holds the store's file for a while, as a backup or a full disk does. */
async function lockStore(ms: number): Promise<void> {
  const db = new Database(join(program.folder, 'data', 'footnote.db'));
  try {
    db.exec('BEGIN IMMEDIATE');
    await sleep(ms);
    db.exec('ROLLBACK');
  } catch {
    // A writer was faster; the next outage tries again.
  } finally {
    db.close();
  }
}

const faults: readonly (() => unknown)[] = [
  () => discord.fail({ method: 'POST', path: /\/messages$/, as: 'lost' }),
  () => discord.fail({ method: 'POST', path: /\/messages$/, as: 500 }),
  () => discord.fail({ method: 'POST', path: /\/messages$/, as: 429 }),
  () => discord.fail({ method: 'PATCH', path: /@original/, as: 'lost' }),
  () => discord.fail({ method: 'PATCH', path: /@original/, as: 502 }),
  () => slack.fault({ method: 'chat.postMessage', times: 1, mishap: { kind: 'lost' } }),
  () => slack.fault({ method: 'chat.postMessage', times: 2, mishap: { kind: 'status', status: 503 } }),
  () => slack.fault({ method: 'chat.postMessage', times: 1, mishap: { kind: 'limited', seconds: 1 } }),
  () => slack.fault({ method: 'chat.postMessage', times: 1, mishap: { kind: 'reset' } }),
  () => lockStore(500 + int(3_000)),
  () => [...slack.sockets][int(Math.max(1, slack.sockets.size))]?.terminate(),
];

const residentOf = ({ pid }: ChildProcess): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;

const steady = await start();
let other = await start();
const until = Date.now() + Number(values.seconds) * 1_000;
try {
  for (let round = 1; Date.now() < until; round += 1) {
    const burst = random() < 0.05 ? 40 : 1 + int(4);
    for (let n = 0; n < burst; n += 1)
      asked.push(random() < 0.5 ? askOnSlack(slack, random) : askOnDiscord(discord, random));
    if (random() < 0.3) {
      outages += 1;
      void faults[int(faults.length)]?.();
    }
    if (round % 40 === 0) {
      await sleep(int(300));
      await kill(other);
      kills += 1;
      other = await start();
    }
    if (round % 10 === 0) memory.push(residentOf(steady));
    await sleep(int(500));
  }
  const open = (): readonly Asked[] => {
    const posts = countPosts(slack, discord);
    return asked.filter((one) => one.heard() && one.replies(posts) === 0);
  };
  for (let waited = 0; open().length > 0 && waited < patience; waited += 1_000) await sleep(1_000);
  await sleep(2_000);

  const posts = countPosts(slack, discord);
  const lost = open();
  const doubled = asked.filter((one) => one.replies(posts) > 1);
  const fifth = Math.max(1, Math.floor(memory.length / 5));
  const middle = (some: readonly number[]): number => [...some].sort((a, b) => a - b)[some.length >> 1] ?? 0;
  // The first fifth fills caches.
  const [early, late] = [middle(memory.slice(fifth, 2 * fifth)), middle(memory.slice(-fifth))];
  const grown = early === 0 ? 1 : late / early;
  const counts = {
    questions: asked.length,
    'of which somebody heard': asked.filter((one) => one.heard()).length,
    'processes killed': kills,
    outages,
    lost: lost.length,
    doubled: doubled.length,
    'payloads that a platform refuses': discord.world.violations.length + slack.refusals.length,
    'memory, early and late (MB)': `${Math.round(early)} and ${Math.round(late)} (${grown.toFixed(2)} ×)`,
  };
  for (const [what, count] of Object.entries(counts)) console.log(`${what.padEnd(36)}${count}`);
  for (const { name } of lost) console.log(`- no reply: ${name}`);
  for (const { name } of doubled) console.log(`- more than one reply: ${name}`);
  process.exitCode =
    counts.lost + counts.doubled + counts['payloads that a platform refuses'] === 0 && grown < 1.25 ? 0 : 1;
} finally {
  await Promise.all([steady, other].map(kill));
  await Promise.all([discord.close(), slack.stop()]);
  program.remove();
}
