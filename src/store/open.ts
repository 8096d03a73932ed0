// The one way to a store: the file under the data folder, with this process's memory to fall back on.
import { join } from 'node:path';
import type { Log } from '../log.ts';
import { openLibsql } from './libsql.ts';
import { resilient } from './resilient.ts';
import type { Store } from './store.ts';

/** Never rejects: a file that cannot be used is logged, `ready()` is false, and it is tried again until it can. */
export const openStore = (dataDir: string, log: Log): Promise<Store> =>
  resilient(() => openLibsql(join(dataDir, 'footnote.db')), log);
