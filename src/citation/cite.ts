// A span of a document as a citation: its text, in which page, slide or chapter it stands and under which headings, what proves it
// and what matched.
import { columnName } from '../corpus/labels.ts';
import type { Citation, Document, Excerpt, Heading, Label, Passage, Place, Source, Span } from '../domain.ts';
import type { Library } from '../library/library.ts';
import type { Query } from '../question/query.ts';
import { readableMap, readingOf } from '../text/readable.ts';
import { sha256 } from '../text/sha256.ts';
import { datesOf } from './facts.ts';
import { citationLink } from './link.ts';
import { answeringSpans } from './marks.ts';
import { blocksIn, type Piece, pieceOf, wordsOf } from './piece.ts';
import type { QuotedSpan } from './quoted-span.ts';

/** A citation without its place in an answer (number 0). */
export function cite(
  library: Library,
  document: Document,
  quoted: QuotedSpan,
  query: Query,
  matched: readonly number[],
): Citation {
  const found = new Set(matched.map((concept) => query.concepts[concept]?.word ?? ''));
  const excerpt = excerptOf(library, document, quoted, query);
  const labels = labelsOf(document, quoted, query, excerpt.text);
  const beside = besideIn(document, quoted, labels);
  return {
    number: 0,
    source: sourceOf(library, document, quoted, excerpt.text),
    excerpt,
    labels,
    alsoIn: [],
    hash: sha256(document.source.slice(quoted.start, quoted.end)),
    fileHash: document.hash,
    passageHash: quoted.passage.hash,
    ...(beside.length > 0 ? { besideHashes: beside } : {}),
    matched: query.concepts.flatMap(({ word }) => (found.has(word) ? [word] : [])),
    missing: query.concepts.flatMap(({ word }) => (found.has(word) ? [] : [word])),
  };
}

/** Hashes of the passages beside its own that a span, or a line that introduces it, shows any part of. */
function besideIn({ passages }: Document, quoted: QuotedSpan, labels: readonly Label[]): readonly string[] {
  const shown: readonly Span[] = [quoted, ...labels.filter(({ kind }) => kind === 'intro')];
  const hashes = passages.flatMap(({ start, end, hash }) =>
    shown.some((span) => span.start < end && start < span.end) ? [hash] : [],
  );
  return [...new Set(hashes)].filter((hash) => hash !== quoted.passage.hash);
}

function excerptOf(library: Library, document: Document, quoted: QuotedSpan, query: Query): Excerpt {
  const { start, end, best, parts } = quoted;
  const several = blocksIn(document, quoted).length > 1 && best.form !== 'row';
  const { text, code, toText } = several ? pieceOf(document, quoted) : sentencesOf(document, quoted);
  const inText = (span: Span): Span => ({ start: toText(span.start), end: toText(span.end) });
  const cells =
    best.form === 'row'
      ? best.cells.map((cell, at) => ({ column: columnName(best.labels, at), value: inText(cell) }))
      : [];
  const form = several ? 'blocks' : best.form === 'item' ? 'prose' : best.form;
  const words = parts
    .filter(({ sentence }) => sentence.form !== 'code')
    .flatMap((part) => wordsOf(library, part.passage, part.sentence));
  const inPlace = words.map((word) => ({ ...word, ...inText(word) }));
  const shown = {
    text,
    best: inText(best),
    steps: stepsIn(quoted).map(inText),
    sentences: parts.flatMap(({ sentence }) => (sentence.form === 'code' ? [] : [inText(sentence)])),
    code: form === 'code' ? [] : codeWithin(document, quoted).map(inText),
  };
  const marks = form === 'code' ? [] : answeringSpans(shown, inPlace, query, form === 'row');
  const own = { start, end, form, text, marks, best: { start: best.start, end: best.end }, cells } as const;
  return several ? { ...own, code } : own;
}

/** The items beside an item, and the sentence alone where it is none; code is no step. */
const stepsIn = ({ best, parts }: QuotedSpan): readonly Span[] =>
  best.form === 'item'
    ? parts.flatMap(({ sentence }) => (sentence.form === 'item' ? [sentence] : []))
    : best.form === 'code'
      ? []
      : [best];

