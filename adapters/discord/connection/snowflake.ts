// Discord's ids tell when they were made.

/** Milliseconds since 1970 at which Discord's ids begin to count. */
export const epoch = 1_420_070_400_000;

/** The smallest id that a message of this moment can have. */
export const idAt = (ms: number): string => (BigInt(Math.max(0, Math.trunc(ms) - epoch)) << 22n).toString();
