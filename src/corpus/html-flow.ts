// The flow of an HTML page: runs of text between block tags, and what kind of block each run is.
import type { Span } from '../domain.ts';
import type { Canvas } from './canvas.ts';
import { containers, impliedEnd, isVoid } from './html-elements.ts';
import { type Cell, createTable, type Table, withTexts } from './html-table.ts';
import { type Piece, piece, trimmed } from './parsed.ts';

/** Takes tags and text in the order of the page. Offsets are UTF-16 units into the file. */
export type Flow = {
  /** `cell` of a td or th: how far it reaches. */
  open(name: string, cell?: Cell): void;
  close(name: string): void;
  /** A tag inside a line; `href` opens a link. */
  inlineTag(start: number, end: number, href?: string): void;
  endLink(): void;
  /** Blanks text that was shown: the mark of a note. */
  hide(start: number, end: number): void;
  text(start: number, end: number): void;
  comment(start: number, end: number): void;
  /** Forgets the running text of the block: it is no part of the page. */
  drop(): void;
  /** Ends the running text: a block begins or ends here. */
  breakAt(): void;
  end(): { readonly pieces: readonly Piece[]; readonly groups: number };
};

/** Deeper containers are read as text of their parents. */
const maxDepth = 120;
type Run = { start: number; end: number; letters: number; linked: number; own: boolean };
const word = /[\p{L}\p{N}]/gu;
const lists: ReadonlySet<string> = new Set(['ul', 'ol', 'dl']);
const items: ReadonlySet<string> = new Set(['li', 'dt', 'dd']);
const cellTags: ReadonlySet<string> = new Set(['td', 'th']);
const rowGroups: ReadonlySet<string> = new Set(['thead', 'tbody', 'tfoot']);

