// Whether git is writing the files of a folder just now: what it has half written is never read.
import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { checkouts } from './limits.ts';

/**
 * Resolves once no git writes into the folder, to a mark that is another one when git has written since. The folder may lie
 * anywhere in a working tree. With `stop` it resolves at once.
 */
export async function checkedOut(folder: string, stop?: AbortSignal): Promise<string> {
  const git = await gitFolder(folder);
  if (git === undefined) return '';
  while (!stop?.aborted && (await isLocked(git)))
    await pause(checkouts.lookEvery, undefined, stop ? { signal: stop } : {}).catch(() => undefined);
  const index = await stat(join(git, 'index')).catch(() => undefined);
  return index ? `${index.ino} ${index.mtimeMs} ${index.size}` : '';
}

/** Git holds it while it changes files. One that a git left behind that was ended holds up nobody for ever. */
async function isLocked(git: string): Promise<boolean> {
  const lock = await stat(join(git, 'index.lock')).catch(() => undefined);
  return lock !== undefined && Date.now() - lock.mtimeMs < checkouts.lockedFor;
}

/** Of the nearest working tree: `.git`, or what that names where it is a file (a submodule, a second working tree). */
async function gitFolder(folder: string): Promise<string | undefined> {
  let here = await realpath(folder).catch(() => resolve(folder));
  for (;;) {
    const git = join(here, '.git');
    const found = await stat(git).catch(() => undefined);
    if (found?.isDirectory()) return git;
    if (found?.isFile() && found.size < checkouts.pointer) {
      const said = /^gitdir: (.+)$/mu.exec(await readFile(git, 'utf8').catch(() => ''))?.[1];
      return said === undefined ? undefined : resolve(here, said.trim());
    }
    const above = dirname(here);
    if (above === here) return undefined;
    here = above;
  }
}
