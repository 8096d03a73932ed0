// Chooses what is quoted: the best sentence, and others only where they come close to it or bring something new.
import type { Citation, Document, Passage, Sentence } from '../domain.ts';
import type { Library } from '../library.ts';
import { announced } from './announced.ts';
import { asksForSeveral } from './asks-several.ts';
import { otherSides } from './both-sides.ts';
import { cite } from './cite.ts';
import { weightOf } from './concepts.ts';
import { numbersOf } from './facts.ts';
import type { Query } from './query.ts';
import type { Ranked, Ranking } from './rank.ts';
import { type Stretch, startsWithPronoun, stretchAround, textOf } from './stretch.ts';
import { type Word, wordsOf } from './words.ts';

/** How near to the first a further excerpt has to come, as a share of the range of the ranking, how many are shown, and of a short list; `intro`: sentences among which the line before a list has to be to be quoted with its first item. */
const FURTHER = { range: 0.4, looked: 12, shown: 3, items: 6, intro: 5 } as const;
/** Share of the question's weight, 0 to 1, that a line before a list has to say where no list is asked for. */
const ANNOUNCED = 0.9;
/** The same for a sentence beside the first that is quoted with it. */
const NEIGHBOUR = { range: 0.5 } as const;
/** Subject words of an excerpt that may be no more than the question's own. */
const FEW_WORDS = 4;
/** Share of the words of the shorter excerpt that the longer holds too: from here on they say the same. */
const SAME = 0.8;

/** A ranked sentence as it would be quoted. */
export type Chosen = {
  readonly ranked: Ranked;
  readonly citation: Citation;
  /** Those that its sentences stand in. */
  readonly passages: readonly Passage[];
  /** Stems of the subject words of the excerpt. */
  readonly stems: ReadonlySet<string>;
};

/** The excerpts of an answer, best first. */
export function selectExcerpts(ranking: Ranking, library: Library): readonly Chosen[] {
  const best = ranking.sentences.slice(0, FURTHER.looked).find((one) => standsAlone(one, ranking, library));
  if (!best) return [];
  const floor = best.score - FURTHER.range * rangeOf(ranking);
  const near = ranking.sentences.slice(0, FURTHER.looked).filter((ranked) => ranked.score >= floor);
  const chosen: Chosen[] = [];
  const several = asksForSeveral(ranking.query);
  const open = near.filter((one) => several || !onlyAnnounces(one, ranking, library));
  for (const ranked of (open.length > 0 ? open : near).flatMap((one) =>
    behind(one, ranking, several, library),
  )) {
    if (chosen.length >= (several ? FURTHER.items : FURTHER.shown)) break;
    const candidate = choose(ranked, ranking, library);
    if (candidate && !chosen.some((other) => repeats(candidate, other))) chosen.push(candidate);
  }
  return withOtherSides(chosen, ranking, library);
}

/** The first, then what a comparison still lacks, then the others. */
function withOtherSides(chosen: readonly Chosen[], ranking: Ranking, library: Library): readonly Chosen[] {
  const lacking = otherSides(chosen, ranking).flatMap((ranked) => choose(ranked, ranking, library) ?? []);
  if (lacking.length === 0) return chosen;
  const [first, ...rest] = chosen;
  const kept: Chosen[] = [];
  for (const one of [...(first ? [first] : []), ...lacking, ...rest])
    if (!kept.some((other) => repeats(one, other))) kept.push(one);
  return kept.slice(0, FURTHER.shown);
}

/** It, or what it announces, can be quoted. */
function standsAlone(ranked: Ranked, ranking: Ranking, library: Library): boolean {
  const [first] = announced(ranked, library);
  return first !== undefined && (first !== ranked || choose(ranked, ranking, library) !== undefined);
}

/** What a line announces: all of a short list where several things are asked for. */
function behind(ranked: Ranked, { query }: Ranking, several: boolean, library: Library): readonly Ranked[] {
  const items = announced(ranked, library);
  if (items[0] !== ranked && saysHowMany(ranked, query, library))
    return [ranked, ...items.slice(0, FURTHER.shown - 1)].map((one) => ({ ...one, told: true }));
  return several && items.length <= FURTHER.items ? items : items.slice(0, FURTHER.shown);
}

/** A line before a list that does not say all of the question, or of a question for a choice: its items are no answer. */
function onlyAnnounces(ranked: Ranked, { query }: Ranking, library: Library): boolean {
  if (announced(ranked, library)[0] === ranked || saysHowMany(ranked, query, library)) return false;
  const held = query.concepts.filter((_, at) => ranked.matched.includes(at));
  const known = query.concepts.filter((concept) => concept.known);
  return /\bor\b/iu.test(query.understood) || weightOf(held) < ANNOUNCED * weightOf(known);
}

/** "There are three kinds:" answers how many there are. */
function saysHowMany({ passage, sentence }: Ranked, { type }: Query, library: Library): boolean {
  const document = library.document(passage.documentId);
  return (
    type === 'count' && document !== undefined && numbersOf(textOf(document, sentence, 'prose')).length > 0
  );
}

/** From the best to the tenth sentence: how far the scores of this question reach. */
function rangeOf({ sentences }: Ranking): number {
  const first = sentences[0]?.score ?? 0;
  const last = sentences[Math.min(sentences.length, 10) - 1]?.score ?? first;
  return first - last;
}

const choices = new WeakMap<Ranked, Chosen | undefined>();

