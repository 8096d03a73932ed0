// Documents of several versions beside each other, and histories of releases: where nobody asks for them, what is older stands behind.
import type { Document, Heading } from '../domain.ts';
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
      if (!known || compare(versionOf(document), versionOf(known)) > 0) newest.set(page, document);
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

/** The numbers of the version whose folder a document stands in. */
const versionOf = ({ path }: Document): readonly number[] =>
  (inFolder(path)?.version ?? '').split('.').map(Number);

/**
 * Headings beside each other that make a history, at least; shares of them that name a release, and of these that stand in
 * order; share of the sentences below them that are items; UTF-16 units of such a heading, at most.
 */
const HISTORY = { releases: 3, named: 0.6, inOrder: 0.7, items: 0.4, heading: 80 } as const;

const histories = new WeakMap<Document, ReadonlySet<number>>();

/**
 * Numbers of the candidates from a history of releases, of which an entry says what changed then and need not be how it is; none where changes are
 * asked for, or nothing else is found.
 */
export function releasesIn({ list, query }: CandidateSet, library: Library): readonly number[] {
  if (query.intent.changes) return [];
  const past = list.flatMap(({ passage }, at) => {
    const document = library.document(passage.documentId);
    return document && passage.headings.some(({ start }) => releasesOf(document).has(start)) ? [at] : [];
  });
  return past.length < list.length ? past : [];
}

/** Where the headings start that name the releases of a history, found once for each document. */
function releasesOf(document: Document): ReadonlySet<number> {
  const known = histories.get(document);
  if (known) return known;
  const lists = besideEachOther(document).flatMap(releasesAmong);
  const homes = new Map(lists.flatMap((list) => list.starts.map((start) => [start, list] as const)));
  const below = new Map(
    lists.map((list) => [list, { sentences: 0, items: 0, headings: new Map<number, string>() }]),
  );
  for (const { headings, sentences } of document.passages)
    for (const [at, { start }] of headings.entries()) {
      const list = homes.get(start);
      const found = list && below.get(list);
      if (!found) continue;
      found.sentences += sentences.length;
      found.items += sentences.filter(({ form }) => form === 'item').length;
      const next = headings[at + 1];
      if (next) found.headings.set(next.start, next.text);
    }
  const made = new Set(
    [...below].flatMap(([{ starts, rising }, { sentences, items, headings }]) => {
      const listed = items >= HISTORY.items * sentences;
      // Clauses rise by their numbers too, but none of them has the same headings below again and again ("Bug fixes").
      const repeated = headings.size >= starts.length && 2 * new Set(headings.values()).size <= headings.size;
      return listed && (!rising || repeated) ? starts : [];
    }),
  );
  histories.set(document, made);
  return made;
}

/** Headings of one level under the same one. */
function besideEachOther({ passages }: Document): readonly (readonly Heading[])[] {
  const homes = new Map<string, Map<number, Heading>>();
  for (const { headings } of passages)
    for (const [at, heading] of headings.entries()) {
      const home = `${heading.level} ${headings[at - 1]?.start}`;
      const beside = homes.get(home) ?? new Map<number, Heading>();
      homes.set(home, beside.set(heading.start, heading));
    }
  return [...homes.values()].map((beside) => [...beside.values()]);
}

type Releases = { readonly starts: readonly number[]; readonly rising: boolean };

/** The releases among them, the newest first; or the oldest first, where they are nothing but numbers. */
function releasesAmong(headings: readonly Heading[]): readonly Releases[] {
  if (headings.length < HISTORY.releases) return [];
  const releases = headings.flatMap(({ start, text }) => {
    const age = releaseIn(text);
    return age ? [{ start, age, bare: bare.test(text) }] : [];
  });
  if (releases.length < Math.max(HISTORY.releases, HISTORY.named * headings.length)) return [];
  const steps = releases.slice(1).map(({ age }, at) => compare(age, releases[at]?.age ?? []));
  const enough = HISTORY.inOrder * steps.length;
  const rising = steps.filter((step) => step > 0).length >= enough && releases.every((one) => one.bare);
  const falling = steps.filter((step) => step < 0).length >= enough;
  return rising || falling ? [{ starts: releases.map(({ start }) => start), rising }] : [];
}

const bare = /^\W*v?\d+(?:\.\d+)+\W*$/iu;
/** "v3.2.0 - 2026-01-30", "Version 1.6 (May 2024)", "[1.2.3]", "package@2.0": with the name of the product before, and a day behind. */
const release =
  /^[^\p{L}\p{N}]*(?:\p{L}[\p{L}\p{N}._/-]*[\s@]+){0,3}?[[(]*(?:v|\p{L}[\p{L}_-]*-v?)?(\d+(?:\.\d+)+|(?<=v)\d+)(?![\p{N}])(.*)$/iu;
const isoDay = /^\W*(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?\W*$/u;
const writtenDay =
  /^\W*(?:\p{L}+,\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?\p{L}{3,9}\.?(?:\s+\d{1,2}(?:st|nd|rd|th)?)?,?\s+\d{4}\W*$/u;

/** Words behind a version, at most: of a day or a name. */
const BEHIND = 3;

/** Numbers that tell which of two is newer, of a version or else of a day; undefined for a heading that names neither. */
function releaseIn(text: string): readonly number[] | undefined {
  if (text.length > HISTORY.heading) return undefined;
  const [, number, behind = ''] = release.exec(text) ?? [];
  if (number !== undefined && (behind.match(/\p{L}{2,}/gu) ?? []).length <= BEHIND)
    return number.split('.').map(Number);
  const day = isoDay.exec(text);
  if (day) return day.slice(1).map((part) => Number(part ?? 0));
  const at = writtenDay.test(text) ? Date.parse(text.replace(/(\d)(?:st|nd|rd|th)\b/g, '$1')) : Number.NaN;
  return Number.isNaN(at) ? undefined : [at];
}

/** Above 0 where the first is the newer of two, number for number. */
function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((number, k) => number !== (other[k] ?? 0));
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
