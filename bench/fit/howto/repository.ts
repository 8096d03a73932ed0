// The Markdown files of a repository at one commit, from a bare snapshot of it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export type Named = {
  readonly repository: string;
  readonly commit: string;
  /** Those that are read; `*` for the files at the top, `-x` for none below x. */
  readonly folders: readonly string[];
};

/** Bytes of a file, at most, and UTF-16 units, at least. */
const SIZE = { most: 300_000, least: 40 } as const;

/** What tells of releases or of the law is asked about in other words. */
const aside =
  /(?:^|\/)(?:changelog|releases?|release-notes|news|_posts|blog|code_of_conduct|licen[cs]e)(?:\/|\.|$)/i;

/** Their text by their path, in the order of the tree; undefined where no snapshot holds the commit. */
export function filesOf(snapshots: string, named: Named): ReadonlyMap<string, string> | undefined {
  const folder = join(snapshots, named.repository.replace('/', '+'), 'repo');
  const directory = existsSync(join(folder, '.git')) ? join(folder, '.git') : folder;
  const git = (args: readonly string[], input = ''): Buffer =>
    spawnSync('git', ['--git-dir', directory, ...args], { input, maxBuffer: 2 ** 30 }).stdout ??
    Buffer.alloc(0);
  const listed = git(['ls-tree', '-r', '-z', '-l', named.commit])
    .toString('utf8')
    .split('\0')
    .flatMap((line) => {
      const [, mode, id = '', size, path = ''] = /^(\d+) blob (\w+) +(\d+)\t(.*)$/su.exec(line) ?? [];
      const kept =
        mode !== undefined && mode !== '120000' && Number(size) < SIZE.most && isWanted(path, named);
      return kept ? [{ id, path }] : [];
    });
  if (listed.length === 0) return undefined;
  const all = git(['cat-file', '--batch'], listed.map(({ id }) => `${id}\n`).join(''));
  const files = new Map<string, string>();
  let at = 0;
  for (const { path } of listed) {
    const line = all.indexOf(10, at);
    const size = Number(all.subarray(at, line).toString().split(' ')[2]);
    const text = textOf(all.subarray(line + 1, line + 1 + size));
    at = line + 2 + size;
    if (text !== undefined && text.length >= SIZE.least) files.set(path, text);
  }
  return files;
}

/** SHA-256 (hex) of names and texts together, in their order. */
export function hashOf(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const [path, text] of files) hash.update(JSON.stringify([path, text]));
  return hash.digest('hex');
}

function isWanted(path: string, { folders }: Named): boolean {
  const left = folders.filter((folder) => folder.startsWith('-')).map((folder) => `${folder.slice(1)}/`);
  const within = (folder: string): boolean =>
    folder === '*' ? !path.includes('/') : path.startsWith(`${folder}/`);
  return (
    /\.mdx?$/.test(path) &&
    folders.some(within) &&
    !left.some((folder) => path.startsWith(folder)) &&
    !aside.test(path)
  );
}

function textOf(bytes: Buffer): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.startsWith('\uFEFF') || text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
