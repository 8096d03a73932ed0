// Folders of documents on the disk, made for one test and removed after it.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import { type Corpus, loadCorpus } from '../../src/corpus/load.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

const made: string[] = [];
afterEach(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true });
});

export async function folderOf(files: Files): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'footnote-'));
  made.push(folder);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

export const load = async (files: Files): Promise<Corpus> => loadCorpus(await folderOf(files));

/** Paths of what was not read. */
export const refused = (corpus: Corpus): readonly string[] => corpus.notRead.map((n) => n.path);
