// What a person reads when something ends the program: one calm line, and the exit code that fits.
import { randomBytes } from 'node:crypto';
import { ConfigError } from '../../src/config.ts';
import { CorpusError } from '../../src/corpus/load.ts';
import type { Log } from '../../src/log.ts';
import { StoreError } from '../../src/store/limits.ts';
import { StartError } from '../adapter.ts';
import { operators } from '../operators.ts';
import { UsageError } from './command.ts';
import { exit } from './limits.ts';
import { printable, printableLine } from './printable.ts';

/** Exit code 2 for what its owner can put right, 1 for a fault, whose details go to the log under an id. */
export function explain(error: unknown, log: Log, err: (line: string) => void): number {
  if (error instanceof ConfigError || error instanceof UsageError || error instanceof CorpusError) {
    err(printable(error.message));
    return exit.misuse;
  }
  if (error instanceof StartError) {
    err(printableLine(`${error.variable}: ${error.message} ${error.remedy}`));
    return exit.misuse;
  }
  if (error instanceof StoreError && error.code === 'away') {
    err(printableLine(`DATA_DIR: ${error.message}`));
    return exit.misuse;
  }
  const id = randomBytes(4).toString('hex');
  err(operators.fault(id));
  log.error('something went wrong; report it with this line', {
    code: id,
    reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  return exit.fault;
}
