// What an operator is told about the documents when a service starts and after each change.
import type { Log } from '../log.ts';
import type { Library } from './library.ts';

/** What was left out, what was not read, and what looks wrong, one log line each. */
export function logCorpus(library: Library, log: Log): void {
  for (const reason of library.warnings) log.warn('a document needs a look; see the reason', { reason });
  for (const { path, reason, remedy } of library.notRead)
    log.warn('a file was not read; see the reason', { file: path, reason: `${reason}; ${remedy}` });
  const counts = new Map<string, { file: string; reason: string; count: number }>();
  for (const { documentId, reason } of library.leftOut) {
    const file = library.document(documentId)?.path ?? documentId;
    const key = JSON.stringify([file, reason]);
    counts.set(key, { file, reason, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  for (const fields of counts.values()) log.info('left out of the documents', fields);
}
