// Opens the reader model in a folder, and asks it within its time: what becomes of its process stops nothing here.
import { resolve } from 'node:path';
import { ConfigError, type Hint, unusableReaderModel } from '../config.ts';
import type { Log } from '../log.ts';
import type { ReaderModel } from './judging.ts';
import { times } from './limits.ts';
import type { Load, Said } from './messages.ts';
import { modelFilesIn } from './model-files.ts';
import { type ModelProcess, startModelProcess } from './model-process.ts';

/** The process to run, and milliseconds that it may take: of a test. */
export type Apart = { readonly module: string; readonly budget: number; readonly silence: number };

type Settle = (verdicts: readonly number[] | undefined) => void;

/** Resolves when the model is loaded; rejects with a ConfigError for what its owner can put right. */
export async function openReaderModel(
  given: string,
  log: Log,
  { module, budget = times.budget, silence = times.silence }: Partial<Apart> = {},
): Promise<ReaderModel> {
  const folder = resolve(given);
  const files = await modelFilesIn(folder);
  if ('wrong' in files) throw refused({ expected: `a folder with a reader model, but ${files.wrong}` });
  const load: Load = { ...files, folder };
  const waiting = new Map<number, Settle>();
  let count = 0;
  let running: ModelProcess | undefined;

  /** `first` hears what it says before any question, or undefined when it ended before. */
  function start(first: (said?: Said) => void): ModelProcess {
    return startModelProcess(module, load, silence, {
      said(said) {
        if (!('id' in said)) return first(said);
        const settle = waiting.get(said.id);
        if (settle && said.failed !== undefined)
          log.warn('the reader model failed, so this reply comes without it; see the reason', {
            reason: said.failed,
          });
        settle?.(said.verdicts);
      },
      ended() {
        running = undefined;
        first();
        if (waiting.size === 0) return;
        log.warn(
          'the reader model ended, so this reply comes without it; with the next question it is opened again',
        );
        for (const settle of waiting.values()) settle(undefined);
      },
    });
  }

  const said = await new Promise<Said | undefined>((first) => {
    running = start(first);
  });
  if (said === undefined || !('ready' in said)) {
    running?.end();
    throw refused(troubleOf(said, silence));
  }
  return {
    judge: (question, passages) =>
      new Promise((done) => {
        const id = count++;
        const settle: Settle = (verdicts) => {
          clearTimeout(late);
          waiting.delete(id);
          done(verdicts);
        };
        const late = setTimeout(() => {
          log.warn('the reader model took too long, so this reply comes without it; check its size', {
            ms: budget,
          });
          settle(undefined);
        }, budget);
        waiting.set(id, settle);
        running ??= start(() => undefined);
        running.send({ id, question, passages, ms: budget });
      }),
    close: () => running?.end(),
  };
}

const refused = (hint: Partial<Hint>): ConfigError => new ConfigError([{ ...unusableReaderModel, ...hint }]);

function troubleOf(said: Said | undefined, silence: number): Partial<Hint> {
  if (said === undefined || !('wrong' in said))
    return { expected: `a model that loads within ${silence / 1_000} s, but its process ended` };
  return said.wrong === 'library'
    ? {
        expected: 'the library of reader models, but it is not installed',
        where: `npm install --no-save --ignore-scripts ${library}, or leave it unset`,
      }
    : { expected: `a reader model that can be loaded, but: ${said.reason}` };
}

/** The version that this was tried with. */
const library = '@huggingface/transformers@4.3.2';
