// A word of a text with its place: what cutting gives and everything after it counts in.
import type { Span } from '../domain.ts';

/** A word of a text. Offsets are UTF-16 units into the text that was given. */
export type Token = Span & {
  /** Folded (see text/fold): lower case, no accents, no thousands separators. */
  readonly word: string;
  /** Counts the words of the text from 0; the whole and the parts of an identifier overlap in it. */
  readonly place: number;
  /** Another form of words that are tokens themselves: the whole of an identifier, a pair of characters. */
  readonly alternate: boolean;
  readonly capital: boolean;
};

/** Takes the words of a text in order, as they are cut. */
export type TokenSink = {
  /** A run that stands at `start`, to be taken at once if it was added before as `written`; false where it must be cut. */
  again(written: string, start: number, place: number): boolean;
  /** `written` is given where a word is plain: written so again, it comes out the same but for its offsets. */
  add(token: Token, written?: string): void;
};
