// Figures over outcomes: shares with bootstrap intervals, AUROC, calibration, coverage against precision.

import type { OutcomeKind } from '../citation/citations.ts';

/** What was shown for one question: sure that it answers, unsure but worth a look, or nothing. */
export type Judged = {
  readonly answerable: boolean;
  /** What kind of a question without an answer it is (Case.lacks). */
  readonly lacks?: string;
  readonly outcome: OutcomeKind;
  /** Comparable within one engine only. */
  readonly confidence: number;
  /** Of each excerpt: the parts of the answer that it holds, and its length in UTF-16 units. */
  readonly shown: readonly { readonly held: readonly number[]; readonly length: number }[];
};

/** One question asked; the confidence from 0 to 1. */
export type Outcome = Omit<Judged, 'shown'> & {
  readonly id: string;
  readonly question: string;
  readonly kind: string;
  /** It goes on a conversation, which plain searches know nothing of. */
  readonly inContext: boolean;
  readonly answered: boolean;
  /** For each of the ranking's best sentences: does it hold a part of the answer? */
  readonly ranked: readonly boolean[];
  /** Place of the gold passage in the order of the ranking, from 0; −1 when it is not there, undefined when none is named. */
  readonly passage: number | undefined;
  /** For each excerpt shown: the parts it holds, and its length in UTF-16 units. */
  readonly shown: readonly {
    readonly held: readonly number[];
    readonly length: number;
    readonly verbatim: boolean;
  }[];
  readonly slots: number;
  readonly ms: number;
  readonly first: string;
};

/** The mean of the values; NaN for none. */
export const mean = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : values.reduce((a, b) => a + b, 0) / values.length;

/** The value below which a share `q` (0 to 1) of them lies; NaN for none. */
export const quantile = (values: readonly number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? Number.NaN;

/** 95 % interval of a mean by 1,000 resamples; the same numbers on every run. */
export function interval(values: readonly number[], draws = 1000): readonly [number, number] {
  if (values.length === 0) return [Number.NaN, Number.NaN];
  let state = 1;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const means = Array.from({ length: draws }, () => {
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += values[Math.floor(random() * values.length)] ?? 0;
    return sum / values.length;
  });
  return [quantile(means, 0.025), quantile(means, 0.975)];
}

/** Probability that a yes scores above a no; ties count half. */
export function auroc(yes: readonly number[], no: readonly number[]): number {
  if (yes.length === 0 || no.length === 0) return Number.NaN;
  const all = [...yes.map((v) => ({ v, y: 1 })), ...no.map((v) => ({ v, y: 0 }))].sort((a, b) => a.v - b.v);
  let rank = 0;
  let sum = 0;
  for (let i = 0; i < all.length; ) {
    let end = i;
    while (end < all.length && all[end]?.v === all[i]?.v) end++;
    const middle = (i + end - 1) / 2 + 1;
    for (let k = i; k < end; k++) if (all[k]?.y === 1) sum += middle;
    rank = end;
    i = end;
  }
  return rank === 0 ? Number.NaN : (sum - (yes.length * (yes.length + 1)) / 2) / (yes.length * no.length);
}

/** Answers of about the same confidence: their mean confidence, and the share of them that was right. */
export type Bin = {
  readonly from: number;
  readonly count: number;
  readonly confidence: number;
  readonly right: number;
};

/** Ten bins of confidence over everything answered, and the expected calibration error. */
export function reliability(pairs: readonly { readonly confidence: number; readonly right: boolean }[]): {
  readonly bins: readonly Bin[];
  readonly error: number;
} {
  const bins = Array.from({ length: 10 }, (_, b): Bin => {
    const inside = pairs.filter((p) => Math.min(9, Math.floor(p.confidence * 10)) === b);
    return {
      from: b / 10,
      count: inside.length,
      confidence: mean(inside.map((p) => p.confidence)),
      right: mean(inside.map((p) => Number(p.right))),
    };
  });
  const error = bins.reduce(
    (sum, b) => sum + (b.count === 0 ? 0 : (b.count / pairs.length) * Math.abs(b.confidence - b.right)),
    0,
  );
  return { bins, error };
}

/** Precision of the most confident share of all questions. */
export function coverageCurve(
  pairs: readonly { readonly confidence: number; readonly right: boolean }[],
): readonly { readonly coverage: number; readonly precision: number }[] {
  const sorted = [...pairs].sort((a, b) => b.confidence - a.confidence);
  return [0.2, 0.4, 0.6, 0.8, 1].map((coverage) => ({
    coverage,
    precision: mean(sorted.slice(0, Math.ceil(sorted.length * coverage)).map((p) => Number(p.right))),
  }));
}
