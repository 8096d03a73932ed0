// Documents that state the same: one is quoted, the others are named.
import type { Source } from '../domain.ts';
import type { Library } from '../library.ts';
import { type Chosen, choose, SAME, shared } from './excerpts.ts';
import { datesOf, namesOf, numbersOf, sameDate } from './facts.ts';
import type { Query } from './query.ts';
import type { Ranked, Ranking } from './rank.ts';
import { type Statement, statementOf } from './statement.ts';

/** Sentences of the ranking that may agree, and the words that two agreeing sentences share at least, as a share of the shorter. */
const AGREE = { looked: 15, words: 0.5, about: 0.7 } as const;

/** Names under each excerpt the other documents that state the same, and drops what was shown twice for it. */
export function corroborate(shown: readonly Chosen[], ranking: Ranking, library: Library): readonly Chosen[] {
  const { sentences } = ranking;
  const kept: Chosen[] = [];
  for (const chosen of shown) {
    if (!kept.some((earlier) => agree(earlier.ranked, chosen.ranked, ranking, library))) kept.push(chosen);
  }
  return kept.map((chosen) => {
    const also = new Map<string, Source>();
    for (const ranked of sentences.slice(0, AGREE.looked)) {
      const { documentId } = ranked.passage;
      if (also.has(documentId) || !agree(chosen.ranked, ranked, ranking, library)) continue;
      const source = choose(ranked, ranking, library)?.citation.source;
      if (source) also.set(documentId, source);
    }
    return { ...chosen, citation: { ...chosen.citation, alsoIn: [...also.values()] } };
  });
}

/** Two documents that say the same: in nearly the same words, or in other words with the same answer. */
function agree(one: Ranked, other: Ranked, ranking: Ranking, library: Library): boolean {
  if (one.passage.documentId === other.passage.documentId) return false;
  const [a, b] = [statementOf(one, ranking, library), statementOf(other, ranking, library)];
  if (!a || !b) return false;
  const common = shared(a.stems, b.stems);
  if (common >= SAME) return true;
  return (
    common >= AGREE.words && Math.min(a.about, b.about) >= AGREE.about && sameAnswer(a, b, ranking.query)
  );
}

/** What was asked for stands in both and is the same. */
function sameAnswer(one: Statement, other: Statement, query: Query): boolean {
  switch (query.type) {
    case 'date':
      return datesOf(one.text).some((date) => datesOf(other.text).some((their) => sameDate(date, their)));
    case 'count':
    case 'amount':
      return numbersOf(one.text).some((n) =>
        numbersOf(other.text).some((m) => m.value === n.value && m.unit === n.unit),
      );
    case 'person':
    case 'place': {
      const asked = new Set(query.concepts.flatMap((concept) => concept.forms.map((form) => form.stem)));
      const names = new Set(namesOf(other.text).flatMap((name) => name.stems));
      return namesOf(one.text).some((name) => name.stems.some((stem) => !asked.has(stem) && names.has(stem)));
    }
    default:
      return false;
  }
}
