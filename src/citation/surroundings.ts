// A quotation in its surroundings: its paragraph, the blocks before and after it, and the lines of the file.

import type { Block, Citation, Document, Excerpt, Span } from '../domain.ts';
import type { Library } from '../library/library.ts';
import { provenStanding } from '../moderation/standing.ts';
import { readable, readingOf } from '../text/readable.ts';
import { sha256 } from '../text/sha256.ts';
import { lineOf, startsOf } from './cite.ts';
import { textOf } from './quoted-span.ts';

/** A citation in its surroundings, proven again now. */
export type SourceView = {
  readonly citation: Citation;
  /** The lines around the quotation; `text` is readable text, `quoted` marks the quotation itself. */
  readonly pieces: readonly { readonly text: string; readonly quoted: boolean }[];
  /** The same by lines of the file, for the terminal: number from 1, text as in the file. */
  readonly lines: readonly { readonly number: number; readonly text: string; readonly quoted: boolean }[];
  /** The file on disk holds exactly this span now. */
  readonly verified: boolean;
};

/** What is shown around a quotation, on each side. */
const AROUND = {
  blocks: 2, // in the text as people read it
  lines: 3, // in the file
} as const;

/**
 * The quotation among the blocks and lines around it where it stands today, proven again now; alone where it was not found.
 * `library`: only what its reader may read.
 */
export async function viewSource(library: Library, citation: Citation): Promise<SourceView> {
  const { excerpt } = citation;
  const proven = await provenStanding(library, citation, 'all');
  if (!proven)
    return { citation, pieces: [{ text: excerpt.text, quoted: true }], lines: [], verified: false };
  const { document, span } = proven;
  return {
    citation: { ...proven.citation, hash: sha256(document.source.slice(span.start, span.end)) },
    pieces: piecesOf(document, excerpt, span),
    // What a converter made has lines that nobody but it has seen.
    lines: document.converted === undefined ? linesOf(document, span) : [],
    verified: true,
  };
}

/** The readable text of the passage that a quotation stands in; empty when the library has none with this id. */
export function paragraph(library: Library, passageId: string): string {
  const passage = library.passage(passageId);
  const document = passage && library.document(passage.documentId);
  if (!passage || !document) return '';
  return textOf(document, passage, passage.kind === 'code' ? 'code' : 'prose').trim();
}

/** The pieces put together are the text: each block ends with a line break. */
function piecesOf(document: Document, { form, text }: Excerpt, { start, end }: Span): SourceView['pieces'] {
  const first = document.blocks.findIndex((block) => block.end > start);
  const after = document.blocks.findIndex((block) => block.start >= end);
  const last = after < 0 ? document.blocks.length : after;
  const before = document.blocks.slice(Math.max(0, first - AROUND.blocks), first);
  const behind = document.blocks.slice(last, last + AROUND.blocks);
  const own = document.blocks.slice(first, last);
  const head = readBlock(document, { start: Math.min(start, own[0]?.start ?? start), end: start }, own[0]);
  const tail = readBlock(document, { start: end, end: Math.max(end, own.at(-1)?.end ?? end) }, own.at(-1));
  const lead = [
    ...before.map((block) => `${readBlock(document, block, block)}\n`),
    head === '' ? '' : joined(head, form),
  ];
  const rest = [
    tail === '' ? '\n' : `${form === 'code' ? '' : ' '}${tail}\n`,
    ...behind.map((b) => `${readBlock(document, b, b)}\n`),
  ];
  return [
    { text: lead.join(''), quoted: false },
    { text, quoted: true },
    { text: rest.join(''), quoted: false },
  ].filter((piece) => piece.text !== '');
}

const joined = (head: string, form: string): string => (form === 'code' ? head : `${head} `);

function readBlock(document: Document, span: Span, block: Block | undefined): string {
  const form = block?.kind === 'code' ? 'code' : 'prose';
  const text = readable(document.prose.slice(span.start, span.end), readingOf(document.format, form));
  return form === 'code' ? text : text.trim();
}

function linesOf(document: Document, { start, end }: Span): SourceView['lines'] {
  const [from, to] = [lineOf(document, start), lineOf(document, end - 1)];
  const starts = startsOf(document);
  const lines: { number: number; text: string; quoted: boolean }[] = [];
  for (
    let number = Math.max(1, from - AROUND.lines);
    number <= Math.min(starts.length, to + AROUND.lines);
    number += 1
  ) {
    const text = document.source.slice(starts[number - 1], starts[number]).replace(/(?:\r\n|\r|\n)$/u, '');
    lines.push({ number, text, quoted: number >= from && number <= to });
  }
  return lines;
}
