// reStructuredText to prose and blocks, in one pass over its lines. Offsets are exact; what no reader sees is blank.
import { createCanvas } from './canvas.ts';
import { isBlank, type Line, linesOf } from './indented-lines.ts';
import type { Parsed, Piece } from './parsed.ts';
import { parseBody } from './rst-body.ts';
import { directive, explicit, target } from './rst-lines.ts';
import { type RstWalk, titleAt } from './rst-walk.ts';

/** Parses from offset `start` on (behind a byte-order mark and front matter). */
export function parseRst(source: string, start: number): Parsed {
  const lines = linesOf(source, start);
  const walk: RstWalk = {
    canvas: createCanvas(source),
    source,
    lines,
    pieces: [],
    hidden: [],
    targets: targetsIn(lines),
    pictures: new Set(Array.from(source.matchAll(picture), ([, name = '']) => name)),
    levels: [],
    groups: 0,
    audience: undefined,
  };
  const { title, behind } = headersOf(lines);
  parseBody(walk, behind, lines.length, { indent: 0, level: 0, group: 0, within: [], top: true });
  const pieces: readonly Piece[] = walk.pieces.toSorted((a, b) => a.start - b.start);
  const { audience } = walk;
  return {
    prose: walk.canvas.text(),
    pieces,
    omitted: [],
    hidden: walk.hidden,
    ...(title === undefined ? {} : { title }),
    ...(audience === undefined ? {} : { audience }),
  };
}

/** Lines of headers as a letter has them, before the first blank line: the title among them, and the line behind. */
function headersOf(lines: readonly Line[]): { readonly title: string | undefined; readonly behind: number } {
  const end = lines.findIndex((line) => isBlank(line));
  const head = lines.slice(0, Math.max(0, end));
  const named = head.filter(({ text }) => /^\p{Lu}[\p{L}-]*: /u.test(text));
  const all = head.every(({ text }) => /^(?:\p{Lu}[\p{L}-]*:(?: |$)|\s)/u.test(text));
  if (named.length < 3 || !all) return { title: undefined, behind: 0 };
  return {
    title: named
      .find(({ text }) => text.startsWith('Title: '))
      ?.text.slice(7)
      .trim(),
    behind: end,
  };
}

const picture = /^[^\S\n]*\.\. \|([^|\n]+)\| image::/gmu;

/** Names that a word with an underscore may lead to. */
function targetsIn(lines: readonly Line[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { text } of lines) {
    const name = /^\s*\.\.\s+(?:_(?:`([^`]+)`|([^:\\]+)):|\[(#[\w.-]+|[\p{L}\d][\p{L}\d.-]*)\])/u.exec(text);
    const found = name?.[1] ?? name?.[2] ?? name?.[3];
    if (found !== undefined) names.add(found.toLowerCase());
  }
  return names;
}

/** Lines of a text that are looked at to tell what it is written in. */
const looked = 400;

/** Whether a text file is reStructuredText: an underlined title, and directives, targets or comments of it. */
export function isRst(source: string, start: number): boolean {
  if (!/^\.\. \S/mu.test(source)) return false;
  const lines = linesOf(source.slice(0, start + 40_000), start).slice(0, looked);
  const marked = lines.filter(({ text }) => explicit.test(text) && text.length > 3);
  const certain = marked.filter(({ text }) => directive.test(text) || target.test(text)).length;
  const titled = lines.some((line, i) => !isBlank(line) && titleAt(lines, i) !== undefined);
  return marked.length > 0 && (titled || certain > 1);
}
