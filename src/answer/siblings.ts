// The other items of a list, the other rows of a table: which are quoted beside the best, and which would only stand in its way.

import { subjectsOf } from '../citation/words.ts';
import type { Library } from '../library/library.ts';
import { type Concept, holds } from '../question/concepts.ts';
import type { Ranked, Ranking } from '../rank/rank.ts';
import { stemsOf } from '../text/analyze.ts';
import { type Chosen, choose } from './choose.ts';
import { itemsLike } from './lists.ts';

/** A list that is quoted as a whole once two of its items are: items, and UTF-16 units of all of them. */
const SHORT = { items: 4, length: 420 } as const;

/** Another item or row of the list or table of the best, which lacks what sets the best apart for the question. */
export function isBeside(one: Ranked, best: Ranked, ranking: Ranking, library: Library): boolean {
  const { form } = best.sentence;
  if (one === best || form !== one.sentence.form || (form !== 'item' && form !== 'row')) return false;
  if (placeOf(one) !== placeOf(best)) return false;
  const [held, wanted] = [one, best].map((ranked) => apart(ranked, ranking, library));
  return (
    !!held && !!wanted && wanted.length > held.length && held.every((concept) => wanted.includes(concept))
  );
}

/** Words of the question that the sentence itself holds, and not the headings and lead-ins that it shares with others. */
function apart({ passage, sentence }: Ranked, { query }: Ranking, library: Library): readonly Concept[] {
  const language = library.document(passage.documentId)?.language ?? 'en';
  const around = [...sentence.labels, ...passage.headings].map(({ text }) => text).join(' ; ');
  const [shared, own] = [stemsOf(around, language), subjectsOf(library, passage, sentence)];
  return query.concepts.filter((concept) => holds(own, concept) && !holds(shared, concept));
}

/** Document, headings and lead-ins. */
const placeOf = ({ passage, sentence }: Ranked): string =>
  [passage.documentId, ...[...passage.headings, ...sentence.labels].map(({ start }) => start)].join(' ');

/** Where two items of a short list are quoted, all of it: in its order, unless one of them says more of what is asked. */
export function withSiblings(
  chosen: readonly Chosen[],
  ranking: Ranking,
  library: Library,
): readonly Chosen[] {
  const first = chosen.find(
    (one) => isItem(one) && chosen.some((other) => other !== one && isItem(other) && inOneList(one, other)),
  );
  const document = first && library.document(first.ranked.passage.documentId);
  if (!first || !document) return chosen;
  const items = itemsLike(document, first.ranked);
  const length = (items.at(-1)?.sentence.end ?? 0) - (items[0]?.sentence.start ?? 0);
  if (items.length > SHORT.items || length > SHORT.length) return chosen;
  const heldBy = (ranked: Ranked): number => apart(ranked, ranking, library).length;
  const lesser = items.some(
    (item) => item.sentence !== first.ranked.sentence && heldBy(item) < heldBy(first.ranked),
  );
  const ordered = lesser
    ? [first.ranked, ...items.filter(({ sentence }) => sentence !== first.ranked.sentence)]
    : items;
  const list = ordered.flatMap((item) => choose(item, ranking, library) ?? []);
  const said = list.flatMap(({ ranked }) => [...ranked.matched, ...ranked.around]);
  // What stands beside a list that says as much of the question is about something else.
  const isIdle = ({ ranked }: Chosen): boolean =>
    ranked.passage.documentId === first.ranked.passage.documentId &&
    ranked.passage.headings.at(-1)?.start === first.ranked.passage.headings.at(-1)?.start &&
    ranked.matched.every((concept) => said.includes(concept));
  return chosen.flatMap((one) =>
    one === first ? list : (isItem(one) && inOneList(one, first)) || isIdle(one) ? [] : [one],
  );
}

const isItem = ({ ranked }: Chosen): boolean => ranked.sentence.form === 'item';
const inOneList = (one: Chosen, other: Chosen): boolean => placeOf(one.ranked) === placeOf(other.ranked);
