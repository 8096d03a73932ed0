// The cells of a sheet as canonical HTML: tables between empty rows, each row at its place, merged cells and column names with them.
import { type Canonical, escapeText, isBlank } from './canonical.ts';
import type { Grid, GridRow, Merge } from './grid-cells.ts';
import { countHeads, gap, namesBelow } from './grid-heads.ts';
import { canonicalLimits } from './limits.ts';
import { cellOf, rowLine, type TableCell } from './table.ts';

/** Writes sheets one after the other; `heading`: with the sheet's name above it. */
export type GridWriter = { write(grid: Grid, heading: boolean): void };

/** Merged cells that are followed: of a sheet, and over one row. */
const limits = { merges: 20_000, across: 400 };

/** One for each file: all its sheets share the limit of rows. */
export function createGridWriter(canonical: Canonical): GridWriter {
  let budget: number = canonicalLimits.rows;
  return {
    write(grid, heading) {
      const filled = grid.rows.filter(({ cells }) => cells.length > 0);
      if (filled.length === 0) return;
      canonical.place({ kind: 'sheet', name: grid.name });
      if (heading) canonical.line(`<h2>${escapeText(grid.name.trim())}</h2>`);
      const rows = filled.slice(0, budget);
      budget -= rows.length;
      if (rows.length < filled.length)
        canonical.warn(
          `only the first rows are read, up to row ${rows.at(-1)?.number ?? 0} of the sheet “${grid.name}”`,
        );
      writeRows(canonical, grid, rows);
    },
  };
}

function writeRows(canonical: Canonical, grid: Grid, rows: readonly GridRow[]): void {
  const used = columnsOf(canonical, grid, rows);
  const merged = createMerged(grid.merges, rows, used);
  let region: GridRow[] = [];
  let names: readonly string[] = [];
  const at = ({ number }: GridRow): void => canonical.place({ kind: 'sheet', name: grid.name, row: number });
  /** Names of columns with an empty row between them and the first row of values. */
  const named = new Set(grid.heads);
  let open = false;
  const close = (): void => {
    if (open) canonical.line('</tbody>');
    if (open) canonical.line('</table>');
    open = false;
    names = [];
  };
  const flush = (next: GridRow | undefined): void => {
    const all = region;
    region = [];
    const first = all[0];
    if (!first) return;
    const width = new Set(all.flatMap(({ cells }) => cells.map(({ column }) => column))).size;
    // Single texts above a table are no rows of it.
    const lead = all.findIndex(
      ({ cells, number }) => cells.length > 1 || (width > 1 && grid.heads.has(number)),
    );
    const texts = lead < 0 ? all : all.slice(0, lead);
    const body = lead < 0 ? [] : all.slice(lead);
    const heads = countHeads(named, body, width, merged.reaches);
    const goesOn = open && texts.length === 0 && heads === 0 && names.length >= width;
    if (!goesOn) close();
    for (const row of texts) {
      at(row);
      canonical.line(`<p>${row.cells[0]?.html ?? ''}</p>`);
    }
    if (body.length > 0) writeTable(body, heads, goesOn);
    const apart = next === undefined || next.number - (all.at(-1)?.number ?? 0) > gap;
    if (apart) close();
  };
  const writeTable = (body: readonly GridRow[], heads: number, goesOn: boolean): void => {
    if (!goesOn) canonical.line('<table>');
    open = true;
    const last = body.at(-1)?.number ?? 0;
    const headRows = body.slice(0, heads);
    if (heads > 0) {
      names = headRows.at(-1)?.cells.map(({ html }) => html) ?? [];
      canonical.line('<thead>');
      for (const row of headRows) {
        at(row);
        canonical.line(rowLine({ head: true, cells: merged.cells(row, headRows.at(-1)?.number ?? 0) }));
      }
      canonical.line('</thead>');
    }
    if (!goesOn) canonical.line('<tbody>');
    for (const row of body.slice(heads)) {
      at(row);
      canonical.line(rowLine({ head: false, cells: merged.cells(row, last) }));
    }
  };
  for (const row of rows) {
    const before = region.at(-1);
    const apart = before && row.number > before.number + 1 && !merged.joins(before.number, row.number);
    if (apart && namesBelow(region, row)) named.add(before.number);
    else if (apart) flush(row);
    region.push(row);
  }
  flush(undefined);
  close();
}

/** The columns that hold anything, from the left; a cell in the far corner is one column more. */
function columnsOf(canonical: Canonical, grid: Grid, rows: readonly GridRow[]): readonly number[] {
  const columns = new Set<number>();
  for (const { cells } of rows) for (const { column } of cells) columns.add(column);
  const used = [...columns].sort((a, b) => a - b);
  if (used.length > canonicalLimits.columns)
    canonical.warn(`only the first ${canonicalLimits.columns} columns of the sheet “${grid.name}” are read`);
  return used.slice(0, canonicalLimits.columns);
}

type Merged = {
  /** The cells of a row; those that reach down end at row `last`. */
  cells(row: GridRow, last: number): readonly TableCell[];
  /** Whether a cell reaches from one row to the other. */
  joins(above: number, below: number): boolean;
  /** Whether a cell of the row reaches over several columns. */
  reaches(row: number): boolean;
};

/** To be asked for rows in their order. */
function createMerged(all: readonly Merge[], rows: readonly GridRow[], used: readonly number[]): Merged {
  const merges = all.slice(0, limits.merges).toSorted((a, b) => a.top - b.top);
  const places = new Map(used.map((column, i) => [column, i]));
  const numbers = rows.map(({ number }) => number);
  const wideRows = new Set(merges.filter(({ left, right }) => right > left).map(({ top }) => top));
  let active: Merge[] = [];
  let next = 0;
  let begun = 0;
  let lowest = 0;
  const reach = (to: number): void => {
    for (let merge = merges[next]; merge && merge.top <= to; merge = merges[++next])
      if (active.length < limits.across) active.push(merge);
    active = active.filter(({ bottom }) => bottom >= to);
  };
  return {
    joins(above, below) {
      for (let merge = merges[begun]; merge && merge.top <= above; merge = merges[++begun])
        lowest = Math.max(lowest, merge.bottom);
      return lowest >= below;
    },
    reaches: (row) => wideRows.has(row),
    cells(row, last) {
      reach(row.number);
      const texts = new Map(row.cells.map(({ column, html }) => [column, html]));
      const furthest = row.cells.reduce((most, { column }) => Math.max(most, places.get(column) ?? 0), 0);
      const cells: TableCell[] = [];
      for (let i = 0; i <= furthest; i++) {
        const column = used[i] ?? 0;
        const merge = active.find(({ left, right }) => left <= column && column <= right);
        if (!merge) {
          cells.push(cellOf(texts.get(column) ?? ''));
          continue;
        }
        const wide = countBetween(used, Math.max(column, merge.left), merge.right);
        if (merge.top === row.number) {
          const html = texts.get(merge.left) ?? '';
          cells.push(cellOf(html, wide, countBetween(numbers, row.number, Math.min(merge.bottom, last))));
        }
        i += wide - 1;
      }
      return cells.some(({ html }) => !isBlank(html)) ? cells : [];
    },
  };
}

/** How many of the sorted numbers stand from `from` to `to`. */
const countBetween = (sorted: readonly number[], from: number, to: number): number =>
  below(sorted, to + 1) - below(sorted, from);

/** How many of the sorted numbers are smaller. */
function below(sorted: readonly number[], limit: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) < limit) from = middle + 1;
    else to = middle;
  }
  return from;
}
