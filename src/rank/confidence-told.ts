// What the fitted confidence does not see: an entry named by its row and its column, a subject that no document holds, and what only tells of a change.

import type { Query } from '../question/query.ts';
import { sign } from '../search/reading.ts';
import { asksAmount } from '../text/stop-words.ts';
import { wordClass } from '../text/word-class.ts';
import { type Candidate, type CandidateSet, isContent } from './candidates.ts';
import type { Thresholds } from './confidence.ts';
import { exactIn } from './exact-names.ts';
import type { Ranking } from './rank.ts';

/** How much of the way from the threshold of an answer to certainty an entry goes that the question names in full, or but for its verb. 0 to 1. */
const ENTRY = { row: 0.8, item: 0.4, verb: 0.4 } as const;

/** Sentences of the ranking among which the items are that a line announces. */
const LOOKED = 5;

/** The confidence with that, 0 to 1. */
export function adjustedConfidence(
  { evidence, query, sentences }: Ranking,
  fitted: number,
  enough: Thresholds,
): number {
  const { candidates, order } = evidence;
  const all = order.slice(0, LOOKED).flatMap((at) => candidates.list[at] ?? []);
  const [best] = all;
  if (!best) return fitted;
  const lacks =
    exactIn(candidates).unknown ||
    lacksNoun(best, query) ||
    (query.intent.yesNo && lacksSubject(best, candidates));
  if (lacks || sentences[0]?.past) return Math.min(fitted, (enough.answer + enough.nearest) / 2);
  // A line that announces a list is quoted by its items.
  const announces = ((best.reading.signs[best.index] ?? 0) & sign.opens) !== 0;
  const entry = announces ? all.find(({ sentence }) => sentence.form === 'item') : best;
  const share = entry ? entryShare(entry, candidates) : 0;
  return share === 0 ? fitted : Math.max(fitted, enough.answer + (1 - enough.answer) * share);
}

const amounts = wordClass.digit | wordClass.number;
const figures = { amount: amounts, time: amounts | wordClass.month | wordClass.weekday } as const;

/** A figure or a time is asked for, of something that the documents lack, and the best sentence has none: it is not even near. */
export function isFarOff({ evidence: { candidates, order }, query }: Ranking): boolean {
  const best = candidates.list[order[0] ?? -1];
  const { figure } = query.intent;
  if (!best || query.unknownWords.length === 0 || figure === undefined) return false;
  return (best.counts.classes & figures[figure]) === 0;
}

/** "What is the office budget?" of documents without a budget. */
function lacksNoun({ soft, labels }: Candidate, { concepts, intent }: Query): boolean {
  const at = concepts.length - 1;
  const noun = concepts[at];
  if (!noun || noun.known || noun.repaired || at === 0) return false;
  const held = (soft[at] ?? 0) > 0 || (labels[at] ?? 0) > 0;
  return !held && intent.endsWithNoun;
}

/** "Are cats allowed?" of documents without cats: what holds of dogs is no answer. */
function lacksSubject(best: Candidate, { query, settings }: CandidateSet): boolean {
  const { path, title } = settings[best.hit] ?? {};
  const at = query.intent.subject;
  const subject = query.concepts[at];
  const held = [best.soft, best.labels, path, title];
  return subject !== undefined && !subject.known && held.every((by) => (by?.[at] ?? 0) === 0);
}

/** How a row is named by one of its cells and a column, or an item by its own words and its lead-in; 0 where it is not. */
function entryShare(best: Candidate, candidates: CandidateSet): number {
  const { query, settings } = candidates;
  const { sentence, own, soft, labels, hit } = best;
  if (sentence.form !== 'row' && sentence.form !== 'item') return 0;
  const numbers = query.concepts.map((_, k) => k);
  const has = (held: Float64Array | undefined, k: number): boolean => (held?.[k] ?? 0) > 0;
  const setting = settings[hit];
  const lacking = numbers.filter(
    (k) =>
      !asksAmount(query.concepts[k]?.word.toLowerCase() ?? '') &&
      !has(soft, k) &&
      !has(labels, k) &&
      !has(setting?.path, k) &&
      !has(setting?.title, k),
  );
  const [first] = lacking;
  if (lacking.length > 1 || (first !== undefined && !query.intent.verbs.includes(first))) return 0;
  const subject = numbers.some((k) => has(own, k) && (sentence.form === 'item' || isInHead(best, k)));
  const named = numbers.some((k) => has(labels, k) && !has(own, k)) || isTerm(best, candidates);
  if (!subject || !named || (sentence.form === 'item' && lacking.length > 0)) return 0;
  return lacking.length > 0 ? ENTRY.verb : ENTRY[sentence.form];
}

/** The item behind it says what it is: a term, and what it means. */
function isTerm(best: Candidate, { list }: CandidateSet): boolean {
  const next = list.find((one) => one.passage === best.passage && one.index === best.index + 1);
  const isIntro = next?.sentence.labels.some(
    ({ kind, start, end }) => kind === 'intro' && start === best.sentence.start && end === best.sentence.end,
  );
  return next?.sentence.form === 'item' && isIntro === true;
}

/** In its first cell, which names the row. */
function isInHead(best: Candidate, concept: number): boolean {
  const end = best.sentence.cells[0]?.end ?? 0;
  return best.named.some(
    ({ at, namings }) =>
      (best.reading.starts[at] ?? 0) < end &&
      isContent(best, at) &&
      namings.some((naming) => naming.concept === concept && !naming.soft),
  );
}
