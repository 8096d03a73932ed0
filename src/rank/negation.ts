// A question for the exception ("when does it not apply?"): which sentences deny what it asks about.

import { reversingHeadings } from '../citation/headings.ts';
import { textOf } from '../citation/stretch.ts';
import type { Sentence } from '../domain.ts';
import type { Library } from '../library/library.ts';
import type { Concept, Query } from '../question/query.ts';
import { analyze } from '../text/analyze.ts';
import { isRelated } from '../text/family.ts';
import { wordClass } from '../text/word-class.ts';
import type { Candidate, Scene } from './candidates.ts';
import { strongest, weigh } from './matcher.ts';

/** Share of what the best sentence holds of the question, with its labels, headings and title, that one which denies has to hold. 0 to 1. */
const HELD = 0.75;
/** Words behind "not" that it denies, at most. */
const DENIED = 3;

const not = String.raw`\b(?:not|never|cannot|no longer|(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|must|need)n['’]?t|won['’]?t|can['’]?t)\b`;
const excepts = /\b(?:except(?:ions?|ed|ing)?|exclu(?:d\p{L}+|sions?)|exempt\p{L}*|unless|other than)\b/iu;
const denies = new RegExp(`${not}|\\b(?:no|nor|neither|forbidden|prohibited)\\b`, 'giu');
const asksNot = new RegExp(not, 'iu');
const asksExcept = /\b(?:exceptions?|exclu(?:d\p{L}+|sions?)|exempt\p{L}*)\b/iu;
/** These deny nothing: "isn't it", "or not", "I do not know". */
const idle = new RegExp(
  `^\\W*(?:why\\s+)?\\p{L}+n['’]?t\\b|\\b(?:or|why|if|whether or|not only) not\\b|${not} (?:sure|know|understand|see|find|get|have|want|only)\\b`,
  'iu',
);
/** What is denied in a condition or a reason is not asked for. */
const aside =
  /(?<=\S\s*)[,;]?\s(?:when|if|so that|because|since|while|although|though|but|and|that|which)\s.*$/isu;
const asks =
  /\b(?:who|whom|whose|what|which|when|where|why|how)\b|^\W*(?:is|are|was|were|do|does|did|can|could|will|would|should|may|must)\b(?!\s+not\b)/iu;

/** Numbers of the concepts that the question denies; undefined where it asks for no exception. */
export function deniedIn({ understood, concepts }: Query): readonly number[] | undefined {
  const all = concepts.map((_, at) => at);
  // A word that documents hold too ("how do I exclude a file") is looked for as any other.
  if (asksExcept.test(understood) && !concepts.some(({ word }) => isExcepting(word))) return all;
  const found = asksNot.exec(understood);
  const from = found ? Math.max(0, ...endsBefore(understood, found.index)) : 0;
  const said = understood.slice(from).replace(aside, '');
  if (!found || found.index - from >= said.length || idle.test(said) || !asks.test(said)) return undefined;
  const behind = concepts.flatMap(({ start }, at) => (start > found.index ? [at] : []));
  return behind.length > 0 ? behind.slice(0, DENIED) : all.slice(-1);
}

/** Where sentences end before a place. */
const endsBefore = (text: string, place: number): readonly number[] =>
  Array.from(text.slice(0, place).matchAll(/[.!?:\n]\s+/gu), (end) => end.index + end[0].length);

/** Whether a word of a question only asks for the exception, which documents say in words of their own. */
export const isExcepting = (word: string): boolean => asksExcept.test(word);

const mode = /^(?:allowed|permitted|required|supposed|obliged|necessary|possible|able)$/iu;

/** Whether documents that lack this word of the question may say all the same what it asks: "not allowed" is "may not" there. */
export const isUnsaid = (word: string, question: string): boolean =>
  isExcepting(word) || (mode.test(word) && asksNot.test(question));

/** Numbers of the candidates that state the exception; none where no exception is asked for or told. */
export function exceptionsIn(scene: Scene, scores: Float64Array, library: Library): readonly number[] {
  const denied = deniedIn(scene.query);
  if (!denied) return [];
  const concepts = denied.flatMap((at) => scene.query.concepts[at] ?? []);
  const covers = scene.list.map((candidate) => coverOf(candidate, scene));
  const enough = HELD * Math.max(0, ...covers);
  const ways = scene.list.map((candidate) => wayOf(candidate, concepts, library));
  const numbers = [...scene.list.keys()];
  const stated = numbers.filter((at) => ways[at] === 'stated' && (covers[at] ?? 0) >= enough);
  if (stated.length > 0) return stated;
  // "Paragraph 1 does not hold for": the exception stands beside the rule and names it by its place.
  const best = numbers.reduce((a, b) => ((scores[b] ?? 0) > (scores[a] ?? 0) ? b : a), 0);
  const section = sectionOf(scene.list[best]);
  return numbers.filter((at) => ways[at] === 'denies' && sectionOf(scene.list[at]) === section);
}

/** Words of the question that a sentence holds itself from which on it says what is asked. */
const STATED = 2;

/**
 * Numbers of the candidates that deny what is asked, themselves or by their lead-in, where another sentence of their section
 * says as much of it and denies nothing.
 */
export function denyingIn({ query, list, hits }: Scene, library: Library): readonly number[] {
  if (query.yesNo || !asks.test(query.understood) || asksNot.test(query.understood)) return [];
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

const hasNot = ({ makeup, sentence }: Candidate): boolean =>
  (makeup.classes & wordClass.negation) !== 0 || introsOf(sentence).some((text) => text.search(denies) >= 0);

const sectionOf = (candidate: Candidate | undefined): string =>
  `${candidate?.passage.documentId} ${candidate?.passage.headings.at(-1)?.start}`;

/** Weight of the question's words that it holds, with its labels, headings and title. */
function coverOf({ soft, labels, hit }: Candidate, { settings, matcher }: Scene): number {
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
