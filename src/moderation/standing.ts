// A kept answer as it may be shown today: every quotation proved again, on the library and on the disk, or taken out.
import { join } from 'node:path';
import { sourceOf } from '../answer/cite.ts';
import { decodeFile } from '../corpus/decode.ts';
import type { Citation, Document, Passage, Readers, Span } from '../domain.ts';
import type { Kept } from '../engine.ts';
import type { Library } from '../library.ts';
import { sha256 } from '../text/sha256.ts';
import { answerFor, citationsOf } from './cited.ts';
import { standingOf } from './verify.ts';

/** A kept answer of which each quotation is withdrawn, taken out, or stands in its document now where its source says. */
export type Today = Kept & {
  /** Numbers of the citations whose words the documents no longer hold as they were quoted. */
  readonly changed: readonly number[];
};

export async function asOfToday(library: Library, kept: Kept, readers: Readers): Promise<Today> {
  const answer = answerFor(library, kept.answer, readers);
  const proved = await Promise.all(
    citationsOf(answer).map(async (citation) => {
      const out = kept.withdrawn.includes(citation.number);
      const proof = out ? undefined : await proofOf(library, citation, readers);
      return { citation, today: proof?.citation, out };
    }),
  );
  const changed = proved.filter(({ today, out }) => !today && !out).map(({ citation }) => citation.number);
  const citations = proved.map(({ citation, today }) => today ?? citation);
  if (answer.kind !== 'answer' && answer.kind !== 'nearest') return { ...kept, answer, changed };
  if (answer.kind === 'nearest') return { ...kept, answer: { ...answer, citations }, changed };
  const gone = new Set([...changed, ...kept.withdrawn]);
  const differ = answer.differ.filter((one) => !one.citations.some((number) => gone.has(number)));
  return { ...kept, answer: { ...answer, citations, differ }, changed };
}

/** Where a quotation was just found, in the library and on the disk. */
export type Proof = {
  /** With the title, headings and lines of today. */
  readonly citation: Citation;
  readonly document: Document;
  /** Offsets into the source of `document`. */
  readonly span: Span;
};

/** Undefined when the document that was cited holds these words or their labels no more, or not where one may quote them. */
export async function proofOf(
  library: Library,
  citation: Citation,
  readers: Readers,
): Promise<Proof | undefined> {
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
  if (excerpt.cells.some(({ column }, at) => (columns[at]?.text ?? '') !== column)) return undefined;
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
  const decoded = await decodeFile(join(library.folder, document.path));
  if (!('source' in decoded)) return false;
  if (sha256(decoded.source) === document.hash) return true;
  return places.every(({ start, end }) => decoded.source.includes(document.source.slice(start, end)));
}
