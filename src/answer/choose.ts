// A ranked sentence as it would be quoted: with what it leans on, or not at all.

import { answeringHeadings, cite } from '../citation/cite.ts';
import { type Word, wordsOf } from '../citation/piece.ts';
import { type QuotedSpan, quotedSpanAround, startsWithPronoun, textOf } from '../citation/quoted-span.ts';
import type { Citation, Document, Sentence } from '../domain.ts';
import type { Library } from '../library/library.ts';
import type { Query } from '../question/query.ts';
import { type Ranked, type Ranking, rangeOf } from '../rank/rank.ts';
import { windowAround } from './window.ts';

/** Subject words of an excerpt that may be no more than the question's own. */
const FEW_WORDS = 4;
/** How near to the first a sentence beside it has to come to be quoted with it, as a share of the range of the ranking. */
const NEIGHBOUR = 0.5;
/** Sentences of the ranking among which the line before a list has to be to be quoted with its first item. */
const INTRODUCED = 5;

/** A ranked sentence as it would be quoted. */
export type Chosen = {
  readonly ranked: Ranked;
  readonly citation: Citation;
  /** Stems of the subject words of what it says, without what is only shown around that. */
  readonly stems: ReadonlySet<string>;
  /** What it says, as people read it. */
  readonly said: string;
};

/** What stands beside a sentence in its ranking counts too, so that each ranking has its own. */
const choices = new WeakMap<Ranking, Map<Ranked, Chosen | undefined>>();

/** The ranked sentence as a citation, made once for each ranking; undefined when it cannot stand as one. */
export function choose(ranked: Ranked, ranking: Ranking, library: Library): Chosen | undefined {
  const known = choices.get(ranking) ?? new Map<Ranked, Chosen | undefined>();
  choices.set(ranking, known);
  if (known.has(ranked)) return known.get(ranked);
  const made = chooseAnew(ranked, ranking, library);
  known.set(ranked, made);
  return made;
}

function chooseAnew(ranked: Ranked, ranking: Ranking, library: Library): Chosen | undefined {
  const { query } = ranking;
  const document = library.document(ranked.passage.documentId);
  const found = quotedSpanOf(ranked, ranking, library);
  if (!document || !found || isBare(document, found, ranked.selfContained === true)) return undefined;
  const words = found.parts.flatMap((part) => wordsOf(library, part.passage, part.sentence));
  const repeats = !ranked.whole && onlyRepeats(words, ranking) && !confirms(document, found, query);
  if (repeats && !isSaidAround(document, found, query)) return undefined;
  const underHeading = repeats && found.best.form !== 'row' && !hasIntro(found.best);
  const quoted = underHeading ? { ...found, leaning: true } : found;
  const shown = ranked.pinned ? quoted : windowAround(library, document, quoted, query, ranking.accept);
  // Many are only compared by their stems, and never cited.
  let cited: Citation | undefined;
  return {
    ranked,
    get citation() {
      cited ??= cite(library, document, shown, query, [...ranked.matched, ...ranked.around]);
      return cited;
    },
    get said() {
      return textOf(document, quoted, quoted.best.form);
    },
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

/** Its lead-in, its other cells or its heading say of these words what is asked, and are shown with them. */
function isSaidAround(document: Document, { best, passage }: QuotedSpan, query: Query): boolean {
  if (best.form === 'row') return best.cells.length > 1;
  if (best.form === 'code' || passage.headings.length === 0) return hasIntro(best);
  return hasIntro(best) || query.intent.yesNo || answeringHeadings(passage, document, query).length > 0;
}

const hasIntro = ({ labels }: Sentence): boolean => labels.some(({ kind }) => kind === 'intro');

/** A whole sentence that says what a question for yes or no asks. */
const confirms = (document: Document, quoted: QuotedSpan, { intent }: Query): boolean =>
  intent.yesNo && /[.!。！]$/u.test(textOf(document, quoted, quoted.best.form).trim());

/** The sentences that are quoted together for a ranked one. */
export function quotedSpanOf(ranked: Ranked, ranking: Ranking, library: Library): QuotedSpan | undefined {
  const document = library.document(ranked.passage.documentId);
  if (!document) return undefined;
  const wantsMore =
    ranking.query.intent.type === 'reason' || asksOnly(document, ranked) || goesOn(document, ranked, ranking);
  const beside = wantsMore ? undefined : neighbourOf(ranked, ranking);
  const quoted = quotedSpanAround(library, document, ranked, {
    more: wantsMore,
    beside,
    whole: ranked.whole === true,
    intro: !ranked.selfContained && isIntroduced(ranked, ranking),
  });
  return ranked.underHeading ? { ...quoted, leaning: true } : quoted;
}

/** The line that announces the list of this item is itself one of the best. */
function isIntroduced({ passage, sentence }: Ranked, { sentences }: Ranking): boolean {
  const label = sentence.labels.findLast(({ kind }) => kind === 'intro');
  return sentences
    .slice(0, INTRODUCED)
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
  const floor = (ranking.sentences[0]?.score ?? 0) - NEIGHBOUR * rangeOf(ranking);
  const beside = ranking.sentences.find(
    (other) => other.passage === passage && Math.abs(other.index - index) === 1 && other.score >= floor,
  );
  return beside?.sentence;
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
function isBare(document: Document, quoted: QuotedSpan, selfContained: boolean): boolean {
  const { best } = quoted;
  const text = textOf(document, quoted, best.form).trim();
  if (!/[\p{L}\p{N}]/u.test(text)) return true;
  if (best.form === 'code' || best.form === 'row') return false;
  if (/[:：]$/u.test(text)) return !selfContained;
  const source = document.source.slice(quoted.start, quoted.end).trim();
  if (/^[-*+\d.\s]*!?\[[^\]]*\]\([^()]*(?:\([^()]*\))?[^()]*\)[.,;\s]*$/u.test(source)) return true;
  if (/^<?https?:\/\/\S+>?$/iu.test(text)) return true;
  const plain = wordsAlone(text);
  return (
    wordsAlone(document.title) === plain ||
    quoted.passage.headings.some((heading) => wordsAlone(heading.text) === plain)
  );
}

/** In lower case, words alone. */
export const wordsAlone = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
