// A passage as the ranking reads it: numbers of stems with their places, per sentence, labels and headings included.
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

/** A passage as numbers. All arrays go word by word or sentence by sentence. */
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

/** Bits of `sign` for the text of a sentence. */
export const signsOf = (text: string): number =>
  anySign.test(text) ? signTests.reduce((bits, [bit, test]) => (test.test(text) ? bits | bit : bits), 0) : 0;

/** Bits about one word: a capital letter, another form of the word before, the first of a sentence. */
export const flag = { capital: 1, alternate: 2, first: 4 } as const;
