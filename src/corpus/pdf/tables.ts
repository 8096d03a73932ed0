// Tables, told by the columns that lines below each other leave free, and their rows.
import { inColumns } from './figures.ts';
import type { Line } from './lines.ts';
import { isCaption, isMarker } from './markers.ts';
import { most, type Segment } from './segments.ts';
import { headsOf } from './table-heads.ts';
import type { Box } from './view.ts';

/** For each column the lines of its cell; empty where it has none. */
export type Row = {
  readonly lines: readonly Line[];
  readonly cells: readonly (readonly Segment[][])[];
  readonly head: boolean;
  /** Names the rows below it. */
  readonly section: boolean;
};

/** The rows that were found, and the index of the first line behind them. */
export type Table = { readonly rows: readonly Row[]; readonly next: number };

/** Lines of a table, at least (fewer where lines are drawn between them) and at most. Multiples of the letters' size. */
const limits = {
  lines: 3,
  most: 300,
  ruled: 2,
  gap: 3.5,
  free: 0.6,
  crossing: 0.08,
  filled: 0.6,
  tight: 1.45,
};

/** A line with several cells; a bullet or number in front of a text is none. */
export const isParted = (line: Line): boolean => {
  const { segments } = line;
  const [first, second] = segments;
  if (isCaption(line.text)) return false;
  return second !== undefined && !(segments.length === 2 && first && isMarker(first, second));
};

/** The table that begins with line `i`; undefined where the lines share no free columns. */
export function tableAt(lines: readonly Line[], i: number, rules: readonly Box[]): Table | undefined {
  const end = endOf(lines, i);
  const all = lines.slice(i, end);
  const parted = all.filter(isParted);
  const own = rulesIn(all, rules);
  if (parted.length < (own.length > 1 ? limits.ruled : limits.lines)) return undefined;
  if (parted.length < all.length * 0.4) return undefined;
  const columns = columnsOf(fullest(parted));
  if (columns.length < 2) return undefined;
  const size = parted[0]?.size ?? 0;
  const groups = groupsOf(all, columns, own);
  if (!groups) return undefined;
  const rows = groups.map((group) => ({ lines: group, cells: cellsOf(group, columns) }));
  const filled = rows.filter(({ cells }) => cells.filter((c) => c.length > 0).length > 1);
  if (filled.length < rows.length * limits.filled || filled.length < 2) return undefined;
  if (isProse(filled, size)) return undefined;
  const heads = headsOf(rows, own);
  return {
    next: end,
    rows: rows.map((row, at) => ({
      ...row,
      head: at < heads,
      section: row.lines.every((l) => l.bold) && row.cells.filter((c) => c.length > 0).length === 1,
    })),
  };
}

/** Where no further line can belong to the table: too far off, or text that fills the line. */
function endOf(lines: readonly Line[], i: number): number {
  let end = i + 1;
  let single = 0;
  for (let at = i + 1; at < Math.min(lines.length, i + limits.most); at++) {
    const [line, before] = [lines[at], lines[at - 1]];
    if (!line || !before || line.base - before.base > before.size * limits.gap || isCaption(line.text)) break;
    single = isParted(line) ? 0 : single + 1;
    if (single > 3) break;
    if (single === 0) end = at + 1;
    else if (isWide(line, lines.slice(i, end))) break;
    else if (
      single === 1 &&
      line.base - before.base < before.size * limits.tight &&
      !startsCell(line, lines.slice(i, end))
    )
      end = at + 1;
  }
  return end;
}

/** As wide as the table: text, not a cell. */
const isWide = (line: Line, table: readonly Line[]): boolean => {
  const [left, right] = [Math.min(...table.map((l) => l.left)), Math.max(...table.map((l) => l.right))];
  return line.right - line.left > (right - left) * 0.7;
};

const startsCell = (line: Line, table: readonly Line[]): boolean =>
  line.left < Math.min(...table.map((l) => l.left)) + line.size;

const rulesIn = (lines: readonly Line[], rules: readonly Box[]): readonly Box[] => {
  const [left, right] = [Math.min(...lines.map((l) => l.left)), Math.max(...lines.map((l) => l.right))];
  const [top, bottom] = [lines[0]?.top ?? 0, lines.at(-1)?.bottom ?? 0];
  return rules.filter(
    (rule) =>
      rule.top > top - 12 &&
      rule.bottom < bottom + 12 &&
      Math.min(rule.right, right) - Math.max(rule.left, left) > (right - left) * 0.08,
  );
};

