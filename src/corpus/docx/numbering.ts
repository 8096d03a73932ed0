// The numbers that Word writes before headings and items by itself.
import type { Package } from '../zip/office.ts';
import { child, childrenOf, type Element, readTree } from '../zip/xml.ts';

/** The sign or number that Word shows before one paragraph. */
export type Numbered = {
  /** Bullets have none, nor have levels that show nothing. */
  readonly kind: 'bullet' | 'number' | 'none';
  /** As it is shown: "2.1", "Article 3". */
  readonly text: string;
  /** It is more than a count with a full stop or bracket: people refer to it. */
  readonly telling: boolean;
};

/** Counts the items of all lists of a file; levels are from 0. */
export type Numbering = {
  /** Counts on: to be asked once for each paragraph, in their order. */
  next(id: string, level: number): Numbered | undefined;
  /** The list that a paragraph style belongs to at which level. */
  levelOfStyle(id: string, style: string): number | undefined;
};

type Level = {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  /** Level (from 1) at which it begins anew; 0: never. */
  readonly restart: number | undefined;
  readonly style: string | undefined;
  readonly legal: boolean;
};

/** The format's own. */
const levels = 9;

/** Reads the part that defines the lists; a file without it numbers nothing. */
export async function readNumbering({ zip }: Package, part: string | undefined): Promise<Numbering> {
  const root = part !== undefined && zip.has(part) ? await readTree(zip.pieces(part)) : undefined;
  const abstracts = new Map(
    childrenOf(root, 'w:abstractNum').map((one) => [one.attributes['w:abstractNumId'] ?? '', levelsOf(one)]),
  );
  const lists = new Map<string, { readonly abstract: string; readonly levels: ReadonlyMap<number, Level> }>();
  for (const num of childrenOf(root, 'w:num')) {
    const abstract = child(num, 'w:abstractNumId')?.attributes['w:val'] ?? '';
    const own = new Map(abstracts.get(abstract));
    for (const override of childrenOf(num, 'w:lvlOverride')) {
      const at = Number(override.attributes['w:ilvl']);
      const level = child(override, 'w:lvl');
      const start = child(override, 'w:startOverride')?.attributes['w:val'];
      const before = level ? levelOf(level) : own.get(at);
      if (before) own.set(at, { ...before, ...(start === undefined ? {} : { start: Number(start) }) });
    }
    const restarts = childrenOf(num, 'w:lvlOverride').length > 0;
    lists.set(num.attributes['w:numId'] ?? '', {
      // Lists of one kind count on together, unless one says where it starts.
      abstract: restarts ? `num ${num.attributes['w:numId']}` : abstract,
      levels: own,
    });
  }
  const counts = new Map<string, (number | undefined)[]>();
  return {
    next(id, level) {
      const list = lists.get(id);
      const own = list?.levels.get(level);
      if (!list || !own || level >= levels) return undefined;
      const count = counts.get(list.abstract) ?? [];
      counts.set(list.abstract, count);
      for (let at = 0; at < level; at++) count[at] ??= list.levels.get(at)?.start ?? 1;
      const before = count[level];
      count[level] = before === undefined ? own.start : before + 1;
      for (let at = level + 1; at < levels; at++) {
        const restart = list.levels.get(at)?.restart;
        if (restart === undefined || restart > level) count[at] = undefined;
      }
      return shown(own, list.levels, count);
    },
    levelOfStyle(id, style) {
      for (const [at, level] of lists.get(id)?.levels ?? []) if (level.style === style) return at;
      return undefined;
    },
  };
}

function shown(
  own: Level,
  levels: ReadonlyMap<number, Level>,
  count: readonly (number | undefined)[],
): Numbered {
  if (own.format === 'bullet') return { kind: 'bullet', text: '', telling: false };
  if (own.text.trim() === '') return { kind: 'none', text: '', telling: false };
  const text = own.text
    .replace(/%([1-9])/gu, (_, digit: string) => {
      const at = Number(digit) - 1;
      const format = own.legal ? 'decimal' : (levels.get(at)?.format ?? 'decimal');
      return numeral(count[at] ?? 1, format);
    })
    .trim();
  const plain = /^[^\p{L}\p{N}]?%[1-9][^\p{L}\p{N}]?$/u.test(own.text.trim());
  return { kind: own.format === 'none' ? 'none' : 'number', text, telling: !plain };
}

const levelsOf = (abstract: Element): ReadonlyMap<number, Level> =>
  new Map(childrenOf(abstract, 'w:lvl').map((level) => [Number(level.attributes['w:ilvl']), levelOf(level)]));

function levelOf(level: Element): Level {
  const value = (name: string): string | undefined => child(level, name)?.attributes['w:val'];
  const restart = value('w:lvlRestart');
  return {
    start: Number(value('w:start') ?? 1),
    format: value('w:numFmt') ?? 'decimal',
    text: value('w:lvlText') ?? '',
    restart: restart === undefined ? undefined : Number(restart),
    style: value('w:pStyle'),
    legal: child(level, 'w:isLgl') !== undefined,
  };
}

const romans: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** Formats of other scripts are written as plain numbers. */
export function numeral(count: number, format: string): string {
  if (format === 'none') return '';
  if (format === 'decimalZero') return String(count).padStart(2, '0');
  if (/^(?:lower|upper)Letter$/u.test(format) && count > 0) {
    const letters = String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.min(8, Math.ceil(count / 26)));
    return format === 'upperLetter' ? letters.toUpperCase() : letters;
  }
  if (/^(?:lower|upper)Roman$/u.test(format) && count > 0 && count < 4000) {
    let left = count;
    let out = '';
    for (const [worth, sign] of romans) for (; left >= worth; left -= worth) out += sign;
    return format === 'upperRoman' ? out.toUpperCase() : out;
  }
  return String(count);
}
