// Tables of Org as rows; what stands above the first rule names the columns.

import type { Line } from './indented-lines.ts';
import { row } from './org-lines.ts';
import type { OrgPlace, OrgWalk } from './org-state.ts';
import { showText } from './org-walk.ts';
import { piece, trimmed } from './parsed.ts';

const ruleLine = /^\s*\|-/u;
/** Cells of rows that steer the program: widths, alignments, groups of columns. */
const steering = /^(?:<[lrc]?\d*>|<|>|<>|\/)?$/u;

/** Reads the table at line `i`; gives the line behind it. */
export function readOrgTable(walk: OrgWalk, i: number, to: number, place: OrgPlace): number {
  const { lines } = walk;
  let end = i;
  while (end < to && row.test(lines[end]?.text ?? '')) end++;
  const own = lines.slice(i, end).filter(({ text }) => !steers(text));
  const isFilled = ({ text }: Line): boolean => !ruleLine.test(text) && /[^\s|]/u.test(text);
  const first = own.findIndex(isFilled);
  const second = own.findIndex((line, at) => at > first && ruleLine.test(line.text));
  const headed = first >= 0 && second > first && own.slice(second).some(isFilled);
  const group = ++walk.groups;
  const within = place.within.length === 0 ? {} : { within: place.within };
  for (const [at, line] of own.entries()) {
    if (!isFilled(line)) continue;
    const cells = cellsOf(line).map(
      ({ start, end: stop }) => showText(walk, [{ start, end: stop }]) ?? { start, end: start },
    );
    const filled = cells.filter((cell) => cell.end > cell.start);
    const [from, last] = [filled[0], filled.at(-1)];
    if (!from || !last) continue;
    const placed = cells.map((cell) =>
      cell.end > cell.start ? cell : { start: from.start, end: from.start },
    );
    const span = { start: from.start, end: last.end };
    walk.pieces.push(piece('row', span, { group, cells: placed, head: headed && at < second, ...within }));
  }
  return end;
}

const steers = (text: string): boolean =>
  /[<>/]/u.test(text) && text.split('|').every((cell) => steering.test(cell.trim()));

function cellsOf(line: Line) {
  const first = line.text.indexOf('|') + 1;
  const text = line.text.endsWith('|') && line.text.length > first ? line.text.slice(0, -1) : line.text;
  let at = first;
  return text
    .slice(first)
    .split('|')
    .map((cell) => {
      const span = trimmed(line.text, at, at + cell.length) ?? { start: at, end: at };
      at += cell.length + 1;
      return { start: line.start + span.start, end: line.start + span.end };
    });
}
