// Facts about a document as its settings name them: in front matter, `<name>.meta.yaml`, `_folder.meta.yaml`. What is doubtful about an audience is never read as "everybody".
import { webAddress } from '../citation/link.ts';
import { readYaml } from '../yaml.ts';

/** What settings say about a document; what they do not name is absent. */
export type Meta = {
  readonly title?: string;
  readonly publisher?: string;
  readonly origin?: string;
  readonly date?: string;
  readonly url?: string;
  /** Template for links to documents without a `url`, and the folder that its `{path}` counts from. */
  readonly source_url?: string;
  readonly source_base?: string;
  /** Recognised text behind the pictures of scanned pages is read. */
  readonly ocr?: 'trusted';
  readonly language?: string;
  readonly tags?: readonly string[];
  readonly audience?: readonly string[];
  readonly keep?: readonly string[];
  readonly exclude?: readonly string[];
};

/** Settings that were read, with all that was doubtful about them. */
export type MetaRead = {
  readonly meta: Meta;
  readonly unknown: readonly string[];
  readonly warnings: readonly string[];
  /** The settings may name an audience that could not be read: the documents they speak of must not be served. */
  readonly unsafe: boolean;
  /** The audience is there and empty: nobody or everybody may be meant. */
  readonly empty?: true;
};

const nothing: MetaRead = { meta: {}, unknown: [], warnings: [], unsafe: false };
const names = ['title', 'publisher', 'origin', 'date', 'url', 'source_url', 'ocr', 'language'] as const;
const lists = ['tags', 'audience', 'keep', 'exclude'] as const;
const known: ReadonlySet<string> = new Set([...names, ...lists]);

/** `where` names the file in warnings. */
export function readMeta(yaml: string, where: string): MetaRead {
  const read = readYaml(yaml);
  if ('wrong' in read) {
    const unsafe = read.doubtful === true || /audience/iu.test(yaml);
    const place = read.line === undefined ? '' : ` (line ${read.line})`;
    return {
      ...nothing,
      unsafe,
      warnings: [`${where}: broken YAML${place}, not used; correct it: ${firstLine(read.wrong)}`],
    };
  }
  const { value } = read;
  if (value === null || value === '') return nothing;
  if (!isRecord(value)) {
    return {
      ...nothing,
      unsafe: /audience/iu.test(yaml),
      warnings: [`${where}: not used; write one "key: value" a line`],
    };
  }
  return check(value, where);
}

function check(value: Readonly<Record<string, unknown>>, where: string): MetaRead {
  const warnings: string[] = [];
  const kept: Record<string, string | readonly string[]> = {};
  let unsafe = false;
  let empty = false;
  for (const [key, raw] of Object.entries(value)) {
    if (key === 'audience' && (isEmpty(raw) || /^(?:~|null)$/iu.test(String(raw)))) {
      warnings.push(`${where}: "audience" is empty; name who may read it, or remove the key`);
      unsafe = true;
      empty = true;
    }
    if (isEmpty(raw) || (key === 'audience' && empty)) continue;
    if (names.some((n) => n === key)) {
      const text = typeof raw === 'string' ? oneLine(raw) : undefined;
      const checked = text === undefined ? undefined : checkName(key, text);
      if (checked === undefined) warnings.push(`${where}: "${key}" is not used; ${expected(key)}`);
      else kept[key] = checked;
      if (key === 'source_url' && checked !== undefined) kept.source_base = folderOf(where);
    } else if (lists.some((n) => n === key)) {
      const list = listOf(raw, key === 'tags' || key === 'audience');
      // A list of nothing but blanks may have meant somebody.
      if (list && (list.length > 0 || key !== 'audience')) kept[key] = list;
      else {
        warnings.push(`${where}: "${key}" is not used; write a list of words`);
        if (key === 'audience') unsafe = true;
      }
    }
  }
  const unknown = Object.keys(value).filter((key) => !known.has(key));
  if (unknown.some((key) => /^audiences?$/iu.test(key))) unsafe = true;
  return { meta: kept, unknown, warnings, unsafe, ...(empty ? { empty } : {}) };
}

const isEmpty = (raw: unknown): boolean =>
  raw === null || raw === '' || (Array.isArray(raw) && raw.length === 0);

function checkName(key: string, text: string): string | undefined {
  if (key === 'date')
    return /^(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)(?:[T ].*)?$/u.exec(text)?.[1];
  if (key === 'url') return webAddress(text);
  if (key === 'source_url') return /^https?:\/\/\S*\{path\}\S*$/iu.test(text) ? text : undefined;
  if (key === 'ocr') return text === 'trusted' ? text : undefined;
  if (key === 'language') return languageTag(text);
  return text.length > longestText ? undefined : text || undefined;
}

/** UTF-16 units of a title, a publisher, an origin. */
const longestText = 600;

const expected = (key: string): string =>
  ({
    date: 'write 2026, 2026-07 or 2026-07-02',
    url: 'write an http or https address',
    source_url: 'write an http or https address with {path} in it',
    ocr: 'write trusted, or remove the key',
    language: 'write a tag such as en or pt-BR',
  })[key] ?? 'write one line of text';

/** Of a file's path; empty for the corpus itself. */
const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

const tags = new Map<string, string | undefined>();
/** Texts that are kept, of 20 UTF-16 units at most: the pages of a site name one language, and asking for its tag is slow. */
const keptTags = 100;

/** A tag in the form of BCP 47, region included; undefined where it is none. */
export function languageTag(text: string): string | undefined {
  if (tags.has(text)) return tags.get(text);
  const tag = tagOf(text);
  if (tags.size < keptTags && text.length <= 20) tags.set(text, tag);
  return tag;
}

function tagOf(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

function listOf(raw: unknown, split: boolean): readonly string[] | undefined {
  if (typeof raw === 'string')
    return (split ? raw.split(',') : [raw]).map((s) => s.trim()).filter((s) => s !== '');
  if (!Array.isArray(raw) || !raw.every((s) => typeof s === 'string')) return undefined;
  return raw.map((s) => s.trim()).filter((s) => s !== '');
}

const firstLine = (message: string): string => message.split('\n')[0]?.replace(/ at line \d+.*$/u, '') ?? '';
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
