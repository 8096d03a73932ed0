// A live folder that others write into: a git that pulls, links that are swapped, programs that copy files into place.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { type Library, openLibrary } from '../../src/library/library.ts';
import { type LiveLibrary, liveLibrary } from '../../src/library/live-library.ts';

const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const one of cleanUp.splice(0).reverse()) await one();
});

async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'footnote-'));
  cleanUp.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** Watched, with every library that was in force; `serves` resolves when one is that fits. */
async function watched(folder: string) {
  const seen: Library[] = [];
  const waiting: { fits: (library: Library) => boolean; tell: (library: Library) => void }[] = [];
  const changed = (library: Library): void => {
    seen.push(library);
    for (const { fits, tell } of waiting) if (fits(library)) tell(library);
  };
  const live: LiveLibrary = liveLibrary(
    await openLibrary({ folder }),
    { folder },
    { changed, failed: () => undefined },
  );
  cleanUp.push(await live.watch());
  const serves = (fits: (library: Library) => boolean): Promise<Library> =>
    new Promise((tell) => waiting.push({ fits, tell }));
  return { live, seen, serves };
}

const says = (words: string) => (library: Library) =>
  library.documents.some(({ source }) => source.includes(words));
const run = promisify(execFile);
const git = (folder: string, ...args: readonly string[]) =>
  run('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-C', folder, ...args], {
    env: { PATH: process.env.PATH, GIT_CONFIG_NOSYSTEM: '1', HOME: folder },
  });

const pages = 120;

/** A repository whose pages, below `docs`, all say the same version; and a clone of it. */
async function cloned() {
  const above = await temporary();
  const [origin, clone] = [join(above, 'origin'), join(above, 'clone')];
  await mkdir(join(origin, 'docs'), { recursive: true });
  await git(origin, 'init', '-q', '-b', 'main');
  const commit = async (version: string): Promise<void> => {
    for (let i = 0; i < pages; i++)
      await writeFile(
        join(origin, 'docs', `${i}.md`),
        `# Page ${i}\n\nThis is version ${version} of page ${i}.\n`,
      );
    await git(origin, 'add', '.');
    await git(origin, 'commit', '-qm', version);
  };
  await commit('one');
  await git(above, 'clone', '-q', origin, clone);
  return { clone, commit, pull: () => git(clone, 'pull', '-q', '--ff-only') };
}

const versions = ({ documents }: Library): readonly string[] => [
  ...new Set(documents.map(({ source }) => /version (\w+)/u.exec(source)?.[1] ?? '')),
];

describe('a folder that git writes into', () => {
  it('is served anew after a pull, and never in between', async () => {
    const { clone, commit, pull } = await cloned();
    const { live, seen, serves } = await watched(join(clone, 'docs'));
    for (const version of ['two', 'three', 'four']) {
      await commit(version);
      const served = serves((library) => versions(library).join() === version);
      let pulling = true;
      const pulled = pull().finally(() => {
        pulling = false;
      });
      while (pulling) await live.reload();
      await pulled;
      expect((await served).documents).toHaveLength(pages);
    }
    expect(seen.filter((library) => versions(library).length !== 1)).toEqual([]);
  });

  it('is not read while git holds its lock, in a working tree of any kind', async () => {
    const { clone } = await cloned();
    const second = join(clone, '..', 'second');
    await git(clone, 'worktree', 'add', '-q', second);
    for (const [tree, lock] of [
      [clone, join(clone, '.git', 'index.lock')],
      [second, join(clone, '.git', 'worktrees', 'second', 'index.lock')],
    ] as const) {
      const docs = join(tree, 'docs');
      const { live, seen } = await watched(docs);
      await writeFile(lock, '');
      await writeFile(join(docs, '0.md'), 'This is version next of page 0.');
      let read = false;
      const reading = live.reload().then((library) => {
        read = true;
        return library;
      });
      for (let i = 1; i < pages; i++)
        await writeFile(join(docs, `${i}.md`), `This is version next of page ${i}.`);
      expect([read, seen]).toEqual([false, []]);
      await rm(lock);
      expect(versions(await reading)).toEqual(['next']);
    }
  });

  it('does not hold up the end of the program, whatever lock is left', async () => {
    const { clone } = await cloned();
    const live = liveLibrary(
      await openLibrary({ folder: clone }),
      { folder: clone },
      { changed: () => undefined, failed: () => undefined },
    );
    const stop = await live.watch();
    await writeFile(join(clone, '.git', 'index.lock'), '');
    const reading = live.reload();
    await stop();
    await reading;
  });
});

describe('a folder that other programs write into', () => {
  it('follows links that are swapped: the folder itself, and folders and files in it', async () => {
    const above = await temporary();
    for (const name of ['one', 'two'])
      for (const place of ['releases', 'docs']) {
        await mkdir(join(above, place, name), { recursive: true });
        await writeFile(join(above, place, name, 'a.md'), `The ${name} of ${place}.`);
      }
    const swap = async (target: string, link: string): Promise<void> => {
      await symlink(target, join(above, '.new'));
      await rename(join(above, '.new'), join(above, link));
    };
    await swap('releases/one', 'current');
    const outer = await watched(join(above, 'current'));
    let served = outer.serves(says('two of releases'));
    await swap('releases/two', 'current');
    await served;

    await mkdir(join(above, 'docs', 'deep'));
    await swap('../one', 'docs/deep/now');
    const inner = await watched(join(above, 'docs'));
    served = inner.serves((library) =>
      library.documents.some(
        ({ path, copies, source }) =>
          [path, ...copies].includes('deep/now/a.md') && source.includes('two of docs'),
      ),
    );
    await swap('../two', 'docs/deep/now');
    await served;
  });

  it('reads what is renamed into place, and never what is on its way', async () => {
    const folder = await temporary();
    await writeFile(join(folder, 'a.md'), 'The first text.');
    const { serves, seen } = await watched(folder);
    for (const [unfinished, words] of [
      ['a.md.1a2b3c4d.partial', 'copied by rclone'],
      ['.syncthing.a.md.tmp', 'copied by Syncthing'],
      ['~syncthing~a.md.tmp', 'copied by Syncthing on Windows'],
      ['.a.md.x7Yz01', 'copied by rsync'],
    ] as const) {
      const served = serves(says(words));
      await writeFile(join(folder, unfinished), `Text ${words}.`);
      await rename(join(folder, unfinished), join(folder, 'a.md'));
      await served;
      await writeFile(join(folder, unfinished), 'Half');
    }
    const served = serves(says('the last'));
    await writeFile(join(folder, 'b.md'), 'And the last.');
    const { documents, notRead } = await served;
    expect(documents.map(({ path }) => path)).toEqual(['a.md', 'b.md']);
    expect(notRead).toEqual([]);
    expect(seen.flatMap((library) => library.notRead)).toEqual([]);
  });
});
