// The lines of an AsciiDoc that its reader can see: comments, includes, attributes and what stands under conditions are taken out first.
import type { Span } from '../domain.ts';
import type { Omission } from './parsed.ts';

/** One line and its offsets in the source, the line break not counted. */
export type Line = Span & {
  /** Without the white space at its end. */
  readonly text: string;
};

/** What a name stands for from an offset on; undefined where it stands for nothing that is known. */
export type Setting = { readonly from: number; readonly value: string | undefined };

/** The lines that a reader sees, what each attribute is set to from where on, and the stretches that nobody sees. */
export type AsciidocLines = {
  readonly lines: readonly Line[];
  readonly settings: ReadonlyMap<string, readonly Setting[]>;
  readonly hidden: readonly Omission[];
};

const verbatim = /^(?:-{4,}|\.{4,}|\+{4,}|`{3,}.*|~{4,})$/u;
const comment = /^\/\/(?!\/)/u;
const commentBlock = /^\/{4,}$/u;
const entry = /^:(!?)([\p{L}\d_][\p{L}\d_-]*)(!?):(?:\s+(.*))?$/u;
const condition = /^(ifdef|ifndef|ifeval)::([^\s[]*)\[(.*)\]$/u;
const include = /^include::[^\s[][^[]*\[.*\]$/u;
const stop = /^endif::\S*\[\]$/u;

/** Conditions inside of one another that are followed; in deeper ones nothing is read. */
const deepest = 60;

/** Reads the source from offset `start`. What hangs on an unknown condition counts as not seen. */
export function asciidocLines(source: string, start: number): AsciidocLines {
  const lines: Line[] = [];
  const hidden: Omission[] = [];
  const settings = new Map<string, Setting[]>();
  /** For each open condition whether its text is seen for sure. */
  const open: boolean[] = [];
  let deeper = 0;
  let inside = '';
  let commentFrom: { readonly mark: string; readonly start: number } | undefined;
  let unseen: Omission | undefined;
  let atBlock = true;

  const hide = (span: Span, reason: string): void => {
    const goesOn = unseen?.reason === reason && span.start - unseen.end <= 2;
    if (unseen && !goesOn) hidden.push(unseen);
    unseen = goesOn && unseen ? { ...unseen, end: span.end } : { start: span.start, end: span.end, reason };
  };
  const set = (name: string, from: number, value: string | undefined): void => {
    const known = settings.get(name) ?? [];
    known.push({ from, value });
    settings.set(name, known);
  };
  const holds = (kind: string, names: string): boolean => {
    if (kind === 'ifeval') return false;
    const known = names.split(/[,+]/u).map((name) => settings.get(name.toLowerCase())?.at(-1));
    const isSet = names.includes('+')
      ? known.every((one) => one?.value !== undefined)
      : known.some((one) => one?.value !== undefined);
    // Not set here is not unset: the site may set it.
    if (kind === 'ifdef') return isSet;
    return known.every((one) => one !== undefined && one.value === undefined);
  };
  for (let at = start; at < source.length; ) {
    const newline = source.indexOf('\n', at);
    const next = newline < 0 ? source.length : newline + 1;
    const text = source.slice(at, newline < 0 ? source.length : newline).trimEnd();
    const line = { start: at, end: at + text.length, text };
    at = next;
    if (commentFrom) {
      if (text === commentFrom.mark) {
        hide({ start: commentFrom.start, end: line.end }, 'comment');
        commentFrom = undefined;
      }
      continue;
    }
    const told = condition.exec(text);
    if (told && !text.startsWith('\\')) {
      const [, kind = '', names = '', content = ''] = told;
      const seen = holds(kind, names) && open.every((one) => one) && deeper === 0;
      if (kind !== 'ifeval' && content !== '') {
        const from = line.start + text.indexOf('[') + 1;
        if (!seen) hide(line, 'under a condition');
        else if (entry.test(content)) define(content, line.start);
        else lines.push({ start: from, end: from + content.length, text: content });
      } else if (open.length >= deepest) deeper++;
      else open.push(seen);
      continue;
    }
    if (stop.test(text)) {
      if (deeper > 0) deeper--;
      else open.pop();
      continue;
    }
    if (deeper > 0 || open.some((one) => !one)) {
      const named = entry.exec(text);
      // What it then stands for nobody can tell.
      if (named) set((named[2] ?? '').toLowerCase(), line.start, undefined);
      else if (text !== '') hide(line, 'under a condition');
      continue;
    }
    if (include.test(text)) {
      hide(line, 'included from another file');
      continue;
    }
    if (inside !== '') {
      if (text === inside || (inside.startsWith('```') && text === '```')) inside = '';
    } else if (verbatim.test(text)) inside = text.startsWith('```') ? '```' : text;
    else if (commentBlock.test(text)) {
      commentFrom = { mark: text, start: line.start };
      continue;
    } else if (comment.test(text)) {
      hide(line, 'comment');
      continue;
    } else if (atBlock && define(text, line.start)) continue;
    atBlock = inside === '' && (text === '' || /^=+ |^\[.*\]$|^[-.=*_+|]{4,}$/u.test(text) || isHeader());
    lines.push(line);
  }
  if (commentFrom) hide({ start: commentFrom.start, end: source.length }, 'comment');
  if (unseen) hidden.push(unseen);
  return { lines, settings, hidden };

  function define(text: string, from: number): boolean {
    const [, before, name = '', after, value = ''] = entry.exec(text) ?? [];
    if (name === '') return false;
    set(name.toLowerCase(), from, before || after ? undefined : value.trim());
    return true;
  }
  /** Attributes follow the lines of author and revision under the title. */
  function isHeader(): boolean {
    return lines.length <= 3 && lines.every(({ text }) => text !== '') && /^= /u.test(lines[0]?.text ?? '');
  }
}

/** What a name stands for at an offset: a text, '' where it is set to nothing, undefined where that is not known; null where the file never names it. */
export function settingAt(
  settings: AsciidocLines['settings'],
  name: string,
  offset: number,
): string | undefined | null {
  const all = settings.get(name.toLowerCase());
  const last = all?.findLast((one) => one.from <= offset);
  return last ? last.value : all ? undefined : null;
}
