// Running headers and footers, page numbers and tables of contents: printed, but no text of the document.
import { layout } from './limits.ts';
import type { Page, Part } from './page.ts';

/** Pages on which a line has to stand again; and the share of them on which lines stand in its place. */
const limits = { pages: 3, share: 0.5, placePages: 5, longest: 120, points: 3, contents: 5 };

const rowLeader = /(?:\.{3,}|(?: ?[.·] ){3,}|…{2,}|_{4,})\s*(?:\d{1,4}|[ivxl]{1,6})\s*$/u;

/** Why a part is left out, by part. `size` is that of the document's text. */
export function furnitureOf(pages: readonly Page[], size: number): ReadonlyMap<Part, string> {
  const reasons = new Map<Part, string>();
  const edges = pages.flatMap((page, at) =>
    page.parts.filter((part) => part.block.edge).map((part) => ({ part, at, page, key: keyOf(page, part) })),
  );
  const byKey = groupsOf(edges, ({ key }) => key);
  const byPlace = placesOf(edges.map(({ part, at }) => ({ part, at })));
  const needed = Math.min(limits.pages, Math.max(2, pages.length));
  for (const { part, at, page, key } of edges) {
    const alike = byKey.get(key) ?? [];
    const near = alike.filter((other) => Math.abs(baseOf(other.part) - baseOf(part)) < limits.points * 2);
    const repeated = new Set(near.map((other) => other.at)).size >= needed;
    const number = pageNumber.test(page.text.slice(part.start, part.end).trim());
    const running =
      pages.length >= limits.placePages &&
      part.end - part.start <= limits.longest &&
      (part.lines[0]?.size ?? 0) < size * layout.heading &&
      (byPlace.get(placeOf(part)) ?? 0) >= pages.length * limits.share;
    const isNumber = number && (repeated || isOwn(page.text.slice(part.start, part.end), at));
    if (isNumber) reasons.set(part, 'page number');
    else if (repeated || running)
      reasons.set(part, part.block.edge === 'head' ? 'running header' : 'running footer');
  }
  for (const page of pages) for (const part of contentsOn(page)) reasons.set(part, 'table of contents');
  return reasons;
}

type Edge = { readonly part: Part; readonly at: number };
const baseOf = (part: Part): number => part.lines[0]?.base ?? 0;
const placeOf = (part: Part): string =>
  `${part.block.edge ?? ''} ${Math.round(baseOf(part) / limits.points)}`;

/** On how many pages a running line stands in each place. */
function placesOf(edges: readonly Edge[]): ReadonlyMap<string, number> {
  const places = new Map<string, Set<number>>();
  for (const { part, at } of edges) {
    const own = places.get(placeOf(part)) ?? new Set();
    places.set(placeOf(part), own.add(at));
  }
  return new Map([...places].map(([place, pages]) => [place, pages.size]));
}

const pageNumber =
  /^(?:[-–—|[(]\s*)?(?:(?:page|seite|p\.|página|pagina|стр\.?|第)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:\/|of|von|de|sur|di)\s*\d{1,4})?\s*(?:頁|页|ページ)?(?:\s*[-–—|\])])?$/iu;

/** The number of this very page, or near it. */
const isOwn = (text: string, at: number): boolean => {
  const number = Number(/\d+/u.exec(text)?.[0] ?? Number.NaN);
  return Number.isNaN(number) ? pageNumber.test(text.trim()) : Math.abs(number - at - 1) < 3;
};

/** What stands there on every page alike: numbers are all the same. */
const keyOf = (page: Page, part: Part): string => {
  const text = page.text.slice(part.start, part.end).trim().toLowerCase();
  const folded = pageNumber.test(text) ? '#' : text.replace(/\d+/gu, '#').replace(/\s+/gu, ' ');
  return `${part.block.edge ?? ''} ${folded}`;
};

/** Lines with dots that lead to a page, and tables whose last column only counts pages. */
function contentsOn(page: Page): readonly Part[] {
  const texts = (part: Part): readonly string[] =>
    part.block.kind === 'row'
      ? [page.text.slice(part.start, part.end).replace(/\s+/gu, ' ')]
      : part.lines.map((line) => page.text.slice(line.start, line.end));
  const led = page.parts.filter((part) => {
    const lines = texts(part);
    return lines.filter((line) => rowLeader.test(line)).length >= lines.length * 0.5;
  });
  const tables = groupsOf(
    page.parts.filter((part) => part.block.kind === 'row'),
    (part) => part.block.group,
  );
  const counted = [...tables.values()].filter((rows) => {
    const last = rows.map((row) => row.cells.at(-1));
    const numbers = last.map((cell) =>
      Number(cell ? page.text.slice(cell.start, cell.end).trim() || 'x' : 'x'),
    );
    const named = rows.filter(
      ({ cells: [first] }) => first && /\p{L}{2}/u.test(page.text.slice(first.start, first.end)),
    );
    return (
      rows.length >= limits.contents &&
      named.length === rows.length &&
      rows.every((row) => row.cells.length === 2) &&
      numbers.every((n, i) => Number.isInteger(n) && n > 0 && n < 2_000 && n >= (numbers[i - 1] ?? 0)) &&
      new Set(numbers).size > rows.length / 2
    );
  });
  return [...led, ...counted.flat()];
}

function groupsOf<T, K>(all: readonly T[], keyOfOne: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const own = groups.get(keyOfOne(one)) ?? [];
    groups.set(keyOfOne(one), own);
    own.push(one);
  }
  return groups;
}
