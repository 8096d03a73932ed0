// JSON to a tree with offsets, in one pass; strict, as JSON.parse is.
import type { DataField, DataNode, DataText } from './data-node.ts';
import type { MappedText } from './mapped-text.ts';

const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null/y;
const space = /[ \t\r\n]*/y;
const escaping = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/** Undefined where it is not sound JSON, is nested deeper than `depth` or names a key twice in one record. */
export function jsonTree(source: string, start: number, depth: number): DataNode | undefined {
  const end = source.trimEnd().length;
  const scan: Scan = { source, at: start };
  skipSpace(scan);
  const node = valueAt(scan, depth);
  skipSpace(scan);
  return node && scan.at >= end ? node : undefined;
}

type Scan = { readonly source: string; at: number };

function valueAt(scan: Scan, depth: number): DataNode | undefined {
  const lead = scan.source.charAt(scan.at);
  if (lead === '"') return textAt(scan);
  if (lead === '{' || lead === '[') return depth > 0 ? listAt(scan, lead === '{', depth - 1) : undefined;
  scalar.lastIndex = scan.at;
  const value = scalar.exec(scan.source)?.[0];
  if (value === undefined) return undefined;
  const start = scan.at;
  scan.at += value.length;
  return { kind: 'other', start, end: scan.at, value };
}

function listAt(scan: Scan, isRecord: boolean, depth: number): DataNode | undefined {
  const start = scan.at;
  const close = isRecord ? '}' : ']';
  const items: DataNode[] = [];
  const fields: DataField[] = [];
  const keys = new Set<string>();
  scan.at++;
  skipSpace(scan);
  for (let first = true; scan.source.charAt(scan.at) !== close; first = false) {
    if (!first && !take(scan, ',')) return undefined;
    const key = isRecord ? textAt(scan) : undefined;
    if (isRecord && (!key || keys.has(key.value) || !take(scan, ':'))) return undefined;
    const value = valueAt(scan, depth);
    if (!value) return undefined;
    skipSpace(scan);
    if (!key) items.push(value);
    else {
      fields.push({ key, value });
      keys.add(key.value);
    }
  }
  scan.at++;
  return isRecord
    ? { kind: 'record', start, end: scan.at, fields }
    : { kind: 'list', start, end: scan.at, items };
}

/** A mark with white space around it. */
function take(scan: Scan, mark: string): boolean {
  skipSpace(scan);
  if (scan.source.charAt(scan.at) !== mark) return false;
  scan.at++;
  skipSpace(scan);
  return true;
}

function skipSpace(scan: Scan): void {
  space.lastIndex = scan.at;
  space.exec(scan.source);
  scan.at = space.lastIndex;
}

/** Start and end stand inside of its quotation marks. */
function textAt(scan: Scan): DataText | undefined {
  const { source } = scan;
  if (source.charAt(scan.at) !== '"') return undefined;
  const start = scan.at + 1;
  let escaped = false;
  let at = start;
  for (let unit = source.charCodeAt(at); unit !== 34; unit = source.charCodeAt(at)) {
    // Also behind the end, where it is no number.
    if (!(unit >= 32)) return undefined;
    if (unit !== 92) {
      at++;
      continue;
    }
    escaping.lastIndex = at;
    if (!escaping.test(source)) return undefined;
    escaped = true;
    at = escaping.lastIndex;
  }
  scan.at = at + 1;
  const written = source.slice(start, at);
  const value: string = escaped ? JSON.parse(`"${written}"`) : written;
  return { kind: 'text', start, end: at, value, style: 'json' };
}

/** Each unit that an escape stands for takes the place of the escape's last unit. */
export function unescapeJson(source: string, { start, end, value }: DataText): MappedText {
  const origin = new Int32Array(value.length);
  let i = 0;
  for (let at = start; at < end; at++) {
    if (source.charCodeAt(at) === 92) at += source.charAt(at + 1) === 'u' ? 5 : 1;
    origin[i++] = at;
  }
  return { text: value.replace(/\r(?!\n)/gu, '\n'), origin };
}
