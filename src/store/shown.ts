// What is kept of an answer, and what stays of it when the question, or who completed it, is forgotten.
import type { Answer, Citation, Turn } from '../domain.ts';

/** Lists of documents and of what can be asked are made anew when they are asked for; keeping them with every greeting would be waste. */
export function withoutLists(answer: Answer): Answer {
  if (answer.kind !== 'conversation') return answer;
  const { contact: _contact, ...rest } = answer;
  return { ...rest, documents: [], examples: [] };
}

/** Citations stay, the words of the question do not. */
export const forgetQuestion = (answer: Answer): Answer => ({
  ...withWords(answer, () => false),
  asked: '',
  understood: '',
});

/** Of a question that was completed from an earlier one its own words stay. */
export function forgetCompletion(answer: Answer): Answer {
  if (answer.understood === answer.asked) return answer;
  const said = answer.asked.toLowerCase();
  const own = withWords(answer, (word) => said.includes(word.toLowerCase()));
  return { ...own, understood: answer.asked };
}

/** The turn as its own words alone have it, without what completed them. */
export const ownTurn = (turn: Turn): Turn => ({ ...turn, understood: turn.question });

function withWords(answer: Answer, keeps: (word: string) => boolean): Answer {
  const cut = (c: Citation): Citation => ({
    ...c,
    matched: c.matched.filter(keeps),
    missing: c.missing.filter(keeps),
  });
  const rest = { ...answer, next: answer.next.map(cut) };
  if (rest.kind === 'abstention') return { ...rest, unknownWords: rest.unknownWords.filter(keeps) };
  if (rest.kind === 'conversation') return rest;
  const unknownWords = rest.unknownWords?.filter(keeps) ?? [];
  const { unknownWords: _all, ...cited } = { ...rest, citations: rest.citations.map(cut) };
  return { ...cited, ...(unknownWords.length === 0 ? {} : { unknownWords }) };
}
