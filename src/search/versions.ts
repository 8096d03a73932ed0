// Documents of several versions beside each other: which passages belong to the one that is asked for.
import type { Document, Passage } from '../domain.ts';
import type { Library } from '../library/library.ts';
import type { Accept } from './hits.ts';

const versionWord =
  /(?:^|[^\p{L}\p{N}])(?:version[\s_-]?|release[\s_-]?|v\.?)(\d+(?:\.\d+)*)(?:\.x)?(?![\p{L}\p{N}])/iu;
const entry = /^\W*(\d+\.\d+(?:\.\d+)*)(?![\p{L}\p{N}])/u;
/** The name of a folder that holds the documents of a version, and its number. */
export const versionFolder = /^(?:version[\s_-]?|release[\s_-]?|v)?(\d{1,3}(?:\.\d+)*)(?:\.x)?$/iu;

/** Those of the version, of what is accepted; undefined where the documents do not tell that version from others. */
export function passagesOfVersion(version: string, library: Library, accept: Accept): Accept | undefined {
  const passages = library.documents.flatMap((document) =>
    document.passages.filter(accept).map((passage) => versionsOf(document, passage)),
  );
  const [own, others] = [true, false].map((same) =>
    passages.some((held) => held.length > 0 && isOf(version, held) === same),
  );
  if (!own || !others) return undefined;
  return (passage) => {
    const document = library.document(passage.documentId);
    return accept(passage) && document !== undefined && isOf(version, versionsOf(document, passage));
  };
}

/** The versions that the path, the title or the headings of a passage name, from the outside in. */
function versionsOf({ path, title }: Document, { headings }: Passage): readonly string[] {
  const texts = [title, ...headings.map(({ text }) => text)];
  return [
    ...path.split('/').flatMap((part) => versionFolder.exec(part)?.[1] ?? versionWord.exec(part)?.[1] ?? []),
    ...texts.flatMap((text) => versionWord.exec(text)?.[1] ?? entry.exec(text)?.[1] ?? []),
  ];
}

/** "3" is asked of 3, 3.2 and 3.2.1, and "3.2" of 3.2.1. */
const isOf = (asked: string, held: readonly string[]): boolean =>
  held.some((version) => version === asked || version.startsWith(`${asked}.`));
