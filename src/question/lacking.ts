// What a question names by its place in the sentence, so that an answer can be seen to lack it: a figure, a noun, a subject.
import type { Concept } from './concepts.ts';
import type { QuestionType } from './question-type.ts';

/** What has to stand in an answer: a number of anything, or a date or a time of day. */
export type Figure = 'amount' | 'time';

/** Nouns that a figure answers, or a time. */
const amount =
  /^(?:amounts?|numbers?|totals?|budgets?|prices?|costs?|fees?|rents?|salar(?:y|ies)|wages?|fares?|fines?|deposits?|discounts?|rates?|limits?|sizes?|lengths?|heights?|weights?|widths?|depths?|speeds?|ages?|temperatures?|percentages?)$/iu;
const time = /^(?:dates?|days?|deadlines?|years?|months?|hours?)$/iu;

const asksFirst = /^\W*(?:(?:and|so|but|until|since|by|from|at|on|in)\s+){0,2}(?:when|how|what|which)\b/iu;

/** Undefined where no figure is asked for. */
export function figureOf(
  question: string,
  type: QuestionType['type'],
  concepts: readonly Concept[],
): Figure | undefined {
  if (!asksFirst.test(question)) return undefined;
  const noun = /^\W*what\b/iu.test(question) ? (concepts.at(-1)?.word ?? '') : '';
  if (type === 'date' || time.test(noun)) return 'time';
  return type === 'amount' || type === 'count' || amount.test(noun) ? 'amount' : undefined;
}

const named =
  /^\W*what(?:\s+(?:is|was)|['’]s)\s+(?:the|your|our)\s+(?!.*\b(?:of|for|in|on|at|by|with|from|to|than|as)\b)/iu;

/** "What is the office budget?": nothing stands behind its last concept, which is what is asked for. */
export const endsWithNoun = (question: string, concepts: readonly Concept[]): boolean =>
  named.test(question) && /^\W*$/u.test(question.slice(concepts.at(-1)?.end ?? 0));

const auxiliary = /^\W*\p{L}+\s+(?:(?:the|a|an|your|our|all|any|these|those|such)\s+)?/iu;

/** "Are cats allowed?": the number of the concept right behind the verb, -1 where none stands there. */
export function subjectOf(question: string, concepts: readonly Concept[]): number {
  const from = auxiliary.exec(question)?.[0].length ?? 0;
  return concepts.findIndex(({ start }) => start === from);
}

const doing = /\b(?:do|does|did|can|could|will|would|should|must|may|might)\b/iu;
const being = /\b(?:is|are|was|were|be|been)\b/iu;
const participle = /(?:ed|en|wn|pt|ght|ld|id)$/iu;
const behindVerb =
  /^(?:\s+(?:on|by|per|in|at|for|to|with|from|of|as|over|through|under|up|out|off)\b|\W*$)/iu;

/** Numbers of the concepts that are its verb: "what port does the proxy *use*?", "when is the bin *emptied*?". */
export const verbsIn = (question: string, concepts: readonly Concept[]): readonly number[] =>
  concepts.flatMap((concept, at) => (isVerb(question, concept, at) ? [at] : []));

function isVerb(question: string, { word, start, end, entity }: Concept, at: number): boolean {
  if (entity || !behindVerb.test(question.slice(end))) return false;
  const before = question.slice(0, start);
  return doing.test(before) ? at > 0 : being.test(before) && participle.test(word);
}