/** The ranked sentence as a citation, made once; undefined when it cannot stand as one. */
export function choose(ranked: Ranked, ranking: Ranking, library: Library): Chosen | undefined {
  if (choices.has(ranked)) return choices.get(ranked);
  const made = chooseAnew(ranked, ranking, library);
  choices.set(ranked, made);
  return made;
}

function chooseAnew(ranked: Ranked, ranking: Ranking, library: Library): Chosen | undefined {
  const { query } = ranking;
  const document = library.document(ranked.passage.documentId);
  const stretch = stretchOf(ranked, ranking, library);
  if (!document || !stretch || isBare(document, stretch, ranked.told === true)) return undefined;
  const words = stretch.parts.flatMap((part) => wordsOf(library, part.passage, part.sentence));
  if (!ranked.whole && onlyRepeats(words, ranking) && !confirms(document, stretch, query)) return undefined;
  const passages = stretch.parts.map((part) => part.passage);
  // Many are only compared by their stems, and never cited.
  let cited: Citation | undefined;
  return {
    ranked,
    get citation() {
      cited ??= cite(library, document, stretch, query, [...ranked.matched, ...ranked.around]);
      return cited;
    },
    passages,
    stems: new Set(words.map((word) => word.stem)),
  };
}

/** A few words that all stand in the question: they answer nothing. */
function onlyRepeats(words: readonly Word[], { query }: Ranking): boolean {
  const asked = new Set(query.concepts.flatMap((concept) => concept.forms.map((form) => form.stem)));
  // An identifier and its parts are one word.
  const whole = words.filter(
    ({ start, end }, at) => !words.slice(0, at).some((other) => other.start <= start && end <= other.end),
  );
  return whole.length <= FEW_WORDS && words.every((word) => asked.has(word.stem));
}

/** A whole sentence that says what a question for yes or no asks. */
const confirms = (document: Document, stretch: Stretch, { yesNo }: Query): boolean =>
  yesNo && /[.!。！]$/u.test(textOf(document, stretch, stretch.best.form).trim());

/** The sentences that are quoted together for a ranked one. */
export function stretchOf(ranked: Ranked, ranking: Ranking, library: Library): Stretch | undefined {
  const document = library.document(ranked.passage.documentId);
  if (!document) return undefined;
  const wantsMore =
    ranking.query.type === 'reason' || asksOnly(document, ranked) || goesOn(document, ranked, ranking);
  const beside = wantsMore ? undefined : neighbourOf(ranked, ranking);
  const stretch = stretchAround(library, document, ranked, {
    more: wantsMore,
    beside,
    whole: ranked.whole === true,
    intro: !ranked.told && isIntroduced(ranked, ranking),
  });
  return ranked.headed ? { ...stretch, leaning: true } : stretch;
}

/** The line that announces the list of this item is itself one of the best. */
function isIntroduced({ passage, sentence }: Ranked, { sentences }: Ranking): boolean {
  const label = sentence.labels.findLast(({ kind }) => kind === 'intro');
  return sentences
    .slice(0, FURTHER.intro)
    .some(
      (one) =>
        one.sentence.start === label?.start &&
        one.sentence.end === label.end &&
        one.passage.documentId === passage.documentId,
    );
}

/** Beside the first of the ranking: the sentence right before or behind that comes near to it, the better of the two. */
function neighbourOf(ranked: Ranked, ranking: Ranking): Sentence | undefined {
  if (ranked !== ranking.sentences[0]) return undefined;
  const { passage, index } = ranked;
  const floor = floorOf(ranking, NEIGHBOUR.range);
  const beside = ranking.sentences.find(
    (other) => other.passage === passage && Math.abs(other.index - index) === 1 && other.score >= floor,
  );
  return beside?.sentence;
}

/** How far below the first a score may be, as a share of the range of the ranking. */
function floorOf(ranking: Ranking, share: number): number {
  return (ranking.sentences[0]?.score ?? 0) - share * rangeOf(ranking);
}

/** The next sentence says of "it" what the question asks: it has a word of the question that this one lacks. */
function goesOn(document: Document, { passage, index, matched }: Ranked, { sentences }: Ranking): boolean {
  const next = sentences.find((other) => other.passage === passage && other.index === index + 1);
  if (!next || !startsWithPronoun(textOf(document, next.sentence, next.sentence.form))) return false;
  return next.matched.some((concept) => !matched.includes(concept));
}

/** A sentence that asks: what follows answers it. */
function asksOnly(document: Document, { sentence }: Ranked): boolean {
  return /[?？]["'”’)\s]*$/u.test(
    document.prose.slice(Math.max(sentence.start, sentence.end - 4), sentence.end),
  );
}

/** A heading, a link or a line that only announces what is not quoted: nothing that answers. */
function isBare(document: Document, stretch: Stretch, told: boolean): boolean {
  const { best } = stretch;
  const text = textOf(document, stretch, best.form).trim();
  if (!/[\p{L}\p{N}]/u.test(text)) return true;
  if (best.form === 'code' || best.form === 'row') return false;
  if (/[:：]$/u.test(text)) return !told;
  const source = document.source.slice(stretch.start, stretch.end).trim();
  if (/^[-*+\d.\s]*!?\[[^\]]*\]\([^()]*(?:\([^()]*\))?[^()]*\)[.,;\s]*$/u.test(source)) return true;
  if (/^<?https?:\/\/\S+>?$/iu.test(text)) return true;
  const plain = fold(text);
  return (
    fold(document.title) === plain || stretch.passage.headings.some((heading) => fold(heading.text) === plain)
  );
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

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
