// Reading apart: one process for many files, a new one where a file broke it, and drafts that are the same as those read here.
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDraft } from '../../src/corpus/documents.ts';
import { createReadApart } from '../../src/corpus/reading-process.ts';
import { folderOf } from './folder.ts';

const around = { folder: {}, beside: {} };
const standIn = () => createReadApart(resolve('test/corpus/reading-child.mjs'));
const asked = (path: string, file = path) => ({ path, file, around });

/** Process and number of the file in it, or why it was not read. */
async function outcomes(paths: readonly string[]): Promise<readonly string[]> {
  const read = standIn();
  const all = await Promise.all(paths.map((path) => read(asked(path))));
  return all.map((one) => ('notRead' in one ? one.notRead.reason : ''));
}

describe('the process that reads apart', () => {
  it('is one for all, one file after the other', async () => {
    const said = await outcomes(['a', 'b', 'c']);
    expect(said.map((one) => one.split(' ')[1])).toEqual(['1', '2', '3']);
    expect(new Set(said.map((one) => one.split(' ')[0])).size).toBe(1);
  });

  it('is made anew when a file broke it, and what broke it is told', async () => {
    const [first = '', slow, huge, odd, last = ''] = await outcomes(['a', 'slow', 'huge', 'odd', 'b']);
    expect([slow, huge, odd]).toEqual([
      'takes more than 2 seconds of processor time to read',
      'takes more than 768 MB of memory to read',
      'the process that reads such files ended (3)',
    ]);
    expect(last.split(' ')[0]).not.toBe(first.split(' ')[0]);
  });

  it('is not believed about a file when it had read others before', async () => {
    expect((await outcomes(['a', 'second']))[1]).toMatch(/^\d+ 1$/);
  });

  it('that cannot be started is told too', async () => {
    const read = createReadApart('/nowhere/child.mjs');
    expect(await read(asked('a'))).toMatchObject({
      notRead: { path: 'a', reason: expect.stringContaining('ended') },
    });
  });

  it('remembers what broke it, until that file is another one', async () => {
    const folder = await folderOf({ 'slow.md': 'x' });
    const read = standIn();
    const ask = async (path: string) => read(asked(path, join(folder, 'slow.md')));
    const first = await ask('slow');
    expect(first).toMatchObject({ notRead: { reason: expect.stringContaining('processor time') } });
    // The stand-in would answer to this name.
    expect(await ask('a')).toBe(first);
    await writeFile(join(folder, 'slow.md'), 'mended');
    expect(await ask('a')).toMatchObject({ notRead: { reason: expect.stringMatching(/^\d+ 1$/) } });
  });
});

it('gives the same draft here and apart', async () => {
  const read = createReadApart();
  const strange = {
    'a.md': `---\ntitle: T\ntags: [x]\nnonsense: 1\nexclude: ["gone"]\n---\n# A\n\nOne gone two.\n\n|a|b|\n|-|-|\n|1|2|\n`,
    'b.html': '<title>B</title><nav><a href="/x">menu</a></nav><p>Lone \ud83d half.</p>',
    'c.txt': '\uFEFFTitle\n\n- one\n- two\r\n',
  };
  const folder = await folderOf(strange);
  const paths = [
    ...Object.keys(strange).map((path) => [path, join(folder, path)] as const),
    ...readdirSync('corpus')
      .filter((name) => name.endsWith('.md'))
      .map((path) => [path, join('corpus', path)] as const),
  ];
  for (const [path, file] of paths) {
    const source = readFileSync(file, 'utf8');
    const here = parseDraft(path, source, source.startsWith('\uFEFF') ? 1 : 0, around);
    expect(await read(asked(path, file))).toEqual(here);
  }
});
