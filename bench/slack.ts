// How long Slack waits for an acknowledgement, and a person for the answer, while thirty questions come at once.
import { performance } from 'node:perf_hooks';
import { fee, master, open } from '../test/adapters/slack/harness.ts';

/** Questions at the same time, and how often the whole is repeated after one round that warms up. */
const together = 30;
const rounds = 5;

const percentile = (sorted: readonly number[], share: number): string =>
  `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)} ms`;

function row(name: string, times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const shown = [0.5, 0.99, 1].map((share) => percentile(sorted, share).padStart(10));
  return `${name.padEnd(8)}${shown.join('')}`;
}

const bench = await open();
const acknowledged: number[] = [];
const answered: number[] = [];

async function ask(n: number): Promise<void> {
  const channel = `C${n % 10}`;
  const began = performance.now();
  const ts = await bench.mention(n % 2 ? fee : master, { channel, user: `U${n}` });
  acknowledged.push(performance.now() - began);
  await bench.server.until(() => bench.server.botPosts(channel).some((post) => post.thread === ts));
  answered.push(performance.now() - began);
}

for (let round = 0; round <= rounds; round += 1) {
  await Promise.all(Array.from({ length: together }, (_, n) => ask(n)));
  if (round === 0) acknowledged.length = answered.length = 0;
}
await bench.stop();

console.log(`${together} questions at once, ${rounds} times, over a socket on loopback`);
console.log(`${''.padEnd(8)}${['p50', 'p99', 'max'].map((head) => head.padStart(10)).join('')}`);
console.log(row('ack', acknowledged));
console.log(row('answer', answered));
