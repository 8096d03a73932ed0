// Bytes to text, or a plain word why not. The byte-order mark stays, for offsets count it.
import { readFile, stat } from 'node:fs/promises';
import type { NotRead } from '../domain.ts';
import { sizes } from './limits.ts';

/** Bytes. */
const maxBytes = sizes.document;

export type Decoded =
  | { readonly source: string /** Offset behind the byte-order mark. */; readonly start: number }
  | Pick<NotRead, 'reason' | 'remedy'>;

export async function decodeFile(file: string): Promise<Decoded> {
  let bytes: Buffer;
  try {
    const { size } = await stat(file);
    if (size > maxBytes) {
      return {
        reason: `larger than ${maxBytes / 1024 / 1024} MB`,
        remedy: 'split it into documents, a file each',
      };
    }
    bytes = await readFile(file);
  } catch {
    return { reason: 'cannot be opened', remedy: 'grant the bot the right to read it' };
  }
  return decode(bytes);
}

export function decode(bytes: Uint8Array): Decoded {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  let source: string;
  try {
    source = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const name = encoding.toUpperCase();
    return {
      reason: `not valid ${name}`,
      remedy: 'save it as UTF-8 (iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW)',
    };
  }
  if (source.includes('\0')) {
    return {
      reason: 'holds NUL bytes, so it is no text',
      remedy: 'save it as UTF-8 text, or as UTF-16 with its byte-order mark',
    };
  }
  const start = source.startsWith('\uFEFF') ? 1 : 0;
  if (source.slice(start).trim() === '')
    return { reason: 'empty', remedy: 'write the text, or remove the file' };
  return { source, start };
}
