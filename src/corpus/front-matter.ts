// Front matter: the facts at the top of a document, in YAML (`---`), TOML (`+++`) or JSON, and where its text begins.
import { behindUnseen, blockNamesAudience, namesAudience } from './audience-key.ts';
import { type MetaRead, readMeta } from './meta.ts';

/** What the front matter of a document says, and where the text behind it begins. */
export type FrontMatter = MetaRead & {
  /** Offset of the text behind it. */
  readonly bodyStart: number;
  /** An audience is named, but not in front matter that can be read. */
  readonly apart?: true;
};

const nothing: MetaRead = { meta: {}, unknown: [], warnings: [], unsafe: false };
const end = String.raw`(?:\r\n|\n|\r)`;
const fences: readonly (readonly [string, RegExp, (block: string) => string])[] = [
  [
    '---',
    new RegExp(`---[ \\t]*${end}([\\s\\S]*?)(?<=[\\r\\n])(?:---|\\.\\.\\.)[ \\t]*(?:${end}|$)`, 'uy'),
    (yaml) => yaml,
  ],
  [
    '+++',
    new RegExp(`\\+\\+\\+[ \\t]*${end}([\\s\\S]*?)(?<=[\\r\\n])\\+\\+\\+[ \\t]*(?:${end}|$)`, 'uy'),
    yamlOf,
  ],
];

/** How YAML of front matter begins: comments, then a key. Blanks behind the key are its own, so that there is one way to match. */
const firstKey =
  /^\s*(?:#.*\n\s*)*(?:(?:"[^"\n]+"|'[^'\n]+')\s*|[\p{L}\p{N}_@$][\p{L}\p{N}\p{M}_@$./ -]*(?:[^\S ]\s*)?):(?:\s|$)/u;

/**
 * Front matter stands in the first line, behind no more than characters nobody sees; a rule (`---`) there with text behind it
 * is text. `isSafe`: an audience that is named elsewhere in the head is of no account, for the settings beside it name one.
 */
export function splitFrontMatter(source: string, start: number, where: string, isSafe = false): FrontMatter {
  const at = behindUnseen(source, start);
  const found = fenced(source, at) ?? object(source, at);
  if (!found) return apart({ ...nothing, bodyStart: start }, source.slice(start), isSafe);
  const read = { ...readMeta(found.yaml, where), bodyStart: found.end };
  if (read.unsafe || read.meta.audience !== undefined) return read;
  if (blockNamesAudience(found.yaml)) return { ...read, unsafe: true };
  return apart(read, source.slice(found.end), isSafe);
}

/** Of a format that has none: all of it is text. */
export const withoutFrontMatter = (source: string, start: number, isSafe: boolean): FrontMatter =>
  apart({ ...nothing, bodyStart: start }, source.slice(start), isSafe);

const apart = (read: FrontMatter, text: string, isSafe: boolean): FrontMatter =>
  !isSafe && namesAudience(text) ? { ...read, unsafe: true, apart: true } : read;

type Block = { readonly yaml: string; readonly end: number };

function fenced(source: string, at: number): Block | undefined {
  for (const [open, fence, toYaml] of fences) {
    if (!source.startsWith(open, at)) continue;
    fence.lastIndex = at;
    const found = fence.exec(source);
    const yaml = toYaml((found?.[1] ?? '').replace(/\r\n?/gu, '\n'));
    if (found && (yaml.trim() === '' || firstKey.test(yaml))) return { yaml, end: at + found[0].length };
  }
  return undefined;
}

/** TOML up to its first table: `key = value` is `key: value`, and its texts and lists are YAML's too. */
function yamlOf(toml: string): string {
  return toml
    .replace(/^([\w-]+|"[^"\n]+"|'[^'\n]+')[ \t]*=[ \t]*/gmu, '$1: ')
    .replace(/^\[{1,2}[^\n[\]]+\]{1,2}[ \t]*$[\s\S]*/mu, tables);
}

/** What stands in tables is not used; it stays as a comment would, unless it names an audience. */
const tables = (written: string): string => (blockNamesAudience(written) ? `audience: [[]]\n` : '');

/** UTF-16 units of an object at the top of a file at most. */
const objectLength = 20_000;

/** JSON is YAML; it must be an object with a key, and end its line. */
function object(source: string, at: number): Block | undefined {
  if (!/^\{\s*"/u.test(source.slice(at, at + 200))) return undefined;
  const stop = /^\}[ \t]*(?:\r\n|\n|\r|$)/gmu;
  stop.lastIndex = at;
  const one = /^\{[^\r\n]*\}[ \t]*(?:\r\n|\n|\r|$)/u.exec(source.slice(at, at + objectLength));
  const found = one ? undefined : stop.exec(source.slice(0, at + objectLength));
  const close = one ? at + one[0].length : found ? found.index + found[0].length : undefined;
  if (close === undefined) return undefined;
  const yaml = source.slice(at, close);
  try {
    JSON.parse(yaml);
  } catch {
    return undefined;
  }
  return { yaml, end: close };
}
