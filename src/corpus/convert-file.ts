// A file that is no text to what its converter makes of it, or the reason why not. It runs apart, in the process that reads.
import { sha256Of } from '../text/sha256.ts';
import type { ConvertedFile, ConvertOptions } from './converted.ts';
import { loadConverter } from './converters.ts';
import { readBytes } from './decode.ts';
import { convertedFormatOf } from './formats.ts';
import { sizes } from './limits.ts';
import type { NotReadHere } from './read-file.ts';
import { unsupported } from './unsupported.ts';

/** `path` as documents are known by, `file` where it lies. */
export type ToConvert = {
  readonly convert: true;
  readonly path: string;
  readonly file: string;
  readonly options: ConvertOptions;
};

/** Plain data, so that it can pass from one process to another. */
export type FileConverted = ConvertedFile | NotConverted;

/** `refused`: the hash of the bytes that its converter refused, and would refuse again. */
export type NotConverted = NotReadHere & { readonly refused?: string };

/** Throws where a converter does. */
export async function convertFile({ path, file, options }: ToConvert): Promise<FileConverted> {
  const format = convertedFormatOf(path);
  if (format === undefined) return { notRead: unsupported(path) };
  const read = await readBytes(file, sizes.converted);
  if ('reason' in read) return { notRead: { path, ...read } };
  const { convert, version: by } = await loadConverter(format);
  const converted = await convert(read.bytes, options);
  const bytes = sha256Of(read.bytes);
  if ('reason' in converted) return { notRead: { path, ...converted }, refused: bytes };
  return { converted, format, by, bytes };
}
