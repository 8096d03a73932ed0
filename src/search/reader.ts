// Reads passages into numbers of stems with their places, and keeps what was read lately.
import { LRUCache } from 'lru-cache';
import type { Document, Passage } from '../domain.ts';
import type { Lexicon } from './lexicon.ts';
import { type Reading, signsOf, type Words } from './reading.ts';
import { createWordColumns, type WordColumns } from './word-columns.ts';

/** Passages kept read: about 60 kB each at the very most, 2 kB in the mean. */
const kept = 4000;
/** Headings and labels kept as stems: neighbours have the same ones. */
const keptLabels = 1000;

/** What the index needs of a passage. */
export type Glance = Pick<Reading, 'stems' | 'classes' | 'labels' | 'headings'>;

/** Reads passages and titles; the result may be shared and is never written to. */
export type Reader = {
  read(passage: Passage): Reading;
  /** Reads a passage among `count` to be indexed; kept for the questions only where all of them can be. */
  first(passage: Passage, count: number): Glance;
  title(document: Document): Int32Array;
};

/** Words that the lexicon lacks are added, which happens only while the corpus is read. */
export function createReader(lexicon: Lexicon, document: (id: string) => Document | undefined): Reader {
  const readings = new LRUCache<string, Reading>({ max: kept });
  const titles = new Map<string, Int32Array>();
  const labels = new LRUCache<string, Int32Array>({ max: keptLabels });
  const columns = createWordColumns(lexicon);

  const stems = (text: string, language: string): Int32Array => {
    const key = `${language}\n${text}`;
    const known = labels.get(key);
    if (known) return known;
    const made = stemsOf(text, language);
    labels.set(key, made);
    return made;
  };
  const stemsOf = (text: string, language: string): Int32Array => {
    columns.clear();
    columns.add(text, language, 0);
    return eachWord(columns, lexicon.stemOf);
  };
  /** Cuts the sentences into the columns; the index of the first word of each, and the number of all at the end. */
  const cutSentences = (
    { sentences }: Passage,
    { language, prose }: Pick<Document, 'language' | 'prose'>,
  ) => {
    const bounds = new Int32Array(sentences.length + 1);
    columns.clear();
    for (const [i, { start, end }] of sentences.entries()) {
      columns.add(prose.slice(start, end), language, start);
      bounds[i + 1] = columns.count();
    }
    return bounds;
  };
  const around = ({ sentences, headings }: Passage, language: string) => ({
    labels: sentences.map((s) =>
      s.labels.length === 0 ? none : stems(s.labels.map((l) => l.text).join(' ; '), language),
    ),
    headings: headings.map((h) => stems(h.text, language)),
  });
  const glance = (passage: Passage): Glance => {
    const text = document(passage.documentId) ?? unknown;
    cutSentences(passage, text);
    return {
      stems: eachWord(columns, lexicon.stemOf),
      classes: eachWord(columns, lexicon.classOf),
      ...around(passage, text.language),
    };
  };
  const read = (passage: Passage): Reading => {
    const known = readings.get(passage.id);
    if (known) return known;
    const text = document(passage.documentId) ?? unknown;
    const sentences = cutSentences(passage, text);
    const made = {
      ...wordsIn(columns, lexicon),
      sentences,
      signs: Uint8Array.from(passage.sentences, ({ start, end }) => signsOf(text.prose.slice(start, end))),
      ...around(passage, text.language),
    };
    readings.set(passage.id, made);
    return made;
  };
  return {
    read,
    first: (passage, count) => (count <= kept ? read(passage) : glance(passage)),
    title(of) {
      const known = titles.get(of.id);
      if (known) return known;
      const made = stemsOf(of.title, of.language);
      titles.set(of.id, made);
      return made;
    },
  };
}

const none = new Int32Array(0);
/** Stands for the document of a passage that belongs to none. */
const unknown = { language: 'en', prose: '' };

/** Copies of the columns, as long as the words in them. */
function wordsIn(columns: WordColumns, lexicon: Lexicon): Words {
  const { words, flags, places, starts, ends } = columns.columns();
  const count = columns.count();
  return {
    stems: eachWord(columns, lexicon.stemOf),
    words: words.slice(0, count),
    classes: eachWord(columns, lexicon.classOf),
    flags: flags.slice(0, count),
    places: places.slice(0, count),
    starts: starts.slice(0, count),
    ends: ends.slice(0, count),
  };
}

/** A number for each word. */
function eachWord(columns: WordColumns, of: (word: number) => number): Int32Array {
  const { words } = columns.columns();
  const made = new Int32Array(columns.count());
  for (let i = 0; i < made.length; i++) made[i] = of(words[i] ?? -1);
  return made;
}
