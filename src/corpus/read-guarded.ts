// Reads a file here where nothing in it can run away, else apart; whatever its parser does, the outcome is a value.
import { sha256Of } from '../text/sha256.ts';
import type { FileConverted } from './convert-file.ts';
import type { ConvertOptions } from './converted.ts';
import { decodeFile, readBytes } from './decode.ts';
import { convertedDraft, parseDraft } from './documents.ts';
import type { Extractions } from './extractions.ts';
import { convertedFormatOf, converterVersions, formatOf } from './formats.ts';
import { counts, sizes } from './limits.ts';
import { mayRunAway } from './may-run-away.ts';
import { failed, type Read, type ToRead } from './read-file.ts';
import { createReadApart } from './reading-process.ts';
import type { Around } from './settings.ts';

/** One for the program: all who read the folder share it. */
const readApart = createReadApart();

/** Another one for whoever looks at one document and must not wait until a folder is read. */
export const lookApart = createReadApart();

/** `extractions`: what was made of files that are no text before, where that is kept. */
export async function readGuarded(asked: ToRead, extractions?: Extractions): Promise<Read> {
  const { path, file, around } = asked;
  if (convertedFormatOf(path) !== undefined) return readConverted(asked, extractions);
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

async function readConverted({ path, file, around }: ToRead, extractions?: Extractions): Promise<Read> {
  // Nobody may read it, so nothing is made of it.
  if (around.withheld !== undefined) return { notRead: { path, ...around.withheld }, withheld: true };
  const ocrTrusted = (around.beside.ocr ?? around.folder.ocr) === 'trusted';
  const converted = await convertGuarded(path, file, { ocrTrusted }, extractions);
  if ('notRead' in converted) return converted;
  try {
    return convertedDraft(path, converted, around);
  } catch (error) {
    return failed(path, error);
  }
}

/** What is made of a file that is no text: as it was made before, or now and apart. */
async function convertGuarded(
  path: string,
  file: string,
  options: ConvertOptions,
  extractions?: Extractions,
): Promise<FileConverted> {
  const format = convertedFormatOf(path);
  if (extractions === undefined || format === undefined)
    return readApart({ convert: true, path, file, options });
  const by = converterVersions[format];
  const read = await readBytes(file, sizes.converted);
  if ('reason' in read) return { notRead: { path, ...read } };
  const known = await extractions.find({ bytes: sha256Of(read.bytes), by, options });
  if (known !== undefined) return 'reason' in known ? { notRead: { path, ...known } } : known;
  const made = await readApart({ convert: true, path, file, options });
  // Under the bytes that it was made of: the file may have changed since they were counted here.
  if ('converted' in made) await extractions.keep({ bytes: made.bytes, by: made.by, options }, made);
  else if (made.refused !== undefined) {
    const { reason, remedy } = made.notRead;
    await extractions.keep({ bytes: made.refused, by, options }, { reason, remedy });
  }
  return made;
}

const manyLiterals = ({ folder, beside }: Around): boolean =>
  [folder, beside].some(({ keep = [], exclude = [] }) => keep.length + exclude.length > counts.literals);
