// The way of one plain question: the files in which something runs between the question and its answer.
import { Session } from 'node:inspector/promises';
import { renderText } from '../../adapters/kit/index.ts';
import { ask } from '../../src/ask.ts';
import { type Answered, createEngine, type Notice } from '../../src/index.ts';
import { openLibrary } from '../../src/library/library.ts';

/** About the sample documents. The first warms up what is made once. */
const first = 'Who presented the policy?';
const second = 'When was the Act East Policy presented?';

/** Paths of the project's own files, sorted: those that `ask` runs through, and those of a bot with its rendering. */
export type Way = { readonly core: readonly string[]; readonly whole: readonly string[] };

/**
 * Counted is every file of which V8 calls a function; what runs once, at the start or for the first question, is not. Runs
 * where `dist` holds what was compiled.
 */
export async function wayOfAQuestion(): Promise<Way> {
  const library = await openLibrary({ folder: 'corpus' });
  const context = { turns: [], readers: 'all' } as const;
  ask(library, first, context);
  const core = await filesCalled(async () => ask(library, second, context));
  const bot = await createEngine({ corpus: 'corpus' });
  await bot.ask(first);
  const whole = await filesCalled(async () => rendered(await bot.ask(second)));
  await bot.close();
  return { core, whole };
}

async function filesCalled(act: () => Promise<unknown>): Promise<readonly string[]> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await act();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  session.disconnect();
  return result
    .filter(({ functions }) => functions.some(called))
    .map(({ url }) => pathOf(url))
    .filter((path) => path !== undefined)
    .toSorted();
}

type Run = { readonly ranges: readonly { readonly startOffset: number; readonly count: number }[] };

/** The whole file counts as a function too, which begins with its first character. */
function called({ ranges: [range] }: Run): boolean {
  return range !== undefined && range.startOffset > 0 && range.count > 0;
}

/** Where a compiled file comes from; nothing for libraries, and for what measures. */
function pathOf(url: string): string | undefined {
  return /\/dist\/((?:src|adapters)\/.+)\.js$/.exec(url)?.[1]?.concat('.ts');
}

function rendered(reply: Answered | Notice): string {
  if (reply.kind === 'notice') throw new Error(`The sample documents give no answer: ${reply.text}`);
  const { answerId, receipt } = reply;
  return renderText({ kind: 'answer', answer: reply, answerId, receipt, withdrawn: [], changed: [] });
}
