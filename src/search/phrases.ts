// Short texts found by the beginnings of their words, in any order and with a typo: for autocomplete.
import MiniSearch from 'minisearch';

export type PhraseIndex = {
  /** Numbers of the texts, best first. */
  find(typed: string, limit: number, accept: (number: number) => boolean): readonly number[];
};

/** Letters from which on a word may hold one typo, and the share of a word's letters that may be wrong, 0 to 1. */
const TYPO = { from: 4, share: 0.2 } as const;

/** Texts are known by their place in the list, from 0. */
export function indexPhrases(texts: readonly string[]): PhraseIndex {
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
  index.addAll(texts.map((text, id) => ({ id, text })));
  return {
    find: (typed, limit, accept) =>
      index
        .search(typed, {
          prefix: true,
          fuzzy: (term) => (term.length >= TYPO.from ? TYPO.share : false),
          combineWith: 'AND',
          filter: ({ id }) => accept(id),
        })
        .map(({ id, score }) => ({ id: Number(id), score }))
        .sort((a, b) => b.score - a.score || a.id - b.id)
        .slice(0, limit)
        .map(({ id }) => id),
  };
}
