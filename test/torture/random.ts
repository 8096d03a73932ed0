// Chance from a seed: the same number gives the same cases, on every machine.
import { randomFrom } from '../../bench/random.ts';

export type Random = {
  /** From 0 to `below` - 1. */
  int(below: number): number;
  chance(of: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
  /** So many of them, with repeats. */
  some<T>(from: readonly [T, ...T[]], count: number): readonly T[];
  /** A word that stands nowhere else: `prefix` and six letters. */
  word(prefix: string): string;
};

export function createRandom(seed: number): Random {
  const next = randomFrom(seed);
  const int = (below: number): number => Math.floor(next() * below);
  const pick = <T>(from: readonly [T, ...T[]]): T => from[int(from.length)] ?? from[0];
  return {
    int,
    chance: (of) => next() < of,
    pick,
    some: (from, count) => Array.from({ length: count }, () => pick(from)),
    word: (prefix) => prefix + Array.from({ length: 6 }, () => String.fromCharCode(97 + int(26))).join(''),
  };
}
