// The marks inside a line, ready to be matched: by the parser of Markdown, and in blocks of HTML that it does not look into.
import type { Canvas } from './canvas.ts';
import { type Wrapped, wrapped } from './dialects-shown.ts';

/** Stands at the first character of a table that was taken out of the text: no text has it. */
export const tableMark = '\u0001';

/** A mark of a dialect, and what its reader sees in its place. */
export type Mark = { readonly pattern: RegExp; readonly instead: NonNullable<Wrapped['instead']> };

/** The marks by the code of the character that they begin with; the patterns are sticky and tell indices. */
export function marksFor(mdx: boolean): ReadonlyMap<number, readonly Mark[]> {
  const marks = new Map<number, Mark[]>();
  for (const { at, written, instead = 'join', mdx: only } of wrapped) {
    if (only && !mdx) continue;
    const mark = { pattern: new RegExp(written, 'imuyd'), instead };
    for (const lead of at) marks.set(lead.charCodeAt(0), [...(marks.get(lead.charCodeAt(0)) ?? []), mark]);
  }
  return marks;
}

const templates = marksFor(false).get('{'.charCodeAt(0)) ?? [];

/** Blanks the templates (Liquid, Hugo, MDN) in a stretch that the canvas shows. */
export function blankTemplates(canvas: Canvas, source: string, start: number, end: number): void {
  for (let at = source.indexOf('{', start); at >= 0 && at < end; at = source.indexOf('{', at + 1)) {
    if (canvas.slice(at, at + 1) !== '{') continue;
    for (const { pattern, instead } of templates) {
      pattern.lastIndex = at;
      const found = pattern.exec(source);
      if (!found) continue;
      const stop = at + found[0].length;
      const [from, to] = found.indices?.groups?.shown ?? [stop, stop];
      if (instead !== 'text') {
        canvas.part(at, from);
        canvas.part(to, stop);
      }
      if (instead === 'value') canvas.put(at, unknownValue);
      at = stop - 1;
      break;
    }
  }
}

/** Stands for a value that only the site knows. */
export const unknownValue = '…';
