// Text without mark-up: paragraphs, bullets and headings told by their shape. No character is blanked.
import type { Span } from '../domain.ts';
import { type Parsed, type Piece, piece, trimmed } from './parsed.ts';

/** A file with a line longer than this (UTF-16 units) has one paragraph a line; else its lines are wrapped. */
const wrapWidth = 160;
/** A heading in unmarked text is no longer than this (units, words; our choice). */
const headingLength = 100;
const headingWords = 14;

const bullet = /^([ \t\u3000]*)(?:[-*+•‣◦–—▪●○·∙‧・]|\d{1,3}[.)]|\(?[a-z\d]{1,2}\))[ \t\u00a0\u3000]+(?=\S)/u;
const underline = /^[ \t]*(?:={3,}|-{3,}|~{3,}|\*{3,}|_{3,})[ \t]*$/u;

type Line = Span & { readonly text: string; readonly blank: boolean; readonly gapBefore: boolean };

/** Parses from offset `start` on (behind a byte-order mark and front matter). */
export function parsePlain(source: string, start: number): Parsed {
  const lines = linesOf(source, start);
  const unwrapped = lines.some((line) => line.text.length > wrapWidth);
  const pieces: Piece[] = [];
  let group = 0;
  const full = lines.filter((line) => !line.blank && !underline.test(line.text));
  for (const [i, line] of full.entries()) {
    const mark = bullet.exec(line.text);
    const last = pieces.at(-1);
    const follows = last && !line.gapBefore && !unwrapped && !isHeading(full, i);
    if (mark) {
      if (last?.kind !== 'item') group++;
      const from = line.start + mark[0].length;
      const level = 1 + Math.min(4, Math.floor(indent(mark[1] ?? '') / 4));
      const span = trimmed(source, from, line.end);
      if (span) pieces.push(piece('item', span, { level, group }));
    } else if (follows && last.kind !== 'heading') {
      pieces[pieces.length - 1] = { ...last, end: line.end };
    } else if (isHeading(full, i)) {
      pieces.push(piece('heading', line, { level: i === 0 ? 1 : 2 }));
    } else {
      pieces.push(piece('paragraph', line));
    }
  }
  return { prose: source, pieces, omitted: [] };
}

function linesOf(source: string, start: number): readonly Line[] {
  const lines: Line[] = [];
  let gapBefore = true;
  for (let at = start; at < source.length; ) {
    const newline = source.indexOf('\n', at);
    const end = newline < 0 ? source.length : newline;
    const text = source.slice(at, end);
    const span = trimmed(source, at, end);
    if (span) {
      const indented = bullet.test(text) ? { start: at, end: span.end } : span;
      lines.push({ ...indented, text: source.slice(indented.start, indented.end), blank: false, gapBefore });
    }
    gapBefore = !span || underline.test(text);
    at = end + 1;
  }
  return lines;
}

const indent = (space: string): number => space.replaceAll('\t', '    ').length;

/** Short, begins like a title, ends like no sentence, and a text follows. */
function isHeading(lines: readonly Line[], i: number): boolean {
  const line = lines[i];
  const next = lines[i + 1];
  if (!line || !next || (!line.gapBefore && lines[i - 1] && !standsAlone(lines, i)) || !titleLike(line.text))
    return false;
  if (i === 0 && (next.gapBefore || next.text.length > headingLength)) return true;
  if (bullet.test(next.text) || !titleLike(next.text)) return next.gapBefore || standsAlone(lines, i);
  const afterNext = lines[i + 2];
  return next.gapBefore && line.gapBefore && afterNext !== undefined && !titleLike(afterNext.text);
}

/** In a text of one paragraph a line, a heading needs no blank line around it. */
function standsAlone(lines: readonly Line[], i: number): boolean {
  const next = lines[i + 1];
  return (
    next !== undefined &&
    next.text.length > wrapWidth / 2 &&
    next.text.length > 2 * (lines[i]?.text.length ?? 0)
  );
}

function titleLike(text: string): boolean {
  if (text.length > headingLength || bullet.test(text)) return false;
  if (/[.!。！;；,、:：…|·]["'”’)\]]*$|[|·•]/u.test(text)) return false;
  if (!/^["'“‘«(¿¡「『]?[\p{Lu}\p{Lo}\p{N}]/u.test(text) || !/\p{L}/u.test(text)) return false;
  return text.split(/\s+/u).length <= headingWords;
}
