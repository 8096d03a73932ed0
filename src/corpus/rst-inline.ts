// Inline mark-up of a reStructuredText: marks, roles and targets are blanked, what a reader sees stays.
import type { Canvas } from './canvas.ts';
import { unknownValue } from './dialect-marks.ts';
import type { Omission } from './parsed.ts';
import { superscriptMark } from './superscript.ts';

const literal = /``(?=\S)(?:[^`]|`(?!`))*?(?<=\S)``(?!`)/gu;
/** A role before or behind, and what stands between its backquotes. */
const interpreted =
  /(?:(:[\p{L}\d](?:[\p{L}\d]|[-_+:.](?=[\p{L}\d]))*:)`|(?<![\p{L}\d`\\])_?`)(?=[^\s`])((?:\\[\s\S]|[^`\\])*?)(?<=\S)`(_{1,2}(?![\p{L}\d])|:[\p{L}\d](?:[\p{L}\d]|[-_+:.](?=[\p{L}\d]))*:)?/gu;
const strong = /(?<![\p{L}\d*\\])\*\*(?=[^\s*])((?:[^*]|\*(?!\*))+?)(?<=[^\s\\])\*\*(?![\p{L}\d*])/gu;
const emphasis = /(?<![\p{L}\d*\\])\*(?=[^\s*])([^*]+?)(?<=[^\s\\])\*(?![\p{L}\d*])/gu;
const substitution = /(?<![\p{L}\d|\\])\|(?=[^\s|])([^|\n]{1,80}?)(?<=\S)\|(_{0,2})(?![\p{L}\d|])/gu;
const noteMark = /(?: |\n *|\\\s)?\[(?:\d+|#[\w.-]*|\*)\]_(?![\p{L}\d])/gu;
const citation = /(?<=\[[\p{L}\d][\w.-]*\])_(?![\p{L}\d])/gu;
const reference = /(?<=[\p{L}\d])__?(?![\p{L}\d_])/gu;
const escaping = /\\([\s\S])/gu;

const struckRoles = /:(?:del|strike|strikethrough|s|struck):/u;
const silentRoles = /:(?:raw[\w-]*|index|octicon|fa[bs]?|material[\w-]*|bdg[\w-]*-line):/u;
const numbering = /:(?:issue|pr|pull|gh|ghissue|ghpr|bpo|ticket|bug|cl-issue):/u;
const raising = /:(?:sup|superscript):/u;
const lowering = /:(?:sub|subscript):/u;

/** What the whole file defines for its inline mark-up, and where what is hidden is noted. */
export type Names = {
  /** Names that a word with an underscore leads to. */
  readonly targets: ReadonlySet<string>;
  /** Names between bars that stand for a picture. */
  readonly pictures: ReadonlySet<string>;
  readonly hidden: Omission[];
};

/** Blanks the mark-up between start and end, which the canvas shows already. */
export function markRst(canvas: Canvas, start: number, end: number, names: Names): void {
  const raw = canvas.raw(start, end);
  if (!/[`*_|\\]/u.test(raw)) return;
  // What is literal is not looked at again; its characters are no mark-up.
  let text = raw;
  const taken = (from: number, to: number): void => {
    text = text.slice(0, from) + '\u0001'.repeat(to - from) + text.slice(to);
  };
  const each = (pattern: RegExp, act: (found: RegExpMatchArray, at: number) => void): void => {
    for (const found of [...text.matchAll(pattern)]) act(found, found.index ?? 0);
  };
  each(literal, (found, at) => {
    canvas.join(start + at, start + at + 2);
    canvas.join(start + at + found[0].length - 2, start + at + found[0].length);
    taken(at, at + found[0].length);
  });
  each(interpreted, (found, at) => {
    role(canvas, start + at, found, names);
    taken(at, at + found[0].length);
  });
  for (const pattern of [strong, emphasis])
    each(pattern, (found, at) => {
      const wide = pattern === strong ? 2 : 1;
      canvas.join(start + at, start + at + wide);
      canvas.join(start + at + found[0].length - wide, start + at + found[0].length);
      const inner = at + wide;
      text = `${text.slice(0, at)}${'\u0001'.repeat(wide)}${text.slice(inner, at + found[0].length - wide)}${'\u0001'.repeat(wide)}${text.slice(at + found[0].length)}`;
    });
  each(noteMark, (found, at) => canvas.join(start + at, start + at + found[0].length));
  each(citation, (_, at) => canvas.join(start + at, start + at + 1));
  // What stands for it only the site knows, but a picture.
  each(substitution, (found, at) => {
    const end = start + at + found[0].length;
    if (names.pictures.has(found[1] ?? '')) canvas.part(start + at, end);
    else canvas.standIn(start + at, end, unknownValue);
  });
  each(reference, (found, at) => {
    const word =
      /[\p{L}\d](?:[\p{L}\d]|[-_+:.](?=[\p{L}\d]))*$/u.exec(text.slice(Math.max(0, at - 80), at))?.[0] ?? '';
    if (names.targets.has(word.toLowerCase())) canvas.join(start + at, start + at + found[0].length);
  });
  each(escaping, (found, at) => {
    const space = /\s/u.test(found[1] ?? '');
    canvas.join(start + at, start + at + (space ? 2 : 1));
  });
}

function role(canvas: Canvas, at: number, found: RegExpMatchArray, names: Names): void {
  const [whole = '', before = '', inside = '', behind = ''] = found;
  const named = before || (behind.startsWith(':') ? behind : '');
  const end = at + whole.length;
  if (struckRoles.test(named) || silentRoles.test(named)) {
    canvas.part(at, end);
    names.hidden.push({ start: at, end, reason: struckRoles.test(named) ? 'struck out' : 'hidden' });
    return;
  }
  const open = at + whole.indexOf('`') + 1;
  const close = open + inside.length;
  canvas.join(at, open);
  canvas.join(close, end);
  const address = /^([\s\S]*\S)\s*<[^<>]*>$/u.exec(inside)?.[1];
  if (address !== undefined) canvas.join(open + address.length, close);
  else if (named !== '' && /^[!~]/u.test(inside)) {
    const dot = inside.startsWith('~') ? inside.lastIndexOf('.') : 0;
    canvas.join(open, open + Math.max(0, dot) + 1);
  }
  for (const escaped of inside.matchAll(/\\/gu)) canvas.join(open + escaped.index, open + escaped.index + 1);
  // Links to numbered things are read "#12".
  if (numbering.test(named) && /^\d+$/u.test(inside)) canvas.put(open - 1, '#');
  if (raising.test(named)) raise(canvas, at, end, inside);
  // A number would become another one.
  else if (lowering.test(named) && /\p{N}$/u.test(before24(canvas, at)) && /^\p{N}/u.test(inside))
    canvas.put(at, '_');
}

const before24 = (canvas: Canvas, at: number): string =>
  canvas
    .slice(Math.max(0, at - 24), at)
    .replaceAll('\0', '')
    // The escaped space that lets a role begin inside a word.
    .replace(/\\\s$/u, '');

function raise(canvas: Canvas, at: number, end: number, inside: string): void {
  const mark = superscriptMark(before24(canvas, at), inside);
  if (mark === 'caret') canvas.put(at, '^');
  if (mark === 'footnote') canvas.join(at, end);
}
