// The ways to a store: the file under the data folder, with this process's memory to fall back on or without.
import type { Log } from '../log.ts';
import { openLibsql } from './libsql.ts';
import { storeFile } from './limits.ts';
import { resilient } from './resilient.ts';
import type { Store } from './store.ts';

/** Never rejects: a file that cannot be used is logged, `ready()` is false, and it is tried again until it can. */
export const openStore = (dataDir: string, log: Log): Promise<Store> =>
  resilient(() => openStoreFile(dataDir), log);

/** The file alone, for what ends when it cannot be used: rejects with a StoreError that says why and what to do. */
export const openStoreFile = (dataDir: string): Promise<Store> => openLibsql(storeFile(dataDir));
