// Stretches of letters on one line without a wide gap: words of a line, a line of a column, a cell of a table.
import type { Glyph, Token } from './glyphs.ts';
import { layout } from './limits.ts';
import type { Box } from './view.ts';

/** Letters beside each other and their place on the page, in points. */
export type Segment = Box & {
  readonly base: number;
  /** The size that most of its letters have. */
  readonly size: number;
  readonly bold: boolean;
  readonly fixed: boolean;
  /** Letters and spaces in the order of reading; no space at either end. */
  readonly glyphs: readonly (Glyph | ' ')[];
  /** As printed. */
  readonly text: string;
  /** UTF-16 units. */
  readonly length: number;
  /** Runs from right to left. */
  readonly rtl: boolean;
};

/** Of tokens whose letters all run in one direction. */
export function segmentsOf(tokens: readonly Token[]): readonly Segment[] {
  const segments: Segment[] = [];
  let run: (Glyph | ' ')[] = [];
  let last: Glyph | undefined;
  const close = (): void => {
    for (const part of partsOf(run)) {
      const segment = segmentOf(part);
      if (segment) segments.push(segment);
    }
    run = [];
    last = undefined;
  };
  for (const [i, token] of tokens.entries()) {
    if (token === '\n') close();
    else if (token === ' ') run.push(token);
    else {
      if (last && isElsewhere(last, token)) close();
      else if (last && isNewWord(run, last, token, tokens[i + 1])) run.push(' ');
      run.push(token);
      last = token;
    }
  }
  close();
  return segments;
}

/** A word begins where the print leaves the width of a space that the engine does not see, as between narrow letters. */
function isNewWord(
  run: readonly (Glyph | ' ')[],
  last: Glyph,
  next: Glyph,
  following: Token | undefined,
): boolean {
  if (last.style.object === next.style.object || run.at(-1) !== last) return false;
  if (!endsWord.test(last.text) || !beginsWord.test(next.text)) return false;
  const space = Math.min(last.style.size, next.style.size) * layout.space;
  if (next.left - last.right < space || next.style.size !== last.style.size) return false;
  // In letters that are spaced out the neighbours stand as far apart.
  const before = run.at(-2);
  const gaps = [
    ...(before && before !== ' ' ? [last.left - before.right] : []),
    ...(following && typeof following !== 'string' && following.style.base === next.style.base
      ? [following.left - next.right]
      : []),
  ];
  return gaps.length > 0 && gaps.every((gap) => gap < space / 2);
}

