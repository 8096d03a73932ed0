// The rows of an HTML table as pieces: cells are laid on a grid, as browsers do, so that each has the names a reader sees.
import type { Span } from '../domain.ts';
import { type Piece, piece } from './parsed.ts';

/** A cell of a table; `wide` and `high` count the columns and rows it covers. */
export type Cell = {
  readonly head: boolean;
  readonly scope: string;
  readonly wide: number;
  readonly high: number;
};

/** A table while it is being read; at its end it gives its rows. */
export type Table = {
  /** The place of its first row among the blocks. */
  readonly from: number;
  /** Blocks stand in the cells: the table is there for the look of the page. */
  layout: boolean;
  inHead: boolean;
  /** Rows that cells reach over end with their group of rows. */
  endGroup(): void;
  beginCell(cell: Cell): void;
  /** A block of the running cell. */
  add(run: Piece, span: Span): void;
  /** `at`: where an empty cell stands. */
  endCell(at: number): void;
  /** The pieces of the row: the row, or what stood in it. `written`: it counts as a row though it has no cell. */
  endRow(written: boolean): readonly Piece[];
  /** A caption names every row. */
  caption(span: Span): void;
};

type Placed = Cell & { readonly span: Span; readonly column: number };
type Reaching = { readonly cell: Placed; rows: number };

/** Columns and rows that a cell may reach over (the standard's limit for columns; for rows one of ours). */
const limits = { columns: 1000, rows: 65_534, names: 12, /** UTF-16 units. */ name: 100 };

const nameless: readonly Span[] = [];
const plain: Cell = { head: false, scope: '', wide: 1, high: 1 };

/** Rows with one filled cell, one below the other: two may be a title and the one below it, more are a form. */
const titles = 2;

/** The rows of a table, where what names rows below is a text if none is named by it. */
export function withTexts(rows: readonly Piece[]): readonly Piece[] {
  const texts = new Set<Piece>();
  let run: Piece[] = [];
  for (const row of rows) {
    if (row.kind !== 'row') continue;
    if (row.section) {
      run.push(row);
      continue;
    }
    if (run.length > titles) for (const one of run.slice(0, -1)) texts.add(one);
    run = [];
  }
  for (const one of run) texts.add(one);
  return texts.size === 0 ? rows : rows.map((row) => (texts.has(row) ? piece('paragraph', row) : row));
}

