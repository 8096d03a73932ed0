// What the reader of a format that is no text makes of a file: a text that offsets count in, and where its parts stand in the file.
import type { ConvertedFormat, NotRead, Place } from '../domain.ts';
import type { Parsed } from './parsed.ts';

/** A file that people see as pages, slides, sheets or chapters, as a text that can be quoted. */
export type Converted = {
  /** Offsets count in it (UTF-16). The same bytes give the same text, in every process. */
  readonly source: string;
  /** Its prose is as long as `source`. */
  readonly parsed: Parsed;
  /** In order of `start`; each holds to the next one. Empty where the format has no such parts. */
  readonly places: readonly Place[];
  /** As the file itself says: a year, a month or a day. */
  readonly date?: string;
  /** One line each, without the path: what was read in another way than the file shows it (tracked changes, sheets cut short). */
  readonly warnings: readonly string[];
  /** Recognised text behind the pictures of scanned pages. */
  readonly recognised?: true;
};

/** What a file was made into, and how to prove that from the same bytes. */
export type ConvertedFile = {
  readonly converted: Converted;
  readonly format: ConvertedFormat;
  /** Converter and version. */
  readonly by: string;
  /** SHA-256 (hex) of the file's bytes. */
  readonly bytes: string;
};

/** Or one line why not, and what its owner can do. Whatever the bytes are, a converter never throws. */
export type ConvertedOrNot = Converted | Pick<NotRead, 'reason' | 'remedy'>;

/** What a converter may be told by the file's settings. */
export type ConvertOptions = {
  /** `ocr: trusted`: recognised text behind the picture of a scanned page is read. */
  readonly ocrTrusted: boolean;
};

/** One format that is no text: one file (or folder) and its tests. */
export type Converter = {
  /** Converter, library and version: another one may read the same bytes in another way, so it is part of what a quotation is proven by. */
  readonly version: string;
  readonly convert: (bytes: Uint8Array, options: ConvertOptions) => Promise<ConvertedOrNot>;
};
