// The proof of a citation: against the library's document, and against the file as it lies on the disk now.
import { columnName } from '../corpus/labels.ts';
import { onDisk } from '../corpus/on-disk.ts';
import type { Citation, Document, Passage, Span } from '../domain.ts';
import type { Library } from '../library/library.ts';
import { readable } from '../text/readable.ts';
import { sha256 } from '../text/sha256.ts';
import { lineOf } from './cite.ts';
import { pieceOf } from './piece.ts';
import { textOf } from './quoted-span.ts';

/** Recomputes text, labels, lines and hashes from the library's document; false when anything differs. */
export function verify(library: Library, citation: Citation): boolean {
  const { excerpt, source } = citation;
  const document = library.document(source.documentId);
  const passage = library.passage(source.passageId);
  if (!document || passage?.documentId !== document.id || passage.hash !== citation.passageHash) return false;
  if (document.hash !== citation.fileHash || !isWithin(excerpt, document)) return false;
  if (excerpt.best.start < excerpt.start || excerpt.best.end > excerpt.end) return false;
  return (
    readAgain(document, excerpt) === excerpt.text &&
    sha256(document.source.slice(excerpt.start, excerpt.end)) === citation.hash &&
    lineOf(document, excerpt.start) === source.lines.from &&
    lineOf(document, excerpt.end - 1) === source.lines.to &&
    columnsHold(document, passage, citation) &&
    citation.labels.every(
      (label) => isWithin(label, document) && readable(label.text) === labelText(document, label),
    )
  );
}

/** The text of the quotation as the document has it now. */
const readAgain = (document: Document, excerpt: Citation['excerpt']): string =>
  excerpt.form === 'blocks'
    ? pieceOf(document, excerpt).text
    : textOf(document, excerpt, excerpt.form === 'code' ? 'code' : 'prose');

/** Whether the columns of a row are called what the file calls them. */
function columnsHold(document: Document, passage: Passage, { excerpt }: Citation): boolean {
  if (excerpt.cells.length === 0) return true;
  const { start, end } = excerpt.best;
  const row = passage.sentences.find((sentence) => sentence.start === start && sentence.end === end);
  const labels = row?.labels.filter(({ kind }) => kind === 'column') ?? [];
  return (
    labels.every((label) => isWithin(label, document) && label.text === labelText(document, label)) &&
    excerpt.cells.every(({ column }, at) => column === columnName(labels, at))
  );
}

/** Labels are folded to one line in every format. */
function labelText(document: Document, span: Span): string {
  return readable(document.prose.slice(span.start, span.end));
}

function isWithin(span: Span, document: Document): boolean {
  return span.start >= 0 && span.start < span.end && span.end <= document.source.length;
}

/** Reads the file again: true when it still is the one that was quoted, character for character. */
export async function proveOnDisk(library: Library, citation: Citation): Promise<boolean> {
  if (!verify(library, citation)) return false;
  const document = library.document(citation.source.documentId);
  // A library made in memory has no file that could have changed.
  if (!document || library.folder === '') return document !== undefined;
  return (await onDisk(library.folder, document))?.hash === citation.fileHash;
}
