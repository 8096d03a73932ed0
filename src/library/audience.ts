// Whether somebody may read what a document says. Asked on every way out.
import type { Readers } from '../domain.ts';

/** A document without an audience is for everybody; otherwise one of its audiences must be among the readers'. */
export const mayRead = (audience: readonly string[], readers: Readers): boolean =>
  audience.length === 0 || readers === 'all' || audience.some((name) => readers.includes(name));

/** What all of them may read. */
export const common = (all: readonly Readers[]): Readers =>
  all.reduce(
    (shared, readers) =>
      shared === 'all'
        ? readers
        : readers === 'all'
          ? shared
          : shared.filter((name) => readers.includes(name)),
    'all',
  );
