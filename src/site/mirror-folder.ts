// The folder that a site is mirrored into: nothing outside of it is read, written or removed, and nothing through a link.
import { constants } from 'node:fs';
import { lstat, mkdir, open, readFile, realpath, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256 } from '../text/sha256.ts';
import { times } from './limits.ts';
import { manifestName } from './manifest.ts';

/** Paths are relative to the folder, with forward slashes, and never lead upwards. */
export type MirrorFolder = {
  /** Absolute. */
  readonly root: string;
  /** `link`: it is no file, or lies behind something that is no folder. */
  look(path: string): Promise<{ readonly hash: string } | 'missing' | 'link'>;
  /** Whole or not at all; what `look` calls `link` has to be ruled out before. */
  write(path: string, text: string): Promise<void>;
  /** With the folders that it leaves empty. */
  remove(path: string): Promise<void>;
  readManifest(most: number): Promise<string>;
  addToManifest(text: string): Promise<void>;
  /** Keeps other runs out until it is given back. Throws while another is at work. */
  take(): Promise<{ readonly giveBack: () => Promise<void> }>;
};

/** The folder cannot be mirrored into; the message says what to do. */
export class MirrorFolderError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MirrorFolderError';
  }
}

/** Made where it is missing. The folder itself may be reached through links, for its owner named it. */
export async function openMirrorFolder(folder: string): Promise<MirrorFolder> {
  await mkdir(folder, { recursive: true });
  const root = await realpath(folder);

  /** Whether every folder above is one; `make` makes those that are missing. */
  async function above(path: string, make: boolean): Promise<'there' | 'missing' | 'link'> {
    let here = root;
    for (const part of path.split('/').slice(0, -1)) {
      here = join(here, part);
      if (make) await mkdir(here).catch(() => undefined);
      const found = await lstat(here).catch(() => undefined);
      if (found === undefined) return 'missing';
      if (!found.isDirectory()) return 'link';
    }
    return 'there';
  }

  async function look(path: string): Promise<{ readonly hash: string } | 'missing' | 'link'> {
    const folders = await above(path, false);
    if (folders !== 'there') return folders;
    const found = await lstat(join(root, path)).catch(() => undefined);
    if (found === undefined) return 'missing';
    if (!found.isFile()) return 'link';
    const file = await open(join(root, path), readOnly).catch(() => undefined);
    if (file === undefined) return 'link';
    try {
      return { hash: sha256(await file.readFile('utf8')) };
    } finally {
      await file.close();
    }
  }

  return {
    root,
    look,
    async write(path, text) {
      if ((await above(path, true)) !== 'there') throw new MirrorFolderError(behindLink(path));
      const beside = join(dirname(join(root, path)), temporary);
      await rm(beside, { force: true });
      const file = await open(beside, 'wx');
      await file.writeFile(text).finally(() => file.close());
      await rename(beside, join(root, path));
    },
    async remove(path) {
      if ((await above(path, false)) !== 'there') return;
      await rm(join(root, path), { force: true });
      for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
        const emptied = await rmdir(join(root, folder)).then(
          () => true,
          () => false,
        );
        if (!emptied) return;
      }
    },
    async readManifest(most) {
      const file = join(root, manifestName);
      const found = await lstat(file).catch(() => undefined);
      if (found === undefined) return '';
      if (!found.isFile() || found.size > most) throw new MirrorFolderError(noManifest);
      const opened = await open(file, readOnly);
      return opened.readFile('utf8').finally(() => opened.close());
    },
    async addToManifest(text) {
      const opened = await open(join(root, manifestName), append).catch(() => {
        throw new MirrorFolderError(noManifest);
      });
      await opened.writeFile(text).finally(() => opened.close());
    },
    async take() {
      const file = join(root, lockName);
      const other = await holderOf(file);
      if (other !== undefined) throw new MirrorFolderError(atWork(other));
      await rm(file, { force: true });
      await writeFile(file, String(process.pid), { flag: 'wx' }).catch(() => {
        throw new MirrorFolderError(atWork());
      });
      return { giveBack: () => rm(file, { force: true }) };
    },
  };
}

/** The number of the process that holds it; undefined where none does, for one that was ended leaves it behind. */
async function holderOf(lock: string): Promise<number | undefined> {
  const found = await lstat(lock).catch(() => undefined);
  if (!found?.isFile() || Date.now() - found.mtimeMs > times.longestRun) return undefined;
  const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
  // In a container every run may have the same number.
  if (!Number.isInteger(holder) || holder <= 0 || holder === process.pid) return undefined;
  try {
    process.kill(holder, 0);
    return holder;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' ? holder : undefined;
  }
}

/** Begins with a dot, so nobody reads it as a document. */
const temporary = '.fetch-site.tmp';
const lockName = '.fetch-site.lock';
/** Windows knows no such flag; there a link needs rights that documents have not. */
const noFollow = constants.O_NOFOLLOW ?? 0;
const readOnly = constants.O_RDONLY | noFollow;
const append = constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | noFollow;

const behindLink = (path: string): string =>
  `${path} lies behind a link. Remove the link, or choose another folder.`;
const noManifest = `${manifestName} isn’t the list of a mirrored site. Remove it, or choose another folder.`;
const atWork = (holder?: number): string =>
  `Another fetch-site is at work in this folder${holder === undefined ? '' : ` (process ${holder})`}. Wait until it ends, or end it.`;
