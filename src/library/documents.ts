// The documents as they are listed for those who may read them.

import { citationLink } from '../citation/link.ts';
import type { Document, DocumentCard, Readers } from '../domain.ts';
import { mayRead } from './audience.ts';
import type { Library } from './library.ts';

/** The documents that these readers may know of, as they are listed. */
export function cardsFor(library: Library, readers: Readers): readonly DocumentCard[] {
  return library.documents
    .filter((document) => mayRead(document.audience, readers))
    .map((document) => cardOf(document, library.sourceUrl));
}

function cardOf(document: Document, sourceUrl: string | undefined): DocumentCard {
  const { id, path, title, publisher, origin, date, url, language, tags, audience, passages } = document;
  // As a whole, and not at some words of it.
  const link = citationLink({ document: { ...document, prose: '' }, text: '', start: 0, line: 1 }, sourceUrl);
  return {
    id,
    path,
    title,
    ...(publisher === undefined ? {} : { publisher }),
    ...(origin === undefined ? {} : { origin }),
    ...(date === undefined ? {} : { date }),
    ...(url === undefined ? {} : { url }),
    language,
    tags,
    audience,
    passages: passages.length,
    ...(link === undefined ? {} : { link }),
  };
}
