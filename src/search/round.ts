// One rounding for all scores.

/** Six decimals: equal on every machine whatever its logarithm's last bit is. */
export const round = (x: number): number => Math.round(x * 1e6) / 1e6;
