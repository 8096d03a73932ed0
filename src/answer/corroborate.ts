// Documents that state the same, their dates, numbers, names and verbs, no less sure and not denied: one is quoted, the others are
// named.

import { type DateFact, datesOf, namesOf, numbersOf, sameDate } from '../citation/facts.ts';
import type { Source } from '../domain.ts';
import type { Library } from '../library/library.ts';
import type { Query } from '../question/query.ts';
import type { Ranked, Ranking } from '../rank/rank.ts';
import { type Chosen, choose } from './choose.ts';
import { differenceOf } from './differ.ts';
import { related, statementOf } from './statement.ts';

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

/**
 * Share of the words of a claim, 0 to 1, that the other quotation has to hold: where the claim has facts that can be
 * compared, and where it has none; words of a claim that says enough to be compared; how many times as many words the
 * other may have: in a long enough list all words stand somewhere.
 */
const HOLDS = { withFacts: 0.75, bare: 0.85, words: 4, longer: 3 } as const;

const hedged = /\b(?:according to|reportedly|reports?|allegedly|may|might|could|perhaps|likely|probably)\b/iu;
const denied =
  /\b(?:not|no|never|no longer|cannot|without|unless|(?:is|are|was|were|does|do|did|ca|wo|would|should|could|has|have|had)n['’]t)\b/iu;
const owed = /\b(?:will|would|shall|must|should|has to|have to|needs? to|to be|plans? to|aims? to)\b/iu;
const ordinal =
  /\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|next|only|former|\d+(?:st|nd|rd|th))\b/giu;

/** `other` says what `one` says; what it says beyond that does not count. */
function statesToo(other: Chosen, one: Chosen, query: Query): boolean {
  if (one.stems.size < HOLDS.words || other.stems.size > one.stems.size * HOLDS.longer) return false;
  const holds = (stem: string): boolean => holdsWord(stem, other.stems, query);
  const held = [...one.stems].filter(holds).length / one.stems.size;
  if (held < HOLDS.withFacts || !askedOf(query, one).every(holds)) return false;
  if ([one, other].some(({ ranked }) => ranked.sentence.form === 'code')) return false;
  const [mine, theirs] = [one.said, other.said];
  if ([hedged, denied, owed].some((manner) => manner.test(mine) !== manner.test(theirs))) return false;
  const facts = factsIn(mine);
  if (!facts.dates.every((date) => datesOf(theirs).some((their) => isWithin(their, date)))) return false;
  const counts = numbersOf(theirs);
  const counted = facts.numbers.every(({ value, unit }) =>
    counts.some(
      (count) => count.value === value && (count.unit === unit || (holds(unit) && one.stems.has(count.unit))),
    ),
  );
  if (!counted || !facts.names.every((name) => name.stems.every(holds))) return false;
  const orders = new Set(theirs.toLowerCase().match(ordinal));
  if (!(mine.toLowerCase().match(ordinal) ?? []).every((order) => orders.has(order))) return false;
  return held >= HOLDS.bare || facts.dates.length + facts.numbers.length + facts.names.length > 0;
}

/** "the two leaders" counts nothing, and letters in brackets only repeat the name before them. */
const referring = /\b(?:the|these|those|both|its|their)\s+$/iu;
const letters = /\s\(\p{Lu}[\p{L}\p{N}/&-]{1,11}\)/gu;

function factsIn(text: string) {
  const plain = text.replace(letters, '');
  const numbers = numbersOf(plain).filter(({ start }) => !referring.test(plain.slice(0, start)));
  return { dates: datesOf(plain), numbers, names: namesOf(plain) };
}

/** The word, one of its family ("Indian", "India"), or another form that the question's own words take. */
function holdsWord(stem: string, stems: ReadonlySet<string>, query: Query): boolean {
  if (stems.has(stem)) return true;
  for (const other of stems) if (related(stem, other)) return true;
  return query.concepts.some(
    ({ forms, phrases }) =>
      (forms.some((form) => form.stem === stem) || phrases.some((phrase) => phrase.includes(stem))) &&
      (forms.some((form) => stems.has(form.stem)) ||
        phrases.some((phrase) => phrase.every((part) => stems.has(part)))),
  );
}

/** Stems of the question that the claim holds: what it was chosen for. */
function askedOf({ concepts }: Query, { stems }: Chosen): readonly string[] {
  return concepts.flatMap(({ forms }) => {
    const held = forms.find((form) => stems.has(form.stem));
    return held ? [held.stem] : [];
  });
}

/** The same day, written at least as exactly. */
function isWithin(their: DateFact, date: DateFact): boolean {
  const exact = (['year', 'month', 'day'] as const).every(
    (part) => date[part] === undefined || their[part] !== undefined,
  );
  return exact && sameDate(their, date);
}
