// Prose to what people read, with a map between the two: the one place where a quotation's text is made.

/**
 * `code` keeps line breaks and indentation. `plain` is for a plain-text document: its text is its characters, but for NULs.
 * Without either, NULs are dropped and white space is folded to single spaces.
 */
export type Reading = { readonly code?: boolean; readonly plain?: boolean };

const folded = /\s+/gu;
const isSpace = /\s/u;

/** `prose` is a slice of `Document.prose`; the outcome is what a reader sees of it. */
export function readable(prose: string, reading: Reading = {}): string {
  const joined = prose.includes('\0') ? prose.replaceAll('\0', '') : prose;
  return reading.plain || reading.code || isFolded(joined) ? joined : joined.replace(folded, ' ').trim();
}

/** Whether there is nothing to fold: most text needs none, and looking is far cheaper than replacing. */
function isFolded(text: string): boolean {
  let space = true;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 32) {
      if (space) return false;
      space = true;
    } else if (unit < 32 || (unit >= 0xa0 && isSpace.test(text.charAt(at)))) return false;
    else space = false;
  }
  return !space || text === '';
}

/** How the text of a span is read: whole lines of code as they stand, a plain document as it stands, all else folded. */
export function readingOf(format: string, form: 'prose' | 'item' | 'row' | 'code'): Reading {
  return { plain: format === 'plain', code: form === 'code' };
}

/** A stretch of prose as people read it, with the way back to the file. All offsets are UTF-16 units. */
export type ReadableMap = {
  readonly text: string;
  /** Offset into `text` to offset into the slice of prose. The end of `text` maps behind its last character. */
  toProse(offset: number): number;
  /** Offset into the slice of prose to offset into `text`. */
  toText(offset: number): number;
};

/** As `readable`, with the way there and back in UTF-16 offsets, both counted from the start of the slice. */
export function readableMap(prose: string, reading: Reading = {}): ReadableMap {
  const text = readable(prose, reading);
  const origin: number[] = [];
  let seen = false;
  for (let at = 0; at < prose.length && origin.length < text.length; at++) {
    const unit = prose.charAt(at);
    if (unit === '\0') continue;
    if (reading.plain || reading.code) {
      origin.push(at);
    } else if (!isSpace.test(unit)) {
      origin.push(at);
      seen = true;
    } else if (seen) {
      origin.push(at);
      seen = false;
    }
  }
  const last = origin.at(-1);
  const end = last === undefined ? 0 : last + 1;
  return {
    text,
    toProse: (offset) => (offset >= text.length ? end : (origin[Math.max(0, offset)] ?? end)),
    toText: (offset) => lowerBound(origin, offset),
  };
}

/** Index of the first number that is not below `value`. */
function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
