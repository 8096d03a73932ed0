// `eval`: how good the answers are, on sets of questions with known answers; writes nothing.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Outcome } from '../../src/evaluate/metrics.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { exit } from './limits.ts';
import { printable, printableJson, printableLine } from './printable.ts';

/** Asks all questions of the sets and prints tables, or JSON to compare with later. */
export const evalCommand: Command = {
  name: 'eval',
  about: 'measure how good the answers are on sets of questions; exits with 1 if a quote isn’t verbatim',
  usage: '--set FILE [--set FILE …] [--corpus DIR] [--corpora DIR …] [--misses] [--json] [--compare FILE]',
  options: [
    {
      name: 'set',
      value: 'FILE',
      about: 'a public set (.json), or questions over --corpus DIR (.jsonl)',
      many: true,
    },
    {
      name: 'corpora',
      value: 'DIR',
      about: 'a folder of folders, each with documents in corpus/ and questions in questions.jsonl',
      many: true,
    },
    { name: 'filler', value: 'FILE', about: 'extra passages to add to public sets' },
    { name: 'halves', about: 'also index half of the articles and ask the other half’s questions' },
    { name: 'every', value: 'N', about: 'ask every Nth question only' },
    { name: 'misses', about: 'list the questions that went wrong' },
    { name: 'json', about: 'print figures and outcomes as JSON' },
    { name: 'compare', value: 'FILE', about: 'an earlier --json run, compared question by question' },
  ],
  more: [
    'A public set (.json, .json.gz) is one object with documents of its own; an answer is a string in a passage:',
    '  {"name":"…","language":"en","documents":[{"id":"d1","title":"…","passages":["…","…"]}],',
    '   "questions":[{"id":"1","question":"…","document":"d1","passage":0,"answerable":true,"answers":["…"]}]}',
    'Questions over --corpus DIR (.jsonl) are one object per line. A quotation answers when it stands in the document',
    '`doc` (its file name without the ending) and holds all words of `must`; a list has a `slot` for each of its parts:',
    '  {"id":"1","question":"…","kind":"fact","answerable":true,"evidence":[{"doc":"guide","must":["nine coins"],"slot":1}],',
    '   "alternatives":[{"doc":"prices","must":["9 coins"],"slot":1}],"context":["earlier question"]}',
    'Or they name the places of what answers, in UTF-16 units of the file; `kind` is answerable, removed, far or unanswerable:',
    '  {"id":"1","question":"…","kind":"answerable","answers":[{"path":"guide.md","start":120,"end":480}]}',
    'Beside ours stands what searches that anybody could install show of the same documents, cut to the same length:',
    'MiniSearch as it comes; MiniSearch and SQLite FTS5 over stems, headings and title.',
    'Extra passages (--filler) are one JSON string per line.',
  ],
  run: evaluate,
};

async function evaluate({ given, core, out }: Call): Promise<number> {
  const [sets, corpora] = [given.texts('set'), given.texts('corpora')];
  if (sets.length + corpora.length === 0)
    throw new UsageError('eval needs --set FILE or --corpora DIR. See --help.');
  const every = Number(given.text('every') ?? 1);
  if (!Number.isInteger(every) || every < 1) throw new UsageError('--every takes a whole number, 1 or more.');
  // Only this command needs them.
  const { evaluateSets } = await import('../../src/evaluate/evaluate.ts');
  const { SetError } = await import('../../src/evaluate/read.ts');
  const { compareRuns, formatReport, shownByEngine, summaryOf } = await import(
    '../../src/evaluate/report.ts'
  );
  const reports = await evaluateSets({
    sets,
    corpora,
    every,
    corpus: core.config.corpusDir,
    filler: given.text('filler'),
    halves: given.flag('halves'),
    judged: await core.judging(),
  }).catch((error: unknown) => {
    if (error instanceof SetError)
      throw new UsageError(`${printableLine(error.message)} The form is in eval --help.`);
    throw error;
  });
  const summaries = reports.map((report) => ({
    name: report.name,
    figures: summaryOf(report.outcomes),
    shown: Object.fromEntries(shownByEngine(report)),
    outcomes: report.outcomes,
  }));
  if (given.flag('json')) out(printableJson(summaries, 0));
  else out(printable(formatReport(reports, { misses: given.flag('misses') })));
  const earlier = given.text('compare');
  for (const before of earlier === undefined ? [] : await readRun(earlier)) {
    const now = reports.find(({ name }) => name === before.name);
    if (now !== undefined)
      out(printableLine(differenceLine(before.name, compareRuns(before.outcomes, now.outcomes))));
  }
  return summaries.every(({ figures }) => !(figures.verbatim !== undefined && figures.verbatim < 1))
    ? exit.fine
    : exit.fault;
}

function differenceLine(
  name: string,
  { difference, interval: [low, high] }: { difference: number; interval: readonly [number, number] },
): string {
  const points = (share: number): string => `${share < 0 ? '' : '+'}${(100 * share).toFixed(1)}`;
  return `${name}: hit@1 ${points(difference)} points against the earlier run, 95% between ${points(low)} and ${points(high)}`;
}

const run = z.array(z.object({ name: z.string(), outcomes: z.array(z.custom<Outcome>(isOutcome)) }));

function isOutcome(value: unknown): boolean {
  return z.object({ id: z.string(), answerable: z.boolean(), ranked: z.array(z.boolean()) }).safeParse(value)
    .success;
}

/** What an earlier run printed with --json. */
async function readRun(file: string): Promise<z.output<typeof run>> {
  try {
    return run.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    throw new UsageError(`${printableLine(file)} isn’t an earlier run. Make one with --json.`);
  }
}
