// The public door: one call makes a bot from a folder of documents. What is not named here may change at any time.
import type { Bot } from './bot.ts';
import { ConfigError } from './config.ts';
import { createLog, type Log } from './log.ts';
import { createParts } from './parts.ts';
import { StoreError } from './store/limits.ts';
import { openMemory } from './store/memory.ts';
import type { Store } from './store/store.ts';

export type { Answered, AskOptions, Bot, DocumentText, Notice, Verification } from './bot.ts';
export type { SourceView } from './citation/surroundings.ts';
export { CorpusError } from './corpus/load.ts';
export type {
  Answer,
  Citation,
  Difference,
  DocumentCard,
  Excerpt,
  Label,
  Readers,
  Source,
  Span,
} from './domain.ts';
export type { Status } from './engine/engine.ts';
export type { Fields, Log } from './log.ts';
export type { Fate } from './moderation/fate.ts';
export type { Store } from './store/store.ts';
export { StoreError };

/** What a bot is made from. */
export type EngineOptions = {
  /** Folder of documents (.md, .mdx, .txt, .rst, .html), read with all below it and again whenever it changes. */
  readonly corpus: string;
  /**
   * Folder of the file in which questions, answers and decisions are kept, made when it is missing; or a store of your own
   * that keeps the contract of `footnote/testing`. Unset: the memory of this process.
   */
  readonly store?: string | Store;
  /** Template with {path} and perhaps {line} that links documents without an address of their own. */
  readonly sourceUrl?: string;
  /** 0.5 to 1: the share of answers that should be right; higher answers less often. Unset: a balance of both. */
  readonly precision?: number;
  /** Days that questions and conversations are kept; 90 unless given. Citations, receipts and decisions stay. */
  readonly retentionDays?: number;
  /** For each named asker; 0 for no limit. 10 unless given. */
  readonly questionsPerMinute?: number;
  /** Whom people can ask where the documents do not help, as one line of plain text. Unset: nobody is named. */
  readonly contact?: string;
  /** Folder of a model of your own that reads the best passages (docs/reader-model.md). Unset: none. */
  readonly readerModel?: string;
  /** Hears what goes wrong and what is read; standard error from warnings on unless given. */
  readonly log?: Log;
};

/**
 * Reads the folder, opens the store and resolves to a bot, which holds both until `close`. Rejects with a CorpusError where
 * there is nothing to answer from and with a StoreError where nothing can be kept; both say what to do. Options out of
 * their range are a RangeError.
 *
 * @example
 * ```ts
 * const bot = await createEngine({ corpus: './docs', store: 'data' });
 * const answer = await bot.ask('What is the refund limit?');
 * console.log(answer.kind);
 * await bot.close();
 * ```
 */
export async function createEngine(options: EngineOptions): Promise<Bot> {
  const { corpus, store, sourceUrl, precision, contact, readerModel, log = createLog('warn') } = options;
  const { retentionDays = 90, questionsPerMinute = 10 } = options;
  within('precision', precision, 0.5, 1);
  within('retentionDays', retentionDays, 1, 36_500);
  within('questionsPerMinute', questionsPerMinute, 0, 10_000);
  const dataDir = typeof store === 'string' ? store : '';
  const config = {
    corpusDir: corpus,
    dataDir,
    sourceUrl,
    retentionDays,
    questionsPerMinute,
    answerPrecision: precision,
    readerModel,
    contact,
    logLevel: undefined,
  };
  const openStore = async (): Promise<Store> => (typeof store === 'object' ? store : openMemory());
  const parts = createParts(config, log, {
    questionsPerMinute,
    served: [[]],
    outlastsStore: true,
    ...(typeof store === 'string' ? {} : { openStore }),
  });
  try {
    return await parts.bot();
  } catch (error) {
    await parts.close();
    if (!(error instanceof ConfigError)) throw error;
    throw new StoreError('away', `Nothing can be kept in ${dataDir}: name a folder that may be written to.`);
  }
}

function within(name: keyof EngineOptions, value: number | undefined, least: number, most: number): void {
  if (value === undefined || (value >= least && value <= most)) return;
  throw new RangeError(`${name} is a number from ${least} to ${most}.`);
}
