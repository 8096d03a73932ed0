// Watches a folder and calls once after it falls quiet. chokidar, because fs.watch misses changes in renamed folders; loaded only to watch.
import { readdir, readlink, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { isSkipped } from './skipped.ts';

/** Milliseconds without a change after which a folder counts as quiet. */
const quiet = 500;
/** Milliseconds between two looks whether the folder is still the one that is watched. */
const lookEvery = 1_000;

/** Ends the watch; resolves when nothing more will be called. */
export type Stop = () => Promise<void>;

/** Resolves when changes are seen from now on. `onChange` is never called twice at once by one burst of changes. */
export async function watchFolder(folder: string, onChange: () => void, wait = quiet): Promise<Stop> {
  const { watch } = await import('chokidar');
  let timer: NodeJS.Timeout | undefined;
  let links = await linksIn(folder);
  let stopped = false;
  const settled = async (): Promise<void> => {
    // One that is new may be swapped next.
    links = await linksIn(folder);
    if (!stopped) onChange();
  };
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void settled(), wait);
  };
  const open = async () => {
    const opened = watch(folder, {
      ignoreInitial: true,
      followSymlinks: true,
      ignored: (path) => relative(folder, path).split(/[\\/]/u).some(isSkippedPart),
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
    if (now === watched && !(await anyMoved(links))) return;
    links = await linksIn(folder);
    if (now !== watched) {
      watched = now;
      await watcher.close();
      watcher = await open();
    }
    changed();
  };
  let looking: Promise<void> | undefined;
  const clock = setInterval(() => {
    looking ??= look().finally(() => {
      looking = undefined;
    });
  }, lookEvery);
  return async () => {
    stopped = true;
    clearInterval(clock);
    await looking;
    clearTimeout(timer);
    await watcher.close();
  };
}

/** The folder itself, and the way to it, hold what is watched. */
const isSkippedPart = (part: string): boolean => part !== '' && part !== '..' && isSkipped(part);

/** Tells a folder from another of the same name, whose inode may be the same one used again; empty where there is none. */
async function identity(folder: string): Promise<string> {
  const found = await stat(folder).catch(() => undefined);
  return found ? `${found.dev} ${found.ino} ${found.birthtimeMs}` : '';
}

/** Where each link points to, as it is written. */
type Links = ReadonlyMap<string, string>;

/** Links that are looked at again and again. */
const mostLinks = 1_000;

/** In the folder and below, those with hidden names too: others may lead through them, as in what Kubernetes mounts. */
async function linksIn(folder: string): Promise<Links> {
  const links = new Map<string, string>();
  const visit = async (here: string): Promise<void> => {
    for (const entry of await readdir(here, { withFileTypes: true }).catch(() => [])) {
      if (links.size === mostLinks) return;
      const path = join(here, entry.name);
      if (entry.isSymbolicLink()) links.set(path, await targetOf(path));
      else if (entry.isDirectory() && !isSkipped(entry.name)) await visit(path);
    }
  };
  await visit(folder);
  return links;
}

const targetOf = (link: string): Promise<string> => readlink(link).catch(() => '');

/** No watcher of files sees that a link to a folder is swapped. */
async function anyMoved(links: Links): Promise<boolean> {
  const moved = await Promise.all(
    Array.from(links, async ([link, target]) => (await targetOf(link)) !== target),
  );
  return moved.includes(true);
}
