// `batch`: a file of questions in, a file of answers out, line by line, in memory that does not grow.
import type { EventEmitter } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { ask } from '../../src/ask.ts';
import { citationsOf, outcomeOf } from '../../src/citation/citations.ts';
import type { Answer, Citation, Context, RankedSpan, Turn } from '../../src/domain.ts';
import type { Library } from '../../src/library/library.ts';
import { toTurn } from '../../src/question/follow-up.ts';
import type { Judging } from '../../src/reader-model/judging.ts';
import { readable, readingOf } from '../../src/text/readable.ts';
import { countOf } from '../../src/text/say.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { exit, limits } from './limits.ts';
import { printableJson, printableLine } from './printable.ts';

/** Writes the answers beside the questions' ids, in the order of the file. */
export const batch: Command = {
  name: 'batch',
  about: 'answer a file of questions, one JSON object per line; exits with 1 if a line was refused',
  usage: '--corpus DIR --questions IN.jsonl --out OUT.jsonl',
  options: [
    {
      name: 'questions',
      value: 'FILE',
      about: 'lines of {"id","question","context":["earlier question", …]}',
    },
    { name: 'out', value: 'FILE', about: 'where the answers go, one line for each question' },
  ],
  run: runBatch,
};

async function runBatch(call: Call): Promise<number> {
  const [questions, out] = [call.given.text('questions'), call.given.text('out')];
  if (questions === undefined || out === undefined)
    throw new UsageError('batch needs --questions IN.jsonl and --out OUT.jsonl. See --help.');
  const library = await call.core.library();
  const judged = await call.core.judging();
  const input = await opened(questions);
  const output = await created(out, questions);
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const counts = { answered: 0, refused: 0 };
  const refuse = (number: number, reason: string): void => {
    counts.refused += 1;
    call.err(`${printableLine(questions)}:${number}: ${printableLine(reason)}`);
  };
  const tell = progress(call.err);
  async function* answers() {
    for await (const line of answerLines(lines, { library, judged }, refuse)) {
      counts.answered += 1;
      tell(counts.answered);
      yield `${line}\n`;
    }
  }
  await pipeline(Readable.from(answers()), output);
  const { answered, refused } = counts;
  call.err(
    `${answered} answered${refused === 0 ? '' : `, ${countOf(refused, 'line')} refused (named above)`}`,
  );
  return refused === 0 ? exit.fine : exit.fault;
}

/** A stream that is known to be open, so that a missing file is a misuse and no fault. */
async function opened(file: string): Promise<Readable> {
  const found = await stat(file).catch(() => undefined);
  const cannot = `Can’t read ${printableLine(file)}. Check the path.`;
  if (found?.isDirectory() !== false) throw new UsageError(cannot);
  const stream = createReadStream(file, 'utf8');
  await isOpen(stream, cannot);
  return stream;
}

/** As `opened`, for the answers; they never take the place of their questions. */
async function created(file: string, questions: string): Promise<Writable> {
  const [there, asked] = await Promise.all([stat(file).catch(() => undefined), stat(questions)]);
  if (there?.isFile() && there.dev === asked.dev && there.ino === asked.ino)
    throw new UsageError(
      `--out would overwrite the questions in ${printableLine(file)}. Choose another file.`,
    );
  const stream = createWriteStream(file);
  await isOpen(stream, `Can’t write ${printableLine(file)}. Make its folder first, or choose another file.`);
  return stream;
}

function isOpen(stream: EventEmitter, otherwise: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.once('open', () => resolve());
    stream.once('error', () => reject(new UsageError(otherwise)));
  });
}

type Asking = { readonly library: Library; readonly judged: Judging };

const lineShape = z.object({
  id: z.union([z.string(), z.number()]),
  question: z.string(),
  context: z.array(z.string()).default([]),
});

/** One line of JSON for each line that holds a question; the others are refused with their number (from 1) and go no further. */
async function* answerLines(
  lines: AsyncIterable<string>,
  asking: Asking,
  refuse: (number: number, reason: string) => void,
): AsyncGenerator<string> {
  const names = documentNames(asking.library);
  let number = 0;
  for await (const line of lines) {
    number += 1;
    const text = line.replace(/^\uFEFF/, '').trim();
    if (text === '') continue;
    const read = lineShape.safeParse(parseJson(text));
    if (!read.success) {
      refuse(number, 'this line isn’t a JSON object with "id" and "question"');
      continue;
    }
    yield printableJson(await answerOf(read.data, asking, names), 0);
    // Signals and progress get their turn between two questions.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function answerOf(
  line: z.output<typeof lineShape>,
  { library, judged }: Asking,
  names: ReadonlyMap<string, string>,
) {
  const turns: Turn[] = [];
  const answerTo = async (question: string): Promise<Answer> => {
    const context: Context = { turns: [...turns], readers: 'all' };
    return ask(library, question, await judged(library, question, context));
  };
  for (const earlier of line.context) turns.push(toTurn(await answerTo(earlier)));
  const begun = performance.now();
  const answer = await answerTo(line.question);
  const ms = Math.round((performance.now() - begun) * 1000) / 1000;
  return { id: line.id, ...describe(answer, library, names), ms };
}

/** The answer in the format of batch files; spans are UTF-16 offsets into the decoded file. */
export function describe(answer: Answer, library: Library, names: ReadonlyMap<string, string>) {
  const place = (documentId: string) => ({
    doc: names.get(documentId) ?? documentId,
    path: library.document(documentId)?.path ?? '',
  });
  const excerptOf = ({ source, excerpt }: Citation) => ({
    ...place(source.documentId),
    start: excerpt.start,
    end: excerpt.end,
    text: excerpt.text,
    best: { start: excerpt.best.start, end: excerpt.best.end },
  });
  return {
    kind: answer.kind,
    outcome: outcomeOf(answer),
    abstained: answer.kind !== 'answer',
    confidence: answer.confidence,
    excerpts: citationsOf(answer).map(excerptOf),
    ranked: answer.ranked.map((span) => ({
      ...place(span.documentId),
      start: span.start,
      end: span.end,
      text: textOf(library, span),
    })),
  };
}

/** The span as people read it. */
function textOf(library: Library, { documentId, passageId, start, end }: RankedSpan): string {
  const document = library.document(documentId);
  const sentence = library.passage(passageId)?.sentences.find((one) => one.start <= start && end <= one.end);
  if (document === undefined) return '';
  return readable(document.prose.slice(start, end), readingOf(document.format, sentence?.form ?? 'prose'));
}

/** File name without its ending; with its folders where several share a name, and whole where even that is shared. */
function documentNames(library: Library): ReadonlyMap<string, string> {
  const stem = (path: string): string => path.replace(/\.[^./]+$/, '');
  const base = (path: string): string => stem(path).split('/').at(-1) ?? path;
  const count = (key: (path: string) => string): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    for (const { path } of library.documents) counts.set(key(path), (counts.get(key(path)) ?? 0) + 1);
    return counts;
  };
  const [bases, stems] = [count(base), count(stem)];
  const name = (path: string): string => {
    if (bases.get(base(path)) === 1) return base(path);
    return stems.get(stem(path)) === 1 ? stem(path) : path;
  };
  return new Map(library.documents.map((document) => [document.id, name(document.path)]));
}

/** Tells how far a long run is, at most once in a while. */
function progress(err: (text: string) => void): (done: number) => void {
  let printedAt = performance.now();
  return (done) => {
    if (performance.now() - printedAt < limits.progressEvery) return;
    printedAt = performance.now();
    err(`${done} answered …`);
  };
}
