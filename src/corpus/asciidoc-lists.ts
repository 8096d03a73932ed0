// Lists of an AsciiDoc: bullets, numbers, terms, callouts; their depth is told by their marks, as Asciidoctor does.

import type { Line } from './asciidoc-lines.ts';
import type { AsciidocPlace, AsciidocWalk, Block } from './asciidoc-state.ts';
import { push } from './asciidoc-walk.ts';

type Mark = {
  /** The same for all items of a list. */
  readonly name: string;
  /** UTF-16 units before the text. */
  readonly width: number;
  /** Of a term: where it ends. */
  readonly term?: number;
};

const item =
  /^[ \t]*(?:(\*{1,6}|-|•)|(\.{1,6})|(\d{1,9})\.|([a-zA-Z])\.|([ivxlIVXL]{1,8})\)|<(?:\d{1,3}|\.)>)[ \t]+(?=\S)/u;
const term = /^[ \t]*(?!\/\/)(?=\S)((?:(?!:{2,4}(?:\s|$)|;;(?:\s|$)).){1,400})(:{2,4}|;;)(?:[ \t]+|$)/u;
const checkbox = /^\[[ xX*]\][ \t]+/u;

/** How the item that begins with this line is marked. */
export function listMark({ text }: Line): Mark | undefined {
  const found = item.exec(text);
  if (found) {
    const [whole, bullet, dots, digits, letter, roman] = found;
    const name =
      bullet ??
      dots ??
      (digits === undefined ? (letter === undefined ? (roman === undefined ? '<>' : 'i)') : 'a.') : '1.');
    return { name, width: whole.length + (checkbox.exec(text.slice(whole.length))?.[0].length ?? 0) };
  }
  if (!text.includes('::') && !text.includes(';;')) return undefined;
  const named = term.exec(text);
  if (!named || /^(?:image|include|video|audio|toc|ifdef|ifndef|endif|ifeval)::\S/u.test(text))
    return undefined;
  const [whole, words = '', mark = ''] = named;
  return { name: mark, width: whole.length, term: whole.indexOf(words) + words.length };
}

const isTerm = (name: string): boolean => name.includes(':') || name === ';;';

/** Reads the list at line `i`; gives the line behind it. */
export function readList(
  walk: AsciidocWalk,
  i: number,
  to: number,
  place: AsciidocPlace,
  block: Block,
): number {
  const { lines } = walk;
  const group = place.group || ++walk.groups;
  const marks: string[] = [];
  const depth = (): number => place.level + marks.reduce((sum, name) => sum + (isTerm(name) ? 2 : 1), 0);
  /** Whether the text of the last term is still to come. */
  let waiting = false;
  let at = i;
  while (at < to) {
    const line = lines[at];
    if (!line) break;
    const inside = (): AsciidocPlace => ({ ...place, level: depth(), group });
    const mark = listMark(line);
    if (mark) {
      // The remarks on a piece of code are a list of their own.
      if (marks.length > 0 && (mark.name === '<>') !== marks.includes('<>')) return at;
      const known = marks.indexOf(mark.name);
      marks.length = known < 0 ? marks.length : known;
      marks.push(mark.name);
      if (mark.term !== undefined) {
        const level = depth() - 1;
        const lead = line.text.length - line.text.trimStart().length;
        push(walk, [{ start: line.start + lead, end: line.start + mark.term }], { ...inside(), level });
      }
      const end = textEnd(lines, at + 1, to);
      waiting = mark.width >= line.text.length && end === at + 1;
      push(walk, text(lines, at, end, mark.width), inside());
      at = end;
      continue;
    }
    if (line.text === '+') {
      const next = at + 1;
      if (next >= to) return next;
      at =
        lines[next]?.text === '' || lines[next]?.text === '+'
          ? next
          : Math.max(next + 1, block(next, to, inside()));
      continue;
    }
    if (line.text !== '') {
      // A block under its item without a mark of continuation stands beside the list.
      const under = waiting || (/^[ \t]/u.test(line.text) && at > i);
      if (!under) return at;
      waiting = false;
      at = Math.max(at + 1, block(at, to, inside()));
      continue;
    }
    const next = filled(lines, at, to);
    const following = lines[next];
    if (!following || next >= to) return next;
    if (!listMark(following) && following.text !== '+' && !waiting && !/^[ \t]/u.test(following.text))
      return next;
    // Attributes before an item begin a list of their own.
    at = next;
  }
  return at;
}

function filled(lines: readonly Line[], i: number, to: number): number {
  let at = i;
  while (at < to && lines[at]?.text === '') at++;
  return at;
}

const parting = /^(?:\+|\[.*\]|-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|--|`{3,}.*|[|,:!]={3,})$/u;

/** Behind the lines that go on with the text of an item. */
function textEnd(lines: readonly Line[], i: number, to: number): number {
  let end = i;
  for (; end < to; end++) {
    const line = lines[end];
    if (!line || line.text === '' || parting.test(line.text.trim()) || listMark(line)) break;
  }
  return end;
}

const text = (lines: readonly Line[], i: number, end: number, width: number) =>
  lines
    .slice(i, end)
    .map((line, n) => (n === 0 ? { start: Math.min(line.start + width, line.end), end: line.end } : line));
