// Reads all passages once: their index, which of them hold each stem, and the abbreviations that they define.
import type { Document, Passage } from '../domain.ts';
import { readable } from '../text/readable.ts';
import { wordClass } from '../text/word-class.ts';
import { type Abbreviation, type Equivalent, equivalentsOf, findAbbreviations } from './equivalents.ts';
import type { Lexicon } from './lexicon.ts';
import {
  createIndexBuilder,
  createPostingsBuilder,
  type PassageIndex,
  type Postings,
} from './passage-index.ts';
import type { Reader } from './reader.ts';
import { createSectionIndex, type SectionIndex } from './section-index.ts';

/** An abbreviation both ways, and the passages that define it. */
export type Defined = { readonly equivalents: readonly Equivalent[]; readonly passages: readonly Passage[] };

/** Everything that is kept of one reading of all passages. */
export type Indexed = {
  readonly index: PassageIndex;
  readonly sections: SectionIndex;
  /** Passages by stem, function words, labels, headings and titles included. */
  readonly holders: Omit<Postings, 'counts'>;
  readonly defined: readonly Defined[];
};

/** Reads every passage once, in the order of the documents. */
export function indexPassages(documents: readonly Document[], reader: Reader, lexicon: Lexicon): Indexed {
  const building = createIndexBuilder();
  const held = createPostingsBuilder();
  const lengths = { text: [] as number[], headings: [] as number[], title: [] as number[] };
  const defined = new Map<
    string,
    { readonly equivalents: readonly Equivalent[]; readonly passages: Passage[] }
  >();
  const count = documents.reduce((sum, { passages }) => sum + passages.length, 0);

  for (const document of documents)
    for (const passage of document.passages) {
      const { stems, classes, labels, headings } = reader.first(passage, count);
      const title = reader.title(document);
      const text = subjectsIn(stems, classes);
      const above = aboveOf(headings, labels);
      building.add({ text, headings: above, title });
      lengths.text.push(text.length);
      lengths.headings.push(headings.reduce((sum, of) => sum + of.length, 0));
      lengths.title.push(title.length);
      for (const list of [stems, above, title]) for (let i = 0; i < list.length; i++) held.note(list[i] ?? 0);
      held.end();
      for (const found of definedIn(document, passage)) {
        const key = `${found.short}\n${found.long.toLowerCase()}`;
        const entry = defined.get(key) ?? { equivalents: equivalentsOf(found), passages: [] };
        entry.passages.push(passage);
        defined.set(key, entry);
      }
    }
  const { starts, passages } = held.finish(lexicon.stemCount());
  const { index, postings } = building.finish(lexicon);
  return {
    index,
    sections: createSectionIndex(documents, lengths, postings),
    holders: { starts, passages },
    defined: [...defined.values()],
  };
}

/** Without function words. */
function subjectsIn(stems: Int32Array, classes: Int32Array): Int32Array {
  const kept = new Int32Array(stems.length);
  let count = 0;
  for (let i = 0; i < stems.length; i++)
    if (((classes[i] ?? 0) & wordClass.stop) === 0) kept[count++] = stems[i] ?? 0;
  return kept.subarray(0, count);
}

/** All words of the headings, and each word of the labels once: the sentences of a list share theirs. */
function aboveOf(headings: readonly Int32Array[], labels: readonly Int32Array[]): readonly number[] {
  const all: number[] = [];
  for (const of of headings) for (let i = 0; i < of.length; i++) all.push(of[i] ?? 0);
  const once = new Set<number>();
  let last: Int32Array | undefined;
  for (const of of labels) {
    if (of !== last) for (let i = 0; i < of.length; i++) once.add(of[i] ?? 0);
    last = of;
  }
  for (const stem of once) all.push(stem);
  return all;
}

function definedIn({ prose }: Document, { start, end }: Passage): readonly Abbreviation[] {
  const text = prose.slice(start, end);
  return text.includes('(') ? findAbbreviations(readable(text)) : [];
}
