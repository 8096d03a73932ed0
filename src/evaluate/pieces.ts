// Documents cut as a plain search would index them: into paragraphs, or into what stands under one heading.

import type { Document, Passage, Span } from '../domain.ts';
import type { Words } from '../search/plain-search.ts';
import { analyze } from '../text/analyze.ts';
import { readable } from '../text/readable.ts';

/** What a plain search would index as one entry. */
export type Piece = Span & { readonly document: Document; readonly passages: readonly Passage[] };

/** How a plain search would cut documents. */
export type Cut = 'paragraphs' | 'sections';

/** UTF-16 units from which on a text without headings begins a new section. */
const LONG = 3_000;

/** All documents cut that way, in their order. */
export const piecesOf = (documents: readonly Document[], cut: Cut): readonly Piece[] =>
  documents.flatMap((document) =>
    (cut === 'paragraphs' ? document.passages.map((one) => [one]) : sectionsOf(document)).map((passages) => ({
      document,
      passages,
      start: passages[0]?.start ?? 0,
      end: passages.at(-1)?.end ?? 0,
    })),
  );

function sectionsOf({ passages }: Document): readonly (readonly Passage[])[] {
  const sections: Passage[][] = [];
  for (const passage of passages) {
    const own = sections.at(-1);
    const [first] = own ?? [];
    const goes =
      first !== undefined &&
      first.headings.at(-1)?.start === passage.headings.at(-1)?.start &&
      passage.end - first.start <= LONG;
    if (goes) own?.push(passage);
    else sections.push([passage]);
  }
  return sections;
}

/** What an index holds of a piece: stems with those of its headings and title, or nothing but its words as they are written. */
export function wordsIn({ document, passages, start, end }: Piece, stemmed: boolean): Words {
  const { language, prose, title } = document;
  const text = prose.slice(start, end);
  if (!stemmed) return { text: writtenIn(text, language).join(' '), headings: '', title: '' };
  const headings = passages[0]?.headings.map((heading) => heading.text).join(' ; ') ?? '';
  const stems = (of: string): string => stemsIn(of, language).join(' ');
  return { text: stems(text), headings: stems(headings), title: stems(title) };
}

/** The words of a text as it writes them, without other forms of them; `language` is BCP 47. */
export const writtenIn = (text: string, language: string): readonly string[] =>
  analyze(text, language).flatMap(({ alternate, word }) => (alternate ? [] : [word]));

/** Stems of the words that are no function words. */
export const stemsIn = (text: string, language: string): readonly string[] =>
  analyze(text, language).flatMap(({ stop, stem }) => (stop ? [] : [stem]));

/** As much of a piece as is shown at once: from the sentence on that holds most of the words, sentence by sentence, then backwards. */
export function windowOf(
  { document, passages, start, end }: Piece,
  words: readonly string[],
  room: number,
): Span & { readonly text: string } {
  const sentences = passages.flatMap((passage) => passage.sentences);
  const wanted = new Set(words);
  const held = sentences.map(({ start: from, end: to }) => {
    const stems = new Set(stemsIn(document.prose.slice(from, to), document.language));
    return [...wanted].filter((word) => stems.has(word)).length;
  });
  let from = held.indexOf(Math.max(...held));
  let to = from;
  const fits = (a: number, b: number): boolean =>
    (sentences[b]?.end ?? 0) - (sentences[a]?.start ?? 0) <= room;
  while (to + 1 < sentences.length && fits(from, to + 1)) to++;
  while (from > 0 && fits(from - 1, to)) from--;
  const span =
    end - start <= room || sentences.length === 0
      ? { start, end }
      : { start: sentences[from]?.start ?? start, end: sentences[to]?.end ?? end };
  return { ...span, text: readable(document.prose.slice(span.start, span.end)) };
}
