// Where a text that ends no sentence for too long is cut: transcripts, lists on one line, scripts written without marks.

/** UTF-16 units. */
const limits = {
  shown: 600, // what a reader sees of a sentence
  raw: 4_000, // with the mark-up inside it, and where no good place comes
} as const;

/** No sentence is longer, UTF-16 units of the file. */
export const longestSentence = limits.raw;

/** What a character is, in bits; those of ASCII are looked up. */
const is = { space: 1, digit: 2, clauseEnd: 4, wideEnd: 8, spaceless: 16, blank: 32 } as const;
const tests: readonly (readonly [number, RegExp])[] = [
  [is.space, /\s/u],
  [is.digit, /\p{N}/u],
  // Ends a clause where white space follows; the marks of scripts without spaces need none.
  [is.clauseEnd, /[,;:.!?…)\]}–—،؛»”、，；：。！？」』）】]/u],
  [is.wideEnd, /[、，；：。！？」』）】…]/u],
  [
    is.spaceless,
    /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]|[\ud840-\ud8ff\udc00-\udfff]/,
  ],
  [is.blank, /[\s\0]/u],
];
const bitsOf = (character: string): number =>
  tests.reduce((bits, [bit, test]) => (test.test(character) ? bits | bit : bits), 0);
const ascii = Uint8Array.from({ length: 128 }, (_, code) => bitsOf(String.fromCharCode(code)));

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit < 128 ? (ascii[unit] ?? 0) : unit >= 0 ? bitsOf(text.charAt(at)) : 0;
}

/** How good a place is to cut at; the last of the best is taken. */
const worth = { none: 0, listed: 1, numbers: 2, word: 3, space: 4, clause: 5 } as const;

/**
 * The parts of `text` between `from` and `to` that are no longer than a sentence may be, together all of it but white space: cut
 * behind the end of a clause, else at white space, else between words; inside a word or a number only where nothing else comes.
 */
export function* partsOfSentence(
  text: string,
  from: number,
  to: number,
): Generator<readonly [number, number]> {
  let start = from;
  while (to - start > limits.shown) {
    while (start < to && (kindAt(text, start) & is.blank) !== 0) start++;
    const end = cutAt(text, start, to);
    if (end >= to) break;
    yield [start, end];
    start = end;
  }
  if (start < to) yield [start, to];
}

/** Where the first part ends; `to` where all of it fits. */
function cutAt(text: string, start: number, to: number): number {
  const furthest = Math.min(to, start + limits.raw);
  let shown = 0;
  let best: number = worth.none;
  let place = -1;
  const isWordEnd = wordEnds(text, furthest);
  let before = kindAt(text, start);
  for (let at = start + 1; at < furthest; at++) {
    const after = kindAt(text, at);
    if (text.charCodeAt(at - 1) !== 0 && (before & after & is.space) === 0) shown++;
    if (shown >= limits.shown / 2) {
      const value = worthOf(text, at, before, after);
      if (value > worth.none && value >= best && (value !== worth.word || isWordEnd(at))) {
        best = value;
        place = at;
      }
      // Behind the limit the first place is good enough.
      if (shown >= limits.shown && place >= 0) return place;
    }
    before = after;
  }
  if (furthest === to) return to;
  return place >= 0 ? place : wholeCharacters(text, start, furthest);
}

/** What a cut right before `at` is worth by the characters around it. */
function worthOf(text: string, at: number, before: number, after: number): number {
  if ((after & is.space) !== 0 && (before & is.space) === 0) {
    const number = numberBehind(text, at);
    if ((before & is.clauseEnd) !== 0)
      return number && (kindAt(text, at - 2) & is.digit) !== 0 ? worth.listed : worth.clause;
    if ((before & is.digit) !== 0) return number ? worth.listed : worth.numbers;
    return number ? worth.numbers : worth.space;
  }
  if ((before & is.wideEnd) !== 0 && (after & is.wideEnd) === 0) return worth.clause;
  return (before & after & is.spaceless) !== 0 ? worth.word : worth.none;
}

/** UTF-16 units of white space and mark-up behind which a number is looked for. */
const near = 8;

/** Whether a number goes on behind the white space at `at`: "1, 2", "5 000", "No. 5". */
function numberBehind(text: string, at: number): boolean {
  let next = at;
  while (next - at < near && (kindAt(text, next) & is.blank) !== 0) next++;
  return (kindAt(text, next) & is.digit) !== 0;
}

const segmenters: Partial<Record<'word' | 'grapheme', Intl.Segmenter>> = {};
function segmenter(granularity: 'word' | 'grapheme'): Intl.Segmenter {
  const made = segmenters[granularity] ?? new Intl.Segmenter('zh', { granularity });
  segmenters[granularity] = made;
  return made;
}

/** UTF-16 units that are cut into words or characters at once, and that are read before a place to be in step. */
const stretch = { words: 400, characters: 64, before: 50 } as const;

/** Whether a word ends at a place, which only a dictionary knows in scripts without spaces. Asked in ascending order. */
function wordEnds(text: string, end: number): (at: number) => boolean {
  let known = new Set<number>();
  let until = -1;
  return (at) => {
    if (at >= until) {
      const first = at - stretch.before;
      until = Math.min(end, at + stretch.words);
      known = new Set();
      for (const { index } of segmenter('word').segment(text.slice(first, until))) known.add(first + index);
    }
    return known.has(at);
  };
}

/** UTF-16 units before the end in which a place between two plain characters is looked for. */
const backwards = 200;

/** The last end of a whole character before `end`, not between two digits where another one is near; `end` where all is one. */
function wholeCharacters(text: string, start: number, end: number): number {
  for (let at = end; at > end - backwards; at--) {
    const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
    const plain = before > 32 && before < 127 && after > 32 && after < 127;
    if (plain && (kindAt(text, at - 1) & kindAt(text, at) & is.digit) === 0) return at;
  }
  let first = end - stretch.characters;
  // The halves of flags are told apart by counting from the first.
  while (first > start && flagHalf.test(text.slice(first - 2, first + 2))) first--;
  let whole = start;
  for (const { index } of segmenter('grapheme').segment(text.slice(first, end + 1)))
    if (index > 0 && first + index <= end) whole = first + index;
  if (whole > start) return whole;
  const unit = text.charCodeAt(end);
  return unit >= 0xdc00 && unit <= 0xdfff ? end - 1 : end;
}

const flagHalf = /\ud83c[\udde6-\uddff]/;
