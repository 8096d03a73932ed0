// Settings files of a folder: what `_folder.meta.yaml` says about all documents below it, and `<name>.meta.yaml` about one.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { NotRead } from '../domain.ts';
import { decode } from './decode.ts';
import { sizes } from './limits.ts';
import { type Meta, type MetaRead, readMeta } from './meta.ts';
import { type Found, isSettings } from './walk.ts';

/** Why a document is not served, and what its owner can do. */
export type Withheld = Pick<NotRead, 'reason' | 'remedy'>;

/** Facts that hold for a document before and after its own front matter is read. */
export type Around = {
  readonly folder: Meta;
  readonly beside: Meta;
  /** Settings that could not be trusted, or that belong to no document, may name an audience for this one. */
  readonly withheld?: Withheld;
};

/** What the settings files of a folder say, by the path of a document. */
export type Settings = {
  of(path: string): Around;
  readonly warnings: readonly string[];
  /** Unknown keys and the files that use them. */
  readonly unknown: ReadonlyMap<string, readonly string[]>;
};

const suffix = '.meta.yaml';
const folderName = `_folder${suffix}`;

/** Reads all settings files below `root`; what is wrong in them is listed and stops nothing. */
export async function readSettings(root: string, found: Found): Promise<Settings> {
  const metas = new Map<string, MetaRead>();
  const unknown = new Map<string, string[]>();
  const strays: string[] = [];
  const warnings: string[] = [];
  const named = new Set([...found.documents, ...found.notRead.map((n) => n.path)].flatMap(besideNames));
  for (const path of [...found.settings.filter(isSettings), ...found.barred]) {
    const read = found.barred.includes(path) ? barred : await readOne(root, path);
    warnings.push(...read.warnings);
    if (nameOf(path) === folderName || named.has(path)) {
      metas.set(path, read);
      for (const key of read.unknown) {
        const paths = unknown.get(key) ?? [];
        unknown.set(key, paths);
        paths.push(path);
      }
    } else {
      const doubtful = read.unsafe || (read.meta.audience ?? []).length > 0;
      if (doubtful) strays.push(path);
      warnings.push(strayWarning(path, doubtful));
    }
  }
  return {
    warnings,
    unknown,
    of(path) {
      const beside = besideNames(path).filter((name) => metas.has(name));
      const unsafe = [...folderNames(path), ...beside].find((name) => metas.get(name)?.unsafe);
      const stray = strays.find((one) => mayBeMeant(one, path, beside.length > 0));
      const withheld = unsafe
        ? doubtOf({ empty: metas.get(unsafe)?.empty }, unsafe)
        : stray && inDoubtBy(stray);
      const merge = (list: readonly string[]): Meta =>
        Object.assign({}, ...list.map((name) => metas.get(name)?.meta ?? {}));
      return {
        folder: merge(folderNames(path)),
        beside: merge(beside),
        ...(withheld ? { withheld } : {}),
      };
    },
  };
}

/** There, but not to be opened: what it says is unknown. The list of what is not read names it. */
const barred: MetaRead = { meta: {}, unknown: [], warnings: [], unsafe: true };

async function readOne(root: string, path: string): Promise<MetaRead> {
  const { size } = await stat(join(root, path)).catch(() => ({ size: 0 }));
  if (size > sizes.settings) {
    const most = `larger than ${sizes.settings / 1_024} kB, not used`;
    return { ...barred, warnings: [`${path}: ${most}; keep only what is read of it`] };
  }
  const bytes = await readFile(join(root, path)).catch(() => undefined);
  if (bytes === undefined) return { ...barred, warnings: [`${path}: cannot be opened; let the bot read it`] };
  if (bytes.toString().trim() === '') return readMeta('', path);
  const decoded = decode(bytes, 'settings');
  if ('source' in decoded) return readMeta(decoded.source.slice(decoded.start), path);
  // In whatever encoding: its letters stand among the bytes, perhaps with NUL between them.
  const unsafe = /audience/iu.test(bytes.toString('latin1').replaceAll('\0', ''));
  return { ...barred, unsafe, warnings: [`${path}: ${decoded.reason}, not used; ${decoded.remedy}`] };
}

/** Of a document whose own head leaves it in doubt who may read it. */
export function doubtOf(
  own: { readonly empty?: true | undefined; readonly apart?: true },
  path: string,
): Withheld {
  if (own.apart)
    return {
      reason: 'its head names an audience, but not in front matter that can be read',
      remedy: `write "audience: [NAME]" between two lines of --- at the top of ${path}, or reword the line that begins with "audience"`,
    };
  return own.empty ? isEmptyIn(path) : inDoubt(path);
}

const isEmptyIn = (path: string): Withheld => ({
  reason: 'its audience is empty',
  remedy: `name who may read it in ${path}, or remove the key "audience"`,
});

/** Of a document that the settings file `path` speaks of; it may be the document itself. */
const inDoubt = (path: string): Withheld => ({
  reason: 'its settings may name an audience and cannot be read',
  remedy: `correct the YAML of ${path}`,
});

const howNamed = `NAME${suffix} after its document NAME.md, letter by letter, or ${folderName}`;

const inDoubtBy = (stray: string): Withheld => ({
  reason: `${stray} names an audience, belongs to no document and may be meant for it`,
  remedy: `remove ${stray}, or name it ${howNamed}`,
});

const strayWarning = (path: string, doubtful: boolean): string =>
  `${path}: settings that belong to no document; name it ${howNamed}, or remove it; ` +
  (doubtful ? 'it names an audience, so documents that it may be meant for are not served' : 'not used');

/** A mistyped `_folder` speaks of all below it; any other name of the documents beside it that have no settings of their own. */
function mayBeMeant(stray: string, path: string, hasOwn: boolean): boolean {
  const folder = stray.slice(0, -nameOf(stray).length);
  if (/^_|folder/iu.test(nameOf(stray))) return path.startsWith(folder);
  return !hasOwn && path.slice(0, -nameOf(path).length) === folder;
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** From the top folder down: the nearer overrides. */
function folderNames(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return [folderName, ...parts.map((_, i) => `${parts.slice(0, i + 1).join('/')}/${folderName}`)];
}

const besideNames = (path: string): readonly string[] => [
  path.replace(/\.[^./]+$/u, '') + suffix,
  path + suffix,
];
