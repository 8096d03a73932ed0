// MiniSearch as one would install it: what our search is compared with in an evaluation.
import MiniSearch from 'minisearch';

/** A piece of a document as words between spaces. */
export type Field = 'text' | 'headings' | 'title';
/** The words of one entry, by field. */
export type Words = { readonly [field in Field]: string };

/** Numbers of the pieces that hold any of the words, from 0, best first; scores are comparable within one search only. */
export type WordSearch = (
  words: readonly string[],
  limit: number,
) => readonly { readonly number: number; readonly score: number }[];

/** What words of the headings and of the title count beside those of the text. */
export const fieldBoost: { readonly [field in Field]: number } = { text: 1, headings: 1, title: 0.5 };

/** A search over these entries, which are numbered from 0. */
export function createPlainSearch(pieces: readonly Words[]): WordSearch {
  const index = new MiniSearch<Words & { readonly id: number }>({
    fields: ['text', 'headings', 'title'],
    tokenize: (text) => text.split(' ').filter((word) => word !== ''),
    processTerm: (term) => term,
  });
  index.addAll(pieces.map((piece, id) => ({ id, ...piece })));
  return (words, limit) =>
    index
      .search(words.join(' '), { boost: { ...fieldBoost } })
      .slice(0, limit)
      .map(({ id, score }) => ({ number: Number(id), score }));
}
