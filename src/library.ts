// The corpus as one immutable value: documents, passages and their index. A reload builds a new one beside the old.
import type { Document, LeftOut, NotRead, Passage } from './domain.ts';
import type { Searcher } from './search/searcher.ts';

export type Library = {
  /** SHA-256 (hex, 16 characters) over all documents and settings: equal fingerprints give equal answers. */
  readonly fingerprint: string;
  /** Absolute path of the corpus folder; empty for a library made in memory. */
  readonly folder: string;
  readonly documents: readonly Document[];
  document(id: string): Document | undefined;
  passage(id: string): Passage | undefined;
  readonly searcher: Searcher;
  readonly leftOut: readonly LeftOut[];
  readonly notRead: readonly NotRead[];
  readonly warnings: readonly string[];
};
