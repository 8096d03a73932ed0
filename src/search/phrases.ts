// Short texts found by the beginnings of their words, in any order and with a typo: for autocomplete.
import MiniSearch from 'minisearch';

/** Finds texts by the beginnings of their words. */
export type PhraseIndex = {
  /** Numbers of the texts, best first. */
  find(typed: string, limit: number): readonly number[];
};

/** How much of a word may be mistyped. */
const TYPO = {
  from: 4, // letters from which on it may hold one typo
  share: 0.2, // of its letters, 0 to 1
  swapped: 5, // letters from which on two may be out of place, where nothing is found otherwise
  most: 2, // two letters out of place count as two
} as const;

/** Texts are known by their place in the list, from 0. */
export function indexPhrases(texts: readonly string[]): PhraseIndex {
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
  index.addAll(texts.map((text, id) => ({ id, text })));
  const few = (term: string): number | false => (term.length >= TYPO.from ? TYPO.share : false);
  const more = (term: string): number | false => (term.length >= TYPO.swapped ? TYPO.most : few(term));
  return {
    find(typed, limit) {
      const search = (fuzzy: typeof few) => index.search(typed, { prefix: true, fuzzy, combineWith: 'AND' });
      const found = search(few);
      return (found.length > 0 ? found : search(more))
        .map(({ id, score }) => ({ id: Number(id), score }))
        .sort((a, b) => b.score - a.score || a.id - b.id)
        .slice(0, limit)
        .map(({ id }) => id);
    },
  };
}
