// The library: the same folder gives the same fingerprint, and a changed folder a new library beside the old.
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Library, libraryOf, openLibrary, watchLibrary } from '../src/library.ts';

describe('a library', () => {
  it('is made of texts in memory', () => {
    const library = libraryOf([{ path: 'a', title: 'A', passages: ['One two. Three.', 'Four five.'] }]);
    expect(library.documents[0]?.passages.map((p) => p.sentences.length)).toEqual([2, 1]);
    const passage = library.documents[0]?.passages[1];
    expect(library.passage(passage?.id ?? '')).toBe(passage);
    expect(library.document(library.documents[0]?.id ?? '')).toBe(library.documents[0]);
  });

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
    const stop = await watchLibrary({ folder }, { changed: note, failed: () => note('failed') });
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
    const stop = await watchLibrary(
      { folder },
      {
        changed: (library) => {
          for (const { words, tell } of heard) if (library.documents[0]?.source.includes(words)) tell();
        },
        failed: () => undefined,
      },
    );
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
});
