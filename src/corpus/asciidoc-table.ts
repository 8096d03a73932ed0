// Tables of an AsciiDoc as rows with the names of their columns; cells may reach over several rows and columns.
import type { Span } from '../domain.ts';
import type { AsciidocPlace, AsciidocWalk } from './asciidoc-state.ts';
import { showText } from './asciidoc-walk.ts';
import { readRecords } from './csv-records.ts';
import { piece } from './parsed.ts';

type Cell = {
  /** What stands in its lines. */
  readonly spans: readonly Span[];
  readonly wide: number;
  readonly high: number;
  readonly copies: number;
  /** Number of the line it begins in. */
  readonly line: number;
};

/** The most columns and rows that one cell may reach over. */
const limits = { wide: 100, high: 1_000, columns: 200 } as const;

const spec = /(?:(\d{1,4})\*|(?:(\d{1,4})?(?:\.(\d{1,4}))?)\+)?(?:[<^>]?(?:\.[<^>])?)[adehlmsv]?$/u;

/** The lines between the delimiters; `attributes` as they are written, `delimiter`: the line that opens the table. */
export function readTable(
  walk: AsciidocWalk,
  from: number,
  to: number,
  attributes: string,
  delimiter: string,
  place: AsciidocPlace,
): void {
  const named = /\bformat="?(\w+)/u.exec(attributes)?.[1] ?? { ',': 'csv', ':': 'dsv' }[delimiter.charAt(0)];
  const separator = /\bseparator="?([^",\]])/u.exec(attributes)?.[1];
  const mark = separator ?? (delimiter.startsWith('!') ? '!' : '|');
  const cells =
    named === 'csv' || named === 'tsv'
      ? valueCells(walk, from, to, separator ?? (named === 'tsv' ? '\t' : ','))
      : markedCells(walk, from, to, named === 'dsv' ? (separator ?? ':') : mark, named === 'dsv');
  const first = cells[0];
  if (!first) return;
  const onFirst = cells
    .filter((cell) => cell.line === first.line)
    .reduce((sum, cell) => sum + cell.wide * cell.copies, 0);
  const columns = Math.min(limits.columns, columnsOf(attributes) || onFirst);
  pushRows(walk, cells, Math.max(1, columns), isHeaded(walk, from, cells, columns, attributes), place);
}

/** `cols="1,2a,3*"`; 0 where nothing is said. */
function columnsOf(attributes: string): number {
  const [, quoted, bare] = /\bcols=(?:"([^"]*)"|([^\s,\]]+))/u.exec(attributes) ?? [];
  const written = quoted ?? bare;
  if (written === undefined) return 0;
  const parts = written.split(written.includes(',') ? ',' : ';');
  return parts.reduce((sum, part) => sum + Number.parseInt(/^\s*(\d{1,3})\*/u.exec(part)?.[1] ?? '1', 10), 0);
}

