// The item or row that a question for yes or no is about: "Is Latin supported?" is about the item "Latin".
import { type Candidate, type CandidateSet, isContent } from './candidates.ts';

/** Words of the question beside the thing that it asks about, at most: one that says much more is about more. */
const BESIDE = 2;

/** Numbers of the items, and of the rows by their first cell, of which every word is asked for; none where a question is not for yes or no. */
export const meantIn = (candidates: CandidateSet): readonly number[] =>
  candidates.query.intent.yesNo
    ? candidates.list.flatMap((candidate, at) => (isMeant(candidate, candidates) ? [at] : []))
    : [];

function isMeant(candidate: Candidate, { query }: CandidateSet): boolean {
  const { sentence, reading, from, to, named } = candidate;
  if (sentence.form !== 'item' && sentence.form !== 'row') return false;
  const end = sentence.form === 'row' ? (sentence.cells[0]?.end ?? 0) : sentence.end;
  const asked = new Set(named.map(({ at }) => at));
  let words = 0;
  for (let at = from; at < to && (reading.starts[at] ?? 0) < end; at++) {
    if (!isContent(candidate, at)) continue;
    if (!asked.has(at)) return false;
    words += 1;
  }
  const held = candidate.own.filter((share) => share > 0).length;
  return words > 0 && query.concepts.length - held <= BESIDE;
}
