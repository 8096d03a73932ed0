// Kills processes while they write and answer, again and again, and counts what was lost or doubled: all must be 0.
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Question } from '../src/domain.ts';
import { openLibsql } from '../src/store/libsql.ts';
import type { Lease, Store } from '../src/store/store.ts';
import type { Asked, Told } from './store-worker.ts';

const { values } = parseArgs({
  options: {
    /** Processes killed while writing. */
    kills: { type: 'string', default: '200' },
    /** Questions delivered to both of two processes. */
    questions: { type: 'string', default: '1000' },
    /** Kills among them. */
    crashes: { type: 'string', default: '40' },
  },
});
const worker = fileURLToPath(new URL('store-worker.js', import.meta.url));
const writer = fileURLToPath(new URL('store-writer.js', import.meta.url));
/** Questions that nobody has heard yet, at most. */
const windowSize = 40;

const folder = mkdtempSync(join(tmpdir(), 'footnote-crash-'));
try {
  const writing = await killWriters(join(folder, 'writing'), Number(values.kills));
  const answering = await killOneOfTwo(
    join(folder, 'answering'),
    Number(values.questions),
    Number(values.crashes),
  );
  const counts = { ...writing, ...answering };
  for (const [what, count] of Object.entries(counts)) console.log(`${what.padEnd(28)}${count}`);
  const { questions, replies, doubled, lost } = answering;
  const wrong =
    writing['confirmed rows lost'] + writing['rows doubled'] + doubled + lost + answering['rows lost'];
  process.exitCode = wrong === 0 && questions === replies ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** One process writes and confirms, is killed at any moment, and the next goes on with the same file. */
async function killWriters(data: string, kills: number) {
  const confirmed = new Set<string>();
  let next = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const child = spawn(process.execPath, [writer, join(data, 'footnote.db'), String(next)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const gone = new Promise((resolve) => child.once('close', resolve));
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => {
      confirmed.add(line);
      next = Math.max(next, Number(line.split(' ')[1]) + 1);
    });
    await new Promise((resolve) => lines.once('line', resolve));
    // From the first write on, at a moment that differs from kill to kill.
    await sleep((kill * 7) % 40);
    child.kill('SIGKILL');
    await gone;
    // The one being written when it died may stand there unconfirmed.
    next += 1;
  }
  const store = await openLibsql(join(data, 'footnote.db'));
  const lost = await missing(store, confirmed);
  const questions = await column(store, 'answers', 'question_id');
  await store.close();
  return {
    'writers killed': kills,
    'rows confirmed': confirmed.size,
    'confirmed rows lost': lost,
    'rows doubled': questions.length - new Set(questions).size,
  };
}

async function missing(store: Store, confirmed: ReadonlySet<string>): Promise<number> {
  const open = new Set((await openClaims(store)).map((question) => question.id));
  let lost = 0;
  for (const line of confirmed) {
    const [what, n] = line.split(' ');
    const kept = what === 'claimed' ? undefined : await store.answers.kept(`a${n}`);
    const there =
      what === 'claimed'
        ? !(await store.claims.take(questionAt(Number(n)), checking(0)))
        : kept !== undefined &&
          (what === 'kept' || (kept.messages.includes(`chat:m${n}`) && !open.has(`chat:${n}`)));
    if (!there) lost += 1;
  }
  return lost;
}

async function column(store: Store, table: string, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const row of store.keeping.exportAll()) if (row.table === table) found.push(String(row[name]));
  return found;
}

function checking(now: number): Lease {
  return { holder: 'check', now, until: now + 30_000 };
}

/** Every claim that is open: seen once, and then so late that nobody can keep it alive. */
async function openClaims(store: Store): Promise<readonly Question[]> {
  await store.claims.overdue('chat:', checking(0), 0);
  return store.claims.overdue('chat:', checking(86_400_000), 1_000_000);
}

/** Every question is delivered to two processes; one of them, in turn, is killed and started anew. */
async function killOneOfTwo(data: string, questions: number, crashes: number) {
  const posts = new Map<string, number>();
  const ended = new Set<string>();
  const heard = new Set<string>();
  let wake = (): void => {};

  function listen(child: ChildProcess, unheard: Map<string, Question>, told: Told): void {
    if (!('id' in told)) return;
    const { id } = told;
    const answer = (asked: Asked): void => void child.send(asked);
    if (told.kind === 'heard') heard.add(id) && unheard.delete(id);
    else if (told.kind === 'ended') ended.add(id);
    else if (told.kind === 'look') answer({ kind: posts.has(id) ? 'posted' : 'absent', id });
    else {
      posts.set(id, (posts.get(id) ?? 0) + 1);
      answer({ kind: 'posted', id });
    }
    wake();
  }

  async function start(unheard: Map<string, Question>): Promise<ChildProcess> {
    const child = fork(worker, ['serve', data]);
    // A message to a process that was just killed is lost, as it would be on the wire.
    child.on('error', () => {});
    await new Promise<void>((resolve) => child.once('message', () => resolve()));
    child.on('message', (told: Told) => listen(child, unheard, told));
    for (const question of unheard.values()) child.send({ kind: 'question', question } satisfies Asked);
    return child;
  }

  const until = async (fits: () => boolean): Promise<void> => {
    while (!fits()) await new Promise<void>((resolve) => (wake = resolve));
  };
  const stop = (child: ChildProcess): Promise<unknown> => {
    const gone = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    return gone;
  };

  const unheard = [new Map<string, Question>(), new Map<string, Question>()] as const;
  const children = await Promise.all(unheard.map(start));
  for (let n = 0; n < questions; n += 1) {
    const question = questionAt(n);
    for (const [i, child] of children.entries()) {
      unheard[i]?.set(question.id, question);
      child.send({ kind: 'question', question } satisfies Asked);
    }
    await until(() => n - heard.size < windowSize);
    if (crashes === 0 || (n + 1) % Math.ceil(questions / crashes) !== 0) continue;
    const victim = n % 2;
    const [dying, theirs] = [children[victim], unheard[victim]];
    if (dying === undefined || theirs === undefined) continue;
    await stop(dying);
    children[victim] = await start(theirs);
  }
  await until(() => heard.size === questions);
  await Promise.all(children.map(stop));
  await takeOver();

  const store = await openLibsql(join(data, 'footnote.db'));
  const shown: string[] = [];
  for (const id of ended) {
    const kept = await store.answers.ofQuestion(id);
    if (kept?.messages.includes(`chat:reply-to-${id}`)) shown.push(id);
  }
  const open = await openClaims(store);
  const answered = await column(store, 'answers', 'question_id');
  await store.close();
  const replies = [...posts.values()].reduce((sum, count) => sum + count, 0);
  return {
    questions,
    crashes,
    replies,
    doubled: [...posts.values()].filter((count) => count > 1).length,
    lost: questions - posts.size + open.length,
    'rows lost': ended.size - shown.length + questions - new Set(answered).size,
  };

  /** What the killed left behind, by a process whose clock is past their leases. */
  async function takeOver(): Promise<void> {
    const child = fork(worker, ['finish', data]);
    child.on('message', (told: Told) => listen(child, new Map(), told));
    await new Promise((resolve) => child.once('close', resolve));
  }
}

function questionAt(n: number): Question {
  return {
    id: `chat:${n}`,
    thread: `chat:thread-${n % 50}`,
    place: 'here',
    text: 'Where do boats moor?',
    asker: `chat:person-${n % 20}`,
    askedAt: Date.now(),
    readers: 'all',
    addressed: true,
  };
}