const backticks = /(`+)(?!`)([^`\n]+)\1(?!`)/gu;

/** Code within the lines of a span, as Markdown and reStructuredText write it. */
const codeWithin = ({ source }: Document, { start, end }: Span): readonly Span[] =>
  Array.from(source.slice(start, end).matchAll(backticks), ({ index, 1: ticks = '', 2: code = '' }) => {
    const from = start + index + ticks.length;
    return { start: from, end: from + code.length };
  });

/** The text of sentences of one block. */
function sentencesOf(document: Document, { start, end, best }: QuotedSpan): Piece {
  const map = readableMap(document.prose.slice(start, end), readingOf(document.format, best.form));
  return { text: map.text, code: [], toText: (offset) => map.toText(offset - start) };
}

/** What introduces the quotation, unless it is quoted itself; the headings that its sense hangs on, or that say what is asked. */
function labelsOf(document: Document, quoted: QuotedSpan, query: Query, text: string): readonly Label[] {
  const { passage, leaning } = quoted;
  const first = quoted.parts[0]?.sentence ?? quoted.best;
  const intros = first.labels.filter((label) => label.kind === 'intro' && label.end <= quoted.start);
  const said = datesOf(text).length > 0 || query.intent.type === 'reason';
  const telling = new Set([
    ...reversingHeadings(passage, document),
    ...(said ? [] : answeringHeadings(passage, document, query)),
    ...(leaning && intros.length === 0 ? passage.headings.slice(-1) : []),
  ]);
  const headings = passage.headings
    .filter((heading) => telling.has(heading))
    .map(({ start, end, text }): Label => ({ start, end, kind: 'heading', text }));
  return [...headings, ...intros];
}

/** Where a span stands. `text` is how people read it: a link opens the page at these words. */
export function sourceOf(
  library: Library,
  document: Document,
  quoted: Pick<QuotedSpan, 'start' | 'end' | 'passage'> & Partial<Pick<QuotedSpan, 'best'>>,
  text: string,
): Source {
  const { id, title, publisher, origin, date, path, audience } = document;
  const { start, end } = quoted;
  const lines = { from: lineOf(document, start), to: lineOf(document, Math.max(start, end - 1)) };
  const place = placeOf(document, start, end);
  // A link opens at the sentence that answers, wherever what is shown around it begins.
  const best = quoted.best ?? quoted;
  const page = placeOf(document, best.start, best.end)?.count;
  const link = citationLink(
    { document, text, start, line: lines.from, ...(page === undefined ? {} : { page }) },
    library.sourceUrl,
  );
  return {
    documentId: id,
    passageId: quoted.passage.id,
    title,
    ...(publisher === undefined ? {} : { publisher }),
    ...(origin === undefined ? {} : { origin }),
    ...(date === undefined ? {} : { date }),
    ...(link === undefined ? {} : { link }),
    headings: quoted.passage.headings.map((heading) => heading.text),
    path,
    lines,
    ...(document.converted === undefined ? {} : { converted: true }),
    ...(document.converted?.recognised === true ? { recognised: true } : {}),
    ...(place === undefined ? {} : { place }),
    audience,
  };
}

const lineStarts = new WeakMap<Document, readonly number[]>();

/** Number of the line that holds this offset, from 1; LF, CRLF and lone CR end a line. */
export function lineOf(document: Document, offset: number): number {
  const starts = startsOf(document);
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Offsets at which the lines of a document begin. */
export function startsOf(document: Document): readonly number[] {
  const known = lineStarts.get(document);
  if (known) return known;
  const starts = [
    0,
    ...Array.from(document.source.matchAll(/\r\n|\r|\n/gu), (end) => end.index + end[0].length),
  ];
  lineStarts.set(document, starts);
  return starts;
}

/** Words of a heading that turn what stands under it into its opposite, or say that it no longer holds. */
const reverses =
  /\b(?:not|no|never|cannot|without|avoid|except(?:ions?)?|exclu(?:ded|sions?)|\p{L}+n['’]t|don['’]?ts|forbidden|prohibited|unsupported|deprecated|obsolete|removed|wrong|bad|myths?|anti-?patterns?|non-?goals?|out of scope)\b/iu;

/** Headings that turn the sense of what stands under them, outermost first; the title stands in the footnote. */
export const reversingHeadings = ({ headings }: Passage, { title }: Document): readonly Heading[] =>
  headings.filter(
    ({ text }, at) => reverses.test(text) && (at === headings.length - 1 || text.trim() !== title.trim()),
  );

const version = /(?:^|[\s[(v])\d+\.\d+|\b(?:version|release)\s+v?\d/iu;

/** Headings that hold the version or the day which is asked for, with those under them: they say what became of it. */
export function answeringHeadings(
  { headings }: Passage,
  { title }: Document,
  { intent }: Query,
): readonly Heading[] {
  // "Which version removed it?", "since when": the heading of a changelog says so, and not the entry.
  if (!intent.version) return [];
  const at = headings.findIndex(
    ({ text }) =>
      text !== title && (version.test(text) || (intent.type === 'date' && datesOf(text).length > 0)),
  );
  return at < 0 ? [] : headings.slice(at);
}

/** In which page, slide, sheet or chapter it stands; undefined for text and a file without such parts. Offsets into the source. */
export function placeOf(document: Document, start: number, end: number): Source['place'] {
  const { places } = document;
  if (places === undefined) return undefined;
  const from = placeAt(places, start);
  if (from === undefined) return undefined;
  const last = placeAt(places, Math.max(start, end - 1));
  const { start: _, ...place } = from;
  return last && last.kind === from.kind && last.name !== from.name ? { ...place, to: last.name } : place;
}

/** The last that begins at the offset or before it. */
function placeAt(places: readonly Place[], offset: number): Place | undefined {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return places[low - 1];
}
