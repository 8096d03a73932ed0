// Kills the real program while it answers on a Discord of our own, again and again, and counts what was lost or doubled.
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { nonceOf } from '../adapters/discord/delivery/send.ts';
import { startDiscord } from '../test/discord-server/server.ts';
import { directs, general, type Interaction, type Message } from '../test/discord-server/world.ts';
import { fee, prepareProgram } from './program.ts';

const { values } = parseArgs({
  options: {
    /** Processes killed while thirty commands and ten mentions come at once. */
    kills: { type: 'string', default: '10' },
    /** Processes killed while they take over what the others left; each waits for the leases to run out. */
    takeovers: { type: 'string', default: '2' },
    /** Commands and mentions that two processes hear at the same time. */
    shared: { type: 'string', default: '50' },
  },
});
/** Milliseconds in which a process has seen that a lease stands still. */
const lease = 31_000;
const loading = 128;

const server = await startDiscord();
const program = prepareProgram({ discord: server.api });
const start = program.start;
const { world, people } = server;
const commands: Interaction[] = [];
const presses: Interaction[] = [];
const mentions: Message[] = [];

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await gone;
  await world.until(() => server.gateway.connected() === 0);
  server.gateway.forget();
}

function burst(slashes: number, said: number): void {
  const answered = world.ours(general).find((m) => m.components.length > 0 && m.only === undefined);
  const button = /"custom_id":"(source\.[^"]+)"/.exec(JSON.stringify(answered?.components))?.[1];
  for (let n = 0; n < slashes; n += 1) {
    commands.push(people.slash('ask', { question: fee, private: n % 3 === 0 }, { channel: general }));
    if (n % 3 === 0) people.typing('ask', 'question', 'north quay', { channel: general });
    if (n % 3 === 1 && answered && button) presses.push(people.press(answered, button, { channel: general }));
  }
  for (let n = 0; n < said; n += 1)
    mentions.push(people.say({ content: fee, channel: general, mention: true }));
}

type Posts = ReadonlyMap<string, readonly Message[]>;

const isAnswered = ({ original }: Interaction): boolean => {
  const message = world.messages.get(original ?? '');
  return message !== undefined && (message.flags & loading) === 0 && message.components.length > 0;
};
function repliesTo(command: Interaction, byNonce: Posts): number {
  const key = `discord:interaction:${command.id}`;
  const elsewhere = [nonceOf(key), nonceOf(`${key}:direct`)].flatMap((nonce) => byNonce.get(nonce) ?? []);
  return Number(isAnswered(command)) + elsewhere.length;
}

/** Nobody answers what no process heard; Discord itself says so to whoever asked. */
const heard = (): readonly Interaction[] => commands.filter((one) => one.response !== undefined);

/** How many replies each question has: acknowledged commands and mentions, then all commands. */
function count() {
  const ours = world.ours();
  const byNonce = groupBy(ours, (m) => String(m.body.nonce));
  const byTarget = groupBy(ours, (m) => String(m.message_reference?.message_id));
  const said = mentions.map(({ id }) => byTarget.get(id)?.length ?? 0);
  const owed = [...heard().map((one) => repliesTo(one, byNonce)), ...said];
  const all = [...commands.map((one) => repliesTo(one, byNonce)), ...said];
  return {
    open: owed.filter((replies) => replies === 0).length,
    doubled: all.filter((replies) => replies > 1).length,
  };
}
const open = (): number => count().open;

function groupBy(messages: readonly Message[], key: (message: Message) => string): Posts {
  const groups = new Map<string, Message[]>();
  for (const message of messages) groups.set(key(message), [...(groups.get(key(message)) ?? []), message]);
  return groups;
}

try {
  for (let n = 0; n < Number(values.kills); n += 1) {
    const child = await start();
    // After so many calls of the program: before the first acknowledgement, among them, among the answers.
    const calls = world.calls.length + ((n * 8) % 80);
    burst(30, 10);
    await world.until(() => world.calls.length >= calls, 30_000);
    await kill(child);
    for (const [m, command] of commands.entries())
      if (m % 5 === 0 && command.response && !isAnswered(command)) command.expired = true;
  }
  const left = open();
  for (let n = 0; n < Number(values.takeovers); n += 1) {
    const child = await start();
    await sleep(lease + ((n * 700) % 3_000));
    await kill(child);
  }
  const leftAgain = open();
  const pair = await Promise.all([start(), start()]);
  burst(Number(values.shared), Number(values.shared));
  // Looked at now and then: counting after every message would hold up the server.
  for (let waited = 0; open() > 0 && waited < 120; waited += 1) await sleep(1_000);
  await sleep(2_000);
  await Promise.all(pair.map(kill));

  const counts = {
    'processes killed': Number(values.kills) + Number(values.takeovers),
    'commands acknowledged': heard().length,
    mentions: mentions.length,
    'left by the killed': left,
    'left by those who took over': leftAgain,
    'replies in direct messages': world.ours(directs).length,
    lost: open(),
    doubled: count().doubled,
    'commands that nobody acknowledged': commands.length - heard().length,
    'buttons to be pressed again': presses.filter((one) => one.response && !isAnswered(one)).length,
    'payloads that Discord refuses': world.violations.length,
  };
  for (const [what, count] of Object.entries(counts)) console.log(`${what.padEnd(36)}${count}`);
  process.exitCode = counts.lost + counts.doubled + world.violations.length === 0 ? 0 : 1;
} finally {
  await server.close();
  program.remove();
}
