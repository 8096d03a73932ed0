// The store's folder, made before the store is opened, or asked for: what only its owner can put right is said in one line.
import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { ConfigError, unusableDataDir } from '../config.ts';
import { ownerOnly, storeFile } from './limits.ts';

/** Codes of faults that pass or that the store waits out, such as a full disk; every other one is its owner's. */
const passing: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EIO', 'EMFILE', 'ENFILE', 'ENOMEM', 'EBUSY'];

/** Makes the folder when it is missing; rejects with a ConfigError when that can never succeed. */
export async function makeDataFolder(dataDir: string): Promise<void> {
  try {
    await make(resolve(dataDir));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (!passing.includes(code)) throw new ConfigError([unusableDataDir]);
  }
}

/** For what only reads what is kept: rejects with a ConfigError where there is no store, for a mistyped folder is no empty one. */
export async function requireStore(dataDir: string): Promise<void> {
  const file = resolve(storeFile(dataDir));
  const missing = await stat(file).then(
    () => false,
    (error: unknown) => error instanceof Error && 'code' in error && absent.includes(error.code),
  );
  if (!missing) return;
  throw new ConfigError([
    {
      variable: 'DATA_DIR',
      expected: `a folder with a store, but there’s no ${file}`,
      where: 'use the bot’s own folder; the store is created with the first question',
    },
  ]);
}

const absent: readonly unknown[] = ['ENOENT', 'ENOTDIR'];

/** Level by level, for `recursive` never ends where the system says of a folder that is there that it is not (/proc). */
async function make(folder: string): Promise<void> {
  if (await isFolder(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) await make(parent);
  await mkdir(folder, ownerOnly.folder).catch(async (error: unknown) => {
    // Another process may have made it just now.
    if (!(await isFolder(folder))) throw error;
  });
}

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() === true;