/** The lines with as many cells as most have, or more: a title over several columns tells nothing of them. */
function fullest(parted: readonly Line[]): readonly Line[] {
  const counts = new Map<number, number>();
  for (const { segments } of parted) counts.set(segments.length, (counts.get(segments.length) ?? 0) + 1);
  const usual = most(counts);
  return parted.filter(({ segments }) => segments.length >= usual);
}

type Column = { readonly left: number; readonly right: number };

/** Stretches of the width that lines fill, parted by what (nearly) all of them leave free. */
function columnsOf(parted: readonly Line[]): readonly Column[] {
  const left = Math.floor(Math.min(...parted.map((l) => l.left)));
  const width = Math.ceil(Math.max(...parted.map((l) => l.right))) - left;
  if (!(width > 0 && width < 20_000)) return [];
  const size = parted.map((l) => l.size).toSorted((a, b) => a - b)[parted.length >> 1] ?? 0;
  const covered = new Uint32Array(width + 1);
  for (const line of parted)
    for (const one of line.segments)
      for (let x = Math.floor(one.left - left); x < Math.ceil(one.right - left); x++)
        covered[x] = (covered[x] ?? 0) + 1;
  const most = Math.floor(parted.length * limits.crossing);
  const columns: Column[] = [];
  let from = -1;
  let free = 0;
  for (let x = 0; x <= width; x++) {
    if ((covered[x] ?? 0) > most) {
      if (from < 0) from = x;
      free = 0;
    } else if (from >= 0 && ++free >= size * limits.free) {
      columns.push({ left: from + left, right: x - free + 1 + left });
      from = -1;
    }
  }
  if (from >= 0) columns.push({ left: from + left, right: width + left });
  return columns;
}

/** The lines of each row; undefined where that cannot be told. */
function groupsOf(
  lines: readonly Line[],
  columns: readonly Column[],
  rules: readonly Box[],
): readonly (readonly Line[])[] | undefined {
  const groups: Line[][] = [];
  const first = columns[0];
  const heights = [...new Set(rules.map((rule) => Math.round(rule.top)))];
  const between = (a: Line, b: Line): boolean =>
    heights.some((y) => y > a.base - a.size * 0.3 && y < b.base - b.size * 0.4);
  const parts = lines.filter((line, i) => i > 0 && between(lines[i - 1] ?? line, line)).length;
  const ruled = parts >= Math.max(2, (lines.length - 1) * 0.3);
  let unsure = 0;
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    const group = groups.at(-1);
    if (!before || !group || between(before, line)) {
      groups.push([line]);
      continue;
    }
    const begins = line.segments.some((one) => first !== undefined && one.left < first.right);
    const near = line.base - before.base < before.size * limits.tight;
    if (ruled || (!begins && near)) group.push(line);
    else {
      if (!isParted(line) && near) unsure++;
      groups.push([line]);
    }
  }
  return unsure > lines.length * 0.2 ? undefined : groups;
}

/** A stretch belongs to the column that it begins in, or else overlaps most. */
function cellsOf(lines: readonly Line[], columns: readonly Column[]): readonly (readonly Segment[][])[] {
  const cells = columns.map((): Segment[][] => []);
  for (const line of lines) {
    const added = new Set<number>();
    let before = 0;
    const stretches = line.segments.flatMap((one) => inColumns(one, columns));
    for (const one of stretches.toSorted((a, b) => a.left - b.left)) {
      const shares = columns.map((c) => Math.min(c.right, one.right) - Math.max(c.left, one.left));
      // Never further left than what stands left of it.
      const at = Math.max(before, shares.indexOf(Math.max(...shares)));
      before = at;
      if (added.has(at)) cells[at]?.at(-1)?.push(one);
      else cells[at]?.push([one]);
      added.add(at);
    }
  }
  return cells;
}

/** Two columns of running text beside each other are no table. */
function isProse(rows: readonly Omit<Row, 'head' | 'section'>[], size: number): boolean {
  const wide = rows.filter(({ lines }) =>
    lines.every((l) => l.segments.length === 2 && l.segments.every((s) => s.right - s.left > size * 18)),
  );
  return wide.length > rows.length * 0.5;
}
