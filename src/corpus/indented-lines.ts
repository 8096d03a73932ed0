// The lines of a file whose structure is told by indentation.
import type { Span } from '../domain.ts';

/** A line of the file; offsets are UTF-16 units into the source. */
export type Line = Span & {
  /** Without the white space at its end. */
  readonly text: string;
  /** Columns before the first character (tabs to the next 8); of a blank line endless. */
  readonly indent: number;
};

/** Whether a line is empty, or is not there at all. */
export const isBlank = (line: Line | undefined): boolean => line === undefined || line.text.trim() === '';

/** All lines behind the offset `from`, without their line breaks. */
export function linesOf(source: string, from: number): readonly Line[] {
  const lines: Line[] = [];
  for (let at = from; at < source.length; ) {
    const newline = source.indexOf('\n', at);
    const end = newline < 0 ? source.length : newline;
    const text = source.slice(at, end).trimEnd();
    lines.push({ start: at, end: at + text.length, text, indent: indentOf(text) });
    at = end + 1;
  }
  return lines;
}

function indentOf(text: string): number {
  let columns = 0;
  for (let at = 0; at < text.length; at++) {
    const c = text.charAt(at);
    if (c === '\t') columns += 8 - (columns % 8);
    else if (c === ' ') columns++;
    else return columns;
  }
  return Number.POSITIVE_INFINITY;
}

/** Offset of a line's first character. */
export const textStart = (line: Line): number => line.start + (/^\s*/u.exec(line.text)?.[0].length ?? 0);
