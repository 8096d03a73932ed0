// The blocks of an AsciiDoc between two lines: titles, paragraphs, delimited blocks, lists, tables.
import type { Line } from './asciidoc-lines.ts';
import { listMark, readList } from './asciidoc-lists.ts';
import type { AsciidocPlace, AsciidocWalk, Block } from './asciidoc-state.ts';
import { readTable } from './asciidoc-table.ts';
import { hide, push, pushCode } from './asciidoc-walk.ts';

/** Deeper blocks are read as text. */
const maxDepth = 40;

const attributes = /^\[(?:[\p{L}\d_.#%,"'*<>^].*)?\]$/u;
const anchorLine = /^\[\[.*\]\]$/u;
const blockTitle = /^\.(?![\s.])(?=.)/u;
const section = /^(={1,6}|#{1,6})[ \t]+(?=\S)/u;
const rule = /^(?:'{3,}|<{3,}|-{3}|\*{3}|- - -|\* \* \*)$/u;
const blockMacro =
  /^(?:image|video|audio|toc|include|ifdef|ifndef|endif|ifeval|[a-z][\w-]*)::[^\s[]*\[.*\]$/u;
const delimited = /^(?:(-{4,}|`{3,}.*)|(\.{4,})|(={4,})|(\*{4,})|(_{4,})|(\+{4,})|(--))$/u;
const table = /^[|,:!]={3,}$/u;
const admonition = /^(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+/u;
const underline = /^([=\-~^+])\1+$/u;
const unread =
  /^\[(?:comment|stem|latexmath|asciimath|pass|ditaa|plantuml|mermaid|graphviz|a2s|svgbob|vega(?:-lite)?)\b/u;
const code = /^\[(?:(?:source|listing|literal)\b|,)/u;

/** Reads lines as blocks of their own, at another place. */
export type Body = (from: number, to: number, place: AsciidocPlace) => void;
/** Reads the lines from index `from` up to `to` (exclusive) into pieces of the walk; `depth`: blocks around them. */
export function parseBody(
  walk: AsciidocWalk,
  from: number,
  to: number,
  place: AsciidocPlace,
  depth = 0,
): void {
  for (let i = from; i < to; ) i = Math.max(i + 1, readBlock(walk, i, to, place, depth));
}

/** Attributes and title before a block. */
type Before = { readonly attributes: string; readonly title: Line | undefined; readonly at: number };

/** UTF-16 units of attributes that are looked at. */
const longestStyle = 1_000;
/** A line of names and options adds to the one before. */
const told = (before: string, text: string): string =>
  (before === '' || !/^\[[#.%]/u.test(text) ? text : before + text).slice(0, longestStyle);

function before(walk: AsciidocWalk, i: number, to: number): Before {
  let style = '';
  let title: Line | undefined;
  let at = i;
  for (; at < to; at++) {
    const line = walk.lines[at];
    if (!line) break;
    if (attributes.test(line.text)) style = told(style, line.text);
    else if (blockTitle.test(line.text) && !/^\.{4,}$/u.test(line.text)) title = line;
    else if (line.text !== '' && !anchorLine.test(line.text)) break;
  }
  return { attributes: style, title, at };
}

function readBlock(walk: AsciidocWalk, i: number, to: number, place: AsciidocPlace, depth: number): number {
  const given = before(walk, i, to);
  const line = walk.lines[given.at];
  if (!line || given.at >= to) return Math.max(i + 1, given.at);
  const { at } = given;
  const { text } = line;
  if (depth > maxDepth) return paragraph(walk, at, to, place);
  const heading = section.exec(text);
  if (heading && !/^[=#]{4,}$/u.test(text)) return title(walk, line, heading[1] ?? '', at, place, given);
  const setext = setextLevel(walk.lines, at, to);
  if (setext > 0 && place.top) {
    push(walk, [line], place, 'heading', setext);
    return at + 2;
  }
  if (rule.test(text)) return at + 1;
  const inside = titled(walk, given.title, line, place);
  const body: Body = (a, b, where) => parseBody(walk, a, b, { ...where, top: false }, depth + 1);
  const block: Block = (a, b, where) => readBlock(walk, a, b, { ...where, top: false }, depth + 1);
  if (blockMacro.test(text)) return at + 1;
  if (table.test(text)) {
    const end = closing(walk, at, to);
    readTable(walk, at + 1, end, given.attributes, text, inside);
    return end + 1;
  }
  const opened = delimited.exec(text);
  if (opened) return delimitedBlock(walk, at, to, inside, given.attributes, opened, body);
  if (listMark(line)) return readList(walk, at, to, inside, block);
  if (unread.test(given.attributes)) {
    const end = paragraphEnd(walk.lines, at, to);
    hide(walk, at, end, /^\[comment/u.test(given.attributes) ? 'comment' : 'raw mark-up');
    return end;
  }
  if (code.test(given.attributes) || /^[ \t]/u.test(text)) {
    const end = blankLine(walk.lines, at, to);
    pushCode(walk, at, end, inside, replaces(given.attributes));
    return end;
  }
  return paragraph(walk, at, to, inside, /^\[verse\b/u.test(given.attributes));
}

function title(
  walk: AsciidocWalk,
  line: Line,
  marks: string,
  at: number,
  place: AsciidocPlace,
  given: Before,
): number {
  const written = line.text.replace(new RegExp(`(?<![ \\t])[ \\t]+${marks}$`, 'u'), '');
  const start = line.start + marks.length + (/^[ \t]+/u.exec(line.text.slice(marks.length))?.[0].length ?? 0);
  const span = { start, end: line.start + written.length };
  const free = /^\[(?:discrete|float)\b/u.test(given.attributes);
  if (place.top || free) push(walk, [span], place, 'heading', marks.length);
  else push(walk, [span], place);
  return at + 1;
}

/** A line over a line as long as it. */
function setextLevel(lines: readonly Line[], i: number, to: number): number {
  const [line, under] = [lines[i], lines[i + 1]];
  if (!line || !under || i + 1 >= to || !underline.test(under.text)) return 0;
  const fits = Math.abs(line.text.length - under.text.length) <= 1 && under.text.length >= 2;
  return fits && /^[\p{L}\p{N}]/u.test(line.text) ? '=-~^+'.indexOf(under.text.charAt(0)) + 1 : 0;
}

/** A title holds for its block: it heads it, and is the caption of a picture. */
function titled(
  walk: AsciidocWalk,
  title: Line | undefined,
  line: Line,
  place: AsciidocPlace,
): AsciidocPlace {
  if (!title) return place;
  const span = { start: title.start + 1, end: title.end };
  if (blockMacro.test(line.text) || place.level > 0) {
    push(walk, [span], place);
    return place;
  }
  const inside = { ...place, within: [...place.within, ++walk.groups] };
  push(walk, [span], inside, 'heading', 6);
  return inside;
}

/** Index of the line that closes the block which opens at `i`; of the last line where none does. */
function closing(walk: AsciidocWalk, i: number, to: number): number {
  const text = walk.lines[i]?.text ?? '';
  const all = walk.delimiters.get(text.startsWith('```') ? '```' : text) ?? [];
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle] ?? 0) <= i) low = middle + 1;
    else high = middle;
  }
  const found = all[low];
  return found !== undefined && found < to ? found : to;
}

function delimitedBlock(
  walk: AsciidocWalk,
  i: number,
  to: number,
  place: AsciidocPlace,
  style: string,
  opened: RegExpExecArray,
  body: Body,
): number {
  const end = closing(walk, i, to);
  const [, listing, literal, , , quote, pass, open] = opened;
  if (unread.test(style) || pass !== undefined)
    hide(walk, i + 1, end, /^\[comment/u.test(style) ? 'comment' : 'raw mark-up');
  else if (listing !== undefined || literal !== undefined || (open !== undefined && code.test(style)))
    pushCode(walk, i + 1, end, place, replaces(style));
  else if (quote !== undefined) {
    const inside = { ...place, group: place.group || ++walk.groups };
    if (/^\[verse\b/u.test(style)) paragraph(walk, i + 1, end, inside, true);
    else body(i + 1, end, inside);
  } else body(i + 1, end, place);
  return end + 1;
}

/** Whether values are set into the code. */
const replaces = (style: string): boolean => /\bsubs="?[^"\]]*(?:attributes|normal)/u.test(style);

const blankLine = (lines: readonly Line[], i: number, to: number): number => {
  let end = i + 1;
  while (end < to && lines[end]?.text !== '') end++;
  return end;
};

/** Behind the text that begins at `i`: up to a blank line, attributes of another block, or its delimiter. */
export function paragraphEnd(lines: readonly Line[], i: number, to: number): number {
  let end = i + 1;
  for (; end < to; end++) {
    const text = lines[end]?.text ?? '';
    if (text === '' || text === '+' || attributes.test(text) || delimited.test(text) || table.test(text))
      break;
  }
  return end;
}

function paragraph(walk: AsciidocWalk, i: number, to: number, place: AsciidocPlace, verse = false): number {
  const end = verse ? Math.max(i + 1, to) : paragraphEnd(walk.lines, i, to);
  const stop = verse ? Math.min(end, verseEnd(walk.lines, i, to)) : end;
  const own = walk.lines.slice(i, stop);
  if (verse) for (const line of own) push(walk, [line], { ...place, group: place.group || ++walk.groups });
  else {
    const lead = admonition.exec(own[0]?.text ?? '')?.[0].length ?? 0;
    push(
      walk,
      own.map((line, at) => (at === 0 ? { start: line.start + lead, end: line.end } : line)),
      place,
    );
  }
  return stop;
}

/** A verse without delimiters ends with its paragraph; `to` is the delimiter otherwise. */
const verseEnd = (lines: readonly Line[], i: number, to: number): number =>
  delimited.test(lines[i - 1]?.text ?? '') ? to : blankLine(lines, i, to);
