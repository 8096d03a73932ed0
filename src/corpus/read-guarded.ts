// Reads a file here where nothing in it can run away, else apart; whatever its parser does, the outcome is a value.
import { decodeFile } from './decode.ts';
import { formatOf, parseDraft } from './documents.ts';
import { counts, sizes } from './limits.ts';
import { mayRunAway } from './may-run-away.ts';
import type { Read, ToRead } from './read-file.ts';
import { createReadApart } from './reading-process.ts';
import type { Around } from './settings.ts';

/** One for the program: all who read share it. */
const readApart = createReadApart();

/** The draft of one file, or what its owner is told. A file that may break its parser is read apart. */
export async function readGuarded(asked: ToRead): Promise<Read> {
  const { path, file, around } = asked;
  const decoded = await decodeFile(file);
  if ('reason' in decoded) return { notRead: { path, ...decoded } };
  const { source, start } = decoded;
  if (
    source.length > sizes.inPlace ||
    manyLiterals(around) ||
    mayRunAway(source, formatOf(path, source, start))
  )
    return readApart(asked);
  try {
    return parseDraft(path, source, start, around);
  } catch {
    // There the stack is empty, and what throws again is told.
    return readApart(asked);
  }
}

const manyLiterals = ({ folder, beside }: Around): boolean =>
  [folder, beside].some(({ keep = [], exclude = [] }) => keep.length + exclude.length > counts.literals);
