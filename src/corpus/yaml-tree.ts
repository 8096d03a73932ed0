// YAML to a tree with offsets, by the yaml library; where a text stands is told by laying what the library read over what is written.
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type ParsedNode,
  parseDocument,
  type Scalar,
  visit,
} from 'yaml';
import { isDeep } from '../yaml.ts';
import type { DataField, DataNode, DataText } from './data-node.ts';
import type { MappedText } from './mapped-text.ts';

const styles: Readonly<Record<string, DataText['style']>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
};
/** Columns of indentation that the library is asked to follow: it calls itself for each level. */
const indentLimit = 400;
const indented = new RegExp(`^ {${indentLimit}}[^\\s]*:(?:\\s|$)`, 'mu');

/** The library looks through a run of blanks once for each of them. */
const blankRun = /[ \t]{1000}/u;

/** Undefined where it is not sound YAML, is nested deeper than `depth`, names a key twice, or leans on anchors and merges. */
export function yamlTree(source: string, start: number, depth: number): DataNode | undefined {
  // A line that begins a further document, which is not there.
  const text = source.slice(start).replace(/\n(?:---|\.\.\.)\s*$/u, '\n');
  if (isDeep(text) || indented.test(text) || blankRun.test(text)) return undefined;
  const document = parsed(text);
  if (!document || document.errors.length > 0) return undefined;
  // What stands in one place of the file and is meant in another has no offset of its own.
  let leans = false;
  visit(document, {
    Alias: () => {
      leans = true;
      return visit.BREAK;
    },
  });
  return leans ? undefined : nodeOf(document.contents, start, depth);
}

function parsed(text: string): Document.Parsed<ParsedNode> | undefined {
  try {
    return parseDocument(text, {
      schema: 'failsafe',
      logLevel: 'silent',
      uniqueKeys: false,
      prettyErrors: false,
    });
  } catch {
    return undefined;
  }
}

function nodeOf(node: Node | null, base: number, depth: number): DataNode | undefined {
  const range = node?.range;
  if (!node || !range || depth < 0) return undefined;
  const span = { start: base + range[0], end: base + range[1] };
  if (isScalar(node)) return scalarOf(node, span);
  if (isSeq<Node>(node)) {
    const items = node.items.map((item) => nodeOf(item, base, depth - 1));
    return items.every((item) => item !== undefined) ? { kind: 'list', ...span, items } : undefined;
  }
  if (!isMap<Node, Node | null>(node)) return undefined;
  const fields: DataField[] = [];
  const keys = new Set<string>();
  for (const { key: written, value: given } of node.items) {
    const key = nodeOf(written, base, depth - 1);
    if (key?.kind !== 'text' || keys.has(key.value)) return undefined;
    keys.add(key.value);
    const value = given === null ? nothing(key.end) : nodeOf(given, base, depth - 1);
    if (!value) return undefined;
    fields.push({ key, value });
  }
  return { kind: 'record', ...span, fields };
}

const nothing = (at: number): DataNode => ({ kind: 'other', start: at, end: at, value: '' });

function scalarOf(node: Scalar, { start, end }: { readonly start: number; readonly end: number }): DataNode {
  const value = typeof node.value === 'string' ? node.value : '';
  const style = styles[node.type ?? ''];
  if (style === undefined || (style === 'plain' && value === '')) return { kind: 'other', start, end, value };
  const quote = style === 'single' || style === 'double' ? 1 : 0;
  return { kind: 'text', start: start + quote, end: end - quote, value, style };
}

/** Undefined where what the library read does not lie over what is written: it is never quoted then. */
export function mapScalar(source: string, node: DataText): MappedText | undefined {
  const origin = node.style === 'block' ? layBlock(source, node) : layFlow(source, node);
  return origin && { text: node.value.replace(/\r(?!\n)/gu, '\n'), origin };
}

const blanks = /[ \t]*/y;
const fold = /[ \t]*(?:\r?\n[ \t]*)+/y;
const hex: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** A line end is a space, further ones are line ends; what is escaped stands at its escape's last unit. */
function layFlow(source: string, { start, end, value, style }: DataText): Int32Array | undefined {
  const origin = new Int32Array(value.length);
  let i = 0;
  for (let at = start; at < end; ) {
    const unit = source.charAt(at);
    if (/[ \t\r\n]/u.test(unit)) {
      blanks.lastIndex = at;
      blanks.test(source);
      const behind = blanks.lastIndex;
      fold.lastIndex = at;
      const folded = /^\r?\n/u.test(source.slice(behind, behind + 2)) ? fold.exec(source)?.[0] : undefined;
      const breaks = Array.from((folded ?? '').matchAll(/\n/gu), (found) => at + found.index);
      for (const place of breaks.length > 1 ? breaks.slice(1) : breaks) {
        if (value.charAt(i) !== (breaks.length === 1 ? ' ' : '\n')) return undefined;
        origin[i++] = place;
      }
      // Blanks inside of a line are its own.
      const stop = Math.max(at + 1, behind);
      for (let blank = at; folded === undefined && blank < stop; blank++) {
        if (value.charAt(i) !== source.charAt(blank)) return undefined;
        origin[i++] = blank;
      }
      at = folded === undefined ? stop : at + folded.length;
    } else if (style === 'double' && unit === '\\') {
      const broken = /^\\\r?\n[ \t]*/u.exec(source.slice(at, at + 400))?.[0];
      if (broken !== undefined) {
        at += broken.length;
        continue;
      }
      const wide = 2 + (hex[source.charAt(at + 1)] ?? 0);
      // Two units where the escape names a character beyond the first plane.
      if (wide === 10 && (value.codePointAt(i) ?? 0) > 0xffff) origin[i++] = at + wide - 2;
      origin[i++] = at + wide - 1;
      at += wide;
    } else {
      if (style === 'single' && unit === "'") at++;
      if (value.charAt(i) !== unit) return undefined;
      origin[i++] = at++;
    }
  }
  return i === value.length ? origin : undefined;
}

/** Line by line, each without the indentation that the first one has over what was read. */
function layBlock(source: string, { start, end, value }: DataText): Int32Array | undefined {
  const origin = new Int32Array(value.length);
  const head = source.indexOf('\n', start) + 1;
  const first = /[^\n]*\S[^\n]*/u.exec(source.slice(head, end))?.[0] ?? '';
  const read = /[^\n]*\S[^\n]*/u.exec(value)?.[0] ?? '';
  const leading = (line: string): number => line.length - line.trimStart().length;
  const indent = leading(first) - leading(read);
  let i = 0;
  for (let at = head; head > 0 && at < end; ) {
    const newline = source.indexOf('\n', at);
    const stop = newline < 0 ? end : Math.min(end, newline);
    const text = source.slice(at, stop).replace(/\r$/u, '');
    for (let column = Math.min(indent, leading(text)); column < text.length; column++) {
      if (value.charAt(i) !== text.charAt(column)) return i === value.length ? origin : undefined;
      origin[i++] = at + column;
    }
    // A line end that was folded away stands for nothing.
    if (newline >= 0 && /[ \n]/u.test(value.charAt(i))) origin[i++] = stop;
    at = stop + 1;
  }
  return i === value.length ? origin : undefined;
}
