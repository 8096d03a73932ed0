// The blocks of a page in the order of reading: running lines first and last, footnotes and figures beside a sentence rather than in it.
import { type Block, blocksOf, endsSentence } from './blocks.ts';
import { flowsOf } from './columns.ts';
import { layout } from './limits.ts';
import { type Line, linesOf } from './lines.ts';
import { isCaption, isNote, itemMarker } from './markers.ts';
import { most, type Segment } from './segments.ts';
import type { Box } from './view.ts';

/** `height` of the page as these letters see it. */
export function blocksInOrder(
  segments: readonly Segment[],
  rules: readonly Box[],
  height: number,
  nextGroup: () => number,
): readonly Block[] {
  const { head, body, foot } = withoutEdges(segments, height);
  const size = usualSize(segments);
  const flows = flowsOf(body, rules)
    .map((flow) => withNotes(blocksOf(linesOf(flow), rules, nextGroup), size))
    .map(settled);
  const running =
    (edge: 'head' | 'foot') =>
    (line: Line): Block => ({ kind: 'text', lines: [line], group: 0, edge });
  const blocks = joined(flows);
  const last = blocks.at(-1);
  // What goes on over the page is not parted by the foot of this one.
  const open = last && isUnfinished(last) ? [last] : [];
  return [
    ...head.map(running('head')),
    ...blocks.slice(0, blocks.length - open.length),
    ...foot.map(running('foot')),
    ...open,
  ];
}

/** The size, in points, that most letters of the stretches have. */
export function usualSize(segments: readonly Segment[]): number {
  const sizes = new Map<number, number>();
  for (const { size, length } of segments) sizes.set(size, (sizes.get(size) ?? 0) + length);
  return most(sizes);
}

const edgeRows = 3;
const edgeLength = 240;

/** Takes off the lines at the head and the foot of the page that stand apart from the rest. */
function withoutEdges(
  segments: readonly Segment[],
  height: number,
): { readonly head: readonly Line[]; readonly body: readonly Segment[]; readonly foot: readonly Line[] } {
  const rows: { segments: Segment[]; top: number; bottom: number }[] = [];
  for (const one of segments.toSorted((a, b) => a.top - b.top)) {
    const row = rows.at(-1);
    if (row && one.top < row.bottom - one.size * 0.3) {
      row.segments.push(one);
      row.bottom = Math.max(row.bottom, one.bottom);
    } else rows.push({ segments: [one], top: one.top, bottom: one.bottom });
  }
  const isApart = (i: number, gap: number): boolean => {
    const row = rows[i];
    if (!row) return false;
    const size = Math.max(...row.segments.map((s) => s.size));
    return gap > size * 0.6 && row.segments.reduce((sum, s) => sum + s.length, 0) < edgeLength;
  };
  let from = 0;
  let to = rows.length;
  for (let i = 0; i < Math.min(edgeRows, rows.length - 1); i++) {
    const [row, next] = [rows[i], rows[i + 1]];
    if (!row || !next || row.bottom > height * layout.edge) break;
    if (isApart(i, next.top - row.bottom)) from = i + 1;
  }
  for (let i = rows.length - 1; i >= Math.max(from + 1, rows.length - edgeRows); i--) {
    const [row, before] = [rows[i], rows[i - 1]];
    if (!row || !before || row.top < height * (1 - layout.edge)) break;
    if (isApart(i, row.top - before.bottom)) to = i;
  }
  const lines = (some: typeof rows): readonly Line[] => some.flatMap((row) => linesOf(row.segments));
  return {
    head: lines(rows.slice(0, from)),
    body: rows.slice(from, to).flatMap((row) => row.segments),
    foot: lines(rows.slice(to)),
  };
}

/** Marks the footnotes at the end of a flow. */
function withNotes(blocks: readonly Block[], size: number): readonly Block[] {
  const isSmall = ({ kind, lines }: Block): boolean =>
    kind !== 'row' && lines.every((line) => line.size < size * layout.note);
  let from = blocks.length;
  for (let i = blocks.length - 1; i >= 0; i--) {
    const block = blocks[i];
    if (!block || !isSmall(block)) break;
    if (isNote(block.lines[0]?.text ?? '')) from = i;
  }
  return blocks.map((block, i) => (i < from ? block : { ...block, note: true }));
}

const isBeside = (block: Block): boolean =>
  block.note === true || block.kind === 'row' || isCaption(block.lines[0]?.text ?? '');

/** A paragraph that goes on elsewhere comes last (and one that began elsewhere first): not parted from the rest by a note, a figure or a table. */
function settled(blocks: readonly Block[]): readonly Block[] {
  const begun = blocks.findIndex((block) => !isBeside(block));
  const first = blocks[begun];
  const ordered =
    first && begun > 0 && first.kind === 'text' && /^\p{Ll}/u.test(first.lines[0]?.text ?? '')
      ? [first, ...blocks.slice(0, begun), ...blocks.slice(begun + 1)]
      : blocks;
  const ended = ordered.findLastIndex((block) => !isBeside(block));
  const last = ordered[ended];
  return last && ended < ordered.length - 1 && isUnfinished(last)
    ? [...ordered.slice(0, ended), ...ordered.slice(ended + 1), last]
    : ordered;
}

/** Its last line is full and ends no sentence. */
function isUnfinished({ kind, lines }: Block): boolean {
  const last = lines.at(-1);
  if (kind === 'row' || kind === 'code' || !last || endsSentence(last.text)) return false;
  if (/\p{L}-$/u.test(last.text)) return true;
  if (lines.length < 2) return false;
  return last.rtl
    ? last.left <= Math.min(...lines.map((l) => l.left)) + last.size * 2
    : last.right >= Math.max(...lines.map((l) => l.right)) - last.size * 2;
}

/** Whether a block is the rest of another, in the next column or on the next page. */
export function goesOn(block: Block, next: Block): boolean {
  const [last, first] = [block.lines.at(-1), next.lines[0]];
  if (next.kind !== 'text' || block.note !== next.note) return false;
  if (block.kind === 'row' || block.kind === 'code' || !last || !first || endsSentence(last.text))
    return false;
  const small = /^\p{Ll}/u.test(first.text);
  if (block.edge || (next.edge && !small) || !(small || isUnfinished(block))) return false;
  if (itemMarker(first.text).length > 0 || isCaption(first.text)) return false;
  if (Math.abs(last.size - first.size) > last.size * 0.08 || last.bold !== first.bold) return false;
  return small || block.lines.length > 1;
}

/** The flows one after the other; a paragraph that goes on in the next one is one block. */
function joined(flows: readonly (readonly Block[])[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const flow of flows) {
    const [first, ...others] = flow;
    const last = blocks.at(-1);
    if (first && last && goesOn(last, first)) {
      blocks[blocks.length - 1] = { ...last, lines: [...last.lines, ...first.lines] };
      blocks.push(...others);
    } else blocks.push(...flow);
  }
  return blocks;
}

/** What stands aslant to the rest: read line by line. */
export const besides = (segments: readonly Segment[], nextGroup: () => number): readonly Block[] =>
  segments.length === 0 ? [] : blocksOf(linesOf(segments), [], nextGroup);
