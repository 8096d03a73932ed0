// Code in groups of whole lines: what is quoted of it at a time.
import type { Span } from '../domain.ts';
import { partsOfSentence } from '../text/long-sentence.ts';
import { trimmed } from './parsed.ts';

/** Lines a group holds at most, blank ones not counted: it fits into a message beside its footnote (our choice). */
const maxLines = 10;
/** Lines of closing brackets that may follow over the limit rather than stand alone. */
const closers = 4;
/** UTF-16 units of a group, and of a line, which stays whole as far as a sentence may go. */
const maxLength = 700;
const maxLine = 1_000;

type Line = Span & {
  readonly text: string;
  readonly indent: number;
  readonly comment: boolean;
  readonly gapBefore: boolean;
};

const comment = /^\s*(?:\/\/|#(?!include|define|if|endif|\[)|--\s|;;|\/\*|<!--)/u;

/**
 * A short block is one group. A longer one is cut at blank lines and before comments at its left edge, which begin something
 * new ("// v5"); what is still too long, before the least indented line.
 */
export function codeGroups(prose: string, code: Span): readonly Span[] {
  const lines = linesOf(prose, code);
  const options = optionsIn(lines);
  const edge = lines.reduce((least, line) => Math.min(least, line.indent), Number.POSITIVE_INFINITY);
  const groups: Line[][] = [];
  let onlyComments = true;
  for (const line of lines) {
    const group = groups.at(-1) ?? [];
    const before = group.at(-1);
    const named = before && options.has(group[0] ?? line) ? group[0] : undefined;
    const starts = !before || options.has(line) || (named !== undefined && line.indent <= named.indent);
    if (!starts && (named || onlyComments || !begins(line, before, group, edge, lines.length)))
      group.push(line);
    else {
      groups.push([line]);
      onlyComments = true;
    }
    onlyComments &&= line.comment;
  }
  return groups
    .flatMap(parts)
    .flatMap((span) => (span.end - span.start > maxLine ? shorter(prose, span) : [span]));
}

const option = /^\s*(?:--?[A-Za-z?][\w-]*|\/[A-Za-z?])(?=[\s,=[<|]|$)/u;
const described = /\s{2,}\S/u;

/** The lines of a help text that name an option: each is quoted by itself, with the lines further in that go on with it. */
function optionsIn(lines: readonly Line[]): ReadonlySet<Line> {
  const named = lines.filter(({ text }, at) => option.test(text) && !/\\$/u.test(lines[at - 1]?.text ?? ''));
  const options = new Set(named);
  const told = lines.filter(
    (line, at) =>
      options.has(line) && (described.test(line.text.trim()) || (lines[at + 1]?.indent ?? 0) > line.indent),
  );
  return told.length >= 2 ? options : new Set();
}

function begins(line: Line, before: Line, group: readonly Line[], edge: number, all: number): boolean {
  if (line.comment && line.indent === edge && !before.comment) return true;
  return line.gapBefore && all > maxLines && (line.indent === edge || group.length >= maxLines / 2);
}

const shorter = (prose: string, { start, end }: Span): readonly Span[] =>
  Array.from(partsOfSentence(prose, start, end), ([from, to]) => trimmed(prose, from, to) ?? []).flat();

/** Lines that are not blank; spans without the white space at their end. */
function linesOf(prose: string, { start, end }: Span): readonly Line[] {
  const lines: Line[] = [];
  let gapBefore = false;
  for (let at = start; at < end; ) {
    const newline = prose.indexOf('\n', at);
    const stop = newline < 0 || newline > end ? end : newline;
    const raw = trimEnd(prose.slice(at, stop));
    const text = raw.replaceAll('\0', '');
    if (text !== '') {
      const indent = /^\s*/u.exec(text)?.[0].length ?? 0;
      lines.push({ start: at, end: at + raw.length, text, indent, comment: comment.test(text), gapBefore });
    }
    gapBefore = text === '';
    at = stop + 1;
  }
  return lines;
}

/** As trimEnd, for NULs too; a regular expression would take time that grows with the square of the spaces. */
function trimEnd(line: string): string {
  let end = line.length;
  while (end > 0 && line.charCodeAt(end - 1) <= 32) end--;
  return line.slice(0, end);
}

function parts(lines: readonly Line[]): readonly Span[] {
  const found: Span[] = [];
  for (let from = 0; from < lines.length; ) {
    const rest = lines.slice(from, from + maxLines + 1);
    const first = cutAt(rest);
    const ending = lines.slice(from + first, from + first + closers + 1);
    const closes = ending.length <= closers && ending.every((line) => /^[\s)\]};,]*$/u.test(line.text));
    const taken = closes ? lines.length - from : fits(rest) ? rest.length : first;
    const last = lines[from + taken - 1];
    if (rest[0] && last) found.push({ start: rest[0].start, end: last.end });
    from += taken;
  }
  return found;
}

function fits(lines: readonly Line[]): boolean {
  const long = (lines.at(-1)?.end ?? 0) - (lines[0]?.start ?? 0) > maxLength;
  return lines.length <= 1 || (lines.length <= maxLines && !long);
}

/** How many lines the first part takes: up to the last of the least indented lines that still fits. */
function cutAt(lines: readonly Line[]): number {
  const start = lines[0]?.start ?? 0;
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (const [i, line] of lines.entries()) {
    if (i === 0) continue;
    if (i > maxLines || (lines[i - 1]?.end ?? 0) - start > maxLength) break;
    const indent = line.indent + (/^\s*[)\]}]/u.test(line.text) ? 1 : 0);
    if (i > 2 && indent > least) continue;
    least = i > 2 ? indent : least;
    best = i;
  }
  return best;
}
