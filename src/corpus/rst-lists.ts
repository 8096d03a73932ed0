// The lists of a reStructuredText: bullets, numbers, fields; what stands under an item is read by the caller.

import { isBlank, type Line, textStart } from './indented-lines.ts';
import { adornment, blockEnd, bullet, numbered, textEnd } from './rst-lines.ts';
import { push, pushCode, pushText, type RstPlace, type RstWalk } from './rst-walk.ts';

/** Items of one list share a group: also those that follow one another as blocks of their own. */
export function listPlace(walk: RstWalk, place: RstPlace, i: number): RstPlace {
  const last = walk.pieces.at(-1);
  const before = walk.lines.slice(Math.max(0, i - 2), i).every((line) => !adornment.test(line.text));
  const goesOn = place.level === 0 && last?.kind === 'item' && before && place.group === 0;
  const group = place.group || (goesOn ? last.group : ++walk.groups);
  return { ...place, level: place.level + 1, group };
}

/** A number begins a list where the next line is blank, goes on under its text, or is numbered too. */
export function isNumbered(lines: readonly Line[], i: number, to: number): boolean {
  const line = lines[i];
  const mark = numbered.exec(line?.text.trim() ?? '');
  const next = lines[i + 1];
  if (!line || !mark) return false;
  if (i + 1 >= to || !next || isBlank(next)) return true;
  return next.indent >= line.indent + mark[0].length - 1 || numbered.test(next.text.trim());
}

/** Reads the lines between two as blocks of their own, at another place. */
export type Body = (from: number, end: number, more?: Partial<RstPlace>) => void;

/** Reads a list from line `first`; gives the number of the line behind it. `body` reads what stands under an item. */
export function list(walk: RstWalk, first: number, to: number, place: RstPlace, body: Body): number {
  const { lines } = walk;
  const group = place.group || ++walk.groups;
  let i = first;
  while (i < to) {
    const line = lines[i];
    if (!line || isBlank(line)) {
      i++;
      continue;
    }
    if (line.indent !== place.indent) break;
    const text = line.text.trim();
    const mark = bullet.exec(text) ?? numbered.exec(text);
    if (!mark || (i > first && !bullet.test(text) && !isNumbered(lines, i, to))) break;
    const end = Math.max(i + 1, blockEnd(lines, i + 1, line.indent + 1, to));
    item(walk, i, end, { ...place, level: place.level + 1, group, top: false }, mark[0].length, body);
    i = end;
  }
  return i;
}

/** The first paragraph behind the mark, then what is indented under it. */
function item(walk: RstWalk, i: number, end: number, place: RstPlace, mark: number, body: Body): void {
  const { lines } = walk;
  const line = lines[i];
  if (!line) return;
  let last = i + 1;
  while (last < end && !isBlank(lines[last]) && !startsBlock(lines[last])) last++;
  const from = textStart(line) + mark;
  const literal = /::$/u.test(lines[last - 1]?.text ?? '');
  if (from < line.end || last > i + 1) pushText(walk, from, lines[last - 1]?.end ?? line.end, place);
  const next = lines.slice(last, end).find((l) => !isBlank(l));
  if (literal && next) {
    const stop = blockEnd(lines, last, next.indent, end);
    pushCode(walk, last, stop, place);
    last = stop;
  }
  below(lines, last, end, place, body);
}

const startsBlock = (line: Line | undefined): boolean => /^(?:[-*+•] |\.\. )/u.test(line?.text.trim() ?? '');

/** Reads the field of lines `i` to `end` as an item. */
export function fieldItem(walk: RstWalk, i: number, end: number, place: RstPlace, body: Body): void {
  const { lines, canvas, pieces } = walk;
  const line = lines[i];
  if (!line) return;
  const start = textStart(line);
  const last = textEnd(lines, i, end);
  const at = listPlace(walk, place, i);
  push(walk, start, lines[last - 1]?.end ?? line.end, at, 'item');
  // `:name: text` is read "name: text".
  canvas.join(start, start + 1);
  const made = pieces.at(-1);
  if (made && made.start === start) pieces[pieces.length - 1] = { ...made, start: start + 1 };
  below(lines, last, end, at, body);
}

/** What stands under the first text of an item. */
export function below(lines: readonly Line[], from: number, end: number, at: RstPlace, body: Body): void {
  const next = lines.slice(from, end).find((line) => !isBlank(line));
  if (next) body(from, end, { indent: next.indent, level: at.level, group: at.group });
}
