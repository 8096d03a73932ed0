// The lines of an Org file, and what each kind of them looks like.
import type { Span } from '../domain.ts';

export type Line = Span & {
  /** Without the white space at its end. */
  readonly text: string;
  /** Columns before the first character (tabs to the next 8). */
  readonly indent: number;
};

export function orgLines(source: string, from: number): readonly Line[] {
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
    else break;
  }
  return columns;
}

/** Offset of a line's first character. */
export const textStart = (line: Line): number => line.start + line.text.length - line.text.trimStart().length;

export const comment = /^\s*#(?:\s|$)/u;
export const keyword = /^\s*#\+([\p{L}\p{N}_-]+)(?:\[.{0,400}\])?:(?:[ \t]+|$)/u;
export const begin = /^\s*#\+begin_(\S+)(.*)$/iu;
export const drawer = /^\s*:([\p{L}\p{N}_-]+):$/u;
export const fixed = /^\s*:(?: |$)/u;
export const row = /^\s*\|/u;
export const rule = /^\s*-{5,}$/u;
export const clock = /^\s*CLOCK:/u;
export const note = /^\[fn:([\p{L}\p{N}_-]+)\][ \t]*/u;
/** A star marks an item only where it is indented: it marks a headline otherwise. */
export const item =
  /^(?:[ \t]*[-+]|[ \t]+\*|[ \t]*(?:\d{1,9}|[A-Za-z])[.)])(?:[ \t]+|$)(?:\[@\w{1,9}\][ \t]*)?(?:\[[ Xx-]\](?:[ \t]+|$))?/u;
export const latex = /^\s*\\begin\{([\p{L}*]{1,40})\}/u;
