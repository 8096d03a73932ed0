// Figures so wide that hardly a gap is left between the columns of a table.
import { type Segment, segmentOf } from './segments.ts';

/** A number with its signs, or the dash that stands for none. */
const figure = /^(?:[([]?[-–−+*$£€¥]*\d[\d.,]*[%)\]*]*|[-–—])$/u;

/** A stretch that is a figure for each of several columns, as one for each of them; any other is left as it is. */
export function inColumns(
  stretch: Segment,
  columns: readonly { readonly left: number; readonly right: number }[],
): readonly Segment[] {
  const texts = stretch.text.split(' ');
  if (texts.length < 2 || !texts.every((text) => figure.test(text))) return [stretch];
  const words: Segment['glyphs'][number][][] = [[]];
  for (const one of stretch.glyphs) {
    if (one === ' ') words.push([]);
    else words.at(-1)?.push(one);
  }
  const figures = words.flatMap((word) => segmentOf(word) ?? []);
  const at = figures.map(({ left, right }) => {
    const shares = columns.map((column) => Math.min(column.right, right) - Math.max(column.left, left));
    return shares.indexOf(Math.max(...shares));
  });
  return new Set(at).size === figures.length ? figures : [stretch];
}