/** Said so, or the first line holds the first row and a blank one follows. */
function isHeaded(
  walk: AsciidocWalk,
  from: number,
  cells: readonly Cell[],
  columns: number,
  attributes: string,
): boolean {
  if (/%[^\],"]*noheader|options?="?[^"\]]*noheader|opts="?[^"\]]*noheader/u.test(attributes)) return false;
  if (/%[^\],"]*header|(?:options?|opts)="?[^"\]]*header/u.test(attributes)) return true;
  const blank = walk.lines[from]?.text !== '' && walk.lines[from + 1]?.text === '';
  const first = cells.filter((cell) => cell.line === from);
  const filled = first.reduce((sum, cell) => sum + cell.wide * cell.copies, 0);
  return blank && filled === columns && cells.length > first.length;
}

function valueCells(walk: AsciidocWalk, from: number, to: number, separator: string): readonly Cell[] {
  const [first, last] = [walk.lines[from], walk.lines[to - 1]];
  if (!first || !last || to <= from) return [];
  return readRecords(walk.source.slice(0, last.end), first.start, separator).flatMap((record, i) =>
    record.fields.map(({ start, end }) => ({
      spans: [{ start, end }],
      wide: 1,
      high: 1,
      copies: 1,
      line: from + i,
    })),
  );
}

function markedCells(
  walk: AsciidocWalk,
  from: number,
  to: number,
  mark: string,
  between: boolean,
): readonly Cell[] {
  const cells: { spans: Span[]; wide: number; high: number; copies: number; line: number }[] = [];
  for (let i = from; i < to; i++) {
    const line = walk.lines[i];
    if (!line || line.text === '') continue;
    let at = 0;
    if (between) cells.push({ spans: [], wide: 1, high: 1, copies: 1, line: i });
    for (;;) {
      let next = line.text.indexOf(mark, at);
      while (next > 0 && line.text.charAt(next - 1) === '\\') next = line.text.indexOf(mark, next + 1);
      const told = next < 0 || between ? undefined : specBefore(line.text, at, next);
      const stop = next < 0 ? line.text.length : next - (told?.[0].length ?? 0);
      const span = cut(line.text, at, stop);
      if (span) cells.at(-1)?.spans.push({ start: line.start + span.start, end: line.start + span.end });
      if (next < 0) break;
      const number = (text: string | undefined, most: number): number =>
        Math.max(1, Math.min(most, Number.parseInt(text ?? '1', 10)));
      cells.push({
        spans: [],
        wide: number(told?.[2], limits.wide),
        high: number(told?.[3], limits.high),
        copies: number(told?.[1], limits.wide),
        line: i,
      });
      at = next + mark.length;
    }
  }
  return cells;
}

/** What a cell is told before its mark; it stands apart from the cell before. */
function specBefore(text: string, at: number, next: number): RegExpExecArray | undefined {
  const from = Math.max(at, next - 20);
  const found = spec.exec(text.slice(from, next));
  if (!found || found[0] === '') return undefined;
  const before = next - found[0].length;
  return before === 0 || /\s/u.test(text.charAt(before - 1)) ? found : undefined;
}

/** Without the marks of what stands in the cell as a block of its own. */
function cut(text: string, from: number, to: number): Span | undefined {
  const written = text.slice(from, to);
  const alone = written.trim();
  if (
    alone === '' ||
    alone === '+' ||
    (from === 0 && /^(?:\[.*\]|-{4,}|\.{4,}|={4,}|!={3,}|--|\*{4,}|_{4,})$/u.test(alone))
  )
    return undefined;
  const lead = /^\s*(?:(?:\*{1,5}|-|\.{1,5})\s+)?/u.exec(written)?.[0].length ?? 0;
  const start = from + Math.min(lead, written.trimEnd().length);
  return { start, end: from + written.trimEnd().length };
}

type Reaching = { readonly column: number; readonly wide: number; readonly span: Span; left: number };

function pushRows(
  walk: AsciidocWalk,
  cells: readonly Cell[],
  columns: number,
  headed: boolean,
  place: AsciidocPlace,
): void {
  const group = ++walk.groups;
  const within = place.within.length === 0 ? {} : { within: place.within };
  const spanning = cells.some((cell) => cell.wide > 1 || cell.high > 1 || cell.copies > 1);
  const heads: Span[][] = Array.from({ length: columns }, () => []);
  let reaching: Reaching[] = [];
  let number = 0;
  for (let i = 0; i < cells.length; number++) {
    const taken = new Set(
      reaching.flatMap((one) => Array.from({ length: one.wide }, (_, n) => one.column + n)),
    );
    const row: { readonly span: Span | undefined; readonly column: number; readonly wide: number }[] = [];
    const begun: Reaching[] = [];
    let column = 0;
    while (taken.has(column)) column++;
    while (i < cells.length && column < columns) {
      const cell = cells[i++];
      if (!cell) break;
      const span = showText(walk, cell.spans);
      const wide = Math.min(columns - column, cell.wide * cell.copies);
      row.push({ span, column, wide });
      if (cell.high > 1 && span) begun.push({ column, wide, span, left: cell.high });
      column += wide;
      while (taken.has(column)) column++;
    }
    const head = headed && number === 0;
    const namesOf = (at: number): readonly Span[] => heads[at] ?? [];
    const filled = row.flatMap(({ span }) => span ?? []);
    const [first, last] = [filled[0], filled.at(-1)];
    if (first && last) {
      const placed = row.map(({ span }) => span ?? { start: first.start, end: first.start });
      const names = {
        columns: row.map((one) => (head ? [] : namesOf(one.column))),
        row: head ? [] : reaching.flatMap((one) => [...namesOf(one.column), one.span]),
      };
      walk.pieces.push(
        piece(
          'row',
          { start: first.start, end: last.end },
          { level: 0, group, cells: placed, head, ...(spanning ? { names } : {}), ...within },
        ),
      );
    }
    if (head)
      for (const one of row)
        for (let n = 0; n < one.wide; n++) if (one.span) heads[one.column + n]?.push(one.span);
    if (row.length === 0 && reaching.length === 0) break;
    // Rows that are nothing but cells from above.
    const gone = row.length === 0 ? Math.min(...reaching.map((one) => one.left)) : 1;
    reaching = [...reaching, ...begun]
      .map((one) => ({ ...one, left: one.left - gone }))
      .filter((one) => one.left > 0);
  }
}
