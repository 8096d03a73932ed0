// Prose to what people read, with a map between the two: the one place where a quotation's text is made.

/**
 * `code` keeps line breaks and indentation. `plain` is for a plain-text document: its text is simply its characters.
 * Without either, NULs are dropped and white space is folded to single spaces.
 */
export type Reading = { readonly code?: boolean; readonly plain?: boolean };

const folded = /\s+/gu;
/** Most text needs no folding: looking is cheaper than replacing. */
const unfolded = /[^\S ]| {2}|^ | $/u;
const nulls = new RegExp(String.fromCharCode(0), 'gu');

/** `prose` is a slice of `Document.prose`; the outcome is what a reader sees of it. */
export function readable(prose: string, reading: Reading = {}): string {
  if (reading.plain) return prose;
  const joined = prose.includes('\0') ? prose.replace(nulls, '') : prose;
  return reading.code || !unfolded.test(joined) ? joined : joined.replace(folded, ' ').trim();
}

/** How the text of a span is read: whole lines of code as they stand, a plain document as it stands, all else folded. */
export function readingOf(
  format: 'markdown' | 'html' | 'plain',
  form: 'prose' | 'item' | 'row' | 'code',
): Reading {
  return { plain: format === 'plain', code: form === 'code' };
}

export type ReadableMap = {
  readonly text: string;
  /** Offset into `text` to offset into the slice of prose. The end of `text` maps behind its last character. */
  toProse(offset: number): number;
  /** Offset into the slice of prose to offset into `text`. */
  toText(offset: number): number;
};

const isSpace = /\s/u;

/** As `readable`, with the way there and back in UTF-16 offsets, both counted from the start of the slice. */
export function readableMap(prose: string, reading: Reading = {}): ReadableMap {
  const text = readable(prose, reading);
  const origin: number[] = [];
  let seen = false;
  for (let at = 0; at < prose.length && origin.length < text.length; at++) {
    const unit = prose.charAt(at);
    if (!reading.plain && unit === '\0') continue;
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
