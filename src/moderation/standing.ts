// Where a quotation stands today: in the library, and beyond doubt, with its labels and on the disk.
import { sourceOf } from '../citation/cite.ts';
import { pieceOf } from '../citation/piece.ts';
import { columnName } from '../corpus/labels.ts';
import { onDisk } from '../corpus/on-disk.ts';
import type { Citation, Document, Passage, Readers, Span } from '../domain.ts';
import { mayRead } from '../library/audience.ts';
import type { Library } from '../library/library.ts';
import { type Reading, readable, readableMap } from '../text/readable.ts';
import { sha256 } from '../text/sha256.ts';

/** Where the words of a quotation stand today. */
export type Standing = {
  readonly state: 'unchanged' | 'moved';
  readonly document: Document;
  /** Offsets into today's source. */
  readonly span: Span;
};

/** Undefined when the words stand in no document that `readers` may read. */
export function standingOf(library: Library, citation: Citation, readers: Readers): Standing | undefined {
  const open = library.documents.filter((d) => mayRead(d.audience, readers));
  const home = homeOf(open, citation);
  const { start, end, text, form } = citation.excerpt;
  // Code means what its line breaks and indentation say too.
  const reading = { code: form === 'code' };
  if (home && sha256(home.source.slice(start, end)) === citation.hash)
    return { state: 'unchanged', document: home, span: { start, end } };
  const elsewhere = open.filter((d) => d !== home);
  for (const document of home ? [home, ...elsewhere] : elsewhere) {
    const blocks = form === 'blocks' && document.format !== 'plain';
    const span = blocks ? findBlocks(document, text) : findText(document, readable(text, reading), reading);
    if (span) return { state: 'moved', document, span };
  }
  return undefined;
}

/** The document of the name that it was cited under. */
export const homeOf = (
  documents: readonly Document[],
  { source: { path } }: Citation,
): Document | undefined => documents.find((d) => d.path === path || d.copies.includes(path));

/** What is looked for before a long document is read through. */
const glance = {
  words: 8, // of the quotation
  letters: 12, // UTF-16 units of each
} as const;

/** Whether most of the longest words stand there. Some may not, for mark-up within a word leaves NULs in it. */
function mayHold(prose: string, wanted: string): boolean {
  const words = [...new Set(wanted.match(/[\p{L}\p{M}\p{N}]+/gu))]
    .sort((a, b) => b.length - a.length)
    .slice(0, glance.words)
    .map((word) => word.slice(0, glance.letters));
  const found = words.filter((word) => prose.includes(word)).length;
  return 2 * found >= words.length;
}

/** The first place of a document whose readable text is `wanted`. */
function findText(document: Document, wanted: string, reading: Reading): Span | undefined {
  if (wanted === '' || !mayHold(document.prose, wanted)) return undefined;
  if (!readable(document.prose, reading).includes(wanted)) return undefined;
  const map = readableMap(document.prose, reading);
  const at = map.text.indexOf(wanted);
  if (at < 0) return undefined;
  return { start: map.toProse(at), end: map.toProse(at + wanted.length - 1) + 1 };
}

/** What stands before the words of a line in a quotation of several blocks. */
const mark = /^\s*(?:•|\d{1,3}[.)]) /u;
/** Places of the first line that are tried. */
const TRIED = 20;

/** The first place of a document whose blocks read as `wanted`, from the first line on to the last one behind it. */
function findBlocks(document: Document, wanted: string): Span | undefined {
  const lines = wanted.split('\n').map((line) => readable(line.replace(mark, '')));
  const [first = '', last = ''] = [lines[0], lines.at(-1)];
  if (first === '' || !mayHold(document.prose, wanted)) return undefined;
  const map = readableMap(document.prose);
  let at = map.text.indexOf(first);
  for (let tried = 0; at >= 0 && tried < TRIED; tried++, at = map.text.indexOf(first, at + 1)) {
    const start = map.toProse(at);
    for (let to = map.text.indexOf(last, at); to >= 0; to = map.text.indexOf(last, to + 1)) {
      const span = { start, end: map.toProse(to + last.length - 1) + 1 };
      const { text } = pieceOf(document, span);
      if (text === wanted) return span;
      if (text.length > wanted.length) break;
    }
  }
  return undefined;
}

/** Where a quotation was just found, in the library and on the disk. */
export type Proven = {
  /** With the title, headings and lines of today. */
  readonly citation: Citation;
  readonly document: Document;
  /** Offsets into the source of `document`. */
  readonly span: Span;
};

/** Undefined when the document that was cited holds these words or their labels no more, or not where one may quote them. */
export async function provenStanding(
  library: Library,
  citation: Citation,
  readers: Readers,
): Promise<Proven | undefined> {
  const { source, excerpt } = citation;
  const standing = standingOf(library, citation, readers);
  if (!standing || ![standing.document.path, ...standing.document.copies].includes(source.path))
    return undefined;
  const { document, span } = standing;
  const passage = document.passages.find((p) => p.start <= span.start && span.start < p.end);
  const labels = passage && labelsToday(citation, document, passage, span);
  if (!passage || !labels || !(await isOnDisk(library, document, [span, ...labels]))) return undefined;
  const today = sourceOf(library, document, { ...span, passage }, excerpt.text);
  // A copy keeps the name that it was cited under.
  const kept = document.hash === citation.fileHash || document.path !== source.path;
  return { citation: kept ? citation : { ...citation, source: today }, document, span };
}

/** What introduces the quotation today and what its columns are called; undefined when that reads differently now. */
function labelsToday(
  { labels, excerpt, fileHash }: Citation,
  document: Document,
  passage: Passage,
  span: Span,
): readonly Span[] | undefined {
  const first = passage.sentences.find((sentence) => sentence.end > span.start);
  const columns = excerpt.cells.length === 0 ? [] : (first?.labels ?? []).filter((l) => l.kind === 'column');
  if (document.hash === fileHash) return [...labels, ...columns];
  if (excerpt.cells.some(({ column }, at) => columnName(columns, at) !== column)) return undefined;
  const intros = first?.labels.filter(({ kind }) => kind === 'intro') ?? [];
  const today = labels.flatMap(
    ({ kind, text }) =>
      (kind === 'heading' ? passage.headings.slice(-1) : intros).find((label) => label.text === text) ?? [],
  );
  return today.length === labels.length ? [...today, ...columns] : undefined;
}

/** Whether the file holds these stretches now, also where it changed since the library was read. */
async function isOnDisk(library: Library, document: Document, places: readonly Span[]): Promise<boolean> {
  if (library.folder === '') return true;
  const now = await onDisk(library.folder, document);
  if (now === undefined) return false;
  if (now.hash === document.hash) return true;
  return places.every(({ start, end }) => now.source.includes(document.source.slice(start, end)));
}
