// One file to a draft, or the reason why not. The same in the program and in the process that reads apart.
import type { NotRead } from '../domain.ts';
import { decodeFile } from './decode.ts';
import { type DraftRead, parseDraft } from './documents.ts';
import type { Around } from './settings.ts';

/** What is to be read: `path` as documents are known by, `file` where it lies, and the settings that hold for it. */
export type ToRead = { readonly path: string; readonly file: string; readonly around: Around };

/** Plain data, so that it can pass from one process to another. */
export type Read = DraftRead | NotReadHere;

/** What cannot be read, and what its owner can do. */
export type NotReadHere = { readonly notRead: NotRead };

/** Decodes and parses. Throws where a parser does, an overflow of the stack included. */
export async function readFileAs({ path, file, around }: ToRead): Promise<Read> {
  const decoded = await decodeFile(file);
  if ('reason' in decoded) return { notRead: { path, ...decoded } };
  return parseDraft(path, decoded.source, decoded.start, around);
}

const remedy =
  'split it into several files, or fix what is unusual in it: thousands of marks or links in one paragraph, deep nesting, very long lines';

/** What is said of a file that a parser cannot cope with. */
export const unreadable = (path: string, reason: string): NotReadHere => ({
  notRead: { path, reason, remedy },
});

/** What is said where a parser threw. */
export const failed = (path: string, error: unknown): NotReadHere =>
  unreadable(
    path,
    error instanceof RangeError
      ? 'nested too deeply to be read'
      : `its parser failed (${error instanceof Error ? error.name : 'no error'})`,
  );
