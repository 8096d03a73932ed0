// Library, store, engine and moderation, each made at first need and once; what is heavy to load is imported only then.
import { join } from 'node:path';
import { type Bot, createBot } from './bot.ts';
import type { Config } from './config.ts';
import { CorpusError } from './corpus/load.ts';
import type { Readers } from './domain.ts';
import { core } from './engine/core.ts';
import { createEngine } from './engine/create-engine.ts';
import type { Engine } from './engine/engine.ts';
import { type Library, type LibraryOptions, openLibrary } from './library/library.ts';
import { liveLibrary } from './library/live-library.ts';
import { logCorpus } from './library/log-corpus.ts';
import type { Log } from './log.ts';
import type { Moderation } from './moderation/moderation.ts';
import { createJudging, type Judging, unjudged } from './reader-model/judging.ts';
import { makeDataFolder, requireStore } from './store/data-folder.ts';
import type { Store } from './store/store.ts';

/** The parts that a command or a service may ask for. */
export type Parts = {
  readonly config: Config;
  readonly log: Log;
  /** The documents alone, for what writes nothing. */
  library(): Promise<Library>;
  /** What puts the verdicts of the reader model into the context of a question. */
  judging(): Promise<Judging>;
  /** With the store behind it, which is made at first need. */
  engine(): Promise<Engine>;
  /** What is kept. A command that asks for it or for moderation is refused where nothing is. */
  store(): Promise<Store>;
  moderation(): Promise<Moderation>;
  /** From now on a changed folder is live without a restart. */
  watch(): Promise<void>;
  /** For programs that ask by themselves; it watches the folder. */
  bot(): Promise<Bot>;
  /** Lets go of what was made: the store's file above all. */
  close(): Promise<void>;
};

/** How the parts are going to be used: by whom, how often, and whether they outlive an outage of the store. */
export type Serving = {
  /** Questions that one person may ask in a minute; 0 for any number. */
  readonly questionsPerMinute: number;
  /** The readers that will ask. */
  readonly served: readonly Readers[];
  /** A service goes on in memory while the store cannot be used; a command ends with what is wrong. */
  readonly outlastsStore: boolean;
  /** Another store than the file in the data folder. */
  readonly openStore?: () => Promise<Store>;
  /** Told after each file that is read. */
  readonly reading?: LibraryOptions['reading'];
};

/**
 * Nothing is opened before it is asked for. Faults come from the part that is made: a CorpusError, ConfigError or StoreError.
 */
export function createParts(config: Config, log: Log, serving: Serving): Parts {
  const { questionsPerMinute, served, outlastsStore, reading } = serving;
  const options: LibraryOptions = {
    served,
    reading,
    folder: config.corpusDir,
    // A program that keeps nothing in a folder has none.
    extracted: config.dataDir === '' ? undefined : join(config.dataDir, 'extracted'),
    sourceUrl: config.sourceUrl,
    precision: config.answerPrecision,
    contact: config.contact,
  };
  const library = once(() => openLibrary(options));
  const store = once(async () => {
    if (serving.openStore) return serving.openStore();
    await makeDataFolder(config.dataDir);
    const { openStore, openStoreFile } = await import('./store/open.ts');
    return outlastsStore ? openStore(config.dataDir, log) : openStoreFile(config.dataDir);
  });
  const needed = async (): Promise<void> => {
    if (!outlastsStore) await requireStore(config.dataDir);
  };
  const live = once(async () => liveLibrary(await library.get(), options, { changed, failed }));
  const model = once(async () => {
    if (config.readerModel === undefined) return undefined;
    const { openReaderModel } = await import('./reader-model/open-reader-model.ts');
    return openReaderModel(config.readerModel, log);
  });
  const judging = once(async () => {
    const opened = await model.get();
    return opened ? createJudging(opened, log) : unjudged;
  });
  const engine = once(async () => {
    const [inForce, kept, judged] = await Promise.all([live.get(), store.get(), judging.get()]);
    logCorpus(inForce.current(), log);
    return createEngine({
      library: inForce,
      store: kept,
      log,
      ...(config.readerModel === undefined ? {} : { core: { ...core, judged } }),
      questionsPerMinute,
      retentionDays: config.retentionDays,
    });
  });
  const moderation = once(async () => {
    const [asked, kept, { createModeration }] = await Promise.all([
      engine.get(),
      store.get(),
      import('./moderation/moderation.ts'),
    ]);
    return createModeration({ store: kept, library: () => asked.library(), now: Date.now });
  });
  function changed(next: Library): void {
    log.info('documents read again', { count: next.documents.length });
    logCorpus(next, log);
    moderation
      .get()
      .then((moderators) => moderators.noticeEdited(next))
      .catch((error: unknown) =>
        log.error(
          'edits of retired passages could not be queued for review; the next change of the documents tries again',
          { reason: String(error) },
        ),
      );
  }
  function failed(error: unknown): void {
    const all = error instanceof CorpusError && error.code === 'corpus-withheld';
    const now = all
      ? 'documents withheld: nothing is quoted until you fix what the reason names'
      : 'documents could not be read again, so quotes come from what was read last while the files still hold it; see the reason';
    log.warn(now, { reason: String(error) });
  }
  const watching = once(async () => (await live.get()).watch());
  const close = async (): Promise<void> => {
    const stop = await settled(watching);
    await stop?.();
    const open = (await settled(engine)) ?? (await settled(store));
    await open?.close();
    (await settled(model))?.close();
  };
  const bot = async (): Promise<Bot> => {
    const made = { engine: await engine.get(), moderation: await moderation.get() };
    await watching.get();
    return createBot({ ...made, log, close });
  };
  return {
    config,
    log,
    bot,
    library: library.get,
    judging: judging.get,
    engine: engine.get,
    store: () => needed().then(store.get),
    moderation: () => needed().then(moderation.get),
    watch: async () => void (await watching.get()),
    close,
  };
}

/** Undefined too where it could not be made: then there is nothing to close. */
const settled = async <T>(one: Once<T>): Promise<T | undefined> => one.made()?.catch(() => undefined);

type Once<T> = { get(): Promise<T>; made(): Promise<T> | undefined };

function once<T>(make: () => Promise<T>): Once<T> {
  let made: Promise<T> | undefined;
  return {
    get: () => {
      made ??= make();
      return made;
    },
    made: () => made,
  };
}
