// Texts cut into the numbers of their words, in columns that the next passage writes over: one look-up a word and no objects.
import { cut } from '../text/cut.ts';
import type { TokenSink } from '../text/token.ts';
import type { Lexicon } from './lexicon.ts';
import { flag } from './reading.ts';

/** Longer than the words they hold: only as many count as `count` tells. As in Reading. */
export type Columns = {
  readonly words: Int32Array;
  readonly flags: Uint8Array;
  readonly places: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
};

/** The words of one passage at a time, in arrays that are used again. */
export type WordColumns = {
  /** Forgets all words. */
  clear(): void;
  /** Adds the words of a text that stands at `offset` of its file; the lexicon takes up those it lacks. */
  add(text: string, language: string, offset: number): void;
  count(): number;
  columns(): Columns;
};

/** Words that the columns hold before they grow: more than most passages have. */
const atFirst = 512;

/** Empty columns that write the numbers of this lexicon. */
export function createWordColumns(lexicon: Lexicon): WordColumns {
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
