// Facts about a document: front matter, `<name>.meta.yaml`, `_folder.meta.yaml`. What is doubtful about an audience is never
// read as "everybody".
import { webAddress } from '../link.ts';
import { readYaml } from '../yaml.ts';

export type Meta = {
  readonly title?: string;
  readonly publisher?: string;
  readonly origin?: string;
  readonly date?: string;
  readonly url?: string;
  readonly language?: string;
  readonly tags?: readonly string[];
  readonly audience?: readonly string[];
  readonly keep?: readonly string[];
  readonly exclude?: readonly string[];
};

export type MetaRead = {
  readonly meta: Meta;
  readonly unknown: readonly string[];
  readonly warnings: readonly string[];
  /** The settings may name an audience that could not be read: the documents they speak of must not be served. */
  readonly unsafe: boolean;
};

const nothing: MetaRead = { meta: {}, unknown: [], warnings: [], unsafe: false };
const names = ['title', 'publisher', 'origin', 'date', 'url', 'language'] as const;
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
  for (const [key, raw] of Object.entries(value)) {
    if (raw === null || raw === '') continue;
    if (names.some((n) => n === key)) {
      const text = typeof raw === 'string' ? oneLine(raw) : undefined;
      const checked = text === undefined ? undefined : checkName(key, text);
      if (checked === undefined) warnings.push(`${where}: "${key}" is not used; ${expected(key)}`);
      else kept[key] = checked;
    } else if (lists.some((n) => n === key)) {
      const list = listOf(raw, key === 'tags' || key === 'audience');
      // A list of nothing but blanks may have meant somebody; `[]` says everybody.
      const blank = key === 'audience' && list?.length === 0 && Array.isArray(raw) && raw.length > 0;
      if (list && !blank) kept[key] = list;
      else {
        warnings.push(`${where}: "${key}" is not used; write a list of words`);
        if (key === 'audience') unsafe = true;
      }
    }
  }
  const unknown = Object.keys(value).filter((key) => !known.has(key));
  if (unknown.some((key) => /^audiences?$/iu.test(key))) unsafe = true;
  return { meta: kept, unknown, warnings, unsafe };
}

function checkName(key: string, text: string): string | undefined {
  if (key === 'date')
    return /^(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)(?:[T ].*)?$/u.exec(text)?.[1];
  if (key === 'url') return webAddress(text);
  if (key === 'language') return languageTag(text);
  return text.length > longestText ? undefined : text || undefined;
}

/** UTF-16 units of a title, a publisher, an origin. */
const longestText = 600;

const expected = (key: string): string =>
  ({
    date: 'write 2026, 2026-07 or 2026-07-02',
    url: 'write an http or https address',
    language: 'write a tag such as en or pt-BR',
  })[key] ?? 'write one line of text';

export function languageTag(text: string): string | undefined {
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

export type FrontMatter = MetaRead & { /** Offset of the text behind it. */ readonly bodyStart: number };

/** UTF-16 units of a file in which front matter that was not recognised is looked for. */
const headLength = 4_000;
const fence = /^---[ \t]*\r?\n([\s\S]*?)(?:\r?\n)?^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/mu;

/** How YAML of front matter begins: comments, then a key. Blanks behind the key are its own, so that there is one way to match. */
const firstKey =
  /^\s*(?:#.*\n\s*)*(?:(?:"[^"\n]+"|'[^'\n]+')\s*|[\p{L}\p{N}_@$][\p{L}\p{N}\p{M}_@$./ -]*(?:[^\S ]\s*)?):(?:\s|$)/u;
/** A file that begins as front matter of any kind does, a line too late, unclosed or in TOML, and names an audience in its first lines. */
const missedAudience = /^\s*(?:---|\+\+\+|;;;|\{)(?:.*\n){0,40}?[ \t{]*["']?audiences?["']?[ \t]*[:=]/imu;

/** Front matter stands in the first line or nowhere; a rule (`---`) there with text behind it is text. */
export function splitFrontMatter(source: string, start: number, where: string): FrontMatter {
  const text = source.slice(start);
  const found = text.startsWith('---') ? fence.exec(text) : null;
  const yaml = found?.[1] ?? '';
  if (found?.index !== 0 || (yaml.trim() !== '' && !firstKey.test(yaml))) {
    return { ...nothing, unsafe: missedAudience.test(text.slice(0, headLength)), bodyStart: start };
  }
  return { ...readMeta(yaml, where), bodyStart: start + found[0].length };
}

const firstLine = (message: string): string => message.split('\n')[0]?.replace(/ at line \d+.*$/u, '') ?? '';
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
