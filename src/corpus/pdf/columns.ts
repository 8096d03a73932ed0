// The order in which the stretches of a page are read: columns one after the other, what stands across them in its place.
import { layout } from './limits.ts';
import type { Segment } from './segments.ts';
import type { Box } from './view.ts';

/** Stretches that are read line by line, from the top down; one after the other. `rules` are lines that run across. */
export function flowsOf(
  segments: readonly Segment[],
  rules: readonly Box[],
): readonly (readonly Segment[])[] {
  return inOrder(segments, rules, 0).filter((flow) => flow.length > 0);
}

const deepest = 4;

function inOrder(
  segments: readonly Segment[],
  rules: readonly Box[],
  depth: number,
): readonly (readonly Segment[])[] {
  const gutter = depth < deepest && segments.length > 5 ? gutterIn(segments) : undefined;
  if (gutter === undefined) return [segments];
  const flows: (readonly Segment[])[] = [];
  let plain: Segment[] = [];
  const endPlain = (): void => {
    if (plain.length > 0) flows.push(plain);
    plain = [];
  };
  for (const band of bandsOf(segments, gutter).flatMap((one) => apartFromRules(one, rules, gutter))) {
    const left = band.filter((one) => one.right <= gutter);
    const right = band.filter((one) => one.left >= gutter);
    const across = left.length + right.length < band.length;
    const apart = !across && left.length > 0 && right.length > 0 && !isTable(left, right, rules, gutter);
    if (!apart) {
      plain.push(...band);
      continue;
    }
    endPlain();
    flows.push(...inOrder(left, rules, depth + 1), ...inOrder(right, rules, depth + 1));
  }
  endPlain();
  return flows;
}

/** What stands across the gutter is a band of its own, and so is what stands between two of those; neighbours of one kind are one. */
function bandsOf(segments: readonly Segment[], gutter: number): readonly (readonly Segment[])[] {
  const crosses = (one: Segment): boolean => one.left < gutter && one.right > gutter;
  const sorted = segments.toSorted((a, b) => a.top - b.top);
  const bands: Segment[][] = [];
  let open: Segment[] = [];
  let across: Segment[] = [];
  const endOpen = (): void => {
    if (open.length > 0) bands.push(open);
    open = [];
  };
  const endAcross = (): void => {
    if (across.length > 0) bands.push(across);
    across = [];
  };
  for (const one of sorted) {
    const last = across.at(-1);
    // On one line with what stands across, it belongs to it.
    if (crosses(one) || (last && one.base < last.bottom && one.bottom > last.top)) {
      if (!last && open.length > 0) {
        const own = open.filter((other) => other.base > one.top && other.base < one.bottom);
        open = open.filter((other) => !own.includes(other));
        across.push(...own);
      }
      endOpen();
      across.push(one);
    } else {
      endAcross();
      open.push(one);
    }
  }
  endOpen();
  endAcross();
  return bands;
}

/** Columns of text that stand above or below the lines of a table are no part of it. */
function apartFromRules(
  band: readonly Segment[],
  rules: readonly Box[],
  gutter: number,
): readonly (readonly Segment[])[] {
  const heights = rulesThrough(band, rules, gutter);
  if (heights.length < ruled.head) return [band];
  const [first, last] = [Math.min(...heights), Math.max(...heights)];
  const isText = (some: readonly Segment[]): boolean =>
    [some.filter((one) => one.right <= gutter), some.filter((one) => one.left >= gutter)].every(
      (side) => side.length >= layout.column && longShare(side) >= 0.5 && isDense(side),
    );
  const above = band.filter((one) => one.base < first);
  const below = band.filter((one) => one.top > last);
  const parts = [isText(above) ? above : [], isText(below) ? below : []] as const;
  const rest = band.filter((one) => parts.every((part) => !part.includes(one)));
  return [parts[0], rest, parts[1]].filter((part) => part.length > 0);
}

/** Lines across the gutter, at different heights: above and below the head of a table, and what makes a table of all, at least. */
const ruled = { head: 2, table: 3 };

