// A passage as the ranking reads it: numbers of stems with their places, per sentence, labels and headings included.
import { LRUCache } from 'lru-cache';
import type { Document, Passage } from '../domain.ts';
import type { Token } from '../text/token.ts';
import { tokenize } from '../text/tokenize.ts';
import type { Lexicon } from './lexicon.ts';

/** Words in order. All arrays have the same length but `sentences`. */
export type Words = {
  /** Numbers of stems and of whole words in the lexicon. */
  readonly stems: Int32Array;
  readonly words: Int32Array;
  /** Bits of text/word-class. */
  readonly classes: Int32Array;
  /** 1: begins with a capital. 2: another form of words that stand beside it. 4: first word of its sentence. */
  readonly flags: Uint8Array;
  /** Counts words; the forms of one word share it. */
  readonly places: Int32Array;
  /** UTF-16 units into the file. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
};

export type Reading = Words & {
  /** Index of the first word of each sentence, and the length at the end. */
  readonly sentences: Int32Array;
  /** Bits of `sign`, for each sentence. */
  readonly signs: Uint8Array;
  /** Stems of introducing lines, parent items and column names, for each sentence. */
  readonly labels: readonly Int32Array[];
  /** Stems of the heading path, outermost first. */
  readonly headings: readonly Int32Array[];
};

/** What a sentence's punctuation tells. */
export const sign = {
  asks: 1,
  brackets: 2,
  quotes: 4,
  colon: 8,
  percent: 16,
  currency: 32,
  opens: 64,
} as const;

const signTests: readonly (readonly [number, RegExp])[] = [
  [sign.asks, /[?？؟][\s\0*_"”)]*$/u],
  [sign.brackets, /[(（]/u],
  [sign.quotes, /["“「『«]/u],
  [sign.colon, /[:：]\s/u],
  [sign.percent, /\d\s?[%％]/u],
  [sign.currency, /\p{Sc}/u],
  [sign.opens, /[:：][\s\0*_]*$/u],
];

/** One of these stands in whatever any of the tests finds: most sentences have none, and are tested once. */
const anySign = /[?？؟(（"“「『«:：%％\p{Sc}]/u;

const signsOf = (text: string): number =>
  anySign.test(text) ? signTests.reduce((bits, [bit, test]) => (test.test(text) ? bits | bit : bits), 0) : 0;

export const flag = { capital: 1, alternate: 2, first: 4 } as const;

/** Passages kept read: about 60 kB each at the very most, 2 kB in the mean. */
const kept = 4000;
/** Headings and labels kept as stems: neighbours have the same ones. */
const keptLabels = 1000;

export type Reader = {
  read(passage: Passage): Reading;
  /** Reads a passage among `count` to be indexed; kept for the questions only where all of them can be. */
  first(passage: Passage, count: number): Reading;
  title(document: Document): Int32Array;
};

export function createReader(lexicon: Lexicon, document: (id: string) => Document | undefined): Reader {
  const readings = new LRUCache<string, Reading>({ max: kept });
  const titles = new Map<string, Int32Array>();
  const labels = new LRUCache<string, Int32Array>({ max: keptLabels });
  const stems = (text: string, language: string): Int32Array => {
    const key = `${language}\n${text}`;
    const known = labels.get(key);
    if (known) return known;
    const made = stemsOf(text, language, lexicon);
    labels.set(key, made);
    return made;
  };
  const make = (passage: Passage): Reading =>
    readPassage(passage, document(passage.documentId), lexicon, stems);
  const read = (passage: Passage): Reading => {
    const known = readings.get(passage.id);
    if (known) return known;
    const made = make(passage);
    readings.set(passage.id, made);
    return made;
  };
  return {
    read,
    first: (passage, count) => (count <= kept ? read(passage) : make(passage)),
    title(of) {
      const known = titles.get(of.id);
      if (known) return known;
      const made = stemsOf(of.title, of.language, lexicon);
      titles.set(of.id, made);
      return made;
    },
  };
}

/** Tokens of one sentence, where it starts in the file, and the words counted before it. */
type Stretch = { readonly tokens: readonly Token[]; readonly start: number; readonly place: number };

/** Reads a passage; words that the lexicon lacks are added, which happens only while the corpus is read. */
function readPassage(
  passage: Passage,
  document: Document | undefined,
  lexicon: Lexicon,
  stems: (text: string, language: string) => Int32Array,
): Reading {
  const language = document?.language ?? 'en';
  const prose = document?.prose ?? '';
  const stretches: Stretch[] = [];
  const bounds: number[] = [0];
  const signs: number[] = [];
  let place = 0;
  let count = 0;
  for (const { start, end } of passage.sentences) {
    const text = prose.slice(start, end);
    const tokens = tokenize(text, language);
    stretches.push({ tokens, start, place });
    signs.push(signsOf(text));
    let last = -1;
    for (const token of tokens) last = Math.max(last, token.place);
    place += last + 1;
    count += tokens.length;
    bounds.push(count);
  }
  return {
    ...pack(stretches, count, language, lexicon),
    sentences: Int32Array.from(bounds),
    signs: Uint8Array.from(signs),
    labels: passage.sentences.map((s) =>
      s.labels.length === 0 ? none : stems(s.labels.map((l) => l.text).join(' ; '), language),
    ),
    headings: passage.headings.map((h) => stems(h.text, language)),
  };
}

const none = new Int32Array(0);

function pack(stretches: readonly Stretch[], count: number, language: string, lexicon: Lexicon): Words {
  const words = {
    stems: new Int32Array(count),
    words: new Int32Array(count),
    classes: new Int32Array(count),
    flags: new Uint8Array(count),
    places: new Int32Array(count),
    starts: new Int32Array(count),
    ends: new Int32Array(count),
  };
  let i = 0;
  for (const { tokens, start, place } of stretches) {
    let first: number = flag.first;
    for (const token of tokens) {
      const id = lexicon.intern(token.word, language);
      words.words[i] = id;
      words.stems[i] = lexicon.stemOf(id);
      words.classes[i] = lexicon.classOf(id);
      words.flags[i] = (token.capital ? flag.capital : 0) | (token.alternate ? flag.alternate : 0) | first;
      words.places[i] = place + token.place;
      words.starts[i] = start + token.start;
      words.ends[i] = start + token.end;
      first = 0;
      i++;
    }
  }
  return words;
}

function stemsOf(text: string, language: string, lexicon: Lexicon): Int32Array {
  return Int32Array.from(tokenize(text, language), (t) => lexicon.stemOf(lexicon.intern(t.word, language)));
}