/** A flow that writes to the canvas; its groups are numbered on from `groupsBefore`. */
export function createFlow(canvas: Canvas, groupsBefore: number): Flow {
  const open: string[] = [];
  const tables: Table[] = [];
  const pieces: Piece[] = [];
  let groups = groupsBefore;
  let group = 0;
  let run: Run | undefined;
  let href: string | undefined;
  let itemBegun = false;
  let at = 0;
  let breaks = 0;
  const folds: { readonly number: number; titled: boolean }[] = [];

  const inside = (name: string): boolean => open.includes(name);
  const depth = (): number => open.filter((n) => lists.has(n)).length;
  const inCell = (): boolean => {
    const table = open.lastIndexOf('table');
    return table >= 0 && open.some((n, i) => i > table && cellTags.has(n));
  };

  const inFolds = (made: Piece): Piece => {
    if (folds.length === 0) return made;
    const within = folds.flatMap(({ number, titled }) => (titled ? [number] : []));
    return within.length === 0 ? made : { ...made, within };
  };
  const endRow = (table: Table, written = false): void =>
    void pieces.push(...table.endRow(written).map(inFolds));
  const emit = (span: Run): Piece => {
    const level = inside('summary') ? 6 : Number(open.findLast((n) => /^h[1-6]$/u.test(n))?.[1] ?? 0);
    if (inside('pre')) return piece('code', codeSpan(canvas, span), { level: depth(), group });
    if (level > 0) return piece('heading', headingSpan(canvas, span), { level });
    const linked = span.letters > 0 && span.linked === span.letters;
    const pointer = linked ? ({ pointer: span.own ? 'own' : 'other' } as const) : undefined;
    if (!open.some((n) => items.has(n))) return piece('paragraph', span, { group, ...pointer });
    const deeper = itemBegun || open.findLast((n) => items.has(n)) === 'dd' ? 1 : 0;
    itemBegun = true;
    return piece('item', span, { level: Math.max(1, depth()) + deeper, group, ...pointer });
  };
  const flush = (): void => {
    const span = run;
    run = undefined;
    if (!span || span.end <= span.start) return;
    const fold = folds.at(-1);
    if (fold && inside('summary')) fold.titled = true;
    const made = emit(span);
    const table = tables.at(-1);
    if (table && open.lastIndexOf('caption') > open.lastIndexOf('table')) table.caption(span);
    if (!table || !inCell()) {
      // What stands between the cells of a broken table ends their row, so that no block lies in another.
      if (table) endRow(table);
      return void pieces.push(inFolds(made));
    }
    if (made.kind === 'heading' || made.kind === 'code') table.layout = true;
    table.add(made.kind === 'item' ? piece('paragraph', made) : made, span);
  };
  const endTable = (table: Table): void => {
    endRow(table);
    tables.pop();
    // One by one: a call takes fewer arguments than a table may have rows.
    for (const row of withTexts(pieces.splice(table.from))) pieces.push(row);
  };
  const left = (name: string): void => {
    const table = tables.at(-1);
    if (name === 'table') {
      if (table) endTable(table);
    } else if (table && cellTags.has(name)) table.endCell(at);
    else if (table && name === 'tr') endRow(table, true);
    else if (table && rowGroups.has(name)) {
      table.endGroup();
      if (name === 'thead') table.inHead = false;
    } else if (name === 'details') folds.pop();
    else if (
      (lists.has(name) || name === 'blockquote') &&
      !open.some((n) => lists.has(n) || n === 'blockquote')
    )
      group = 0;
    if (items.has(name)) itemBegun = false;
  };
  const popTo = (index: number): void => {
    flush();
    while (open.length > index) left(open.pop() ?? '');
  };
  const enter = (name: string, cell: Cell | undefined): void => {
    const table = tables.at(-1);
    if (name === 'table') {
      if (table && inCell()) table.layout = true;
      else if (table) endRow(table);
      tables.push(createTable(++groups, pieces.length));
    } else if (table && cell) table.beginCell(cell);
    else if (table && rowGroups.has(name)) {
      endRow(table);
      table.endGroup();
      table.inHead = name === 'thead';
    } else if (name === 'details') folds.push({ number: ++groups, titled: false });
    else if ((lists.has(name) || name === 'blockquote') && group === 0) group = ++groups;
    if (items.has(name)) itemBegun = false;
    open.push(name);
  };
  return {
    open(name, cell) {
      if (name === 'br' && ++breaks < 2) return;
      if (isVoid(name) && name !== 'hr' && name !== 'br') return;
      flush();
      if (!containers.has(name)) return;
      const implied = impliedEnd.get(name);
      if (implied) {
        const holder = open.findLastIndex((n) => implied[1].includes(n));
        const old = open.findIndex((n, i) => i > holder && implied[0].includes(n));
        if (old >= 0) popTo(old);
      }
      if (open.length < maxDepth) enter(name, cell);
    },
    close(name) {
      flush();
      const index = containers.has(name) ? open.lastIndexOf(name) : -1;
      if (index >= 0) popTo(index);
    },
    inlineTag(start, end, target) {
      canvas.join(start, end);
      if (target !== undefined) href = target;
    },
    endLink() {
      href = undefined;
    },
    text(from, to) {
      const code = inside('pre');
      const written = canvas.raw(from, to);
      const start = code ? from : from + (/^\s*/u.exec(written)?.[0].length ?? 0);
      const end = code ? to : Math.max(start, from + written.trimEnd().length);
      if (start >= end) return;
      at = end;
      breaks = 0;
      canvas.show(start, end, code);
      canvas.decode(start, end);
      const letters = canvas.slice(start, end).match(word)?.length ?? 0;
      run ??= { start, end, letters: 0, linked: 0, own: true };
      run.end = end;
      run.letters += letters;
      if (href === undefined) return;
      run.linked += letters;
      if (!href.startsWith('#')) run.own = false;
    },
    hide(start, end) {
      const letters = canvas.slice(start, end).match(word)?.length ?? 0;
      canvas.join(start, end);
      if (!run) return;
      run.letters -= letters;
      run.linked = Math.min(run.linked, run.letters);
    },
    comment: (start, end) => canvas.join(start, end),
    drop() {
      if (run) canvas.part(run.start, run.end);
      run = undefined;
    },
    breakAt: flush,
    end() {
      popTo(0);
      return { pieces: pieces.toSorted((a, b) => a.start - b.start), groups };
    },
  };
}

/** Without the blank lines before and after, but with the indentation of the first line. */
function codeSpan(canvas: Canvas, span: Span): Span {
  const shown = canvas.slice(span.start, span.end);
  const inner = trimmed(shown, 0, shown.length);
  if (!inner) return { start: span.start, end: span.start };
  return { start: span.start + shown.lastIndexOf('\n', inner.start) + 1, end: span.start + inner.end };
}

/** Without the mark that links a heading to itself. */
function headingSpan(canvas: Canvas, span: Span): Span {
  const inner = trimmed(
    canvas.slice(span.start, span.end).replace(/[¶§#🔗]$/u, ' '),
    0,
    span.end - span.start,
  );
  return inner ? { start: span.start + inner.start, end: span.start + inner.end } : span;
}
