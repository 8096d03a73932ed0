// The only file that imports minisearch (placeholder until the index is written).
import type { Passage } from '../domain.ts';

export type Hit = { readonly passage: Passage; readonly score: number };
export type Searcher = { readonly size: number };
