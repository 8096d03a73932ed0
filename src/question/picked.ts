// What an earlier answer showed and a question points to by its place: "the first one", "and the second?", "[2]".
import type { Span, Turn } from '../domain.ts';
import { stem } from '../text/stem.ts';
import { headNoun } from './topic.ts';

/** Where the question points, and what stands there. */
export type Picked = Span & { readonly name: string };

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(
  ' ',
);
const place = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:(?:the|that|your) |^)(?:(${ordinals.join('|')})|(last|final)|(\\d{1,2})(?:st|nd|rd|th))(\\s+(?:one|item|point|entry))?|(?:(?:the|that) )?(?:number|item|point|no\\.?)\\s*#?(\\d{1,2})|[#[](\\d{1,2})\\]?)(?![\\p{L}\\p{N}])`,
  'iu',
);
const auxiliary = /^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|must)$/u;

/** The item of the turn's answer that the question points to; undefined where it names a thing of its own ("the first dialogue"). */
export function pickedIn(question: string, turn: Turn): Picked | undefined {
  const names = turn.names ?? turn.excerpts;
  const match = place.exec(question);
  if (!match || names.length < 2) return undefined;
  const [whole, ordinal, last, nth, one, numbered, cited] = match;
  const number = ordinal ? ordinals.indexOf(ordinal.toLowerCase()) + 1 : Number(nth ?? numbered ?? cited);
  const name = last ? names.at(-1) : names[number - 1];
  if (name === undefined) return undefined;
  const end = match.index + whole.length;
  const next = /^\s+(\p{L}[\p{L}\p{N}'’-]*)/u.exec(question.slice(end));
  const noun = next?.[1]?.toLowerCase() ?? '';
  if (one || numbered || cited || noun === '' || auxiliary.test(noun))
    return { start: match.index, end, name };
  const same = stem(noun, 'en') === stem(headNoun(turn.understood).toLowerCase(), 'en');
  return same ? { start: match.index, end: end + (next?.[0].length ?? 0), name } : undefined;
}
