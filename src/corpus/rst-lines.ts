// The lines of a reStructuredText, their indentation, and what each kind of block looks like.
import { isBlank, type Line } from './indented-lines.ts';

/** Index behind the last line of the block that begins at `at` and is indented by `indent` columns or more. */
export function blockEnd(lines: readonly Line[], at: number, indent: number, to: number): number {
  let end = at;
  for (let i = at; i < to; i++) {
    const line = lines[i];
    if (!line || isBlank(line)) continue;
    if (line.indent < indent) break;
    end = i + 1;
  }
  return end;
}

/** Index behind the text that begins in line `i`: up to a blank line or explicit mark-up. */
export function textEnd(lines: readonly Line[], i: number, to: number): number {
  let end = i + 1;
  while (end < to && !isBlank(lines[end]) && !/^\s*\.\.(?:\s|$)/u.test(lines[end]?.text ?? '')) end++;
  return end;
}

/** A line of one sign, over or under a title. */
export const adornment = /^([!-/:-@[-`{-~])\1{2,}$/u;
/** The begin of explicit mark-up: two dots and a space. */
export const explicit = /^\.\.(?:\s+|$)/u;
/** A directive; its name is the first group. */
export const directive =
  /^\.\.\s+(?:\|[^|]+\|\s+)?([\p{L}\d](?:[\p{L}\d]|[-_+:.](?=[\p{L}\d]))*)\s?::(?:\s+|$)/u;
/** A target that links lead to. */
export const target = /^(?:\.\.\s+_(?:`[^`]*`|(?:\\.|[^:\\]|:(?=\S))+):|__(?:\s|$)|\.\.\s+__:)/u;
/** A footnote or a citation of reStructuredText. */
export const note = /^\.\.\s+\[(?:\d+|#[\w.-]*|\*|[\p{L}\d][\p{L}\d.-]*)\]\s*/u;
/** An item of a bulleted list. */
export const bullet = /^[-*+•‣⁃](?:\s+|$)/u;
/** An item of a numbered list, by number, letter or Roman numeral. */
export const numbered = /^(?:\(?(?:\d{1,4}|#|[A-Za-z]|[ivxlcdmIVXLCDM]{2,8})[.)])(?:\s+|$)/u;
/** A field (`:name: text`); its name is the first group. */
export const field = /^:(?![:\s])((?:\\.|`[^`]*`|[^:\\`]|:(?=[^\s`]))+):(?:\s+|$)/u;
/** An option of a command line in a list of options. */
export const option =
  /^(?:(?:-{1,2}|\/|\+)[\p{L}\d?][\w-]*(?:[ =](?:<[^>]+>|[A-Za-z][\w-]*))?)(?:,\s+(?:-{1,2}|\/|\+)[\p{L}\d][\w-]*(?:[ =](?:<[^>]+>|[A-Za-z][\w-]*))?)*(?: {2,}|$)/u;
/** The top rule of a table that is drawn as a grid. */
export const gridTop = /^\+(?:[-=]{3,}\+)+$/u;
/** A line of equal signs above, below or between the rows of a simple table. */
export const simpleRule = /^={2,}(?: +={2,})+$|^={2,} *$/u;
/** A line of a block of lines, which keep their breaks. */
export const lineBlock = /^\|(?:\s|$)/u;

/** Directives whose arguments and content are shown as code. */
export const codeDirectives: ReadonlySet<string> = new Set(
  'code code-block sourcecode parsed-literal prompt doctest testcode testoutput console ipython literal'.split(
    ' ',
  ),
);
/** Directives that show nothing a reader could quote. */
export const hiddenDirectives: ReadonlySet<string> = new Set(
  (
    'image toctree contents index highlight meta include literalinclude raw sectnum header footer role default-role math ' +
    'currentmodule module py:module py:currentmodule program automodule autoclass autofunction autodata automethod ' +
    'autoexception autosummary autoattribute graphviz digraph graph plot uml mermaid testsetup testcleanup codeauthor ' +
    'sectionauthor tabularcolumns title target-notes class replace unicode date setting templatetag templatefilter fieldlookup ' +
    'todo todolist bibliography inheritance-diagram productionlist only-private acks'
  ).split(' '),
);
/** Directives whose arguments are the first words of what they say. */
export const sayingDirectives: ReadonlySet<string> = new Set(
  (
    'note warning tip hint important attention caution danger error seealso versionadded versionchanged versionremoved deprecated ' +
    'deprecated-removed epigraph highlights pull-quote compound centered glossary figure table'
  ).split(' '),
);
/** Directives whose arguments steer the program and say nothing. */
export const steeringDirectives: ReadonlySet<string> = new Set(
  'only ifconfig container tabs tab-set grid rst-class hlist list-table flat-table csv-table tabularcolumns'.split(
    ' ',
  ),
);
/** Directives whose own name a reader sees. */
export const namedDirectives: ReadonlySet<string> = new Set(
  'versionadded versionchanged versionremoved deprecated deprecated-removed'.split(' '),
);
