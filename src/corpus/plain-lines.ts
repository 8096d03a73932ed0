// The lines of a text without mark-up, and what a printer put on its pages: heads, feet and form feeds, which are no text.
import type { Span } from '../domain.ts';
import { type Omission, trimmed } from './parsed.ts';

/** A line without its line break; offsets are UTF-16 units into the file. */
export type Line = Span & {
  readonly text: string;
  /** Columns before its first character. */
  readonly indent: number;
  /** A blank line or a rule stands before it. */
  readonly gapBefore: boolean;
  /** The character that it is underlined with; empty without. */
  readonly under: string;
};

const rule = /^[ \t]*(?:={3,}|-{3,}|~{3,}|\^{3,}|\*{3,}|_{3,}|\+{3,}|#{3,})[ \t]*$/u;
/** Whether a line is nothing but a drawn rule. */
export const isRule = (text: string): boolean => rule.test(text);

/** The lines that hold text; `keepsIndent` tells those that begin before their first letter (a list item's mark). */
export function linesOf(
  source: string,
  start: number,
  keepsIndent: (text: string) => boolean,
): readonly Line[] {
  const lines: Line[] = [];
  let gapBefore = true;
  for (let at = start; at < source.length; ) {
    const newline = source.indexOf('\n', at);
    const end = newline < 0 ? source.length : newline;
    const raw = source.slice(at, end);
    const span = trimmed(source, at, end);
    const above = lines.at(-1);
    if (isRule(raw)) {
      if (above && !gapBefore && underlines(raw.trim(), source.slice(above.start, above.end)))
        lines[lines.length - 1] = { ...above, under: raw.trim().charAt(0) };
      gapBefore = true;
    } else if (span) {
      const from = keepsIndent(raw) ? at : span.start;
      const indent = source.slice(at, span.start).replaceAll('\0', '').replaceAll('\t', '    ').length;
      lines.push({
        start: from,
        end: span.end,
        text: source.slice(from, span.end),
        indent,
        gapBefore,
        under: '',
      });
      gapBefore = false;
    } else gapBefore = true;
    at = end + 1;
  }
  return lines;
}

/** About as long as the line above: a rule across the page parts, and underlines nothing. */
const underlines = (dashes: string, above: string): boolean =>
  Math.abs(dashes.length - above.trim().length) <= 3;

const foot = /\[[Pp]age \d+\][ \t\r]*$/u;
const knownHead = /^(?:RFC \d+|Internet[- ]Draft)\b.*\d{4}[ \t\r]*$/u;

/** The text with heads and feet of pages blank; a paragraph that goes on over the page joins (NULs). */
export function withoutPages(
  source: string,
  start: number,
): { readonly text: string; readonly hidden: readonly Omission[] } {
  if (!source.includes('\f') && !/\[[Pp]age \d+\][ \t\r]*$/mu.test(source))
    return { text: source, hidden: [] };
  const lines: { start: number; end: number; raw: string; feed: boolean }[] = [];
  for (let at = start; at < source.length; ) {
    const newline = source.indexOf('\n', at);
    const end = newline < 0 ? source.length : newline;
    const raw = source.slice(at, end);
    lines.push({ start: at, end, raw: raw.replaceAll('\f', ' '), feed: raw.includes('\f') });
    at = end + 1;
  }
  const isBlank = (raw: string): boolean => raw.trim() === '';
  const heads = new Map<string, number>();
  const shape = (raw: string): string => raw.replace(/\d+/gu, '0').replace(/\s+/gu, ' ').trim();
  const headAfter = (i: number): number =>
    lines.findIndex((line, at) => at >= i && at < i + 6 && !isBlank(line.raw));
  const breaks = lines.flatMap(({ raw, feed }, i) => (foot.test(raw) || feed ? [i] : []));
  for (const i of breaks) {
    const at = headAfter(foot.test(lines[i]?.raw ?? '') ? i + 1 : i);
    const head = shape(lines[at]?.raw ?? '');
    heads.set(head, (heads.get(head) ?? 0) + 1);
  }
  const furniture = new Set<number>();
  for (const i of breaks) {
    if (foot.test(lines[i]?.raw ?? '')) furniture.add(i);
    const at = headAfter(foot.test(lines[i]?.raw ?? '') ? i + 1 : i);
    const raw = lines[at]?.raw ?? '';
    if (at >= 0 && !foot.test(raw) && (knownHead.test(raw.trim()) || (heads.get(shape(raw)) ?? 0) > 2))
      furniture.add(at);
  }
  const parts: string[] = [source.slice(0, start)];
  const hidden: Omission[] = [];
  for (let i = 0; i < lines.length; ) {
    const line = lines[i];
    if (!line) break;
    let next = i;
    while (next < lines.length && (furniture.has(next) || isBlank(lines[next]?.raw ?? ''))) next++;
    const run = lines.slice(i, next);
    const found = run.filter((_, k) => furniture.has(i + k));
    if (found.length === 0) {
      parts.push(source.slice(line.start, Math.min(line.end + 1, source.length)).replaceAll('\f', ' '));
      i++;
      continue;
    }
    const [before, after] = [lines[i - 1]?.raw ?? '', lines[next]?.raw ?? ''];
    const written = source.slice(line.start, lines[next]?.start ?? source.length);
    parts.push(goesOn(before, after) ? '\0'.repeat(written.length) : written.replace(/[^\n]/gu, ' '));
    for (const { start: from, end } of found) hidden.push({ start: from, end, reason: 'page head or foot' });
    i = next;
  }
  return { text: parts.join(''), hidden };
}

/** A long line without a full stop, and one below that begins small or as deep. */
function goesOn(before: string, after: string): boolean {
  if (before.trim().length < 40 || /[.:;!?)]["'”’]?\s*$/u.test(before)) return false;
  return /^\s*[\p{Ll}\p{N}("'“]/u.test(after) || indentOf(before) === indentOf(after);
}

const indentOf = (raw: string): number => raw.length - raw.trimStart().length;
