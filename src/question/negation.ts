// What a question denies ("when does it not apply?"): it asks for the exception, which documents say in words of their own.
import type { Concept } from './concepts.ts';
import { asksSomething } from './wording.ts';

/** Words that a question is looked at for what it denies, behind "not" at most. */
const DENIED = 3;

/** Words that deny, as a part of a pattern. */
export const not = String.raw`\b(?:not|never|cannot|no longer|(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|must|need)n['’]?t|won['’]?t|can['’]?t)\b`;

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
export function deniedIn(question: string, concepts: readonly Concept[]): readonly number[] | undefined {
  const all = concepts.map((_, at) => at);
  // A word that documents hold too ("how do I exclude a file") is looked for as any other.
  if (asksExcept.test(question) && !concepts.some(({ word }) => asksExcept.test(word))) return all;
  const found = asksNot.exec(question);
  const from = found ? Math.max(0, ...endsBefore(question, found.index)) : 0;
  const said = question.slice(from).replace(aside, '');
  if (!found || found.index - from >= said.length || idle.test(said) || !asks.test(said)) return undefined;
  const behind = concepts.flatMap(({ start }, at) => (start > found.index ? [at] : []));
  return behind.length > 0 ? behind.slice(0, DENIED) : all.slice(-1);
}

/** Where sentences end before a place. */
const endsBefore = (text: string, place: number): readonly number[] =>
  Array.from(text.slice(0, place).matchAll(/[.!?:\n]\s+/gu), (end) => end.index + end[0].length);

/** Whether it asks for what holds: nothing in it is denied. */
export const affirms = (question: string): boolean => asksSomething(question) && !asksNot.test(question);

const mode = /^(?:allowed|permitted|required|supposed|obliged|necessary|possible|able)$/iu;

/** Whether documents that lack this word of the question may say all the same what it asks: "not allowed" is "may not" there. */
export const isUnsaid = (word: string, question: string): boolean =>
  asksExcept.test(word) || (mode.test(word) && asksNot.test(question));
