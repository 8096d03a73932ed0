// What the file of a document says now, read as it was read for the library.
import { join } from 'node:path';
import type { Document } from '../domain.ts';
import { sha256, sha256Of } from '../text/sha256.ts';
import { decodeFile, readBytes } from './decode.ts';
import { hashOfConverted } from './documents.ts';
import { sizes } from './limits.ts';
import { lookApart } from './read-guarded.ts';

/** `hash` as `Document.hash` counts it. */
export type OnDisk = { readonly source: string; readonly hash: string };

/**
 * The file under `folder` as it is now; undefined where it cannot be read. A file that is no text is converted anew, apart,
 * unless its bytes are those that the document was made of.
 */
export async function onDisk(folder: string, document: Document): Promise<OnDisk | undefined> {
  const file = join(folder, document.path);
  if (document.converted === undefined) {
    const decoded = await decodeFile(file);
    return 'source' in decoded ? { source: decoded.source, hash: sha256(decoded.source) } : undefined;
  }
  const read = await readBytes(file, sizes.converted);
  if ('reason' in read) return undefined;
  if (sha256Of(read.bytes) === document.converted.bytes)
    return { source: document.source, hash: document.hash };
  const ocrTrusted = document.converted.recognised === true;
  const made = await lookApart({ convert: true, path: document.path, file, options: { ocrTrusted } });
  if ('notRead' in made) return undefined;
  return { source: made.converted.source, hash: hashOfConverted(made.by, made.bytes, made.converted.source) };
}
