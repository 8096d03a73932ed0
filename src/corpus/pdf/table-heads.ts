// Which rows at the top of a table name its columns.
import type { Line } from './lines.ts';
import type { Segment } from './segments.ts';
import type { Box } from './view.ts';

/** A row: its lines, and for each column the lines of its cell. */
type Cells = { readonly lines: readonly Line[]; readonly cells: readonly (readonly Segment[][])[] };

/** Rows of names above each other, at most. */
const levels = 4;

/** How many rows at the top name the columns. `rules` are the lines drawn between rows. */
export function headsOf(rows: readonly Cells[], rules: readonly Box[]): number {
  const [first] = rows;
  if (!first) return 0;
  const before = firstNames(rows, rules);
  let heads = namesPeriods(rows, 0) ? 1 : before;
  if (heads === 0) return 0;
  // Names of several columns each stand above the names of the columns.
  while (heads < levels && !isFull(rows[heads - 1]) && namesMore(rows, heads)) heads++;
  return isFull(rows[heads - 1]) ? heads : before;
}

const written = (row: Cells): readonly string[] =>
  row.cells.map((cell) =>
    cell
      .flat()
      .map((s) => s.text)
      .join(' '),
  );

const filled = (row: Cells): readonly string[] => written(row).filter((text) => text !== '');

/** Every column is named, but for the one of the names of rows. */
const isFull = (row: Cells | undefined): boolean =>
  row === undefined || filled(row).length >= row.cells.length - 1;

/** Names, without a number among them, of no fewer columns than the row above. */
function namesMore(rows: readonly Cells[], at: number): boolean {
  const [row, above] = [rows[at], rows[at - 1]];
  if (!row || !above || rows.length < at + 2) return false;
  if (namesPeriods(rows, at)) return true;
  const texts = filled(row);
  return (
    texts.length > 1 &&
    texts.length >= filled(above).length &&
    texts.every((text) => /\p{L}/u.test(text) && !isNumber(text))
  );
}

/** A year, or two with a dash between them. */
const period = /^(?:FY ?)?(?:19|20)\d\d(?: ?[-–/] ?(?:19|20)?\d\d)?$/u;

/** Years as the names of columns, and other figures below them. */
function namesPeriods(rows: readonly Cells[], at: number): boolean {
  const isOfPeriods = (row: Cells | undefined): boolean => {
    const [, ...others] = row ? written(row) : [];
    const texts = others.filter((text) => text !== '');
    return texts.length > 1 && texts.every((text) => period.test(text));
  };
  return isOfPeriods(rows[at]) && rows.length > at + 1 && !rows.slice(at + 1, at + 3).some(isOfPeriods);
}

const isNumber = (text: string): boolean => /\d/u.test(text) && !/\p{L}{3}/u.test(text);

function firstNames(rows: readonly Cells[], rules: readonly Box[]): number {
  const [first, second] = rows;
  if (!first || !second) return 0;
  const named = written(first);
  if (named.filter((text) => /\p{L}/u.test(text)).length < 2 || named.some(isNumber)) {
    const bold = first.lines.every((l) => l.bold) && !second.lines.every((l) => l.bold);
    return bold && named.filter((text) => text !== '').length > 1 ? 1 : 0;
  }
  if (first.lines.every((l) => l.bold) && !rows.every((row) => row.lines.every((l) => l.bold))) return 1;
  const others = rows.slice(1).map(written);
  const numeric = named.some((_, at) => {
    const values = others.map((row) => row[at] ?? '').filter((text) => text !== '');
    return values.length > 1 && values.filter(isNumber).length > values.length * 0.7;
  });
  const [last, next] = [first.lines.at(-1), second.lines[0]];
  const heights = rules.map((rule) => rule.top);
  const under = heights.some((y) => last && next && y > last.base && y < next.base - next.size * 0.4);
  const further = rows.slice(2).some((row, i) => {
    const [above, below] = [rows[i + 1]?.lines.at(-1), row.lines[0]];
    return heights.some((y) => above && below && y > above.base && y < below.base - below.size * 0.4);
  });
  return numeric || (under && !further) ? 1 : 0;
}
