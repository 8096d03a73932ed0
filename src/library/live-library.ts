// The library in force: the folder is read by one reader at a time, and the newest reading serves.
import { resolve } from 'node:path';
import { checkedOut } from '../corpus/checkout.ts';
import { checkouts } from '../corpus/limits.ts';
import { CorpusError } from '../corpus/load.ts';
import { type Stop, watchFolder } from '../corpus/watch.ts';
import { createLibrary, type Library, type LibraryOptions, openLibrary } from './library.ts';

/** A library that can be read anew while questions go on. */
export type LiveLibrary = {
  /** Without documents while there are some of which none may be served. */
  current(): Library;
  /** Reads the folder in a reading that begins after this call; resolves to the library then in force. */
  reload(): Promise<Library>;
  /** From now on a changed folder is read again by itself; resolves when changes are seen. */
  watch(): Promise<Stop>;
};

/** Who wants to know when the folder was read again. */
export type Heard = {
  /** A new library is in force. */
  changed(library: Library): void;
  /** A change of the folder could not be read. */
  failed(error: unknown): void;
};

/** Begins with a library that was read already; nothing is watched before `watch`. */
export function liveLibrary(first: Library, options: LibraryOptions, heard: Heard): LiveLibrary {
  let current = first;
  let running: Promise<Library> | undefined;
  let next: Promise<Library> | undefined;
  const stopped = new AbortController();

  /** Never a folder that git has written half of: what it wrote into meanwhile is read again. */
  async function readWhole(): Promise<Library> {
    for (let reading = 1; ; reading++) {
      const before = await checkedOut(options.folder, stopped.signal);
      const read = await openLibrary(options).catch((error: unknown) => ({ error }));
      const last = stopped.signal.aborted || reading === checkouts.readings;
      if (!last && (await checkedOut(options.folder, stopped.signal)) !== before) continue;
      if ('error' in read) throw read.error;
      return read;
    }
  }

  async function read(): Promise<Library> {
    try {
      current = await readWhole();
    } catch (error) {
      // What was read before may still prove, but not that everybody may read it.
      if (error instanceof CorpusError && error.code === 'corpus-withheld') current = withheld(options);
      throw error;
    }
    heard.changed(current);
    return current;
  }

  /** What began before the call may have read the folder as it was before: all who ask meanwhile share the one after it. */
  function reload(): Promise<Library> {
    if (running === undefined) {
      running = read().finally(() => {
        running = undefined;
      });
      return running;
    }
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return reload();
      });
    return next;
  }

  return {
    current: () => current,
    reload,
    watch: async () => {
      let reported: Promise<Library> | undefined;
      const stop = await watchFolder(options.folder, () => {
        const reading = reload();
        if (reading === reported) return;
        reported = reading;
        reading.catch(heard.failed);
      });
      return async () => {
        await stop();
        stopped.abort();
        await Promise.allSettled([running, next]);
      };
    },
  };
}

/** Nothing of the folder. */
function withheld({ folder, served, extracted, reading, ...settings }: LibraryOptions): Library {
  return createLibrary(
    { folder: resolve(folder), documents: [], leftOut: [], notRead: [], warnings: [], synonyms: '' },
    settings,
  );
}
