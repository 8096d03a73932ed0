// A passage as the ranking reads it: numbers of stems with their places, per sentence, labels and headings included.
import { LRUCache } from 'lru-cache';
import type { Document, Passage } from '../domain.ts';
import { type Token, tokenize } from '../text/tokenize.ts';
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

const signsOf = (text: string): number =>
  signTests.reduce((bits, [bit, test]) => (test.test(text) ? bits | bit : bits), 0);

export const flag = { capital: 1, alternate: 2, first: 4 } as const;

/** Passages kept read: about 60 kB each at the very most, 2 kB in the mean. */
const kept = 4000;

export type Reader = {
  read(passage: Passage): Reading;
  title(document: Document): Int32Array;
};

export function createReader(lexicon: Lexicon, document: (id: string) => Document | undefined): Reader {
  const readings = new LRUCache<string, Reading>({ max: kept });
  const titles = new Map<string, Int32Array>();
  return {
    read(passage) {
      const known = readings.get(passage.id);
      if (known) return known;
      const made = readPassage(passage, document(passage.documentId), lexicon);
      readings.set(passage.id, made);
      return made;
    },
    title(of) {
      const known = titles.get(of.id);
      if (known) return known;
      const made = stemsOf(of.title, of.language, lexicon);
      titles.set(of.id, made);
      return made;
    },
  };
}

/** Reads a passage; words that the lexicon lacks are added, which happens only while the corpus is read. */
export function readPassage(passage: Passage, document: Document | undefined, lexicon: Lexicon): Reading {
  const language = document?.language ?? 'en';
  const prose = document?.prose ?? '';
  const tokens: Token[] = [];
  const bounds: number[] = [0];
  const firsts = new Set<number>();
  let place = 0;
  for (const sentence of passage.sentences) {
    firsts.add(tokens.length);
    let last = place;
    for (const token of tokenize(prose.slice(sentence.start, sentence.end), language)) {
      last = Math.max(last, place + token.place + 1);
      tokens.push({
        ...token,
        start: token.start + sentence.start,
        end: token.end + sentence.start,
        place: place + token.place,
      });
    }
    place = last;
    bounds.push(tokens.length);
  }
  return {
    ...pack(tokens, firsts, language, lexicon),
    sentences: Int32Array.from(bounds),
    signs: Uint8Array.from(passage.sentences, (s) => signsOf(prose.slice(s.start, s.end))),
    labels: passage.sentences.map((s) =>
      s.labels.length === 0 ? none : stemsOf(s.labels.map((l) => l.text).join(' ; '), language, lexicon),
    ),
    headings: passage.headings.map((h) => stemsOf(h.text, language, lexicon)),
  };
}

const none = new Int32Array(0);

function pack(
  tokens: readonly Token[],
  firsts: ReadonlySet<number>,
  language: string,
  lexicon: Lexicon,
): Words {
  const n = tokens.length;
  const words = {
    stems: new Int32Array(n),
    words: new Int32Array(n),
    classes: new Int32Array(n),
    flags: new Uint8Array(n),
    places: new Int32Array(n),
    starts: new Int32Array(n),
    ends: new Int32Array(n),
  };
  for (const [i, token] of tokens.entries()) {
    const id = lexicon.intern(token.word, language);
    words.words[i] = id;
    words.stems[i] = lexicon.stemOf(id);
    words.classes[i] = lexicon.classOf(id);
    words.flags[i] =
      (token.capital ? flag.capital : 0) |
      (token.alternate ? flag.alternate : 0) |
      (firsts.has(i) ? flag.first : 0);
    words.places[i] = token.place;
    words.starts[i] = token.start;
    words.ends[i] = token.end;
  }
  return words;
}

function stemsOf(text: string, language: string, lexicon: Lexicon): Int32Array {
  return Int32Array.from(tokenize(text, language), (t) => lexicon.stemOf(lexicon.intern(t.word, language)));
}
