// The files of a folder: which are documents, which are settings, and which cannot be read and what their owner can do.
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { NotRead } from '../domain.ts';
import { byCodeUnit } from '../text/compare.ts';
import { mayBeDocument } from './formats.ts';
import { tablesOfPages } from './notion.ts';
import { isSkipped } from './skipped.ts';
import { unsupported } from './unsupported.ts';

/** The files below a folder, by what they are. */
export type Found = {
  /** Relative to the folder, with forward slashes; sorted by code unit. */
  readonly documents: readonly string[];
  readonly settings: readonly string[];
  /** Settings files that are there and must not or cannot be opened; listed under `notRead` too. */
  readonly barred: readonly string[];
  readonly notRead: readonly NotRead[];
};

/** Settings by their name, mistyped ones too: what they say about an audience must not be overlooked. */
const settingsName = /\.meta\.ya?ml(?:\.txt)?$/iu;
/** Whether a path is that of a settings file. */
export const isSettings = (path: string): boolean => settingsName.test(path);
const top: ReadonlySet<string> = new Set(['synonyms.txt', 'questions.yaml']);

/** Of the table of a database, beside its pages. */
const repeated = 'repeats pages that Notion exported beside it';

/** Lists what lies below the folder, links followed while they stay inside it. Throws where it is missing. */
export async function walk(folder: string): Promise<Found> {
  const root = await realpath(folder);
  const documents: string[] = [];
  const settings: string[] = [];
  const barred: string[] = [];
  const notRead: NotRead[] = [];
  const refuse = (path: string, reason: string, remedy: string): void => {
    notRead.push({ path, reason, remedy });
    if (isSettings(path)) barred.push(path);
  };

  const visit = async (relative: string, above: readonly string[]): Promise<void> => {
    const here = join(root, relative);
    const names = await readdir(here, { withFileTypes: true }).catch(() => undefined);
    if (!names) return refuse(relative || '.', 'the folder cannot be opened', 'let the bot read it');
    for (const entry of names.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (isSkipped(entry.name)) continue;
      const path = relative === '' ? entry.name : `${relative}/${entry.name}`;
      const target = entry.isSymbolicLink()
        ? await realpath(join(root, path)).catch(() => '')
        : join(here, entry.name);
      if (target === '') refuse(path, 'the link points to nothing', 'correct or remove the link');
      else if (target !== root && !target.startsWith(root + sep)) {
        refuse(path, 'the link leaves the folder', 'copy the file into the folder');
      } else {
        const kind = entry.isSymbolicLink() ? await stat(target).catch(() => undefined) : entry;
        if (kind?.isDirectory()) {
          // A container that mounts a file which is not there makes a folder of its name.
          if (isSettings(path))
            refuse(path, 'a folder named like a settings file', 'put the settings file in its place');
          else if (above.includes(target)) refuse(path, 'a link into a folder it lies in', 'remove the link');
          else await visit(path, [...above, target]);
        } else if (kind?.isFile()) sort(path);
        else refuse(path, 'not a file', 'remove it from the folder');
      }
    }
  };
  const sort = (path: string): void => {
    if (isSettings(path) || top.has(path)) settings.push(path);
    else if (mayBeDocument(path)) documents.push(path);
    else notRead.push(unsupported(path));
  };
  await visit('', [root]);
  const repeats = tablesOfPages([...documents, ...notRead.map(({ path }) => path)]);
  return {
    documents: documents.filter((path) => !repeats.has(path)).toSorted(byCodeUnit),
    settings,
    barred,
    notRead: [
      ...notRead.filter(({ path }) => !repeats.has(path)),
      ...Array.from(repeats, (path) => ({ path, reason: repeated, remedy: 'nothing to do' })),
    ],
  };
}
