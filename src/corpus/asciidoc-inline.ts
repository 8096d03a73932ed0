// Inline mark-up of AsciiDoc: marks, macros and references are blanked, what a reader sees stays. In the order in which Asciidoctor looks.
import { markMacros } from './asciidoc-macros.ts';
import type { AsciidocWalk } from './asciidoc-state.ts';
import { subscriptMark, superscriptMark } from './superscript.ts';

/** UTF-16 units that a mark may reach over. */
const reach = 600;
const role = String.raw`(?:\[([^\][\n]{1,60})\])?`;
const inner = String.raw`(\S|\S.{0,${reach}}?\S)`;
const word = String.raw`\p{L}\p{N}\p{M}_`;
const constrained = (mark: string, before = `${word};:}`, after = word): RegExp =>
  new RegExp(`(?<![${before}])${role}${mark}${inner}${mark}(?![${after}])`, 'gsu');
const unconstrained = (mark: string): RegExp => new RegExp(`${role}${mark}(.{1,${reach}}?)${mark}`, 'gsu');

type Rule = { readonly mark: string; readonly pattern: RegExp; readonly wide: number };
const quoted = (open: string, close: string): RegExp =>
  new RegExp(`(?<![${word};:}])${role}${open}${inner}${close}(?![${word}])`, 'gsu');
const rules: readonly Rule[] = [
  { mark: '**', pattern: unconstrained(String.raw`\*\*`), wide: 2 },
  { mark: '*', pattern: constrained(String.raw`\*`), wide: 1 },
  { mark: '"`', pattern: quoted('"`', '`"'), wide: 2 },
  { mark: "'`", pattern: quoted("'`", "`'"), wide: 2 },
  { mark: '``', pattern: unconstrained('``'), wide: 2 },
  { mark: '`', pattern: constrained('`', `${word};:"'\`}`, `${word}"'\``), wide: 1 },
  { mark: '__', pattern: unconstrained('__'), wide: 2 },
  { mark: '_', pattern: constrained('_'), wide: 1 },
  { mark: '##', pattern: unconstrained('##'), wide: 2 },
  { mark: '#', pattern: constrained('#', `${word}&;:}`), wide: 1 },
  { mark: '^', pattern: new RegExp(String.raw`${role}\^(\S{1,80}?)\^`, 'gu'), wide: 1 },
  { mark: '~', pattern: new RegExp(`${role}~(\\S{1,80}?)~`, 'gu'), wide: 1 },
];
const literal =
  /(?:\+\+\+(.{1,600}?)\+\+\+|pass:[a-z,]*\[((?:\\\]|[^\]]){0,600})\]|\+\+(.{1,600}?)\+\+|`\+(.{1,600}?)\+`|(?<![\p{L}\p{N}_+;:}\\])\+(\S|\S.{0,600}?\S)\+(?![\p{L}\p{N}_+]))/gsu;
const struck = /(?:^|\.)(?:line-through|strike|strikethrough|del)\b/u;

/** Blanks the mark-up between start and end, of which the canvas shows what is text. */
export function markAsciidoc(walk: AsciidocWalk, start: number, end: number): void {
  const { canvas } = walk;
  const raw = canvas.slice(start, end);
  if (!/[*_`#^~+:[{<\\(&]|--|->|\.\.\./u.test(raw)) return;
  const units = raw.split('');
  const take = (from: number, to: number): void => void units.fill('\ue000', from, to);
  const join = (from: number, to: number): void => {
    canvas.join(start + from, start + to);
    take(from, to);
  };
  if (/\+|pass:/u.test(raw))
    for (const found of raw.matchAll(literal)) {
      const at = found.index;
      const text = found[1] ?? found[2] ?? found[3] ?? found[4] ?? found[5] ?? '';
      const from = at + found[0].indexOf(text, found[2] === undefined ? 1 : found[0].indexOf('[') + 1);
      join(at, from);
      join(from + text.length, at + found[0].length);
      take(from, from + text.length);
      if (found[1] !== undefined || found[2] !== undefined)
        for (const tag of text.matchAll(/<[^<>]{1,400}>/gu))
          canvas.join(start + from + tag.index, start + from + tag.index + tag[0].length);
    }
  for (const { mark, pattern, wide } of rules) {
    if (!raw.includes(mark)) continue;
    const text = units.join('');
    for (const found of text.matchAll(pattern)) {
      const at = found.index;
      const stop = at + found[0].length;
      const content = found[2] ?? '';
      const from = stop - wide - content.length;
      if (text.charAt(at - 1) === '\\') {
        join(at - 1, at);
        continue;
      }
      if (struck.test(found[1] ?? '')) {
        canvas.part(start + at, start + stop);
        take(at, stop);
        walk.hidden.push({ start: start + at, end: start + stop, reason: 'struck out' });
        continue;
      }
      join(at, from);
      join(stop - wide, stop);
      if (mark === '"`' || mark === "'`") {
        canvas.put(start + from - wide, mark.charAt(0));
        canvas.put(start + stop - 1, mark.charAt(0));
      }
      const before = raw.slice(Math.max(0, at - 24), at);
      if (mark === '^') raise(walk, start + at, start + stop, before, content);
      if (mark === '~' && subscriptMark(before, content, raw.slice(stop, stop + 12)) !== 'join')
        canvas.put(start + from - wide, '_');
    }
  }
  markMacros(walk, start, units.join(''), join);
}

function raise(walk: AsciidocWalk, start: number, end: number, before: string, content: string): void {
  const mark = superscriptMark(before, content);
  if (mark === 'caret') walk.canvas.put(start, '^');
  if (mark === 'part') walk.canvas.put(start, ' ');
  if (mark === 'footnote') walk.canvas.join(start, end);
}
