// Lines that belong together: paragraphs, items, rows of tables.
import { layout } from './limits.ts';
import type { Line } from './lines.ts';
import { itemMarker } from './markers.ts';
import { isParted, type Row, tableAt } from './tables.ts';
import type { Box } from './view.ts';

/** Lines of one page that are read as one thing. */
export type Block = {
  readonly kind: 'text' | 'item' | 'code' | 'row';
  readonly lines: readonly Line[];
  /** Of a row. */
  readonly row?: Row;
  /** Rows of one table, items of one list share it; counted on the page. */
  readonly group: number;
  /** A running line, perhaps: it stands apart at the head or the foot of the page. */
  readonly edge?: 'head' | 'foot';
  /** Stands below the text of the page in small letters. */
  readonly note?: boolean;
};

/** `nextGroup` gives a new number for a table or a list. */
export function blocksOf(
  lines: readonly Line[],
  rules: readonly Box[],
  nextGroup: () => number,
): readonly Block[] {
  const blocks: Block[] = [];
  const distance = usualDistance(lines);
  const right = Math.max(...lines.map((l) => l.right));
  const left = Math.min(...lines.map((l) => l.left));
  let open: Line[] = [];
  let list = 0;
  const close = (): void => {
    const [first] = open;
    if (first) {
      const { length } = itemMarker(first.text);
      const fixed = open.every((l) => l.fixed);
      if (length > 0 && list === 0) list = nextGroup();
      if (length === 0) list = 0;
      const kind = length > 0 ? 'item' : fixed && open.length > 1 ? 'code' : 'text';
      blocks.push({ kind, lines: open, group: length > 0 ? list : 0 });
    }
    open = [];
  };
  let i = 0;
  while (i < lines.length) {
    const line = lines[i];
    if (!line) break;
    const table = isParted(line) ? tableAt(lines, i, rules) : undefined;
    if (table) {
      close();
      const group = nextGroup();
      list = 0;
      for (const row of table.rows) blocks.push({ kind: 'row', lines: row.lines, row, group });
      i = table.next;
      continue;
    }
    const before = open.at(-1);
    if (before && isNew(open, before, line, lines[i + 1], distance, { left, right })) close();
    open.push(line);
    i++;
  }
  close();
  return blocks;
}

/** From one line of a paragraph to the next: the middle one of all short distances. */
function usualDistance(lines: readonly Line[]): number {
  const sizes = lines.map((l) => l.size).toSorted((a, b) => a - b);
  const size = sizes[sizes.length >> 1] ?? 10;
  const distances = lines
    .flatMap((line, i) => {
      const next = lines[i + 1];
      return next && next.size === line.size ? [next.base - line.base] : [];
    })
    .filter((d) => d > 0 && d < size * 2.2)
    .toSorted((a, b) => a - b);
  return distances[Math.floor(distances.length * 0.4)] ?? size * 1.3;
}

const ends = /[.!?:;。！？：؟][)\]"'”’»]*\s*(?:\d{1,3})?$/u;
/** Whether a line ends with a full stop or the like, brackets and the sign of a note behind it allowed. */
export const endsSentence = (text: string): boolean => ends.test(text);

function isNew(
  open: readonly Line[],
  before: Line,
  line: Line,
  next: Line | undefined,
  distance: number,
  edges: { readonly left: number; readonly right: number },
): boolean {
  const size = Math.max(before.size, line.size);
  if (Math.abs(before.size - line.size) > size * 0.1 && line.text.length > 3 && before.text.length > 3)
    return true;
  if (line.bold !== before.bold && line.text.length > 3) return true;
  if (line.fixed !== before.fixed && line.text.length > 3 && before.text.length > 3) return true;
  const apart = line.base - before.base;
  if (apart > Math.max(distance, size) * layout.block && apart > size * 1.35) return true;
  if (apart > size * 2.2) return true;
  if (before.fixed) return false;
  const first = open[0] ?? before;
  const marked = itemMarker(line.text);
  const inItem = itemMarker(first.text).length > 0;
  const short = isShort(before, line, edges);
  if (marked.length > 0 && (marked.bullet || inItem || short || endsSentence(before.text))) return true;
  // A sentence goes on, wherever the line begins.
  if (/^\p{Ll}/u.test(line.text) && !endsSentence(before.text) && line.left < before.right) return false;
  if (line.rtl || before.rtl) return short && endsSentence(before.text);
  const indent = size * layout.indent;
  // The first line alone stands further in: the item goes on at the margin.
  if (inItem && !short && !endsSentence(before.text) && line.left > edges.left - 1) return false;
  if (inItem)
    return (
      line.left < first.left - indent || (line.left < first.left + 1 && short && endsSentence(before.text))
    );
  const centred = Math.abs(line.left + line.right - before.left - before.right) < size;
  if (centred && !endsSentence(before.text)) return false;
  // A line that begins further in: a new paragraph, unless a reference goes on there.
  if (line.left > before.left + indent)
    return (
      line.left < before.left + size * 6 && (short || endsSentence(before.text)) && !goesOnThere(line, next)
    );
  // Further out: only the second line of a paragraph.
  if (line.left < before.left - indent) return open.length > 1 || before.left - line.left > size * 6;
  return short && endsSentence(before.text) && before.right < edges.right - (edges.right - edges.left) * 0.2;
}

/** The lines below a hanging first one stand below each other. */
const goesOnThere = (line: Line, next: Line | undefined): boolean =>
  next !== undefined && Math.abs(next.left - line.left) < 1 && !endsSentence(line.text);

/** The first word of the next line would have found room on it. */
function isShort(
  before: Line,
  line: Line,
  edges: { readonly left: number; readonly right: number },
): boolean {
  const room = before.rtl ? before.left - edges.left : edges.right - before.right;
  const word = /^\S+/u.exec(line.text)?.[0].length ?? 1;
  return room > (word + 2) * before.size * 0.55;
}
