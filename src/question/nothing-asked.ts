// A question without words: for what is quoted though nothing was asked of it.
import type { Library } from '../library/library.ts';
import { analyzeQuestion, type Query } from './query.ts';

/** A query that names nothing and finds nothing. */
export const nothingAsked = (library: Library): Query => ({
  ...analyzeQuestion('', library, () => true),
  concepts: [],
});
