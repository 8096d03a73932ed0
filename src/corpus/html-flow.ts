// The flow of an HTML page: runs of text between block tags, and what kind of block each run is.
import type { Span } from '../domain.ts';
import type { Canvas } from './canvas.ts';
import { isVoid } from './html-elements.ts';
import { type Piece, piece, trimmed } from './parsed.ts';

export type Flow = {
  open(name: string): void;
  close(name: string): void;
  /** A tag inside a line; `href` opens a link. */
  inlineTag(start: number, end: number, href?: string): void;
  endLink(): void;
  text(start: number, end: number): void;
  comment(start: number, end: number): void;
  /** Ends the running text: a block begins or ends here. */
  breakAt(): void;
  end(): { readonly pieces: readonly Piece[]; readonly groups: number };
};

/** Deeper containers are read as text of their parents. */
const maxDepth = 120;
const containers: ReadonlySet<string> = new Set(
  'ul ol dl li dt dd table thead tr td th pre blockquote summary h1 h2 h3 h4 h5 h6'.split(' '),
);
/** A start tag ends open elements of these names, up to the nearest holder. */
const impliedEnd: ReadonlyMap<string, readonly [readonly string[], readonly string[]]> = new Map([
  ['li', [['li'], ['ul', 'ol', 'table']]],
  [
    'dt',
    [
      ['dt', 'dd'],
      ['dl', 'table'],
    ],
  ],
  [
    'dd',
    [
      ['dt', 'dd'],
      ['dl', 'table'],
    ],
  ],
  ['tr', [['tr', 'thead'], ['table']]],
  [
    'td',
    [
      ['td', 'th'],
      ['tr', 'table'],
    ],
  ],
  [
    'th',
    [
      ['td', 'th'],
      ['tr', 'table'],
    ],
  ],
]);

type Run = { start: number; end: number; letters: number; linked: number; own: boolean };
type Table = {
  group: number;
  cells: Span[];
  heads: number;
  cell: Span | undefined;
  runs: Piece[];
  layout: boolean;
  inHead: boolean;
};

const word = /[\p{L}\p{N}]/gu;
const lists: ReadonlySet<string> = new Set(['ul', 'ol', 'dl']);
const items: ReadonlySet<string> = new Set(['li', 'dt', 'dd']);
const cellTags: ReadonlySet<string> = new Set(['td', 'th']);

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

  const inside = (name: string): boolean => open.includes(name);
  const depth = (): number => open.filter((n) => lists.has(n)).length;
  const inCell = (): boolean => {
    const table = open.lastIndexOf('table');
    return table >= 0 && open.some((n, i) => i > table && cellTags.has(n));
  };

  const emit = (span: Run): Piece => {
    const pointer =
      span.letters > 0 && span.linked === span.letters
        ? ({ pointer: span.own ? 'own' : 'other' } as const)
        : {};
    const level = inside('summary') ? 6 : Number(open.findLast((n) => /^h[1-6]$/u.test(n))?.[1] ?? 0);
    if (inside('pre')) return piece('code', codeSpan(canvas, span), { level: depth(), group });
    if (level > 0) return piece('heading', headingSpan(canvas, span), { level });
    if (!open.some((n) => items.has(n))) return piece('paragraph', span, { group, ...pointer });
    const deeper = itemBegun || open.findLast((n) => items.has(n)) === 'dd' ? 1 : 0;
    itemBegun = true;
    return piece('item', span, { level: Math.max(1, depth()) + deeper, group, ...pointer });
  };
  const flush = (): void => {
    const span = run;
    run = undefined;
    if (!span || span.end <= span.start) return;
    const made = emit(span);
    const table = tables.at(-1);
    if (!table || !inCell()) return void pieces.push(made);
    if (made.kind === 'heading' || made.kind === 'code') table.layout = true;
    table.runs.push(made.kind === 'item' ? piece('paragraph', made) : made);
    table.cell = { start: table.cell?.start ?? span.start, end: span.end };
  };
  const endRow = (table: Table): void => {
    const filled = table.cells.filter((c) => c.end > c.start);
    const first = filled[0];
    const last = filled.at(-1);
    if (first && last) {
      if (table.layout || (table.cells.length === 1 && table.heads === 0)) pieces.push(...table.runs);
      else {
        const head = table.inHead || table.heads === table.cells.length;
        pieces.push(
          piece(
            'row',
            { start: first.start, end: last.end },
            { group: table.group, cells: table.cells, head },
          ),
        );
      }
    } else pieces.push(...table.runs);
    table.cells = [];
    table.runs = [];
    table.heads = 0;
  };
  const left = (name: string): void => {
    const table = tables.at(-1);
    if (name === 'table') {
      if (table) endRow(table);
      tables.pop();
    } else if (table && cellTags.has(name)) {
      table.cells.push(table.cell ?? { start: at, end: at });
      if (name === 'th') table.heads++;
      table.cell = undefined;
    } else if (table && name === 'tr') endRow(table);
    else if (table && name === 'thead') table.inHead = false;
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
  const enter = (name: string): void => {
    const table = tables.at(-1);
    if (name === 'table') {
      if (table && inCell()) table.layout = true;
      tables.push({
        group: ++groups,
        cells: [],
        heads: 0,
        cell: undefined,
        runs: [],
        layout: false,
        inHead: false,
      });
    } else if (name === 'thead' && table) table.inHead = true;
    else if ((lists.has(name) || name === 'blockquote') && group === 0) group = ++groups;
    if (items.has(name)) itemBegun = false;
    open.push(name);
  };
  return {
    open(name) {
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
      if (open.length < maxDepth) enter(name);
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
    comment: (start, end) => canvas.join(start, end),
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
