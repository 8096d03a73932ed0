// TokenSink of scripts written without spaces: Intl.Segmenter, with character pairs for Chinese and Japanese.
import type { TokenSink } from './token.ts';

const segmenters = new Map<string, Intl.Segmenter>();
const ideographs = /^[\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{3ffff}]+$/u;
const onlyHiragana = /^[\u3041-\u309f]+$/u;

/** Longest stretch given to the segmenter at once, UTF-16 units: its time grows with the square. */
const stretch = 1000;

/** Hands on the words of `piece`, which stands at `offset`; places go on from `place`. Gives the place of the next word. */
export function cutSpaceless(
  piece: string,
  offset: number,
  language: string,
  place: number,
  sink: TokenSink,
): number {
  const pairs = ideographs.test(piece);
  const segmenter = segmenterOf(pairs ? (language.startsWith('zh') ? 'zh' : 'ja') : 'th');
  let next = place;
  for (let from = 0; from < piece.length; from += stretch) {
    const part = piece.slice(from, from + stretch);
    for (const { segment, index, isWordLike } of segmenter.segment(part)) {
      if (!isWordLike) continue;
      const start = offset + from + index;
      add(sink, segment, start, next, false);
      if (pairs) addPairs(piece, from + index, segment.length, offset, next, sink);
      next++;
    }
  }
  return next;
}

/** Pairs that begin inside a word and are not the word itself. */
function addPairs(
  piece: string,
  at: number,
  length: number,
  offset: number,
  place: number,
  sink: TokenSink,
): void {
  for (let i = at; i < at + length; i++) {
    const pair = piece.slice(i, i + 2);
    if (pair.length < 2 || (length === 2 && i === at) || onlyHiragana.test(pair)) continue;
    add(sink, pair, offset + i, place, true);
  }
}

function add(sink: TokenSink, text: string, start: number, place: number, alternate: boolean): void {
  const word = text.normalize('NFKC').toLowerCase();
  sink.add({ start, end: start + text.length, word, place, alternate, capital: false });
}

function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const made = new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, made);
  return made;
}