/** An empty table, whose rows share this number of a group; `from` is the place of its first among the blocks. */
export function createTable(group: number, from: number): Table {
  let cells: Placed[] = [];
  let runs: Piece[] = [];
  let running: Cell | undefined;
  let span: Span | undefined;
  let width = 0;
  let body = false;
  let title: Span | undefined;
  const reaching: (Reaching | undefined)[] = [];
  let heads: (readonly (Span | undefined)[])[] = [];
  /** The names of columns under the present heads. */
  const columns = new Map<number, readonly Span[]>();

  /** The names of a column, of the upper level first; a head that reaches down is named once. */
  const namesOf = (from: number, wide: number): readonly Span[] => {
    if (heads.length === 0) return nameless;
    const key = from * limits.columns + wide;
    const known = columns.get(key);
    if (known) return known;
    const names: Span[] = [];
    for (const level of heads)
      for (let x = from; x < from + wide && names.length < limits.names; x++) {
        const name = level[x];
        if (name !== undefined && !names.includes(name)) names.push(name);
      }
    columns.set(key, names);
    return names;
  };
  const free = (from: number): number => {
    let x = from;
    while (reaching[x] !== undefined) x++;
    return x;
  };
  const place = (own: readonly Placed[]): readonly Placed[] => {
    let x = 0;
    // Each property by its name: copying all of them takes most of the time of a large table.
    return own.map(({ head, scope, wide, high, span }) => {
      const column = free(x);
      x = Math.min(column + wide, limits.columns);
      return { head, scope, wide, high, span, column };
    });
  };
  /** The cells that reach into this row from above, each once, in the order of the columns. */
  const above = (): readonly Placed[] =>
    reaching.length === 0 ? [] : [...new Set(reaching.flatMap((r) => (r === undefined ? [] : [r.cell])))];
  const goOn = (own: readonly Placed[]): void => {
    for (let x = 0; x < reaching.length; x++) {
      const r = reaching[x];
      if (r !== undefined && --r.rows <= 0) reaching[x] = undefined;
    }
    for (const cell of own) {
      width = Math.max(width, cell.column + cell.wide);
      if (cell.high < 2) continue;
      for (let x = cell.column; x < Math.min(cell.column + cell.wide, limits.columns); x++)
        reaching[x] = { cell, rows: cell.high - 1 };
    }
  };
  const isFilled = ({ span }: Placed): boolean => span.end > span.start;
  const isHead = (own: readonly Placed[], filled: readonly Placed[]): boolean =>
    table.inHead ||
    (filled.every((c) => c.head && !/^row/u.test(c.scope)) && own.length + above().length > 1) ||
    (own.length === 1 && width < 2 && filled.every((c) => c.head));
  const level = (own: readonly Placed[]): readonly (Span | undefined)[] => {
    const names: (Span | undefined)[] = [];
    for (const cell of [...own, ...above().filter((c) => c.head)])
      if (isFilled(cell)) for (let x = cell.column; x < cell.column + cell.wide; x++) names[x] ??= cell.span;
    return names;
  };

  const table: Table = {
    from,
    layout: false,
    inHead: false,
    endGroup() {
      reaching.length = 0;
    },
    beginCell(cell) {
      running = cell;
      span = undefined;
    },
    add(run, { start, end }) {
      runs.push(run);
      span = { start: span?.start ?? start, end };
    },
    endCell(at) {
      const { head, scope, wide, high } = running ?? plain;
      const wider = Math.min(Math.max(1, wide), limits.columns);
      const higher = high === 0 ? limits.rows : Math.min(high, limits.rows);
      const stood = span ?? { start: at, end: at };
      cells.push({ head, scope, wide: wider, high: higher, span: stood, column: 0 });
      running = undefined;
      span = undefined;
    },
    caption(found) {
      title = found;
    },
    endRow(written) {
      if (!written && cells.length === 0 && runs.length === 0) return [];
      const own = place(cells);
      const stood = runs;
      cells = [];
      runs = [];
      const filled = own.filter(isFilled);
      const from = above();
      const first = filled[0]?.span;
      const last = filled.at(-1)?.span;
      if (!first || !last) {
        goOn(own);
        return stood;
      }
      if (table.layout || (own.length === 1 && from.length === 0 && width < 2 && !own[0]?.head)) {
        goOn(own);
        return stood;
      }
      const columnsBefore = width;
      const only = filled.length === 1 && from.length === 0 && own.length > 0;
      const across = own.length === 1 && (own[0]?.wide ?? 1) >= Math.max(2, columnsBefore);
      // A long text across the table is a remark and names nothing.
      if (across && !own[0]?.head && last.end - last.start > limits.name) {
        goOn(own);
        return stood;
      }
      const section = only && !table.inHead && (across ? columnsBefore > 1 || !own[0]?.head : own.length > 2);
      const head = !section && isHead(own, filled);
      if (head) heads = [...(body ? [] : heads), level(own)].slice(-limits.names);
      if (head) columns.clear();
      if (!head) body = true;
      const names = {
        columns: own.map((c) => (head ? nameless : namesOf(c.column, c.wide))),
        row: [
          ...(title ? [title] : []),
          ...(head ? [] : from.filter(isFilled).flatMap((c) => [...namesOf(c.column, c.wide), c.span])),
        ],
      };
      goOn(own);
      return [
        piece(
          'row',
          { start: first.start, end: last.end },
          { group, cells: own.map((c) => c.span), head, names, section },
        ),
      ];
    },
  };
  return table;
}
