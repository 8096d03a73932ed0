// Bytes to text, or a plain word why not. The byte-order mark stays, for offsets count it.
import { readFile, stat } from 'node:fs/promises';
import type { NotRead } from '../domain.ts';
import { createPlaces } from '../places.ts';
import { guessEncoding, isBinary, wideOf } from './encoding.ts';
import { sizes } from './limits.ts';

/** The text of a file, a mark of its byte order included, or why it cannot be read. */
export type Decoded =
  | { readonly source: string /** Offset behind the byte-order mark. */; readonly start: number }
  | Pick<NotRead, 'reason' | 'remedy'>;

/**
 * Files read at the same time. Node has four threads for disks and names of hosts: a disk that hangs may keep two of them,
 * and chats are still reached.
 */
const places = createPlaces(2);

/** A disk that hangs keeps this waiting; whoever cannot wait for it has a deadline. */
export async function decodeFile(file: string): Promise<Decoded> {
  const read = await readBytes(file, sizes.document);
  return 'reason' in read ? read : decode(read.bytes, /\.html?$/iu.test(file) ? 'page' : 'text');
}

/** The bytes of a file, `most` of them. It waits as `decodeFile` does. */
export async function readBytes(
  file: string,
  most: number,
): Promise<{ readonly bytes: Buffer } | Pick<NotRead, 'reason' | 'remedy'>> {
  const place = places.one();
  await place.take();
  try {
    const found = await stat(file);
    // A pipe would be waited for without an end.
    if (!found.isFile()) return { reason: 'not a file', remedy: 'put a file in its place' };
    if (found.size > most)
      return { reason: `larger than ${most / 1024 / 1024} MB`, remedy: 'split it into several files' };
    return { bytes: await readFile(file) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return { reason: 'gone since the folder was looked through', remedy: 'put it back, or do nothing' };
    return { reason: 'cannot be opened', remedy: 'let the bot read it' };
  } finally {
    place.leave();
  }
}

/** A page may declare its encoding; settings must be beyond doubt, for they say who may read what. */
export type Written = 'text' | 'page' | 'settings';

/** The same bytes always give the same text: what is quoted is proven by decoding the file again. */
export function decode(bytes: Uint8Array, written: Written = 'text'): Decoded {
  const marked = encodingOf(bytes);
  const valid = decodeAs(bytes, marked ?? 'utf-8');
  const certain = written === 'settings' || marked !== undefined;
  if (valid === undefined && certain) return notValid((marked ?? 'utf-8').toUpperCase(), undefined);
  const wide = valid?.includes('\0') && !certain ? wideOf(bytes) : undefined;
  const guess = valid === undefined ? guessEncoding(bytes, written === 'page') : wide;
  if (guess !== undefined && !('text' in guess))
    return 'kind' in guess
      ? {
          reason: `not text but ${guess.kind}`,
          remedy: 'remove it, or correct the ending of its name',
        }
      : notValid('UTF-8', guess.likely);
  const text = guess?.text ?? valid ?? '';
  const source = written === 'settings' ? text : withoutStrays(text);
  if (source.includes('\0')) {
    return {
      reason: 'contains NUL bytes, so it isn’t text',
      remedy: 'save it as UTF-8 text, or as UTF-16 with its byte-order mark',
    };
  }
  const start = source.startsWith('\uFEFF') ? 1 : 0;
  if (source.slice(start).trim() === '')
    return { reason: 'empty', remedy: 'write the text, or remove the file' };
  return { source, start };
}

/** Bytes of a text, at least, for each NUL that strayed into it (our choice). */
const textForNul = 20;

/** A text into which a few NULs have strayed, with spaces in their place. Within a word nobody knows what one stands for. */
function withoutStrays(text: string): string {
  const strays = text.split('\0').length - 1;
  if (strays === 0 || strays * textForNul > text.length || /[\p{L}\p{N}]\0+[\p{L}\p{N}]/u.test(text))
    return text;
  const spaced = text.replaceAll('\0', ' ');
  return isBinary(spaced) ? text : spaced;
}

/** As the byte-order mark says. */
function encodingOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function decodeAs(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const notValid = (name: string, likely: string | undefined): Pick<NotRead, 'reason' | 'remedy'> => ({
  reason: likely === undefined ? `not valid ${name}` : `not valid ${name}, most likely ${likely}`,
  remedy:
    likely === undefined
      ? 'save it again as UTF-8'
      : `save it as UTF-8 (iconv -f ${likely} -t UTF-8 FILE > NEW)`,
});
