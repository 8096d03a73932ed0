// How probable it is that the first sentence of a ranking is right, what the fitted model does not see of that, and the thresholds between answer, nearest and abstention.

import type { Query } from '../question/query.ts';
import { sign } from '../search/reading.ts';
import { asksAmount, wordClass } from '../text/word-class.ts';
import { type Candidate, type CandidateSet, isContent } from './candidates.ts';
import stored from './confidence.model.json' with { type: 'json' };
import { evidenceNames, evidenceOf } from './evidence.ts';
import { exactIn } from './exact-names.ts';
import { type Tree, treesScore } from './model.ts';
import type { Ranking } from './rank.ts';

/** Where the line is drawn between answer, nearest and abstention. */
export type Thresholds = {
  /** At or above: an answer. Probability, 0 to 1. */
  readonly answer: number;
  /** Below: nothing is shown at all. */
  readonly nearest: number;
};

/** Where the stored curve refuses the share of foreign questions that its making names. */
export const thresholds: Thresholds = stored.thresholds;

/** Trees over the evidence whose sum with the bias is the logarithm of the odds, and what became of such scores. */
export type ConfidenceModel = {
  /** Of the evidence that the trees' columns stand for. */
  readonly names: readonly string[];
  readonly trees: readonly Tree[];
  readonly bias: number;
  /** From scores to probabilities, rising; straight lines in between. */
  readonly calibration: readonly (readonly number[])[];
};

let loaded: ConfidenceModel | undefined;

/**
 * Probability, 0 to 1, that the first sentence is right; a question without an answer in the corpus is never right.
 * A small number or a function word alone names nothing.
 */
export function confidenceOf(ranking: Ranking): number {
  if (ranking.sentences.length === 0 || !ranking.query.intent.names) return 0;
  loaded ??= load();
  return calibrated(loaded.calibration, scoreOf(loaded, evidenceOf(ranking)));
}

/** How much of the way from the threshold of an answer to certainty a subject goes that a sentence names, or its heading. */
const SUBJECT = { said: 0.5, heading: 0.25 } as const;

/** Whoever asks what there is about a subject is answered by a sentence that names all of it, or that stands under its name. */
export function confidenceOfSubject({ query, sentences }: Ranking, answer: number): number {
  const best = sentences[0];
  const subject = query.concepts.map((concept, at) => ({ concept, at }));
  if (!best || subject.some(({ concept }) => !concept.known)) return 0;
  const said = subject.every(({ at }) => best.matched.includes(at));
  const above = subject.every(({ at }) => best.matched.includes(at) || best.around.includes(at));
  return above ? answer + (1 - answer) * (said ? SUBJECT.said : SUBJECT.heading) : 0;
}

/** Thresholds for a wanted share of right answers among those given, 0.5 to 1, read off the stored curve. */
export function thresholdsFor(precision: number | undefined): Thresholds {
  if (precision === undefined) return thresholds;
  const point = stored.curve.find((p) => p.precision >= precision) ?? stored.curve.at(-1);
  const answer = point?.threshold ?? thresholds.answer;
  return { answer, nearest: Math.min(thresholds.nearest, answer) };
}

/** The score of the evidence before it is calibrated; the columns of `trees` are those of the evidence. */
export const scoreOf = (
  { trees, bias }: Pick<ConfidenceModel, 'trees' | 'bias'>,
  evidence: readonly number[],
): number => bias + treesScore(trees, Float64Array.from(evidence), 0);

/** The probability that a score stands for, in ten-thousandths. */
export const calibrated = (calibration: ConfidenceModel['calibration'], score: number): number =>
  Math.round(1e4 * between(calibration, score)) / 1e4;

const at = (name: string): number => evidenceNames.indexOf(name);

function between(points: readonly (readonly number[])[], score: number): number {
  const after = points.findIndex((p) => (p[0] ?? 0) > score);
  if (after === 0) return points[0]?.[1] ?? 0;
  const [x0 = 0, y0 = 0] = points.at(after < 0 ? -1 : after - 1) ?? [];
  if (after < 0) return y0;
  const [x1 = 0, y1 = 0] = points[after] ?? [];
  return x1 > x0 ? y0 + ((y1 - y0) * (score - x0)) / (x1 - x0) : y1;
}

/** The stored model names its evidence, whose places may have moved since. */
function load(): ConfidenceModel {
  const places = stored.names.map(at);
  const gone = stored.names.find((_, k) => places[k] === -1);
  if (gone !== undefined)
    throw new Error(`confidence.model.json names the evidence "${gone}", which is gone: run npm run fit`);
  const trees = stored.trees.map((t) => ({
    ...t,
    column: t.column.map((c) => (c < 0 ? -1 : (places[c] ?? -1))),
  }));
  return { ...stored, trees };
}

/** How much of the way from the threshold of an answer to certainty an entry goes that the question names in full, or but for its verb. 0 to 1. */
const ENTRY = { row: 0.8, item: 0.4, verb: 0.4 } as const;

/** Sentences of the ranking among which the items are that a line announces. */
const LOOKED = 5;

/**
 * The confidence, 0 to 1, with what the fitted one does not see: an entry named by its row and its column, a subject that no
 * document holds, a sentence that only says what changed.
 */
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
