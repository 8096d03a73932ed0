// Settings files of a folder: what `_folder.meta.yaml` says about all documents below it, and `<name>.meta.yaml` about one.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Meta, type MetaRead, readMeta } from './front-matter.ts';

/** Facts that hold for a document before and after its own front matter is read. */
export type Around = {
  readonly folder: Meta;
  readonly beside: Meta /** Names the settings file that could not be trusted. */;
  readonly unsafe?: string;
};

export type Settings = {
  of(path: string): Around;
  readonly warnings: readonly string[];
  /** Unknown keys and the files that use them. */
  readonly unknown: ReadonlyMap<string, readonly string[]>;
};

const suffix = '.meta.yaml';
const folderName = `_folder${suffix}`;

export async function readSettings(root: string, paths: readonly string[]): Promise<Settings> {
  const metas = new Map<string, MetaRead>();
  const unknown = new Map<string, string[]>();
  for (const path of paths.filter((p) => p.endsWith(suffix))) {
    const text = await readFile(join(root, path), 'utf8').catch(() => undefined);
    const read: MetaRead =
      text === undefined
        ? {
            meta: {},
            unknown: [],
            warnings: [`${path}: cannot be opened; grant the bot the right to read it`],
            unsafe: true,
          }
        : readMeta(text.replace(/^\uFEFF/u, ''), path);
    metas.set(path, read);
    for (const key of read.unknown) unknown.set(key, [...(unknown.get(key) ?? []), path]);
  }
  return {
    warnings: [...metas.values()].flatMap((m) => m.warnings),
    unknown,
    of(path) {
      const names = [...folderNames(path), ...besideNames(path)].filter((name) => metas.has(name));
      const unsafe = names.find((name) => metas.get(name)?.unsafe);
      const merge = (list: readonly string[]): Meta =>
        Object.assign({}, ...list.map((name) => metas.get(name)?.meta ?? {}));
      return {
        folder: merge(folderNames(path)),
        beside: merge(besideNames(path)),
        ...(unsafe ? { unsafe } : {}),
      };
    },
  };
}

/** From the top folder down: the nearer overrides. */
function folderNames(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return [folderName, ...parts.map((_, i) => `${parts.slice(0, i + 1).join('/')}/${folderName}`)];
}

const besideNames = (path: string): readonly string[] => [
  path.replace(/\.[^./]+$/u, '') + suffix,
  path + suffix,
];
