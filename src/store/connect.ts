// Opens the file, brings its tables up to date, and waits for locks by trying again, so that the event loop is free meanwhile.

import { statSync } from 'node:fs';
import { mkdir, open as openFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Transaction } from 'kysely';
import pRetry from 'p-retry';
import { steadyNow } from '../steady-now.ts';
import { libsqlDialect } from './dialect.ts';
import { Kysely, Migrator, sql } from './kysely.ts';
import { ownerOnly, StoreError } from './limits.ts';
import { migrations } from './schema.ts';
import { isStale, unmarkStale } from './settings.ts';
import type { Reader, Tables } from './tables.ts';

/** The open file. Both verbs reject with a StoreError when it is away or locked for too long. */
export type Db = {
  read<T>(work: (db: Reader) => Promise<T>): Promise<T>;
  /** In one transaction, also a single write (see the dialect). May run more than once: it must do nothing but query. */
  write<T>(work: (db: Transaction<Tables>) => Promise<T>): Promise<T>;
  /** Empties the write-ahead log, which holds what rows held before. False: another process is in the middle of reading it. */
  emptyLog(): Promise<boolean>;
  /**
   * Writes the file anew, without what was deleted, and empties the log; the end of what `markStale` began. Other processes
   * wait meanwhile, and so does this one's event loop. Rejects with a StoreError when they do not let it.
   */
  rewrite(): Promise<void>;
  close(): Promise<void>;
};

/**
 * A lock is waited for during 10 s, with pauses of 20 to 320 ms (randomly up to doubled), in which others are served: longer
 * than a backup holds the file, for a process that goes on from memory knows nothing of what the others answer.
 */
const patience = {
  retries: 100,
  factor: 2,
  minTimeout: 20,
  maxTimeout: 320,
  maxRetryTime: 10_000,
  randomize: true,
} as const;
type Turn = <T>(work: () => Promise<T>) => Promise<T>;
/** How often a deleted or replaced file is looked for, in ms. */
const lookEvery = 1_000;

/** Rejects with a StoreError when the file cannot be opened, or was written by a newer version. */
export async function connect(file: string): Promise<Db> {
  const kysely = await away(file, async () => {
    await mkdir(dirname(file), { recursive: true, mode: ownerOnly.folder });
    await makePrivate(file);
    const opened = new Kysely<Tables>({ dialect: libsqlDialect(file) });
    try {
      await migrate(opened);
      // Where another process is in the way, the next start does it.
      if (await isStale(opened)) await rewrite(opened).catch(() => undefined);
    } catch (error) {
      await opened.destroy().catch(() => undefined);
      throw error;
    }
    return opened;
  });
  const inode = (await stat(file)).ino;
  let looked = 0;
  let open = true;
  let locked: Promise<unknown> = Promise.resolve();
  /** One at a time: each try at a lock holds up the whole process for a moment. */
  const inTurn: Turn = (work) => {
    const done = locked.then(work);
    locked = done.catch(() => undefined);
    return done;
  };
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    if (!open) throw new StoreError('closed', `${file} was closed`);
    return away(
      file,
      () => {
        if (steadyNow() - looked > lookEvery) {
          looked = steadyNow();
          if (statSync(file, { throwIfNoEntry: false })?.ino !== inode)
            throw new Error('the file was deleted or replaced');
        }
        return work();
      },
      inTurn,
    );
  };
  return {
    read: (work) => guard(() => work(kysely)),
    write: (work) => guard(() => kysely.transaction().execute(work)),
    emptyLog: () => guard(() => emptyLog(kysely)),
    rewrite: () => guard(() => rewrite(kysely)),
    close: async () => {
      if (!open) return;
      open = false;
      await kysely.destroy();
    },
  };
}

/** Made before SQLite would make it readable by all; the files it puts beside take its mode. */
async function makePrivate(file: string): Promise<void> {
  const made = await openFile(file, 'ax', ownerOnly.file).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
  await made?.close();
}

async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const reason = error instanceof Error ? error.message : String(error);
  throw reason.startsWith('corrupted migrations')
    ? new Error(
        'it was written by a newer version; start that version, or restore the backup made before the upgrade',
      )
    : error;
}

async function emptyLog(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
  return rows[0]?.busy === 0;
}

async function rewrite(db: Kysely<Tables>): Promise<void> {
  await sql`vacuum`.execute(db);
  if (!(await emptyLog(db))) throw new Error('its log is locked');
  await db.transaction().execute(unmarkStale);
}

/** Waits for locks. A lock held too long means that the store is away, and so does a fault of more than one row. */
async function away<T>(file: string, work: () => Promise<T>, inTurn: Turn = (retry) => retry()): Promise<T> {
  const since = steadyNow();
  const retry = (): Promise<T> => {
    const maxRetryTime = Math.max(patience.maxRetryTime - (steadyNow() - since), 0);
    return pRetry(work, { ...patience, maxRetryTime, shouldRetry: ({ error }) => isBusy(error) });
  };
  try {
    return await work().catch((error: unknown) => {
      if (isBusy(error)) return inTurn(retry);
      throw error;
    });
  } catch (error) {
    if (error instanceof StoreError || isOfOneRow(error)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError('away', `${file} cannot be used: ${reason}${remedyOf(error, reason)}`, error);
  }
}

/**
 * What a row holds or was to hold is at fault (JSON that is none, a rule of the tables broken): SQLite's result codes for a
 * single statement, and what JavaScript throws. The file serves the rest, and trying again would fail again.
 */
const isOfOneRow = (error: unknown): boolean =>
  error instanceof TypeError ||
  error instanceof SyntaxError ||
  error instanceof RangeError ||
  (error instanceof Error &&
    'code' in error &&
    /^SQLITE_(?:CONSTRAINT|MISMATCH|TOOBIG|RANGE)/.test(String(error.code)));

/** What its owner can do, by the codes of SQLite and of the system; nothing where the reason says it itself. */
function remedyOf(error: unknown, reason: string): string {
  const described = `${error instanceof Error && 'code' in error ? error.code : ''} ${reason}`;
  const found = remedies.find(([signs]) => signs.test(described));
  return found === undefined ? '' : `; ${found[1]}`;
}

const remedies: readonly (readonly [RegExp, string])[] = [
  [/NOTADB|CORRUPT|not a database|malformed/, 'restore a backup, or move the file away to start over'],
  [/BUSY|LOCKED|is locked/, 'stop the other program that is using it'],
  [/FULL|ENOSPC|EDQUOT/, 'free up space on its disk'],
  [
    /CANTOPEN|READONLY|PERM|EACCES|EROFS|unable to open|readonly/,
    'let this user read and write it and its folder',
  ],
];

const isBusy = (error: unknown): boolean =>
  error instanceof Error &&
  /SQLITE_BUSY|SQLITE_LOCKED|is locked/.test(`${'code' in error ? error.code : ''} ${error.message}`);