/** The heights at which lines are drawn across the gutter beside these stretches, those of one line as one. */
function rulesThrough(band: readonly Segment[], rules: readonly Box[], gutter: number): readonly number[] {
  const [top, bottom] = [Math.min(...band.map((s) => s.top)), Math.max(...band.map((s) => s.bottom))];
  const through = rules.filter(
    (rule) =>
      rule.left < gutter - 4 && rule.right > gutter + 4 && rule.top > top - 6 && rule.bottom < bottom + 6,
  );
  return [...new Map(through.map((rule) => [Math.round(rule.top / 3), rule.top])).values()];
}

/** Short cells side by side, or lines drawn across: read by rows. */
function isTable(
  left: readonly Segment[],
  right: readonly Segment[],
  rules: readonly Box[],
  gutter: number,
): boolean {
  if (rulesThrough([...left, ...right], rules, gutter).length >= ruled.table) return true;
  return longShare(left) < 0.3 || longShare(right) < 0.3;
}

/** Share of the letters that stand in long lines. */
function longShare(side: readonly Segment[]): number {
  const width = Math.max(...side.map((s) => s.right)) - Math.min(...side.map((s) => s.left));
  let [long, all] = [0, 0];
  for (const { left, right, length, size } of side) {
    all += length;
    const wide = right - left;
    // A character of a script without spaces is as wide as it is high.
    if (wide > size * 6 && (wide >= width * 0.5 || wide > size * 12)) long += length;
  }
  return all === 0 ? 0 : long / all;
}

/** The middle of a gap that runs down between two columns of text. */
function gutterIn(segments: readonly Segment[]): number | undefined {
  const left = Math.floor(Math.min(...segments.map((s) => s.left)));
  const right = Math.ceil(Math.max(...segments.map((s) => s.right)));
  const width = right - left;
  if (!(width > 60 && width < 20_000)) return undefined;
  const crossing = new Float64Array(width + 2);
  let height = 0;
  for (const one of segments) {
    const tall = one.bottom - one.top;
    height += tall;
    const [from, to] = [
      Math.max(0, Math.floor(one.left - left)),
      Math.min(width, Math.ceil(one.right - left)),
    ];
    crossing[from] = (crossing[from] ?? 0) + tall;
    crossing[to + 1] = (crossing[to + 1] ?? 0) - tall;
  }
  for (let x = 1; x < crossing.length; x++) crossing[x] = (crossing[x] ?? 0) + (crossing[x - 1] ?? 0);
  return stripsOf(crossing, width, height * layout.crossing)
    .map((x) => x + left)
    .find((x) => isGutter(segments, x));
}

/** Middles of the strips that little stands across: the emptiest first, then the widest. */
function stripsOf(crossing: Float64Array, width: number, most: number): readonly number[] {
  const strips: { readonly middle: number; readonly wide: number; readonly across: number }[] = [];
  const end = Math.ceil(width * 0.92);
  let from = Math.floor(width * 0.08);
  while (from < end) {
    const across = crossing[from] ?? 0;
    let to = from;
    while (to < end && Math.abs((crossing[to] ?? 0) - across) < 0.5) to++;
    if (across <= most && to - from >= layout.gutter)
      strips.push({ middle: (from + to) / 2, wide: to - from, across });
    from = Math.max(to, from + 1);
  }
  return strips
    .toSorted((a, b) => a.across - b.across || b.wide - a.wide)
    .slice(0, 12)
    .map(({ middle }) => middle);
}

function isGutter(segments: readonly Segment[], x: number): boolean {
  const left = segments.filter((one) => one.right <= x);
  const right = segments.filter((one) => one.left >= x);
  return [left, right].every((side) => side.length > 2 && longShare(side) >= 0.5 && isDense(side));
}

/** Its lines follow each other: cells of a table leave gaps. */
function isDense(side: readonly Segment[]): boolean {
  const bases = side.map((s) => s.base).toSorted((a, b) => a - b);
  const size = side.reduce((sum, s) => sum + s.size, 0) / side.length;
  const lines = bases.filter((base, i) => i === 0 || base - (bases[i - 1] ?? 0) > size * 0.5);
  const near = lines.filter((base, i) => i > 0 && base - (lines[i - 1] ?? 0) <= size * 2);
  return near.length >= Math.max(2, (lines.length - 1) * 0.5);
}
