// Headings, paragraphs, lists and tables as lines of canonical HTML, in the order of the document.
import { type Canonical, isBlank, trimmedOf, xmlSpaces } from './canonical.ts';
import { type TableRow, tableLines } from './table.ts';

/** Where an item stands among the lists of the document. */
export type Item = {
  /** From 0. */
  readonly level: number;
  readonly ordered: boolean;
  /** Items of one list share it. */
  readonly list: string;
};

/** All `html` is the inside of an element, escaped; what is empty is not written. */
export type Blocks = {
  heading(level: number, html: string): void;
  paragraph(html: string): void;
  /** A line of a table of contents: it is listed as left out. */
  contents(html: string): void;
  /** What follows one another is one quotation. */
  quotation(html: string): void;
  item(item: Item, html: string): void;
  /** A further paragraph of the item before; without one a paragraph. */
  continued(html: string): void;
  table(rows: readonly TableRow[]): void;
  /** Stands apart, behind the list or block that it is a note to. */
  note(html: string): void;
  /** Ends what is open: a part of the file ends. */
  end(): void;
};

/** Deeper lists are written as this level: more than any program offers. */
const deepest = 12;

/** Writes blocks into the canonical text as they come. */
export function createBlocks(canonical: Canonical): Blocks {
  const lists: Item[] = [];
  let running: string[] | undefined;
  let notes: string[] = [];
  let quoting = false;

  const endItem = (): void => {
    if (running?.length === 1) canonical.line(`<li>${running[0]}</li>`);
    else if (running) {
      canonical.line(`<li>${running[0]}`);
      for (const html of running.slice(1)) canonical.line(`<p>${html}</p>`);
      canonical.line('</li>');
    }
    running = undefined;
  };
  const endLists = (to: number): void => {
    while (lists.length > to) canonical.line(lists.pop()?.ordered ? '</ol>' : '</ul>');
  };
  const end = (): void => {
    endItem();
    endLists(0);
    if (quoting) canonical.line('</blockquote>');
    quoting = false;
    for (const html of notes) canonical.line(`<p>${html}</p>`);
    notes = [];
  };
  const block = (html: string, element: (inner: string) => string): void => {
    if (isBlank(html)) return;
    end();
    canonical.line(element(trim(html)));
  };
  return {
    heading: (level, html) => {
      const size = Math.min(6, Math.max(1, level));
      block(html, (inner) => `<h${size}>${inner}</h${size}>`);
    },
    paragraph: (html) => block(html, (inner) => `<p>${inner}</p>`),
    contents: (html) => block(html, (inner) => `<p class="table_of_contents">${inner}</p>`),
    quotation(html) {
      if (isBlank(html)) return;
      if (!quoting) end();
      if (!quoting) canonical.line('<blockquote>');
      quoting = true;
      canonical.line(`<p>${trim(html)}</p>`);
    },
    item(item, html) {
      if (isBlank(html)) return;
      const level = Math.min(deepest, Math.max(0, item.level));
      endItem();
      const same = lists[level];
      const other = same && (same.list !== item.list || same.ordered !== item.ordered);
      endLists(other ? level : level + 1);
      if (lists.length === 0) end();
      while (lists.length <= level) {
        canonical.line(item.ordered ? '<ol>' : '<ul>');
        lists.push(item);
      }
      running = [trim(html)];
    },
    continued(html) {
      if (running && !isBlank(html)) running.push(trim(html));
      else if (!running) block(html, (inner) => `<p>${inner}</p>`);
    },
    table(rows) {
      const lines = tableLines(rows);
      if (lines.length === 0) return;
      end();
      for (const line of lines) canonical.line(line);
    },
    note(html) {
      if (!isBlank(html)) notes.push(trim(html));
    },
    end,
  };
}

/** Without white space and line breaks around it. */
const trim = (html: string): string => trimmedOf(html, [...xmlSpaces, '<br>']);
