// Documents that state the same: one is quoted, the others are named.
import type { Source } from '../domain.ts';
import type { Library } from '../library/library.ts';
import type { Ranked, Ranking } from '../rank/rank.ts';
import { type Chosen, choose } from './choose.ts';
import { statesToo } from './claim.ts';
import { differenceOf } from './differ.ts';
import { statementOf } from './statement.ts';

/** Sentences of the ranking that may agree. */
const LOOKED = 15;

/** Names under each excerpt the other documents that state the same, and drops what says nothing beside an earlier one. */
export function corroborate(shown: readonly Chosen[], ranking: Ranking, library: Library): readonly Chosen[] {
  const { query } = ranking;
  const kept: Chosen[] = [];
  for (const chosen of shown) {
    const said = kept.some(
      (earlier) =>
        agree(earlier.ranked, chosen.ranked, ranking, library) &&
        (statesToo(chosen, earlier, query) || statesToo(earlier, chosen, query)),
    );
    if (!said) kept.push(chosen);
  }
  return kept.map((chosen) => ({
    ...chosen,
    citation: { ...chosen.citation, alsoIn: othersOf(chosen, ranking, library) },
  }));
}

/** Where else the whole of this quotation is stated. */
function othersOf(chosen: Chosen, ranking: Ranking, library: Library): readonly Source[] {
  const also = new Map<string, Source>();
  for (const ranked of ranking.sentences.slice(0, LOOKED)) {
    const { documentId } = ranked.passage;
    const named = [...ranked.matched, ...ranked.around];
    if (also.has(documentId) || !chosen.ranked.matched.every((concept) => named.includes(concept))) continue;
    if (!agree(chosen.ranked, ranked, ranking, library)) continue;
    const other = choose(ranked, ranking, library);
    if (other && statesToo(other, chosen, ranking.query)) also.set(documentId, other.citation.source);
  }
  return [...also.values()];
}

/** Sentences of two documents that contradict each other in nothing. */
function agree(one: Ranked, other: Ranked, ranking: Ranking, library: Library): boolean {
  if (one.passage.documentId === other.passage.documentId) return false;
  const [a, b] = [statementOf(one, ranking, library), statementOf(other, ranking, library)];
  return a !== undefined && b !== undefined && differenceOf(a, b, ranking.query) === undefined;
}
