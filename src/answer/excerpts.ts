// Chooses what is quoted: the best sentence, and others only where they come close to it or bring something new.

import { numbersOf } from '../citation/facts.ts';
import { textOf } from '../citation/quoted-span.ts';
import type { Library } from '../library/library.ts';
import { weightOf } from '../question/concepts.ts';
import type { Query } from '../question/query.ts';
import { exactIn } from '../rank/exact-names.ts';
import { type Ranked, type Ranking, rangeOf } from '../rank/rank.ts';
import { announced } from './announced.ts';
import { type Chosen, choose, fold } from './choose.ts';
import { isBeside, withSiblings } from './siblings.ts';

/** How near to the first a further excerpt has to come, as a share of the range of the ranking, how many are shown, and of a short list; sentences whose sections are looked at. */
const FURTHER = { range: 0.4, looked: 12, shown: 3, items: 6, sections: 40 } as const;
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
    if (chosen.length >= (several ? FURTHER.items : FURTHER.shown)) break;
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
  most: number = FURTHER.shown,
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
    return [ranked, ...items.slice(0, FURTHER.shown - 1)].map((one) => ({ ...one, selfContained: true }));
  return several && items.length <= FURTHER.items ? items : items.slice(0, FURTHER.shown);
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
    const [textA, textB] = [fold(a.excerpt.text), fold(b.excerpt.text)];
    if (textA.includes(textB) || textB.includes(textA)) return true;
  }
  return shared(one.stems, other.stems) >= SAME;
}

/** Share of the smaller set that the larger holds too. */
export function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  if (small.size === 0) return 0;
  let both = 0;
  for (const stem of small) if (large.has(stem)) both += 1;
  return both / small.size;
}
