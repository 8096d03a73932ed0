// Explicit mark-up of a reStructuredText: directives by what a reader sees of them, footnotes, and comments, which he does not.

import { isBlank, type Line, textStart } from './indented-lines.ts';
import {
  blockEnd,
  codeDirectives,
  directive,
  field,
  hiddenDirectives,
  namedDirectives,
  note,
  sayingDirectives,
  steeringDirectives,
  textEnd,
} from './rst-lines.ts';
import { csvTable, listTable } from './rst-tables.ts';
import { hide, push, pushCode, type RstPlace, type RstWalk } from './rst-walk.ts';

type Body = (from: number, end: number, more?: Partial<RstPlace>) => void;

/** Reads what begins with `..` at line `i`; gives the line behind it. */
export function parseExplicit(walk: RstWalk, i: number, to: number, place: RstPlace, body: Body): number {
  const { lines } = walk;
  const line = lines[i];
  if (!line) return i + 1;
  const text = line.text.trim();
  const end = Math.max(i + 1, blockEnd(lines, i + 1, line.indent + 1, to));
  const named = directive.exec(text);
  if (named) {
    readDirective(
      walk,
      { i, end, name: named[1]?.toLowerCase() ?? '', argument: named[0].length, line },
      place,
      body,
    );
    return end;
  }
  const marked = note.exec(text);
  if (marked) {
    const from = textStart(line) + marked[0].length;
    const stop = textEnd(lines, i, end);
    push(walk, from, lines[stop - 1]?.end ?? line.end, place);
    rest(lines, stop, end, body);
    return end;
  }
  // Two dots alone before a blank line are an empty comment: what is indented below is a quotation.
  if (text === '..' && isBlank(lines[i + 1])) return i + 1;
  if (text.length > 2 || end > i + 1) hide(walk, i, end, 'comment');
  return end;
}

type Directive = {
  readonly i: number;
  readonly end: number;
  readonly name: string;
  /** UTF-16 units before the argument. */
  readonly argument: number;
  readonly line: Line;
};

function readDirective(walk: RstWalk, given: Directive, place: RstPlace, body: Body): void {
  const { lines } = walk;
  const { i, end, name, line } = given;
  const from = textStart(line) + given.argument;
  const said = from < line.end;
  const stop = name === 'list-table' ? i + 1 : optionsEnd(lines, i, end);
  if (name === 'meta') audienceIn(walk, i + 1, end);
  if (codeDirectives.has(name)) return void pushCode(walk, stop, end, place);
  if (hiddenDirectives.has(name)) {
    if (name === 'todo' || name === 'only-private') hide(walk, i, end, 'comment');
    return;
  }
  if (name === 'figure' || name === 'image') return void rest(lines, stop, end, body);
  if (name === 'list-table' || name === 'csv-table') {
    const caption = said ? { start: from, end: line.end } : undefined;
    const read = name === 'list-table' ? listTable : csvTable;
    return void read(walk, optionsEnd(lines, i, end), end, place, caption);
  }
  if (steeringDirectives.has(name)) return void rest(lines, stop, end, body);
  // A number of a version alone is a mark on the margin; that something is deprecated is not.
  const filled = lines.slice(stop, end).some((l) => !isBlank(l));
  if (
    /^version(?:added|changed)$/u.test(name) &&
    !filled &&
    /^\S+$/u.test(line.text.trim().slice(given.argument))
  )
    return;
  if (sayingDirectives.has(name)) {
    const start = namedDirectives.has(name) ? textStart(line) + 3 : from;
    const last = said ? argumentEnd(lines, i, end) : i + 1;
    if (said) {
      push(walk, start, lines[last - 1]?.end ?? line.end, place);
      // `.. versionadded:: 1.2` is read "versionadded 1.2".
      if (start < from) walk.canvas.part(start + name.length, from);
    }
    return void rest(lines, Math.max(stop, last), end, body);
  }
  if (!said) return void rest(lines, stop, end, body);
  if (!filled) {
    // A description without a text still names its thing; a mark of a site's own says nothing.
    if (/:/u.test(name) || described.has(name)) push(walk, from, line.end, place, 'heading', 6);
    return;
  }
  const fold = ++walk.groups;
  const inside = { within: [...place.within, fold] };
  const last = name === 'rubric' ? i + 1 : argumentEnd(lines, i, end);
  push(walk, from, lines[last - 1]?.end ?? line.end, { ...place, ...inside }, 'heading', 6);
  rest(lines, Math.max(stop, last), end, (a, b, more) => body(a, b, { ...more, ...inside }));
}

const described: ReadonlySet<string> = new Set(
  'function class method attribute data exception option confval envvar describe object rubric cmdoption'.split(
    ' ',
  ),
);

/** Behind the argument's lines and the options under them. */
function optionsEnd(lines: readonly Line[], i: number, end: number): number {
  let at = i + 1;
  while (at < end && !isBlank(lines[at])) {
    if (!field.test(lines[at]?.text.trim() ?? '')) {
      if (at > i + 1) break;
      return at;
    }
    at++;
    const deeper = lines[at - 1]?.indent ?? 0;
    while (at < end && !isBlank(lines[at]) && (lines[at]?.indent ?? 0) > deeper) at++;
  }
  return at;
}

/** Behind the lines that go on with the argument: up to a blank line or an option. */
function argumentEnd(lines: readonly Line[], i: number, end: number): number {
  const last = textEnd(lines, i, end);
  let at = i + 1;
  while (at < last && !field.test(lines[at]?.text.trim() ?? '')) at++;
  return at;
}

function rest(lines: readonly Line[], from: number, end: number, body: Body): void {
  const first = lines.slice(from, end).find((line) => !isBlank(line));
  if (first) body(from, end, { indent: first.indent });
}

/** `.. meta::` may say who may read the page. */
function audienceIn(walk: RstWalk, from: number, end: number): void {
  for (const line of walk.lines.slice(from, end)) {
    const said = /^\s*:audiences?:\s*(.*)$/iu.exec(line.text);
    if (said) walk.audience ??= said[1]?.trim() ?? '';
  }
}
