// One line of JSON for each fact, by pino. Only the listed fields are written, so no token, name or question gets into a log.
import { createRequire } from 'node:module';
import type { Logger } from 'pino';

/** Allow-listed: a field that is not named here cannot be logged. */
export type Fields = {
  readonly adapter?: string;
  readonly event?: string;
  /** A hash or an opaque platform id of a question, never its text. */
  readonly question?: string;
  readonly answer?: string;
  readonly outcome?: string;
  readonly code?: string | number;
  readonly status?: number;
  readonly file?: string;
  readonly reason?: string;
  readonly count?: number;
  readonly ms?: number;
};

/** Where facts are told: a message that never varies, and what varies in named fields. */
export type Log = {
  debug(message: string, fields?: Fields): void;
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields): void;
};

/** How much is written, from everything to nothing. */
export type Level = 'debug' | 'info' | 'warn' | 'error' | 'silent';

const names: readonly (keyof Fields)[] = [
  'adapter',
  'event',
  'question',
  'answer',
  'outcome',
  'code',
  'status',
  'file',
  'reason',
  'count',
  'ms',
];

/** From the most to say to nothing. */
const levels: readonly Level[] = ['debug', 'info', 'warn', 'error', 'silent'];

/** `write` receives whole lines; standard error unless given, so that standard output stays for answers. */
export function createLog(level: Level, write?: (line: string) => void): Log {
  let logger: Logger | undefined;
  const say =
    (of: Exclude<Level, 'silent'>) =>
    (message: string, fields: Fields = {}): void => {
      if (levels.indexOf(of) < levels.indexOf(level)) return;
      logger ??= open(level, write);
      const kept = names.flatMap((n) => (fields[n] === undefined ? [] : [[n, fields[n]]]));
      logger[of](Object.fromEntries(kept), message);
    };
  return { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') };
}

/** Pino is loaded with the first line: most commands write none. */
function open(level: Level, write?: (line: string) => void): Logger {
  const { pino }: typeof import('pino') = createRequire(import.meta.url)('pino');
  const sink = write ? { write } : pino.destination({ dest: 2, sync: true });
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, sink);
}
