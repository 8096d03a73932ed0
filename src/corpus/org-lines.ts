// The lines of an Org file, and what each kind of them looks like.
import { type Line, linesOf } from './indented-lines.ts';

/** All lines behind the offset `from`; a blank one is not indented. */
export const orgLines = (source: string, from: number): readonly Line[] =>
  linesOf(source, from).map((line) => (line.text === '' ? { ...line, indent: 0 } : line));

/** A line that begins with # and a space, and which no reader sees. */
export const comment = /^\s*#(?:\s|$)/u;
/** A line such as #+TITLE: with a setting behind it; group 1 is its name. */
export const keyword = /^\s*#\+([\p{L}\p{N}_-]+)(?:\[.{0,400}\])?:(?:[ \t]+|$)/u;
/** The first line of a block; group 1 is its kind, group 2 its arguments. */
export const begin = /^\s*#\+begin_(\S+)(.*)$/iu;
/** The first line of a drawer, or :END: as its last; group 1 is the name. */
export const drawer = /^\s*:([\p{L}\p{N}_-]+):$/u;
/** A line of text that is shown as it is written, behind a colon. */
export const fixed = /^\s*:(?: |$)/u;
/** A line of a table, its rules included. */
export const row = /^\s*\|/u;
/** Five hyphens or more: a line across the page. */
export const rule = /^\s*-{5,}$/u;
/** A line that says how long somebody worked, which no reader sees. */
export const clock = /^\s*CLOCK:/u;
/** The beginning of a footnote's text; group 1 is its name. */
export const note = /^\[fn:([\p{L}\p{N}_-]+)\][ \t]*/u;
/** A star marks an item only where it is indented: it marks a headline otherwise. */
export const item =
  /^(?:[ \t]*[-+]|[ \t]+\*|[ \t]*(?:\d{1,9}|[A-Za-z])[.)])(?:[ \t]+|$)(?:\[@\w{1,9}\][ \t]*)?(?:\[[ Xx-]\](?:[ \t]+|$))?/u;
/** The first line of a formula in LaTeX; group 1 is its environment. */
export const latex = /^\s*\\begin\{([\p{L}*]{1,40})\}/u;
