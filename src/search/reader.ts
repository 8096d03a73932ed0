// Reads passages into numbers of stems with their places, and keeps what was read lately.
import { LRUCache } from 'lru-cache';
import type { Document, Passage } from '../domain.ts';
import { cut } from '../text/cut.ts';
import type { TokenSink } from '../text/token.ts';
import type { Lexicon } from './lexicon.ts';
import { flag, type Reading, signsOf, type Words } from './reading.ts';

/** Passages kept read: about 60 kB each at the very most, 2 kB in the mean. */
const kept = 4000;
/** Headings and labels kept as stems: neighbours have the same ones. */
const keptLabels = 1000;

/** What the index needs of a passage. */
type Glance = Pick<Reading, 'stems' | 'classes' | 'labels' | 'headings'>;

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

/** Longer than the words they hold: only as many count as `count` tells. As in Reading. */
type Columns = {
  readonly words: Int32Array;
  readonly flags: Uint8Array;
  readonly places: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
};

/** The words of one passage at a time, in arrays that are used again. */
type WordColumns = {
  /** Forgets all words. */
  clear(): void;
  /** Adds the words of a text that stands at `offset` of its file; the lexicon takes up those it lacks. */
  add(text: string, language: string, offset: number): void;
  count(): number;
  columns(): Columns;
};

/** Words that the columns hold before they grow: more than most passages have. */
const atFirst = 512;

/** Empty columns, which the next passage writes over: one look-up a word and no objects. They write the numbers of this lexicon. */
function createWordColumns(lexicon: Lexicon): WordColumns {
  let columns = columnsOf(atFirst);
  let count = 0;
  /** Where the current text begins: in its file, in the columns, in the count of places. */
  let begun = { offset: 0, count: 0, place: 0 };
  const sinks = new Map<string, TokenSink>();

  const push = (word: number, flags: number, start: number, end: number, place: number): void => {
    if (count === columns.words.length) columns = grown(columns);
    columns.words[count] = word;
    columns.flags[count] = count === begun.count ? flags | flag.first : flags;
    columns.places[count] = begun.place + place;
    columns.starts[count] = begun.offset + start;
    columns.ends[count] = begun.offset + end;
    count++;
  };
  const sinkOf = (language: string): TokenSink => {
    /** From plain words as they are written to twice their number, and one more for a capital. */
    const known = new Map<string, number>();
    return {
      again(written, start, place) {
        const word = known.get(written);
        if (word === undefined) return false;
        push(word >> 1, word & flag.capital, start, start + written.length, place);
        return true;
      },
      add({ word, start, end, place, alternate, capital }, written) {
        const id = lexicon.intern(word, language);
        const capitalFlag = capital ? flag.capital : 0;
        push(id, capitalFlag | (alternate ? flag.alternate : 0), start, end, place);
        if (written !== undefined) known.set(written, (id << 1) | capitalFlag);
      },
    };
  };
  return {
    clear() {
      count = 0;
    },
    add(text, language, offset) {
      const key = language.slice(0, 2);
      const sink = sinks.get(key) ?? sinkOf(key);
      sinks.set(key, sink);
      begun = { offset, count, place: count === 0 ? 0 : (columns.places[count - 1] ?? 0) + 1 };
      cut(text, language, sink);
    },
    count: () => count,
    columns: () => columns,
  };
}

const columnsOf = (length: number): Columns => ({
  words: new Int32Array(length),
  flags: new Uint8Array(length),
  places: new Int32Array(length),
  starts: new Int32Array(length),
  ends: new Int32Array(length),
});

function grown(columns: Columns): Columns {
  const larger = columnsOf(columns.words.length * 2);
  larger.words.set(columns.words);
  larger.flags.set(columns.flags);
  larger.places.set(columns.places);
  larger.starts.set(columns.starts);
  larger.ends.set(columns.ends);
  return larger;
}
