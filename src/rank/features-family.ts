// The shape that all families of features share.
import type { CandidateSet } from './candidates.ts';

/** A group of features that are computed together. */
export type Family = {
  readonly names: readonly string[];
  /** Names whose value minus the best candidate's is a feature too. */
  readonly relative: readonly string[];
  /** What the question needs once; then each candidate's values are written from `at` on, in the order of `names`. */
  readonly prepare: (candidates: CandidateSet) => (candidate: number, out: Float64Array, at: number) => void;
};

/** Row by row. */
export type Matrix = { readonly rows: number; readonly columns: number; readonly values: Float64Array };

/** Writes values one after the other. */
export function put(out: Float64Array, at: number, values: readonly number[]): void {
  for (let i = 0; i < values.length; i++) out[at + i] = values[i] ?? 0;
}

/** The quotient; 0 where there is nothing to divide by. */
export const ratio = (a: number, b: number): number => (b > 0 ? a / b : 0);

/** Place of each score among all, from 0 for the greatest. */
export function ranksOf(scores: readonly number[]): readonly number[] {
  const order = scores.map((_, i) => i).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const ranks: number[] = [];
  for (const [rank, i] of order.entries()) ranks[i] = rank;
  return ranks;
}
