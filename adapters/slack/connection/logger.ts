// Bolt's log lines through ours: warnings and errors only, and never a token, an address or a text that somebody wrote.
import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../../src/log.ts';

/** Longest line kept of the library's own words, in characters. */
const longest = 200;

/** Bolt's warnings and errors as lines of our log. */
export function boltLogger(log: Log): Logger {
  const line = (parts: readonly unknown[]): string =>
    parts
      .map((part) => (part instanceof Error ? part.message : typeof part === 'string' ? part : ''))
      .join(' ')
      .replace(/x(ox|app)[a-z]?-[\w-]+/gi, '[token]')
      .replace(/\w+:\/\/\S+/g, '[address]')
      .slice(0, longest);
  const quiet = (): void => undefined;
  return {
    debug: quiet,
    info: quiet,
    warn: (...parts) =>
      log.debug('the Slack library reports a problem; see the reason', {
        adapter: 'slack',
        reason: line(parts),
      }),
    error: (...parts) =>
      log.warn('the Slack library reports a problem; see the reason', {
        adapter: 'slack',
        reason: line(parts),
      }),
    setLevel: quiet,
    getLevel: () => LogLevel.WARN,
    setName: quiet,
  };
}
