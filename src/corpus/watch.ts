// Watches a folder and calls once after it falls quiet. chokidar, because fs.watch misses changes in renamed folders; loaded only to watch.
import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Milliseconds without a change after which a folder counts as quiet. */
const quiet = 300;
/** Milliseconds between two looks whether the folder is still the one that is watched. */
const lookEvery = 1_000;

/** Ends the watch; resolves when nothing more will be called. */
export type Stop = () => Promise<void>;

/** Resolves when changes are seen from now on. `onChange` is never called twice at once by one burst of changes. */
export async function watchFolder(folder: string, onChange: () => void, wait = quiet): Promise<Stop> {
  const { watch } = await import('chokidar');
  let timer: NodeJS.Timeout | undefined;
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(onChange, wait);
  };
  const open = async () => {
    const opened = watch(folder, {
      ignoreInitial: true,
      followSymlinks: true,
      ignored: (path) => /[\\/](?:\.git|node_modules)(?:[\\/]|$)/u.test(path),
    });
    opened.on('all', changed);
    // A watcher's own fault (a folder that vanished) is no change of a document; the last good library goes on serving.
    opened.on('error', () => undefined);
    await new Promise<void>((resolve) => opened.once('ready', resolve));
    return opened;
  };
  let watched = await identity(folder);
  let watcher = await open();
  // A watcher stays with the folder it was given, not with its name: one removed and made anew, or swapped, needs another.
  const look = async (): Promise<void> => {
    const now = await identity(folder);
    if (now === watched) return;
    watched = now;
    await watcher.close();
    watcher = await open();
    changed();
  };
  let looking: Promise<void> | undefined;
  const clock = setInterval(() => {
    looking ??= look().finally(() => {
      looking = undefined;
    });
  }, lookEvery);
  return async () => {
    clearInterval(clock);
    await looking;
    clearTimeout(timer);
    await watcher.close();
  };
}

/** Where Kubernetes keeps the files of a mounted ConfigMap: a link that it swaps, which no watcher of the files sees. */
const mounted = '..data';

/** Tells a folder from another of the same name, whose inode may be the same one used again; empty where there is none. */
async function identity(folder: string): Promise<string> {
  const found = await stat(folder).catch(() => undefined);
  const target = await realpath(join(folder, mounted)).catch(() => '');
  return found ? `${found.dev} ${found.ino} ${found.birthtimeMs} ${target}` : '';
}
