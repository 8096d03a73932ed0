// Questions and headings that the corpus can answer: for autocomplete and as examples.
import { mayRead } from './audience.ts';
import type { Readers } from './domain.ts';
import type { Library } from './library.ts';

/** Questions a person would type. */
export function examples(library: Library, readers: Readers, limit: number): readonly string[] {
  const documents = library.documents.filter((document) => mayRead(document.audience, readers));
  return documents.slice(0, limit).map((document) => `What does “${document.title}” say?`);
}

/** Headings and questions for typed words, best first. */
export function suggest(library: Library, typed: string, readers: Readers, limit: number): readonly string[] {
  const words = typed.toLowerCase().split(/\s+/u);
  const headings = library.documents
    .filter((document) => mayRead(document.audience, readers))
    .flatMap((document) =>
      document.passages.flatMap((passage) => passage.headings.map((heading) => heading.text)),
    );
  const fitting = headings.filter((heading) => words.every((word) => heading.toLowerCase().includes(word)));
  return [...new Set(fitting)].slice(0, limit);
}
