// Chooses what is quoted: the best sentence, and others only where they come close to it or bring something new; of a list or a
// table, which of the other items and rows are quoted beside the best.

import { numbersOf } from '../citation/facts.ts';
import { subjectsOf } from '../citation/piece.ts';
import { textOf } from '../citation/quoted-span.ts';
import type { Library } from '../library/library.ts';
import { type Concept, holds, weightOf } from '../question/concepts.ts';
import type { Query } from '../question/query.ts';
import { exactIn } from '../rank/exact-names.ts';
import { type Ranked, type Ranking, rangeOf } from '../rank/rank.ts';
import { stemsOf } from '../text/analyze.ts';
import { announced } from './announced.ts';
import { type Chosen, choose, wordsAlone } from './choose.ts';
import { atMost } from './limits.ts';
import { itemsLike } from './lists.ts';

/** How near to the first a further excerpt has to come, as a share of the range of the ranking; sentences that are looked at, and those whose sections are. */
const FURTHER = { range: 0.4, looked: 12, sections: 40 } as const;
/** Share of the question's weight, 0 to 1, that a line before a list has to say where no list is asked for. */
const ANNOUNCED = 0.9;
/** Share of the words of the shorter excerpt that the longer holds too: from here on they say the same. */
const SAME = 0.8;

/** The excerpts of an answer, best first. */
export function selectExcerpts(ranking: Ranking, library: Library): readonly Chosen[] {
  const best = ranking.sentences.slice(0, FURTHER.looked).find((one) => standsAlone(one, ranking, library));
  if (!best) return [];
  const floor = best.score - FURTHER.range * rangeOf(ranking);
  const near = ofTheName(best, ranking, ranking.sentences.slice(0, FURTHER.looked)).filter(
    (ranked) => ranked.score >= floor,
  );
  const chosen: Chosen[] = [];
  const several = ranking.query.intent.several;
  const open = near
    .filter((one) => one === best || !isIdleEntry(one))
    .filter((one) => several || !onlyAnnounces(one, ranking, library))
    .filter((one) => several || !isBeside(one, best, ranking, library));
  for (const ranked of (open.length > 0 ? open : near).flatMap((one) =>
    behind(one, ranking, several, library),
  )) {
    if (chosen.length >= (several ? atMost.items : atMost.excerpts)) break;
    const candidate = choose(ranked, ranking, library);
    if (candidate && !chosen.some((other) => repeats(candidate, other))) chosen.push(candidate);
  }
  return several ? chosen : withSiblings(chosen, ranking, library);
}

/** With the best of other sections behind, up to `most`: what comes next is worth a look where the first may not be it. */
export function withSections(
  chosen: readonly Chosen[],
  ranking: Ranking,
  library: Library,
  allowed: (chosen: Chosen) => boolean,
  most: number = atMost.excerpts,
): readonly Chosen[] {
  const kept = [...chosen];
  const seen = new Set(chosen.map(({ ranked }) => sectionOf(ranked)));
  const looked = ranking.sentences.slice(0, FURTHER.sections);
  for (const ranked of chosen[0] ? ofTheName(chosen[0].ranked, ranking, looked) : looked) {
    if (kept.length >= most) break;
    if (seen.has(sectionOf(ranked)) || ranked.matched.length + ranked.around.length === 0) continue;
    const candidate = choose(ranked, ranking, library);
    if (!candidate || !allowed(candidate)) continue;
    seen.add(sectionOf(ranked));
    if (!kept.some((other) => repeats(candidate, other))) kept.push(candidate);
  }
  return kept;
}

/** A row or an item that says nothing of the question, nor do its heading and title. */
const isIdleEntry = ({ sentence: { form }, matched, around }: Ranked): boolean =>
  (form === 'row' || form === 'item') && matched.length + around.length === 0;

/** Where the best is what bears the name that was asked for, only what holds that name too: its neighbours are of other names. */
function ofTheName(best: Ranked, { evidence }: Ranking, among: readonly Ranked[]): readonly Ranked[] {
  const { bearing, holding, several } = exactIn(evidence.candidates);
  return !several && bearing.has(best.sentence)
    ? among.filter(({ sentence }) => holding.has(sentence))
    : among;
}

/** Document and innermost heading. */
const sectionOf = ({ passage }: Ranked): string =>
  `${passage.documentId} ${passage.headings.at(-1)?.start ?? ''}`;

/** It, or what it announces, can be quoted. */
function standsAlone(ranked: Ranked, ranking: Ranking, library: Library): boolean {
  const [first] = announced(ranked, library);
  return first !== undefined && (first !== ranked || choose(ranked, ranking, library) !== undefined);
}

/** What a line announces: all of a short list where several things are asked for. */
function behind(ranked: Ranked, { query }: Ranking, several: boolean, library: Library): readonly Ranked[] {
  const items = announced(ranked, library);
  if (items[0] !== ranked && saysHowMany(ranked, query, library))
    return [ranked, ...items.slice(0, atMost.excerpts - 1)].map((one) => ({ ...one, selfContained: true }));
  return several && items.length <= atMost.items ? items : items.slice(0, atMost.excerpts);
}

/** A line before a list that does not say all of the question, or of a question for a choice: its items are no answer. */
function onlyAnnounces(ranked: Ranked, { query }: Ranking, library: Library): boolean {
  if (announced(ranked, library)[0] === ranked || saysHowMany(ranked, query, library)) return false;
  const held = query.concepts.filter((_, at) => ranked.matched.includes(at));
  const known = query.concepts.filter((concept) => concept.known);
  return query.intent.choice || weightOf(held) < ANNOUNCED * weightOf(known);
}

/** "There are three kinds:" answers how many there are. */
function saysHowMany({ passage, sentence }: Ranked, { intent }: Query, library: Library): boolean {
  const document = library.document(passage.documentId);
  return (
    intent.type === 'count' &&
    document !== undefined &&
    numbersOf(textOf(document, sentence, 'prose')).length > 0
  );
}

/** Whether two excerpts overlap in the file, or say the same in nearly the same words. */
export function repeats(one: Chosen, other: Chosen): boolean {
  const [a, b] = [one.citation, other.citation];
  if (a.hash === b.hash) return true;
  if (a.source.documentId === b.source.documentId) {
    if (a.excerpt.start < b.excerpt.end && b.excerpt.start < a.excerpt.end) return true;
    const [textA, textB] = [wordsAlone(a.excerpt.text), wordsAlone(b.excerpt.text)];
    if (textA.includes(textB) || textB.includes(textA)) return true;
  }
  return shared(one.stems, other.stems) >= SAME;
}

/** Share of the smaller set that the larger holds too. */
function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  if (small.size === 0) return 0;
  let both = 0;
  for (const stem of small) if (large.has(stem)) both += 1;
  return both / small.size;
}

/** A list that is quoted as a whole once two of its items are: items, and UTF-16 units of all of them. */
const SHORT = { items: 4, length: 420 } as const;

/** Another item or row of the list or table of the best, which lacks what sets the best apart for the question. */
function isBeside(one: Ranked, best: Ranked, ranking: Ranking, library: Library): boolean {
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
function withSiblings(chosen: readonly Chosen[], ranking: Ranking, library: Library): readonly Chosen[] {
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
