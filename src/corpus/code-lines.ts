// Code in groups of whole lines: what is quoted of it at a time.
import type { Span } from '../domain.ts';

/** Lines a group holds at most: it fits into a message beside its footnote (our choice). */
const maxLines = 8;
/** UTF-16 units; a single longer line stays whole. */
const maxLength = 700;

/** Groups end at blank lines; longer stretches are cut, where they can before a line that is indented least. */
export function codeGroups(prose: string, code: Span): readonly Span[] {
  const groups: Span[] = [];
  let lines: Span[] = [];
  const close = (): void => {
    for (const part of parts(prose, lines)) groups.push(part);
    lines = [];
  };
  for (const line of linesOf(prose, code)) {
    if (/[^\s\0]/u.test(prose.slice(line.start, line.end))) lines.push(line);
    else close();
  }
  close();
  return groups;
}

function linesOf(prose: string, { start, end }: Span): readonly Span[] {
  const lines: Span[] = [];
  for (let at = start; at < end; ) {
    const newline = prose.indexOf('\n', at);
    const stop = newline < 0 || newline > end ? end : newline;
    lines.push({ start: at, end: stop });
    at = stop + 1;
  }
  return lines;
}

function parts(prose: string, lines: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (let from = 0; from < lines.length; ) {
    const rest = lines.slice(from, from + maxLines + 1);
    const taken = fits(rest) ? rest.length : cutAt(prose, rest);
    const first = rest[0];
    const last = rest[taken - 1];
    if (first && last)
      found.push({ start: first.start, end: last.start + trimEnd(prose.slice(last.start, last.end)) });
    from += taken;
  }
  return found;
}

const trimEnd = (line: string): number => line.replace(/[\s\0]+$/u, '').length;

function fits(lines: readonly Span[]): boolean {
  const long = (lines.at(-1)?.end ?? 0) - (lines[0]?.start ?? 0) > maxLength;
  return lines.length <= 1 || (lines.length <= maxLines && !long);
}

/** The line that begins the second part: among the first `maxLines`, the least indented, the latest of these. */
function cutAt(prose: string, lines: readonly Span[]): number {
  let best = Math.min(maxLines, lines.length - 1);
  let least = Number.POSITIVE_INFINITY;
  let length = 0;
  for (let i = 0; i < Math.min(maxLines + 1, lines.length); i++) {
    const line = lines[i];
    if (!line) break;
    length += line.end - line.start;
    if (i > 0 && length > maxLength) return Math.max(1, i);
    const text = prose.slice(line.start, line.end).replaceAll('\0', '');
    const closing = /^\s*[)\]}]/u.test(text) ? 1 : 0;
    const indent = (/^\s*/u.exec(text)?.[0].length ?? 0) + closing;
    if (i >= 2 && indent <= least) {
      least = indent;
      best = i;
    }
  }
  return best;
}
