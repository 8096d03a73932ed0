// What the store costs: a claim and its end, an answer kept, the size of 100,000 of them, the start on such a file.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import type { Answer, Citation } from '../src/domain.ts';
import { openLibsql } from '../src/store/libsql.ts';
import type { Lease, NewAnswer, Store } from '../src/store/store.ts';
import { misuse } from './misuse.ts';

/** Answers kept; 100,000 unless a number is given. With a file behind it, only the start on that file is measured. */
const [given = '100000', startOn] = process.argv.slice(2);
const count = Number(given);
if (!Number.isInteger(count) || count < 1)
  misuse('The number of answers is a whole number from 1.', 'It is used so: npm run bench:store -- 10000');
/** Starts measured, each in a process of its own. */
const starts = 5;
/** Distinct passages that are cited, as a large corpus has them. */
const passages = 10_000;
const words = 'harbour toll boat quay season permit master ledger tide cargo signal pilot'.split(' ');

/** The same sequence in every run. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
const random = createRandom(7);
const hex = (n: number, length = 64): string => n.toString(16).padStart(length, '0');
const text = (length: number): string => {
  let written = '';
  while (written.length < length) written += `${words[random(words.length)]} `;
  return written.trim();
};

const corpus: readonly Omit<Citation, 'number'>[] = Array.from({ length: passages }, (_, n) => {
  const documentId = hex(n >> 4, 12);
  const quoted = text(220);
  return {
    source: {
      documentId,
      passageId: `${documentId}-${n}`,
      title: text(40),
      publisher: text(20),
      date: '2026-07-02',
      link: `https://docs.example/${documentId}#:~:text=${encodeURIComponent(quoted.slice(0, 40))}`,
      headings: [text(20), text(30)],
      path: `guides/${text(30).replaceAll(' ', '-')}.md`,
      lines: { from: n, to: n + 3 },
      audience: [],
    },
    excerpt: {
      start: n * 100,
      end: n * 100 + quoted.length,
      form: 'prose',
      text: quoted,
      marks: [],
      best: { start: n * 100, end: n * 100 + quoted.length },
      cells: [],
    },
    labels: [],
    alsoIn: [],
    hash: hex(n),
    fileHash: hex(n >> 4),
    passageHash: hex(n + 1),
    matched: [],
    missing: [],
  };
});
const paragraphs = new Map(corpus.map((c) => [c.passageHash, `${c.excerpt.text} ${text(380)}`]));

/** Three citations and three that came next; popular passages are cited more often, as people's questions are. */
function answerOf(n: number): Answer {
  const cite = (number: number): Citation => {
    const cited = corpus[Math.min(random(passages), random(passages))] ?? corpus[0];
    if (cited === undefined) throw new Error('no passages');
    const marks = [{ start: 3, end: 9 }];
    return {
      ...cited,
      number,
      excerpt: { ...cited.excerpt, marks },
      matched: ['harbour', 'toll'],
      missing: ['cost'],
    };
  };
  const citations = [1, 2, 3].map(cite);
  const next = [4, 5, 6].map(cite);
  const asked = `${text(50)} ${n}?`;
  const ranked = [...citations, ...next]
    .slice(0, 5)
    .map(({ excerpt: { start, end }, source: { documentId, passageId } }) => ({
      start,
      end,
      documentId,
      passageId,
    }));
  const common = { asked, understood: asked, confidence: 0.7, ranked, next, library: hex(1, 16) };
  return { ...common, kind: 'answer', citations, differ: [] };
}

function newAnswer(n: number): NewAnswer {
  const answer = answerOf(n);
  return {
    answerId: hex(n, 12),
    question: {
      id: `chat:T0123456:C0123456:17800${hex(n, 10)}`,
      thread: `chat:T0123456:C0123456:17800${hex(n >> 2, 10)}`,
      place: '{"channel":"C0123456","thread":"1780012345.000100"}',
      text: answer.asked,
      asker: `chat:U${n % 500}`,
      askedAt: 1_780_000_000_000 + n,
      readers: 'all',
      addressed: true,
    },
    answer,
    turn: {
      question: answer.asked,
      understood: answer.asked,
      kind: 'answer',
      excerpts: [],
      headings: [],
      documentIds: [],
    },
    paragraphs,
    answeredAt: 1_780_000_000_000 + n * 10_000,
  };
}

const lease = (n: number): Lease => ({ holder: 'bench', now: n, until: n + 30_000 });
const sorted = (times: readonly number[]): readonly number[] => times.toSorted((a, b) => a - b);
const at = (times: readonly number[], share: number): string =>
  `${(sorted(times)[Math.floor(times.length * share)] ?? 0).toFixed(2)} ms`;

async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
  const from = performance.now();
  const done = await work();
  times.push(performance.now() - from);
  return done;
}

async function fill(store: Store): Promise<void> {
  const claims: number[] = [];
  const records: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const answer = newAnswer(n);
    const { id } = answer.question;
    await timed(records, () => store.answers.record(answer));
    // Ten seconds lie between two answers: turns go after a day, as they do in a bot that runs.
    if (n % 5_000 === 4_999) await store.keeping.sweep(answer.answeredAt, 90);
    // Questions come from outside: between two of them the process turns to other work, and to what it has to let go.
    await turn();
    if (n % 20 !== 0) continue;
    await timed(claims, async () => {
      await store.claims.take(answer.question, lease(n));
      await store.claims.end(id, n, `chat:C0123456:${n}`);
    });
  }
  console.log(`claim and end     ${at(claims, 0.5)} median, ${at(claims, 0.99)} p99`);
  console.log(`answer kept       ${at(records, 0.5)} median, ${at(records, 0.99)} p99`);
}

/** Milliseconds until the file is open, and until the last answer is read from it. */
async function start(file: string): Promise<void> {
  const from = performance.now();
  const store = await openLibsql(file);
  const opened = performance.now() - from;
  const kept = await store.answers.kept(hex(count - 1, 12));
  if (kept === undefined) throw new Error('the last answer is missing');
  console.log(`${opened} ${performance.now() - from}`);
  await store.close();
}

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-bench-'));
  try {
    const file = join(folder, 'footnote.db');
    const store = await openLibsql(file);
    await fill(store);
    await store.close();
    console.log(`size              ${(statSync(file).size / 1e6).toFixed(1)} MB for ${count} answers`);
    const times = Array.from({ length: starts }, () => {
      const args = [process.argv[1] ?? '', given, file];
      const { stdout } = spawnSync(process.execPath, args, {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      return stdout.split(' ').map(Number);
    });
    const median = (column: number): string =>
      at(
        times.map((row) => row[column] ?? Number.NaN),
        0.5,
      );
    console.log(`start             ${median(0)} median, last answer read after ${median(1)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await (startOn === undefined ? measure() : start(startOn));