const endsWord = /[\p{L}\p{N}.,;:!?)]/u;
const beginsWord = /[\p{L}\p{N}(]/u;

/** On another line; an exponent is not. */
function isElsewhere(last: Glyph, next: Glyph): boolean {
  const size = Math.max(last.style.size, next.style.size);
  return Math.abs(last.style.base - next.style.base) > size * 0.6;
}

/** Cuts where nothing stands for the width of a gap, whatever the direction of reading. */
function partsOf(run: readonly (Glyph | ' ')[]): readonly (readonly (Glyph | ' ')[])[] {
  const glyphs = run.filter((one) => one !== ' ');
  const sorted = glyphs.toSorted((a, b) => a.left - b.left);
  const cuts: number[] = [];
  let reach = sorted[0]?.right ?? 0;
  for (const { left, right, style } of sorted) {
    if (left - reach > style.size * layout.gap) cuts.push((left + reach) / 2);
    reach = Math.max(reach, right);
  }
  if (cuts.length === 0) return [run];
  const parts = [...cuts, Infinity].map((): (Glyph | ' ')[] => []);
  let current = 0;
  for (const one of run) {
    if (one !== ' ') {
      const middle = (one.left + one.right) / 2;
      current = cuts.findIndex((cut) => middle < cut);
      if (current < 0) current = cuts.length;
    }
    parts[current]?.push(one);
  }
  return parts;
}

/** Of the letters of one line; undefined where there are none. */
export function segmentOf(part: readonly (Glyph | ' ')[]): Segment | undefined {
  const glyphs = withoutDoubles(part);
  let [left, right] = [Infinity, -Infinity];
  let [bold, fixed, count] = [0, 0, 0];
  const sizes = new Map<number, number>();
  const bases = new Map<number, number>();
  let style: Glyph['style'] | undefined;
  let same = 0;
  const add = (): void => {
    if (!style || same === 0) return;
    count += same;
    if (style.bold) bold += same;
    if (style.fixed) fixed += same;
    const [size, base] = [Math.round(style.size * 10), Math.round(style.base * 4)];
    sizes.set(size, (sizes.get(size) ?? 0) + same);
    bases.set(base, (bases.get(base) ?? 0) + same);
    same = 0;
  };
  for (const one of glyphs) {
    if (one === ' ') continue;
    if (one.style !== style) add();
    style = one.style;
    same++;
    if (one.left < left) left = one.left;
    if (one.right > right) right = one.right;
  }
  add();
  if (count === 0) return undefined;
  const [size, base] = [most(sizes) / 10, most(bases) / 4];
  let text = '';
  for (const one of glyphs)
    text += one === ' ' ? ' ' : isRaised(one, size, base) ? raised(one.text) : one.text;
  return {
    left,
    right,
    top: base - size * 0.8,
    bottom: base + size * 0.22,
    base,
    size,
    bold: bold === count,
    fixed: fixed > count * 0.8,
    glyphs,
    text,
    length: text.length,
    rtl: rightToLeft.test(text) && runsBackwards(text),
  };
}

/** Smaller than its line and above it. */
const isRaised = ({ style }: Pick<Glyph, 'style'>, size: number, base: number): boolean =>
  style.size < size * 0.85 && base - style.base > size * 0.2;

const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** As printed above the line: its digits are such characters. */
export const raised = (text: string): string => text.replace(/\d/gu, (digit) => digits.charAt(Number(digit)));

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;
const runsBackwards = (text: string): boolean => {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const backwards = count(/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/gu);
  return backwards * 2 > count(/\p{L}/gu);
};

/** What stands there most often; the larger of two. */
export function most(counts: ReadonlyMap<number, number>): number {
  let [best, times] = [0, 0];
  for (const [key, count] of counts)
    if (count > times || (count === times && key > best)) [best, times] = [key, count];
  return best;
}

const spaceless = /[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]/u;

/** Without a second space, and without a space at an end or between characters of a script without spaces. */
function withoutDoubles(part: readonly (Glyph | ' ')[]): readonly (Glyph | ' ')[] {
  const kept: (Glyph | ' ')[] = [];
  let before: Glyph | undefined;
  for (const [i, one] of part.entries()) {
    if (one === ' ') {
      const next = part[i + 1];
      if (!before || next === undefined || next === ' ' || kept.at(-1) === ' ') continue;
      if (spaceless.test(before.text) && spaceless.test(next.text)) continue;
      kept.push(one);
    } else {
      kept.push(one);
      before = one;
    }
  }
  while (kept.at(-1) === ' ') kept.pop();
  return kept;
}

/** Without letters that are drawn a second time in the same place, to look bold. */
export function printedOnce(tokens: readonly Token[]): readonly Token[] {
  const begun = createPrinted();
  const seen = new Set<Glyph['style']>();
  // Most pages have none: it is enough to look at the first letter of each stretch.
  const doubles = tokens.some((token) => {
    if (typeof token === 'string' || seen.has(token.style)) return false;
    seen.add(token.style);
    return begun(token);
  });
  if (!doubles) return tokens;
  const printed = createPrinted();
  return tokens.filter((token) => typeof token === 'string' || !printed(token));
}

/** Tells of each letter whether it stands there already. */
function createPrinted(): (glyph: Glyph) => boolean {
  const printed = new Map<number, Glyph>();
  return (glyph) => {
    // Cells twice as wide as two such letters may be apart: the first stands in one of four.
    const cell = glyph.style.size * doubled * 2;
    const [x, y] = [glyph.left / cell, glyph.style.base / cell];
    for (let row = Math.floor(y - 0.5); row <= y + 0.5; row++)
      for (let column = Math.floor(x - 0.5); column <= x + 0.5; column++) {
        const before = printed.get(row * 65_536 + column);
        if (before && isDouble(before, glyph)) return true;
      }
    printed.set(Math.floor(y) * 65_536 + Math.floor(x), glyph);
    return false;
  };
}

/** Of the size of a letter: so far from each other it is drawn twice to look bold. */
const doubled = 0.1;

const isDouble = (a: Glyph, b: Glyph): boolean =>
  a.text === b.text &&
  a.style.object !== b.style.object &&
  Math.abs(a.left - b.left) < b.style.size * doubled &&
  Math.abs(a.style.base - b.style.base) < b.style.size * doubled;
