// A question for the exception ("when does it not apply?"): which sentences deny what it asks about.

import { reversingHeadings } from '../citation/cite.ts';
import { textOf } from '../citation/quoted-span.ts';
import type { Sentence } from '../domain.ts';
import type { Library } from '../library/library.ts';
import type { Concept } from '../question/concepts.ts';
import { analyze } from '../text/analyze.ts';
import { isRelated } from '../text/stem.ts';
import { denying, wordClass } from '../text/word-class.ts';
import type { Candidate, CandidateSet } from './candidates.ts';
import { strongest, weigh } from './matcher.ts';

/** Share of what the best sentence holds of the question, with its labels, headings and title, that one which denies has to hold. 0 to 1. */
const HELD = 0.75;
const excepts = /\b(?:except(?:ions?|ed|ing)?|exclu(?:d\p{L}+|sions?)|exempt\p{L}*|unless|other than)\b/iu;
const denies = new RegExp(`${denying}|\\b(?:no|nor|neither|forbidden|prohibited)\\b`, 'giu');

/** Numbers of the candidates that state the exception; none where no exception is asked for or stated. */
export function exceptionsIn(
  candidates: CandidateSet,
  scores: Float64Array,
  library: Library,
): readonly number[] {
  const { denied } = candidates.query.intent;
  if (!denied) return [];
  const concepts = denied.flatMap((at) => candidates.query.concepts[at] ?? []);
  const covers = candidates.list.map((candidate) => coverOf(candidate, candidates));
  const enough = HELD * Math.max(0, ...covers);
  const ways = candidates.list.map((candidate) => wayOf(candidate, concepts, library));
  const numbers = [...candidates.list.keys()];
  const stated = numbers.filter((at) => ways[at] === 'stated' && (covers[at] ?? 0) >= enough);
  if (stated.length > 0) return stated;
  // "Paragraph 1 does not hold for": the exception stands beside the rule and names it by its place.
  const best = numbers.reduce((a, b) => ((scores[b] ?? 0) > (scores[a] ?? 0) ? b : a), 0);
  const section = sectionOf(candidates.list[best]);
  return numbers.filter((at) => ways[at] === 'denies' && sectionOf(candidates.list[at]) === section);
}

/** Words of the question that a sentence holds itself from which on it says what is asked. */
const STATED = 2;

/**
 * Numbers of the candidates that deny what is asked, themselves or by their lead-in, where another sentence of their section
 * says as much of it and denies nothing.
 */
export function denyingIn({ query, list, hits }: CandidateSet, library: Library): readonly number[] {
  if (!query.intent.affirms) return [];
  const sectionOf = ({ hit }: Candidate): number | undefined => hits[hit]?.section.number;
  const says = ({ soft, labels }: Candidate, k: number): boolean =>
    (soft[k] ?? 0) > 0 || (labels[k] ?? 0) > 0;
  return list.flatMap((candidate, at) => {
    const { passage, sentence } = candidate;
    const document = library.document(passage.documentId);
    if (!document || !hasNot(candidate)) return [];
    const held = query.concepts.flatMap((_, k) => (says(candidate, k) ? [k] : []));
    if (held.length < STATED) return [];
    const stated = list.some(
      (other) =>
        !hasNot(other) && sectionOf(other) === sectionOf(candidate) && held.every((k) => says(other, k)),
    );
    const texts = stated ? [textOf(document, sentence, sentence.form), ...introsOf(sentence)] : [];
    return texts.some((text) => isDenied(text, query.concepts, document.language)) ? [at] : [];
  });
}

const hasNot = ({ counts, sentence }: Candidate): boolean =>
  (counts.classes & wordClass.negation) !== 0 || introsOf(sentence).some((text) => text.search(denies) >= 0);

const sectionOf = (candidate: Candidate | undefined): string =>
  `${candidate?.passage.documentId} ${candidate?.passage.headings.at(-1)?.start}`;

/** Weight of the question's words that it holds, with its labels, headings and title. */
function coverOf({ soft, labels, hit }: Candidate, { settings, matcher }: CandidateSet): number {
  const { path = matcher.nothing, title = matcher.nothing } = settings[hit] ?? {};
  return weigh(strongest(strongest(soft, labels), strongest(path, title)), matcher.weights);
}

/** `stated`: what is asked is denied by its own words, its lead-in or its heading; `denies`: something is. */
function wayOf(
  { passage, sentence }: Candidate,
  denied: readonly Concept[],
  library: Library,
): 'stated' | 'denies' | undefined {
  const document = library.document(passage.documentId);
  if (!document) return undefined;
  if (reversingHeadings(passage, document).length > 0) return 'stated';
  const texts = [textOf(document, sentence, sentence.form), ...introsOf(sentence)];
  if (texts.some((text) => isDenied(text, denied, document.language))) return 'stated';
  return texts.some((text) => excepts.test(text) || text.search(denies) >= 0) ? 'denies' : undefined;
}

/** Words before and behind a "not" that it may deny. */
const REACH = { before: 4, behind: 5 } as const;

/** One of the words stands near to a "not", or in a sentence that makes an exception. */
function isDenied(text: string, concepts: readonly Concept[], language: string): boolean {
  const marks = [...text.matchAll(denies)].map(({ index }) => index);
  const any = excepts.test(text);
  if (!any && marks.length === 0) return false;
  const terms = analyze(text, language);
  return marks.concat(any ? [-1] : []).some((mark) => {
    const at = terms.findIndex(({ end }) => end > mark);
    const near = mark < 0 ? terms : terms.slice(Math.max(0, at - REACH.before), at + 1 + REACH.behind);
    return near.some(({ stem, stop }) => !stop && concepts.some(({ forms }) => isOf(stem, forms)));
  });
}

const isOf = (stem: string, forms: Concept['forms']): boolean =>
  forms.some((form) => form.stem === stem || (form.stem[0] === stem[0] && isRelated(form.stem, stem)));

const introsOf = ({ labels }: Sentence): readonly string[] =>
  labels.flatMap(({ kind, text }) => (kind === 'intro' ? [text] : []));
