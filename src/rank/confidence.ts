// How probable it is that the first sentence of a ranking is right, and the thresholds between answer, nearest and abstention.

import stored from './confidence.model.json' with { type: 'json' };
import { evidenceNames, evidenceOf } from './evidence.ts';
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
