// One line a fact, JSON by pino. Only the listed fields are ever written: no token, name or question text can slip through.
import { pino } from 'pino';

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

export type Log = {
  debug(message: string, fields?: Fields): void;
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields): void;
};

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

/** `write` receives whole lines; standard error unless given, so that standard output stays for answers. */
export function createLog(level: Level, write?: (line: string) => void): Log {
  const sink = write ? { write } : pino.destination({ dest: 2, sync: true });
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, sink);
  const keep = (fields: Fields = {}): Record<string, unknown> =>
    Object.fromEntries(names.flatMap((n) => (fields[n] === undefined ? [] : [[n, fields[n]]])));
  return {
    debug: (message, fields) => logger.debug(keep(fields), message),
    info: (message, fields) => logger.info(keep(fields), message),
    warn: (message, fields) => logger.warn(keep(fields), message),
    error: (message, fields) => logger.error(keep(fields), message),
  };
}
