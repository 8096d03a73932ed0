// How fast: cold start, and questions on our corpus and on 10,000 and 100,000 made-up passages, beside plain MiniSearch.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { z } from 'zod';
import { ask } from '../src/ask.ts';
import { type Library, libraryOf, openLibrary } from '../src/library.ts';
import { randomFrom } from './random.ts';

/** Questions timed for each row, after as many to warm up. */
const questions = 200;
/** Starts of the whole program. */
const starts = 7;
const sizes = ['corpus', '10000', '100000'];
const rowShape = z.object({
  engine: z.string(),
  passages: z.number(),
  /** Milliseconds. */
  build: z.number(),
  p50: z.number(),
  p99: z.number(),
  /** Megabytes resident after building and asking. */
  memory: z.number(),
});
type Row = z.infer<typeof rowShape>;

type Made = {
  readonly texts: readonly { path: string; title: string; passages: readonly string[] }[];
  readonly asked: readonly string[];
};

/** Passages of 80 words over a vocabulary of 30,000 whose frequencies fall as in language (Zipf); seeded. */
function madeUp(count: number): Made {
  const random = randomFrom(7);
  const syllables = [
    'ka',
    'ro',
    'mi',
    'ten',
    'sul',
    'var',
    'ne',
    'dor',
    'li',
    'pas',
    'gu',
    'em',
    'tor',
    'fi',
    'an',
    'bre',
  ];
  const word = (n: number): string => {
    let rest = n + syllables.length;
    let made = '';
    for (; rest > 0; rest = Math.floor(rest / syllables.length)) made += syllables[rest % syllables.length];
    return made;
  };
  const vocabulary = Array.from({ length: 30_000 }, (_, n) => word(n));
  const draw = (): string => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? 'an';
  const sentence = (): string => `${Array.from({ length: 16 }, draw).join(' ')}.`;
  const passages = Array.from({ length: count }, () => Array.from({ length: 5 }, sentence).join(' '));
  const asked = Array.from({ length: questions * 2 }, () => {
    const from = passages[Math.floor(random() * count)] ?? '';
    const words = from.split(/[. ]+/).filter((one) => one.length > 5);
    return `What is the ${words[Math.floor(random() * words.length)]} of ${words.slice(0, 3).join(' ')}?`;
  });
  const texts = Array.from({ length: Math.ceil(count / 20) }, (_, n) => ({
    path: `made/${n}.txt`,
    title: `Made up ${n}`,
    passages: passages.slice(n * 20, n * 20 + 20),
  }));
  return { texts, asked };
}

const ourQuestions = [
  'When was the Act East Policy presented?',
  'Who visited India in July 2026?',
  'How many researchers does Fujitsu have in Bangalore?',
  'What does GPAI stand for?',
  'Why does trust matter for cooperation?',
  'Which layers does the AI stack have?',
  'How do I repair a bicycle chain?',
];

function timed(asked: readonly string[], answer: (question: string) => unknown): Pick<Row, 'p50' | 'p99'> {
  for (const question of asked.slice(0, questions)) answer(question);
  const times = asked.slice(questions).map((question) => {
    const begun = performance.now();
    answer(question);
    return performance.now() - begun;
  });
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

const memory = (): number => {
  globalThis.gc?.();
  return process.memoryUsage.rss() / 1e6;
};

async function footnoteRow(size: string): Promise<Row> {
  const made = size === 'corpus' ? undefined : madeUp(Number(size));
  const begun = performance.now();
  const library: Library = made ? libraryOf(made.texts) : await openLibrary({ folder: 'corpus' });
  const build = performance.now() - begun;
  const asked =
    made?.asked ??
    Array.from({ length: questions * 2 }, (_, n) => ourQuestions[n % ourQuestions.length] ?? '');
  const times = timed(asked, (question) => ask(library, question, { turns: [], readers: 'all' }));
  return { engine: 'footnote', passages: passagesOf(library), build, ...times, memory: memory() };
}

async function plainRow(size: string): Promise<Row> {
  const made = size === 'corpus' ? undefined : madeUp(Number(size));
  const texts = made
    ? made.texts.flatMap((text) => text.passages)
    : (await openLibrary({ folder: 'corpus' })).documents.flatMap((document) =>
        document.passages.map(({ start, end }) => document.prose.slice(start, end)),
      );
  const begun = performance.now();
  const index = new MiniSearch({ fields: ['text'] });
  index.addAll(texts.map((text, id) => ({ id, text })));
  const build = performance.now() - begun;
  const asked =
    made?.asked ??
    Array.from({ length: questions * 2 }, (_, n) => ourQuestions[n % ourQuestions.length] ?? '');
  const times = timed(asked, (question) => index.search(question));
  return { engine: 'MiniSearch', passages: texts.length, build, ...times, memory: memory() };
}

const passagesOf = (library: Library): number =>
  library.documents.reduce((sum, document) => sum + document.passages.length, 0);

/** Each row in a process of its own, so that memory is that row's. */
function rowApart(engine: string, size: string): Row {
  const script = process.argv[1] ?? '';
  const { stdout } = spawnSync(process.execPath, ['--expose-gc', script, engine, size], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return rowShape.parse(JSON.parse(stdout));
}

/** Milliseconds from the start of the program to its end, one real question answered, claimed and kept. */
function coldStart(): number {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-'));
  const times = Array.from({ length: starts }, () => {
    const begun = performance.now();
    spawnSync(process.execPath, ['dist/adapters/main.js', 'ask', ourQuestions[0] ?? ''], {
      env: { ...process.env, DATA_DIR: folder },
    });
    return performance.now() - begun;
  });
  rmSync(folder, { recursive: true, force: true });
  return times.sort((a, b) => a - b)[Math.floor(starts / 2)] ?? 0;
}

const [engine, size] = process.argv.slice(2);
if (engine !== undefined && size !== undefined) {
  const row = await (engine === 'footnote' ? footnoteRow(size) : plainRow(size));
  process.stdout.write(JSON.stringify(row));
} else {
  console.log(`cold start to the first answer, median of ${starts}: ${Math.round(coldStart())} ms`);
  const rows = sizes.flatMap((one) => [rowApart('footnote', one), rowApart('MiniSearch', one)]);
  const ms = (value: number): string => value.toFixed(value < 10 ? 2 : 0);
  console.table(
    rows.map((row) => ({
      engine: row.engine,
      passages: row.passages,
      'build ms': ms(row.build),
      'p50 ms': ms(row.p50),
      'p99 ms': ms(row.p99),
      'memory MB': Math.round(row.memory),
    })),
  );
}
