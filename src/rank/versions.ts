// Documents of several versions beside each other: the one that a question names, or else the newest.
import type { Document, Passage } from '../domain.ts';
import type { Library } from '../library/library.ts';
import type { Accept } from '../search/searcher.ts';
import type { Scene } from './candidates.ts';

/** A question that names a version, without it, and the passages of that version. */
export type Versioned = { readonly question: string; readonly accept: Accept };

const before = '(?:in|for|with|of|on|under|using|since|as of)';
const named = new RegExp(
  `(?:[\\s,(]+${before})?[\\s,(]+(?:the\\s+)?(?:(?:version|release)\\s+v?|v)(\\d+(?:\\.\\d+)*)(?:\\.x)?\\b\\)?|[\\s,(]+${before}\\s+(\\d+(?=\\.x\\b)|\\d+(?:\\.\\d+)+)(?:\\.x)?\\b(?!\\s*%)\\)?`,
  'iu',
);
const told =
  /(?:^|[^\p{L}\p{N}])(?:version[\s_-]?|release[\s_-]?|v\.?)(\d+(?:\.\d+)*)(?:\.x)?(?![\p{L}\p{N}])/iu;
const entry = /^\W*(\d+\.\d+(?:\.\d+)*)(?![\p{L}\p{N}])/u;
const folder = /^(?:version[\s_-]?|release[\s_-]?|v)?(\d{1,3}(?:\.\d+)*)(?:\.x)?$/iu;

/** The question read for the version that it names; undefined where it names none or the documents do not tell that one from others. */
export function versionAsked(question: string, library: Library, accept: Accept): Versioned | undefined {
  const match = named.exec(question);
  const version = match?.[1] ?? match?.[2];
  if (!match || version === undefined) return undefined;
  const rest = question.slice(0, match.index) + question.slice(match.index + match[0].length);
  const passages = library.documents.flatMap((document) =>
    document.passages.filter(accept).map((passage) => versionsOf(document, passage)),
  );
  const [own, others] = [true, false].map((same) =>
    passages.some((held) => held.length > 0 && isOf(version, held) === same),
  );
  if (!own || !others) return undefined;
  return {
    question: rest,
    accept: (passage) => {
      const document = library.document(passage.documentId);
      return accept(passage) && document !== undefined && isOf(version, versionsOf(document, passage));
    },
  };
}

/** The versions that the path, the title or the headings of a passage name, from the outside in. */
function versionsOf({ path, title }: Document, { headings }: Passage): readonly string[] {
  const texts = [title, ...headings.map(({ text }) => text)];
  return [
    ...path.split('/').flatMap((part) => folder.exec(part)?.[1] ?? told.exec(part)?.[1] ?? []),
    ...texts.flatMap((text) => told.exec(text)?.[1] ?? entry.exec(text)?.[1] ?? []),
  ];
}

/** "3" is asked of 3, 3.2 and 3.2.1, and "3.2" of 3.2.1. */
const isOf = (asked: string, held: readonly string[]): boolean =>
  held.some((version) => version === asked || version.startsWith(`${asked}.`));

const older = new WeakMap<Library, ReadonlySet<string>>();

/** Numbers of the candidates from pages of which a newer version holds candidates too. */
export function olderIn({ list }: Scene, library: Library): readonly number[] {
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
  const at = parts.findIndex((part) => folder.test(part));
  const version = folder.exec(parts[at] ?? '')?.[1];
  return version === undefined ? undefined : { at, version };
}

/** By their versions, number for number. */
function compare(one: Document, other: Document): number {
  const [a, b] = [one, other].map(({ path }) => (inFolder(path)?.version ?? '').split('.').map(Number));
  const at = (a ?? []).findIndex((number, k) => number !== (b?.[k] ?? 0));
  return at < 0 ? 0 : (a?.[at] ?? 0) - (b?.[at] ?? 0);
}
