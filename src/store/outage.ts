// What happens while the file is away: work goes to memory, writes wait in order, and the way back is tried again.
import type { Log } from '../log.ts';
import { StoreError } from './limits.ts';
import { openMemory } from './memory.ts';
import type { Store } from './store.ts';

type Work<T> = (store: Store) => Promise<T>;

/** The two stores behind one that outlives an outage. */
export type Outage = {
  /** From the file, or from memory while it is away. */
  read<T>(work: Work<T>): Promise<T>;
  /** The same, and done again in the file once it is back. `work` must be repeatable. */
  write<T>(work: Work<T>): Promise<T>;
  /** From the file alone; rejects while it is away. */
  only<T>(work: Work<T>): Promise<T>;
  /** The file's store; undefined while it is away. */
  file(): Store | undefined;
  memory(): Store;
  close(): Promise<void>;
};

/** Tries again after `probe` ms; keeps `most` writes, and counts what it cannot keep. */
export type Patience = { readonly probe: number; readonly most: number };

/** Opens the file; where that fails it begins in memory and tries again, as `patience` says. */
export async function createOutage(
  open: () => Promise<Store>,
  log: Log,
  patience: Patience,
): Promise<Outage> {
  let memory = openMemory();
  let file: Store | undefined;
  let waiting: Work<unknown>[] = [];
  let lost = 0;
  let why = '';
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let coming: Promise<void> | undefined;

  const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

  function leave(store: Store | undefined, error: unknown): void {
    if (store !== file || closed) return;
    file = undefined;
    why = reasonOf(error);
    log.error(
      'store is away: answers go on from memory, which is lost if the bot stops first; fix what the reason names',
      { reason: why },
    );
    store?.close().catch(() => undefined);
    later();
  }

  function later(): void {
    const probe = async (): Promise<void> => {
      coming = comeBack();
      await coming;
      if (file === undefined && !closed) later();
    };
    timer = setTimeout(() => void probe(), patience.probe).unref();
  }

  /** Opens the file, writes what waited, in order, and only then sends new work there. */
  async function comeBack(): Promise<void> {
    const store = await open().catch(() => undefined);
    if (store === undefined) return;
    let written = 0;
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      try {
        await next(store);
        written += 1;
      } catch (error) {
        if (error instanceof StoreError) return store.close().catch(() => undefined);
        lost += 1;
        log.error('a write was refused and is lost; report it with the reason', { reason: reasonOf(error) });
      }
      waiting.shift();
    }
    if (lost > 0)
      log.error('writes were lost while the store was away; check the disk of DATA_DIR', { count: lost });
    log.info('store is back', { count: written });
    lost = 0;
    memory = openMemory();
    file = store;
  }

  async function attempt<T>(work: Work<T>): Promise<{ readonly done: T } | undefined> {
    // Another's failure may have closed this file and the way back opened a new one: then it is tried there.
    for (let store = file; store !== undefined; store = file)
      try {
        return { done: await work(store) };
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        leave(store, error);
        if (closed) break;
      }
    return undefined;
  }

  function wait(work: Work<unknown>): void {
    if (waiting.length < patience.most) {
      waiting.push(work);
      return;
    }
    // Memory is emptied together with the writes that did not fit, or a long outage would fill the process.
    if (lost % patience.most === 0) memory = openMemory();
    if (lost === 0)
      log.error(
        'too many writes wait for the store, so further ones are lost; fix what the reason above names',
        { count: waiting.length },
      );
    lost += 1;
  }

  try {
    file = await open();
  } catch (error) {
    leave(undefined, error);
  }
  return {
    read: async (work) => {
      const given = await attempt(work);
      return given === undefined ? work(memory) : given.done;
    },
    write: async (work) => {
      const given = await attempt(work);
      if (given !== undefined) return given.done;
      wait(work);
      return work(memory);
    },
    only: async (work) => {
      if (file === undefined) throw new StoreError('away', why);
      return work(file);
    },
    file: () => file,
    memory: () => memory,
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await coming;
      if (file === undefined && waiting.length > 0) await comeBack();
      if (waiting.length > 0)
        log.error(
          'the bot stopped before the store was back, and writes were lost; check the disk of DATA_DIR',
          {
            count: waiting.length + lost,
          },
        );
      waiting = [];
      await file?.close();
    },
  };
}
