// A span of a document as people read it: its blocks on lines of their own, items with their mark, code as it stands; and the
// subject words of a sentence, as the index has read them.
import type { Block, Document, Passage, Sentence, Span } from '../domain.ts';
import type { Library } from '../library/library.ts';
import { flag } from '../search/reading.ts';
import { readableMap, readingOf } from '../text/readable.ts';
import { wordClass } from '../text/word-class.ts';

/** A piece of a document, with the way from the file to its text. */
export type Piece = {
  readonly text: string;
  /** Spans of code, offsets into `text`. */
  readonly code: readonly Span[];
  /** UTF-16 offset into the file to offset into `text`. */
  toText(offset: number): number;
};

/** Two columns for each level of a list below the first. */
const indent = (level: number): string => '  '.repeat(Math.max(0, level - 1));

/** The text of a span of blocks. The same document and span give the same text: the gate makes it again. */
export function pieceOf(document: Document, span: Span): Piece {
  if (document.format === 'plain') return plainPiece(document, span);
  let text = '';
  const code: Span[] = [];
  const parts: {
    readonly start: number;
    readonly at: number;
    readonly toText: (offset: number) => number;
  }[] = [];
  for (const block of blocksIn(document, span)) {
    const [start, end] = [Math.max(block.start, span.start), Math.min(block.end, span.end)];
    const form = block.kind === 'code' ? 'code' : 'prose';
    const map = readableMap(document.prose.slice(start, end), readingOf(document.format, form));
    const own = map.text.trimEnd();
    if (own === '') continue;
    if (text !== '') text += '\n';
    if (block.kind === 'item' && start === block.start) text += markOf(document, block);
    const at = text.length;
    parts.push({ start, at, toText: (offset) => at + Math.min(own.length, map.toText(offset - start)) });
    text += own;
    if (form === 'code') code.push({ start: at, end: text.length });
  }
  return {
    text,
    code,
    toText: (offset) => parts.findLast(({ start }) => start <= offset)?.toText(offset) ?? 0,
  };
}

/** A plain document is its characters: what stands in a line of its own there does so here. */
function plainPiece(document: Document, { start, end }: Span): Piece {
  const map = readableMap(document.prose.slice(start, end), { plain: true });
  return { text: map.text, code: [], toText: (offset) => map.toText(offset - start) };
}

/** Blocks that share characters with a span, in the order of the file. */
export function blocksIn({ blocks }: Document, { start, end }: Span): readonly Block[] {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while ((blocks[last]?.start ?? Number.POSITIVE_INFINITY) < end) last++;
  return blocks.slice(low, last);
}

/** An item's number as the file has it, or a bullet. */
function markOf({ source }: Document, { start, level }: Block): string {
  const before = source.slice(Math.max(0, start - 12), start);
  const number = /(?:^|[\s>])(\d{1,3}[.)])[^\S\n]*$/u.exec(before)?.[1];
  return `${indent(level)}${number ?? '•'} `;
}

/** Offsets are UTF-16 units into the file. */
export type Word = Span & {
  readonly stem: string;
  /** Neither a name, a number nor a whole of parts: begins in lower case, holds no digit. */
  readonly plain: boolean;
};

/** Stems of the subject words of a sentence, each once, as the index has read them. */
export function subjectsOf(library: Library, passage: Passage, sentence: Sentence): Set<string> {
  const reading = library.searcher.read(passage);
  const index = passage.sentences.indexOf(sentence);
  const stems = new Set<string>();
  for (let at = reading.sentences[index] ?? 0; at < (reading.sentences[index + 1] ?? 0); at += 1)
    if (((reading.classes[at] ?? 0) & wordClass.stop) === 0)
      stems.add(library.searcher.lexicon.stemText(reading.stems[at] ?? -1));
  return stems;
}

/** Subject words in order; the whole of an identifier stands before its parts. */
export function wordsOf(library: Library, passage: Passage, sentence: Sentence): readonly Word[] {
  const reading = library.searcher.read(passage);
  const index = passage.sentences.indexOf(sentence);
  const words: Word[] = [];
  for (let at = reading.sentences[index] ?? 0; at < (reading.sentences[index + 1] ?? 0); at += 1) {
    const [bits = 0, flags = 0] = [reading.classes[at], reading.flags[at]];
    if ((bits & wordClass.stop) !== 0) continue;
    const stem = library.searcher.lexicon.stemText(reading.stems[at] ?? -1);
    const plain = (flags & (flag.capital | flag.alternate)) === 0 && (bits & wordClass.digit) === 0;
    words.push({ start: reading.starts[at] ?? 0, end: reading.ends[at] ?? 0, stem, plain });
  }
  return words;
}
