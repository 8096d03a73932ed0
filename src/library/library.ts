// The corpus as one immutable value: documents, passages and their index. A reload builds a new one beside the old.
import { createHash } from 'node:crypto';
import { type Corpus, loadCorpus, type ReadingProgress } from '../corpus/load.ts';
import { corpusOf, type MemoryText } from '../corpus/memory.ts';
import type { Document, LeftOut, NotRead, Passage, Readers } from '../domain.ts';
import { brokenSynonyms } from '../search/equivalents.ts';
import { createSearcher, type Searcher } from '../search/searcher.ts';
import { mayRead } from './audience.ts';

/** The documents in force, what is found in them, and who may read which. */
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
  /** Template that links documents without an address of their own (see src/link). */
  readonly sourceUrl?: string;
  /** Share of right answers that was asked for, 0.5 to 1; absent for the default thresholds. */
  readonly precision?: number;
  /** Whom people may ask beside, in the operator's words. */
  readonly contact?: string;
  /** Path of the operator's `questions.yaml`, where there is one. */
  readonly questions?: string;
  /**
   * The library without the documents that are not for these readers: as if they were not there, in how rare a word is too.
   * Made at the first call; it keeps the fingerprint.
   */
  readBy(readers: Readers): Library;
};

/** What an operator sets beside the folder itself. */
export type LibrarySettings = {
  readonly sourceUrl?: string | undefined;
  readonly precision?: number | undefined;
  readonly contact?: string | undefined;
};

/** Which folder is read, how links are made, and for whom. */
export type LibraryOptions = LibrarySettings & {
  readonly folder: string;
  /** Folder in which is kept what was made of files that are no text. */
  readonly extracted?: string | undefined;
  /** Told after each file that is read. */
  readonly reading?: ((progress: ReadingProgress) => void) | undefined;
  /** Whom the library serves: what they may read is made ready before the first of them asks. */
  readonly served?: readonly Readers[];
};

/** Reads the folder; throws a CorpusError (code, path, remedy) when it is missing or holds no document that may be served. */
export async function openLibrary(options: LibraryOptions): Promise<Library> {
  const { folder, extracted, reading, served = [], ...settings } = options;
  const library = createLibrary(await loadCorpus(folder, { extracted, reading }), settings);
  for (const readers of served) library.readBy(readers);
  return library;
}

/** A library over documents that were read already; equal input gives an equal fingerprint. */
export function createLibrary(corpus: Corpus, settings: LibrarySettings = {}): Library {
  const { documents, synonyms } = corpus;
  const { sourceUrl = '', precision = 0, contact } = settings;
  const set = [synonyms, sourceUrl, precision, ...(contact === undefined ? [] : [contact])];
  return libraryFrom(corpus, settings, fingerprint(documents, set));
}

function libraryFrom(corpus: Corpus, settings: LibrarySettings, print: string): Library {
  const { documents, synonyms, folder, leftOut, notRead, warnings, questions } = corpus;
  const { sourceUrl, precision, contact } = settings;
  const audiences = [...new Set(documents.flatMap(({ audience }) => audience))];
  const byId = new Map(documents.map((d) => [d.id, d]));
  const passages = new Map(documents.flatMap((d) => d.passages).map((p) => [p.id, p]));
  const narrower = new Map<string, Library>();
  const library: Library = {
    fingerprint: print,
    folder,
    documents,
    document: (id) => byId.get(id),
    passage: (id) => passages.get(id),
    searcher: createSearcher(documents, { synonyms }),
    leftOut,
    notRead,
    warnings: [...warnings, ...brokenSynonyms(synonyms)],
    ...(sourceUrl === undefined ? {} : { sourceUrl }),
    ...(precision === undefined ? {} : { precision }),
    ...(contact === undefined ? {} : { contact }),
    ...(questions === undefined ? {} : { questions }),
    readBy(readers) {
      const key = JSON.stringify(
        readers === 'all' ? audiences : audiences.filter((a) => readers.includes(a)),
      );
      const made = narrower.get(key) ?? narrowed(readers);
      narrower.set(key, made);
      return made;
    },
  };
  const narrowed = (readers: Readers): Library => {
    const readable = documents.filter(({ audience }) => mayRead(audience, readers));
    return readable.length === documents.length
      ? library
      : libraryFrom({ ...corpus, documents: readable }, settings, print);
  };
  return library;
}

/** A library of texts in memory, for question sets and tests. */
export const libraryOf = (texts: readonly MemoryText[]): Library => createLibrary(corpusOf(texts));

/** Hex characters of a fingerprint. */
const fingerprintLength = 16;

function fingerprint(documents: readonly Document[], settings: readonly (string | number)[]): string {
  const hash = createHash('sha256').update(JSON.stringify(settings));
  for (const d of documents) {
    const { path, title, publisher, origin, date, url, sourceUrl, language } = d;
    hash.update(JSON.stringify([path, d.hash, title, publisher, origin, date, url, sourceUrl, language]));
    hash.update(
      JSON.stringify([d.tags, d.audience, d.copies, d.passages.map((p) => [p.start, p.end, p.hash])]),
    );
  }
  return hash.digest('hex').slice(0, fingerprintLength);
}
