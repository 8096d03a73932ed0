// A table of a Word file as rows whose cells reach over columns and rows.
import { isOn } from '../zip/office.ts';
import { cellText, namesColumns, type TableRow } from '../zip/table.ts';
import { child, childrenOf, type Element, findAll } from '../zip/xml.ts';

/** Cells from left to right; `head` where Word repeats it on each page, or where it names the columns. */
export type Row = { readonly cells: readonly Cell[]; readonly head: boolean };
/** A cell and how many columns and rows it reaches over. */
export type Cell = {
  /** Undefined: there is no cell, the row begins further right. */
  readonly element: Element | undefined;
  readonly wide: number;
  high: number;
};

/** Columns of a table; Word has 63. */
const widest = 1_000;

/** The rows that are seen; `changed` is told of rows that were deleted or put in. */
export function readRows(table: Element, changed: () => void): readonly Row[] {
  const rows: Row[] = [];
  const reaching = new Map<number, Cell>();
  for (const row of unwrapped(table, 'w:tr')) {
    const look = child(row, 'w:trPr');
    const revised = child(look, 'w:del') ?? child(look, 'w:ins');
    if (revised) changed();
    const hidden = child(look, 'w:hidden');
    if (revised?.name === 'w:del' || (hidden && isOn(hidden.attributes['w:val']))) continue;
    const cells: Cell[] = [];
    const skipped = Number(child(look, 'w:gridBefore')?.attributes['w:val'] ?? 0);
    if (skipped > 0 && skipped < widest) cells.push({ element: undefined, wide: skipped, high: 1 });
    let column = skipped;
    for (const element of unwrapped(row, 'w:tc')) {
      const own = child(element, 'w:tcPr');
      const wide = Math.min(
        widest,
        Math.max(1, Number(child(own, 'w:gridSpan')?.attributes['w:val'] ?? 1) || 1),
      );
      const merge = child(own, 'w:vMerge');
      const above = merge && merge.attributes['w:val'] !== 'restart' ? reaching.get(column) : undefined;
      if (above && above.wide === wide) above.high++;
      else {
        const cell: Cell = { element, wide, high: 1 };
        cells.push(cell);
        if (merge) reaching.set(column, cell);
        else reaching.delete(column);
      }
      column += wide;
    }
    const repeated = child(look, 'w:tblHeader');
    rows.push({ cells, head: repeated !== undefined && isOn(repeated.attributes['w:val']) });
  }
  return rows;
}

/** Rows with the text of their cells; where no row says that it names the columns, the first one may look so. */
export function withHead(table: Element, rows: readonly TableRow[]): readonly TableRow[] {
  const [first, ...others] = rows;
  if (!first || others.length === 0 || rows.some(({ head }) => head)) return rows;
  const look = child(child(table, 'w:tblPr'), 'w:tblLook')?.attributes;
  const off =
    look?.['w:firstRow'] === '0' || (look?.['w:firstRow'] === undefined && isUnset(look?.['w:val']));
  const width = Math.max(...rows.map(({ cells }) => cells.reduce((sum, { wide }) => sum + wide, 0)));
  const texts = rows.map(({ cells }) => cells.map(({ html }) => cellText(html)));
  const marked = isStyled(table) || isBoldAlone(table);
  const named = !off && namesColumns(texts[0] ?? [], texts.slice(1), width, marked);
  return named ? [{ ...first, head: true }, ...others] : rows;
}

/** A style of tables that sets the first row apart. */
const isStyled = (table: Element): boolean =>
  !/^(?:|TableGrid|TableNormal|Table ?Grid\S*|PlainTable\S*)$/iu.test(
    child(child(table, 'w:tblPr'), 'w:tblStyle')?.attributes['w:val'] ?? '',
  );

/** All of the first row is bold, and not all of the second one. */
function isBoldAlone(table: Element): boolean {
  const [first, second] = unwrapped(table, 'w:tr').map((row) =>
    findAll(row, 'w:r').filter((run) => child(run, 'w:t')),
  );
  const isBold = (run: Element): boolean => {
    const bold = child(child(run, 'w:rPr'), 'w:b');
    return bold !== undefined && isOn(bold.attributes['w:val']);
  };
  return (first?.length ?? 0) > 0 && (first?.every(isBold) ?? false) && !(second?.every(isBold) ?? false);
}

const isUnset = (bits: string | undefined): boolean =>
  bits !== undefined && (Number.parseInt(bits, 16) & 0x20) === 0;

/** Elements of that name, through what only groups them. */
function unwrapped(element: Element, name: string): readonly Element[] {
  return childrenOf(element).flatMap((one) => {
    if (one.name === name) return [one];
    if (one.name === 'w:sdt') return unwrapped(child(one, 'w:sdtContent') ?? one, name);
    return one.name === 'w:customXml' || one.name === 'w:ins' || one.name === 'w:moveTo'
      ? unwrapped(one, name)
      : [];
  });
}
