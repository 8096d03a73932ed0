// How long Discord waits for the first response, and a person for the answer, while fifty commands come at once.
import { setTimeout as sleep } from 'node:timers/promises';
import { startDiscord } from '../test/discord-server/server.ts';
import { general, type Interaction } from '../test/discord-server/world.ts';
import { fee, prepareProgram } from './program.ts';

/** Commands at the same time, and how often; the first round finds a program that has just started. */
const together = 50;
const rounds = 6;

const percentile = (sorted: readonly number[], share: number): string =>
  `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0)} ms`;
function row(name: string, times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  return `${name.padEnd(28)}${[0.5, 0.99, 1].map((share) => percentile(sorted, share).padStart(10)).join('')}`;
}

const server = await startDiscord();
const program = prepareProgram({ discord: server.api });
const child = await program.start();
const { world, people } = server;
const answered = new Map<string, number>();

/** Looked at whenever the bot has edited something, which is when answers appear. */
function note(asked: readonly Interaction[]): boolean {
  for (const { id, original, sentAt } of asked) {
    const there = (world.messages.get(original ?? '')?.components.length ?? 0) > 0;
    if (there && !answered.has(id)) answered.set(id, Date.now() - sentAt);
  }
  return asked.every(({ id }) => answered.has(id));
}

const all: Interaction[][] = [];
for (let round = 0; round < rounds; round += 1) {
  const asked = Array.from({ length: together }, () =>
    people.slash('ask', { question: fee }, { channel: general }),
  );
  all.push(asked);
  await world.until(() => note(asked), 60_000);
  // Discord's fifty requests a second are counted anew.
  await sleep(1_500);
}
child.kill();
await server.close();
program.remove();

const first = (asked: readonly Interaction[]): readonly number[] =>
  asked.flatMap((one) => one.responded ?? []);
const reply = (asked: readonly Interaction[]): readonly number[] =>
  asked.flatMap(({ id }) => answered.get(id) ?? []);
const warm = all.slice(1).flat();
console.log(`${together} commands at once, ${rounds} times, over loopback`);
console.log(`${''.padEnd(28)}${['p50', 'p99', 'max'].map((head) => head.padStart(10)).join('')}`);
console.log(row('first response, just started', first(all[0] ?? [])));
console.log(row('first response', first(warm)));
console.log(row('answer, just started', reply(all[0] ?? [])));
console.log(row('answer', reply(warm)));
