// A corpus made of passages in memory, as question sets bring them: no folder, no cleaning, one paragraph a passage.
import type { Document } from '../domain.ts';
import { finishRaw } from './documents.ts';
import type { Corpus } from './load.ts';
import { type Piece, piece } from './parsed.ts';

/** A document that is made of passages in memory. */
export type MemoryText = {
  readonly path: string;
  readonly title: string;
  readonly passages: readonly string[];
  /** BCP 47; English unless given. */
  readonly language?: string;
};

/** Each of `passages` is a paragraph of a plain-text document, in order, with a blank line between. */
export function corpusOf(texts: readonly MemoryText[]): Corpus {
  return {
    folder: '',
    documents: texts.map(documentOf),
    leftOut: [],
    notRead: [],
    warnings: [],
    synonyms: '',
  };
}

function documentOf({ path, title, passages, language = 'en' }: MemoryText): Document {
  const source = passages.join('\n\n');
  const pieces: Piece[] = [];
  let at = 0;
  for (const passage of passages) {
    pieces.push(piece('paragraph', { start: at, end: at + passage.length }));
    at += passage.length + 2;
  }
  return finishRaw({ path, title, language, source, pieces });
}
