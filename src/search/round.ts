// One rounding for all scores.

/** Six decimals: equal on every machine, though logarithms differ in their last bit. */
export const round = (x: number): number => Math.round(x * 1e6) / 1e6;
