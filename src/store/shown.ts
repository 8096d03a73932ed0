// What is kept of an answer, and what stays of it when the question is forgotten.
import type { Answer, Citation } from '../domain.ts';

/** A list of documents is made anew when it is asked for; keeping it with every greeting would be waste. */
export const withoutDocuments = (answer: Answer): Answer =>
  answer.kind === 'conversation' ? { ...answer, documents: [] } : answer;

/** Citations stay, the words of the question do not. */
export function forgetQuestion(answer: Answer): Answer {
  const silent = (c: Citation): Citation => ({ ...c, matched: [], missing: [] });
  const rest = { ...answer, asked: '', understood: '', next: answer.next.map(silent) };
  if (rest.kind === 'abstention') return { ...rest, unknownWords: [] };
  return rest.kind === 'conversation' ? rest : { ...rest, citations: rest.citations.map(silent) };
}
