// The lines of an Org file, and what each kind of them looks like.
import { type Line, linesOf } from './indented-lines.ts';

/** All lines behind the offset `from`; a blank one is not indented. */
export const orgLines = (source: string, from: number): readonly Line[] =>
  linesOf(source, from).map((line) => (line.text === '' ? { ...line, indent: 0 } : line));

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
