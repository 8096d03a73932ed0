// Lines of Markdown that are nothing but mark-up of a site generator: what they open, close and are titled.
import type { Span } from '../domain.ts';
import { emptyLine, tags, titled, titledByName, titledFirst } from './dialects-shown.ts';

/** `title`: offsets into the line. `close`: a pattern of what ends it; without one only a line of `:::` does. */
export type LineTag =
  | { readonly opens: string; readonly title?: Span; readonly close?: string }
  | { readonly closes: string };

const kinds = tags.map((tag) => ({ ...tag, pattern: new RegExp(tag.written, 'uy') }));
/** First characters of such lines. */
const lead = /^[<{:[\\;\-^=]/u;
/** A tab of VitePress' tabs; with another `==` it is marked text. */
const tab = /^={2,3}[ \t]*(?=[^\s="'])((?:(?!==).)+)$/u;
const colons = /^:{3,}[ \t]*(?:(\{)|\{?\.?([\w-]*)\}?)?(.*?)[ \t]*:*$/u;
/** The name that `:::` opens and closes by. */
const division = ':::';

/** The tags of a line that holds nothing else; undefined for a line with text of its own. */
export function lineTags(line: string): readonly LineTag[] | undefined {
  if (!lead.test(line)) return undefined;
  if (line.startsWith(':::')) return [divisionOf(line)];
  const name = tab.exec(line)?.[1];
  if (name !== undefined)
    return [{ closes: '==' }, { opens: '==', title: { start: line.length - name.length, end: line.length } }];
  const found: LineTag[] = [];
  for (let at = 0; at < line.length; ) {
    if (/\s/u.test(line.charAt(at))) {
      at++;
      continue;
    }
    const end = emptyAt(line, at) ?? tagAt(line, at, found);
    if (end === undefined) return undefined;
    at = end;
  }
  return found;
}

function divisionOf(line: string): LineTag {
  const parts = colons.exec(line);
  const [, attributes, name = '', rest = ''] = parts ?? [];
  const written = rest.trim();
  if (attributes === undefined && name === '' && written === '') return { closes: division };
  if (attributes !== undefined || written.startsWith('{')) {
    const title = titleSpan(titled.exec(line)) ?? titleBehind(line);
    return { opens: division, ...(title ? { title } : {}) };
  }
  const bare = written.replace(/^\[(.*)\](?:\{.*\})?$/u, '$1');
  if (bare === '' || name === '') return { opens: division };
  const start = line.indexOf(bare, line.indexOf(name) + name.length);
  return { opens: division, title: { start, end: start + bare.length } };
}

/** `:::{admonition} Title` of MyST. */
function titleBehind(line: string): Span | undefined {
  const found = /^:{3,}[ \t]*\{[a-z][\w-]*\}[ \t]+(?=\S)/u.exec(line);
  return found ? { start: found[0].length, end: line.length } : undefined;
}

function emptyAt(line: string, at: number): number | undefined {
  emptyLine.lastIndex = at;
  if (!emptyLine.test(line)) return undefined;
  const end = emptyLine.lastIndex;
  return /^(?:\s|$)/u.test(line.slice(end)) ? end : undefined;
}

function tagAt(line: string, at: number, found: LineTag[]): number | undefined {
  for (const { pattern, close } of kinds) {
    pattern.lastIndex = at;
    const match = pattern.exec(line);
    if (!match) continue;
    const [, ends, name = '', args = '', empty] = match;
    const end = at + match[0].length;
    if (ends) found.push({ closes: name });
    else if (!empty) {
      const inside = name === 'details' ? summaryAt(line, end) : undefined;
      const from = at + match[0].indexOf(args, name.length);
      const title = inside?.title ?? moved(titleIn(name, args), from);
      found.push({
        opens: name,
        close: close.replace('$1', name.replaceAll('.', '\\.')),
        ...(title ? { title } : {}),
      });
      if (inside) return inside.end;
    }
    return end;
  }
  return undefined;
}

function titleIn(name: string, args: string): Span | undefined {
  const named =
    titled.exec(args) ??
    (titledByName.test(name) ? /\bname\s*=\s*(["'])(.+?)\1/iu.exec(args) : null) ??
    (titledFirst.test(name) ? /^\s*(["'])(.+?)\1/u.exec(args) : null);
  return titleSpan(named);
}

function titleSpan(match: RegExpExecArray | null): Span | undefined {
  const [whole = '', , words = ''] = match ?? [];
  if (!match || words.trim() === '') return undefined;
  const start = match.index + whole.lastIndexOf(words);
  return { start, end: start + words.length };
}

const moved = (span: Span | undefined, by: number): Span | undefined =>
  span && { start: span.start + by, end: span.end + by };

/** `<details><summary>Title</summary>` on one line. */
function summaryAt(line: string, at: number): { readonly title: Span; readonly end: number } | undefined {
  const match = /^\s*<summary\b[^<>]*>(.*?)<\/summary>/u.exec(line.slice(at));
  if (!match?.[1]) return undefined;
  const start = at + match[0].indexOf('>') + 1;
  return { title: { start, end: start + match[1].length }, end: at + match[0].length };
}
