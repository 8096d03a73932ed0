// Superscripts and subscripts of Markdown: `<sup>`, `<sub>`, `^…^`, `~…~`. They never touch the word before them.
import type { Canvas } from './canvas.ts';
import { subscriptMark, superscriptMark } from './superscript.ts';

/** UTF-16 units before a mark in which the word before it stands, blanked mark-up counted. */
const looked = 400;
const tag = /<(sup|sub)(?=[\s>])[^<>]{0,200}>(?=([\s\S]{0,300}?)(<\/\1\s*>))/giu;
const pandoc = /(?<=[\p{L}\p{N})\]])(?:\^[^\s^~]{1,20}\^(?![\p{L}\p{N}^])|~[^\s^~]{1,20}~(?![\p{N}~]))/gu;

/** Marks of notes that a block of the text begins with: there they are explained. */
export function noteMarks(text: string): ReadonlySet<string> {
  if (!/<sup/iu.test(text)) return new Set();
  const begun = text.matchAll(
    /(?:^[ \t>*|-]*|<br ?\/?>\s*|\|[ \t]*)<sup>\s*\[?([^<\]]{1,4})\]?\s*<\/sup>/gimu,
  );
  return new Set(Array.from(begun, (mark) => mark[1] ?? ''));
}

/** Sets the marks of a stretch whose tags are blank already. `source` is the text of the canvas. */
export function markRaised(
  canvas: Canvas,
  source: string,
  start: number,
  end: number,
  notes: ReadonlySet<string>,
): void {
  const written = source.slice(start, end);
  if (/<su[bp]/iu.test(written)) {
    for (const found of written.matchAll(tag)) {
      const at = start + found.index;
      if (canvas.slice(at, at + 1) !== '\0') continue;
      const from = at + found[0].length;
      const to = from + (found[2]?.length ?? 0);
      const linked = /<a\b|\]\(/iu.test(found[2] ?? '');
      set(
        canvas,
        start,
        end,
        [at, from, to, to + (found[3]?.length ?? 0)],
        found[1]?.toLowerCase() === 'sup',
        notes,
        linked,
      );
    }
  }
  if (!/[\^~]/u.test(written)) return;
  const shown = canvas.slice(start, end);
  for (const found of shown.matchAll(pandoc)) {
    const at = start + found.index;
    const to = at + found[0].length - 1;
    if (isCode(source, start, at)) continue;
    set(canvas, start, end, [at, at + 1, to, to + 1], found[0].startsWith('^'), notes, false);
  }
}

const noteOpens = /\[\^|<su[bp]/iu;
const betweenNumbers = /(?<=\p{N})\0+(?=\p{N})/gu;

/** A note between two numbers does not make them one. */
export function partNumbers(canvas: Canvas, source: string, start: number, end: number): void {
  if (!noteOpens.test(source.slice(start, end))) return;
  for (const { index, 0: blank } of canvas.slice(start, end).matchAll(betweenNumbers)) {
    const at = start + index;
    if (noteOpens.test(source.slice(at, at + blank.length))) canvas.part(at, at + 1);
  }
}

/** Whether an odd number of backticks stands before it in its stretch: inline code shows its characters. */
const isCode = (source: string, start: number, at: number): boolean =>
  (source.slice(start, at).match(/`+/gu)?.length ?? 0) % 2 === 1;

/** `edges`: where the opening mark begins and ends, and the closing one. */
function set(
  canvas: Canvas,
  start: number,
  end: number,
  [at, from, to, close]: readonly [number, number, number, number],
  isRaised: boolean,
  notes: ReadonlySet<string>,
  linked: boolean,
): void {
  const read = (a: number, b: number): string => canvas.slice(a, b).replaceAll('\0', '');
  const before = read(Math.max(start, at - looked), at);
  const inner = read(from, to).trim();
  const after = read(close, end).slice(0, 1);
  const how =
    inner === ''
      ? 'footnote'
      : isRaised
        ? superscriptMark(before, inner, after, linked || notes.has(inner))
        : subscriptMark(before, inner, after);
  canvas.join(at, from);
  canvas.join(to, close);
  if (how === 'footnote') canvas.join(at, close);
  else if (how === 'part') canvas.part(at, at + 1);
  else if (how !== 'join') canvas.put(at, isRaised ? '^' : '_');
  if (how !== 'footnote' && /^[\p{L}\p{N}]/u.test(after) && (how !== 'join' || /^\p{N}/u.test(after)))
    canvas.part(to, to + 1);
}
