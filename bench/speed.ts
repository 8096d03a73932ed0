// How fast: cold start, and questions on our corpus and on made-up passages, beside plain MiniSearch. Sizes may be named, or documents (documents/).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { z } from 'zod';
import { ask } from '../src/ask.ts';
import { type Library, libraryOf, openLibrary } from '../src/library/library.ts';
import { benchDocuments, benchPart } from './documents/documents.ts';
import { misuse } from './misuse.ts';
import { randomFrom } from './random.ts';

/** Questions timed for each row, after as many to warm up. */
const questions = 200;
/** Processes started for each cold start. */
const processes = 7;
const sizes = ['corpus', '1200', '10000', '100000'];
const rowShape = z.object({
  engine: z.string(),
  passages: z.number(),
  /** Milliseconds by the clock, and of processor time: they part on a machine that is busy with other things. */
  build: z.number(),
  buildCpu: z.number(),
  first: z.number(),
  p50: z.number(),
  p50Cpu: z.number(),
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

/** Milliseconds of processor time that this process has used. */
const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

type Times = Pick<Row, 'first' | 'p50' | 'p50Cpu' | 'p99'>;

/** The first question, as many as are timed to warm up, then those that are timed. */
function timed(asked: readonly string[], answer: (question: string) => unknown): Times {
  const time = (question: string) => {
    const [begun, used] = [performance.now(), cpu()];
    answer(question);
    return { wall: performance.now() - begun, cpu: cpu() - used };
  };
  const all = asked.map(time);
  const at = (values: readonly number[], share: number): number =>
    values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0;
  const warm = all.slice(questions);
  const walls = warm.map((one) => one.wall);
  return {
    first: all[0]?.wall ?? 0,
    p50: at(walls, 0.5),
    p50Cpu: at(
      warm.map((one) => one.cpu),
      0.5,
    ),
    p99: at(walls, 0.99),
  };
}

/** What `make` makes, with the time that it took. */
async function built<T>(make: () => T | Promise<T>) {
  const [begun, used] = [performance.now(), cpu()];
  const made = await make();
  return { made, build: performance.now() - begun, buildCpu: cpu() - used };
}

const memory = (): number => {
  globalThis.gc?.();
  return process.memoryUsage.rss() / 1e6;
};

async function footnoteRow(size: string): Promise<Row> {
  const texts = size === 'corpus' ? undefined : madeUp(Number(size));
  const { made: library, ...build } = await built(() =>
    texts ? libraryOf(texts.texts) : openLibrary({ folder: 'corpus' }),
  );
  const times = timed(texts?.asked ?? ourAsked, (question) =>
    ask(library, question, { turns: [], readers: 'all' }),
  );
  return { engine: 'footnote', passages: passagesOf(library), ...build, ...times, memory: memory() };
}

/** An index of the same passages with the library's defaults: no sentences, no ranking of ours, no quotation. */
async function plainRow(size: string): Promise<Row> {
  const made = size === 'corpus' ? undefined : madeUp(Number(size));
  const texts = made
    ? made.texts.flatMap((text) => text.passages)
    : (await openLibrary({ folder: 'corpus' })).documents.flatMap((document) =>
        document.passages.map(({ start, end }) => document.prose.slice(start, end)),
      );
  const { made: index, ...build } = await built(() => {
    const empty = new MiniSearch({ fields: ['text'] });
    empty.addAll(texts.map((text, id) => ({ id, text })));
    return empty;
  });
  const times = timed(made?.asked ?? ourAsked, (question) => index.search(question));
  return { engine: 'MiniSearch', passages: texts.length, ...build, ...times, memory: memory() };
}

const ourAsked = Array.from({ length: questions * 2 }, (_, n) => ourQuestions[n % ourQuestions.length] ?? '');

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

/** Milliseconds from the start of a process to its end, of several, shortest first. */
function starts(args: readonly string[], dataDir: string): readonly number[] {
  const times = Array.from({ length: processes }, () => {
    const begun = performance.now();
    spawnSync(process.execPath, [...args], { env: { ...process.env, DATA_DIR: dataDir } });
    return performance.now() - begun;
  });
  return times.sort((a, b) => a - b);
}

/** One real question answered, claimed and kept, beside a process of Node that does nothing. */
function coldStarts(): void {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-'));
  for (const [name, args] of [
    ['cold start to the first answer', ['dist/footnote.js', 'ask', ourQuestions[0] ?? '']],
    ['an empty process', ['-e', '']],
  ] as const) {
    const times = starts(args, folder);
    const [least = 0, median = 0] = [times[0], times[Math.floor(times.length / 2)]];
    console.log(
      `${name}, of ${times.length}: median ${Math.round(median)} ms, least ${Math.round(least)} ms`,
    );
  }
  rmSync(folder, { recursive: true, force: true });
}

const engines = ['footnote', 'MiniSearch'];
const [engine = '', size] = process.argv.slice(2);
if (engine === '--documents') {
  if (!(await benchPart(process.argv.slice(3)))) await benchDocuments(size);
} else if (engines.includes(engine) && size !== undefined) {
  const row = await (engine === 'footnote' ? footnoteRow(size) : plainRow(size));
  process.stdout.write(JSON.stringify(row));
} else {
  const chosen = process.argv.length > 2 ? process.argv.slice(2) : sizes;
  if (!chosen.every((one) => /^(?:corpus|[1-9]\d*)$/.test(one)))
    misuse('A size is corpus, or a number of passages.', 'It is used so: npm run bench -- corpus 1200');
  coldStarts();
  const rows = chosen.flatMap((one) => engines.map((each) => rowApart(each, one)));
  const ms = (value: number): string => value.toFixed(value < 10 ? 2 : 0);
  console.table(
    rows.map((row) => ({
      engine: row.engine,
      passages: row.passages,
      'build ms': ms(row.build),
      'build CPU ms': ms(row.buildCpu),
      'first ms': ms(row.first),
      'p50 ms': ms(row.p50),
      'p50 CPU ms': ms(row.p50Cpu),
      'p99 ms': ms(row.p99),
      'memory MB': Math.round(row.memory),
    })),
  );
}
