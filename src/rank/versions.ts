// Documents of several versions beside each other: where none is asked for, the newest comes first.
import type { Document } from '../domain.ts';
import type { Library } from '../library/library.ts';
import { versionFolder } from '../search/versions.ts';
import type { CandidateSet } from './candidates.ts';

const older = new WeakMap<Library, ReadonlySet<string>>();

/** Numbers of the candidates from pages of which a newer version holds candidates too. */
export function olderIn({ list }: CandidateSet, library: Library): readonly number[] {
  const old = older.get(library) ?? olderPages(library.documents);
  older.set(library, old);
  if (old.size === 0) return [];
  const newer = new Set(
    list.flatMap(({ passage }) =>
      old.has(passage.documentId) ? [] : pageOf(library.document(passage.documentId)),
    ),
  );
  return list.flatMap(({ passage }, at) => {
    const document = library.document(passage.documentId);
    return old.has(passage.documentId) && pageOf(document).some((page) => newer.has(page)) ? [at] : [];
  });
}

/** Ids of the documents that stand in the folder of a version of which a newer one has the same page. */
function olderPages(documents: readonly Document[]): ReadonlySet<string> {
  const newest = new Map<string, Document>();
  const paged = documents.filter(({ path }) => inFolder(path) !== undefined);
  for (const document of paged)
    for (const page of pageOf(document)) {
      const known = newest.get(page);
      if (!known || compare(document, known) > 0) newest.set(page, document);
    }
  return new Set(
    paged.filter((one) => pageOf(one).every((page) => newest.get(page) !== one)).map(({ id }) => id),
  );
}

/** Its path without the folder of its version; nothing for a document in none. */
function pageOf(document: Document | undefined): readonly string[] {
  const found = document && inFolder(document.path);
  return found
    ? [
        document.path
          .split('/')
          .filter((_, at) => at !== found.at)
          .join('/'),
      ]
    : [];
}

function inFolder(path: string): { readonly at: number; readonly version: string } | undefined {
  const parts = path.split('/').slice(0, -1);
  const at = parts.findIndex((part) => versionFolder.test(part));
  const version = versionFolder.exec(parts[at] ?? '')?.[1];
  return version === undefined ? undefined : { at, version };
}

/** By their versions, number for number. */
function compare(one: Document, other: Document): number {
  const [a, b] = [one, other].map(({ path }) => (inFolder(path)?.version ?? '').split('.').map(Number));
  const at = (a ?? []).findIndex((number, k) => number !== (b?.[k] ?? 0));
  return at < 0 ? 0 : (a?.[at] ?? 0) - (b?.[at] ?? 0);
}
