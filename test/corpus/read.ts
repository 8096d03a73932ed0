// A document from a text, for the tests of this folder.
import { finish, parseDraft } from '../../src/corpus/documents.ts';
import type { Document, LeftOut, Sentence } from '../../src/domain.ts';
import { readable, readingOf } from '../../src/text/readable.ts';

export type Read = { readonly document: Document; readonly leftOut: readonly LeftOut[] };

export function read(path: string, source: string): Read {
  const parsed = parseDraft(path, source, source.startsWith('\uFEFF') ? 1 : 0, { folder: {}, beside: {} });
  if (!('draft' in parsed)) throw new Error(parsed.notRead.reason);
  const { documents, leftOut } = finish([parsed.draft]);
  const document = documents[0];
  if (!document) throw new Error('no document');
  return { document, leftOut };
}

export const textOf = (document: Document, s: Sentence): string =>
  readable(document.prose.slice(s.start, s.end), readingOf(document.format, s.form));

/** All sentences as a reader sees them. */
export function sentencesOf(path: string, source: string): readonly string[] {
  const { document } = read(path, source);
  return document.passages.flatMap((p) => p.sentences.map((s) => textOf(document, s)));
}
