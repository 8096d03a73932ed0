// The library in force: a changed folder gives a new one beside the old, and what may not be served is not.
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Library, openLibrary } from '../../src/library/library.ts';
import { liveLibrary } from '../../src/library/live-library.ts';
import { folderOf } from '../corpus/folder.ts';

describe('a library in force', () => {
  it('follows its folder, and outlives its disappearance', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'footnote-'));
    await writeFile(join(folder, 'a.md'), 'First sentence here.');
    const first = await openLibrary({ folder });
    const seen: (Library | 'failed')[] = [];
    let told = (): void => undefined;
    const next = (): Promise<void> => new Promise((resolve) => (told = resolve));
    const note = (what: Library | 'failed'): void => {
      seen.push(what);
      told();
    };
    const live = liveLibrary(first, { folder }, { changed: note, failed: () => note('failed') });
    const stop = await live.watch();
    let happened = next();
    await writeFile(join(folder, 'b.md'), 'Second sentence here.');
    await happened;
    happened = next();
    await rm(join(folder, 'a.md'));
    await rm(join(folder, 'b.md'));
    await happened;
    await stop();
    await rm(folder, { recursive: true });
    const second = seen[0];
    expect(second === 'failed' ? undefined : second?.documents.length).toBe(2);
    expect(second === 'failed' || second?.fingerprint === first.fingerprint).toBe(false);
    expect(seen.at(-1)).toBe('failed');
    expect(live.current()).toBe(second);
  });

  it('finds its folder again when that was removed and made anew, or another took its name', async () => {
    const above = await mkdtemp(join(tmpdir(), 'footnote-'));
    const folder = join(above, 'documents');
    const fill = async (name: string, text: string): Promise<void> => {
      await mkdir(join(above, name));
      await writeFile(join(above, name, 'a.md'), text);
    };
    await fill('documents', 'First sentence here.');
    const heard: { words: string; tell: () => void }[] = [];
    const serves = (words: string): Promise<void> =>
      new Promise((tell) => heard.push({ words, tell: () => tell() }));
    const live = liveLibrary(
      await openLibrary({ folder }),
      { folder },
      {
        changed: (library) => {
          for (const { words, tell } of heard) if (library.documents[0]?.source.includes(words)) tell();
        },
        failed: () => undefined,
      },
    );
    const stop = await live.watch();
    let served = serves('Second');
    await rm(folder, { recursive: true });
    await fill('documents', 'Second sentence here.');
    await served;
    served = serves('Third');
    await fill('next', 'Third sentence here.');
    await rename(folder, join(above, 'before'));
    await rename(join(above, 'next'), folder);
    await served;
    served = serves('Fourth');
    await writeFile(join(folder, 'a.md'), 'Fourth sentence here.');
    await served;
    await stop();
    await rm(above, { recursive: true });
  });

  it('is read once at a time, and whoever asks gets a reading that began after he asked', async () => {
    const folder = await folderOf({ 'a.md': 'First sentence here.' });
    const seen: Library[] = [];
    const live = liveLibrary(
      await openLibrary({ folder }),
      { folder },
      { changed: (library) => seen.push(library), failed: () => undefined },
    );
    const before = live.reload();
    await writeFile(join(folder, 'a.md'), 'Second sentence here.');
    const after = [live.reload(), live.reload(), live.reload()];
    const [, ...read] = await Promise.all([before, ...after]);
    expect(read.map((library) => library.documents[0]?.source)).toEqual(
      Array.from(after, () => 'Second sentence here.'),
    );
    expect(seen).toHaveLength(2);
    expect(live.current()).toBe(seen[1]);
  });

  it('holds no document while there are some of which none may be served, and heals', async () => {
    const folder = await folderOf({ 'a.md': 'A sentence.', '_folder.meta.yaml': '' });
    const first = await openLibrary({ folder });
    const live = liveLibrary(first, { folder }, { changed: () => undefined, failed: () => undefined });
    await writeFile(join(folder, '_folder.meta.yaml'), 'audience: [team');
    await expect(live.reload()).rejects.toMatchObject({ code: 'corpus-withheld' });
    expect(live.current().documents).toEqual([]);
    await writeFile(join(folder, '_folder.meta.yaml'), 'audience: [team]');
    expect((await live.reload()).documents.map((d) => d.audience)).toEqual([['team']]);
    await rm(join(folder, 'a.md'));
    await expect(live.reload()).rejects.toMatchObject({ code: 'corpus-empty' });
    expect(live.current().documents).toHaveLength(1);
  });
});
