// Documents whose audience is in doubt: never served, and every line says what to do.
import { rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CorpusError, loadCorpus } from '../../src/corpus/load.ts';
import { type Files, folderOf, load, refused } from './folder.ts';

const team = 'audience: [team]\n';
const files: Files = {
  'ok.md': 'A sentence for all.',
  'x/acme.md': 'A sentence for some.',
  'x/own.md': 'A sentence with settings of its own.',
  'x/own.meta.yaml': 'publisher: Us\n',
  'x/deep/b.md': 'A sentence further down.',
};
const paths = async (more: Files): Promise<readonly string[]> =>
  (await load({ ...files, ...more })).documents.map((d) => d.path);
const all = ['ok.md', 'x/acme.md', 'x/deep/b.md', 'x/own.md'];

describe('settings with a mistyped name', () => {
  it.each([
    'x/amce.meta.yaml',
    'x/Acme.meta.yaml',
    'x/acme.META.yaml',
    'x/acme.meta.yml',
    'x/acme.md.meta.yml',
    'x/acme.meta.yaml.txt',
    'x/acme.txt.meta.yaml',
  ])('keep back the documents beside them that have none of their own: %s', async (name) => {
    const corpus = await load({ ...files, [name]: team });
    expect(corpus.documents.map((d) => d.path)).toEqual(['ok.md', 'x/deep/b.md', 'x/own.md']);
    expect(corpus.notRead).toEqual([
      { path: 'x/acme.md', reason: expect.stringContaining(name), remedy: expect.stringContaining(name) },
    ]);
    const warnings = corpus.warnings.filter((line) => line.startsWith(`${name}: `));
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/NAME\.meta\.yaml.*names an audience.*not served/);
  });

  it.each(['x/_folder.meta.yml', 'x/_Folder.meta.yaml', 'x/folder.meta.yaml', 'x/_fodler.meta.yaml'])(
    'that may be those of a folder keep back all below it: %s',
    async (name) => {
      expect(await paths({ [name]: team })).toEqual(['ok.md']);
      const top = name.replace('x/', '');
      const error: unknown = await load({ ...files, [top]: team }).catch((e: unknown) => e);
      expect(error).toMatchObject({ code: 'corpus-withheld', remedy: expect.stringContaining(top) });
    },
  );

  it.each([
    ['x/amce.meta.yaml', 'publisher: Us\n'],
    ['x/_folder.meta.yml', '# audience: nobody yet\n'],
    ['x/amce.meta.yaml', ''],
  ])('and without an audience are named and not used: %s, %j', async (name, yaml) => {
    const corpus = await load({ ...files, [name]: yaml });
    expect(corpus.documents.map((d) => d.path)).toEqual(all);
    expect(corpus.warnings.filter((line) => line.includes(name))).toEqual([
      expect.stringMatching(/settings that belong to no document; name it .* or remove it; not used$/),
    ]);
  });

  it('are no mistake beside a file in a format that is not read', async () => {
    const more = { 'x/plan.pdf': '%PDF', 'x/plan.meta.yaml': team, 'x/plan.pdf.meta.yaml': team };
    expect(await paths(more)).toEqual(all);
  });
});

describe('settings that are there and cannot be read', () => {
  const utf16 = Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(team, 'utf16le')]);

  it('are read as UTF-16 too', async () => {
    const corpus = await load({ ...files, 'x/acme.meta.yaml': utf16 });
    expect(corpus.documents.find((d) => d.path === 'x/acme.md')?.audience).toEqual(['team']);
  });

  it.each([
    ['in another encoding', Buffer.from('publisher: Caf\xe9\naudience: [team]\n', 'latin1')],
    ['in UTF-16 without its mark', Buffer.from(team, 'utf16le')],
    ['cut off', 'audience: [team'],
  ])('keep back their documents: %s', async (_, content) => {
    expect(await paths({ 'x/acme.meta.yaml': content })).not.toContain('x/acme.md');
    expect(await paths({ 'x/_folder.meta.yaml': content })).toEqual(['ok.md']);
  });

  it('without an audience in them are named and not used', async () => {
    const corpus = await load({
      ...files,
      'x/acme.meta.yaml': Buffer.from('publisher: Caf\xe9\n', 'latin1'),
    });
    expect(corpus.documents.map((d) => d.path)).toEqual(all);
    expect(corpus.warnings).toEqual([
      expect.stringMatching(/^x\/acme\.meta\.yaml: not valid UTF-8, not used/),
    ]);
  });

  it.each(['nowhere', '../../outside.yaml', '.'])(
    'keep back their documents, as a link to %s',
    async (target) => {
      const folder = await folderOf({
        'in/ok.md': 'A sentence.',
        'in/x/acme.md': 'Another.',
        'outside.yaml': team,
      });
      await symlink(target, join(folder, 'in', 'x', '_folder.meta.yaml'));
      const corpus = await loadCorpus(join(folder, 'in'));
      expect(corpus.documents.map((d) => d.path)).toEqual(['ok.md']);
      expect(refused(corpus)).toEqual(['x/_folder.meta.yaml', 'x/acme.md']);
    },
  );
});

describe('a folder of which nothing may be served', () => {
  it('is not an empty one, and says which settings to correct', async () => {
    const folder = await folderOf({ 'a.md': 'A sentence.', '_folder.meta.yaml': 'audience: [team' });
    const error: unknown = await loadCorpus(folder).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(CorpusError);
    expect(error).toMatchObject({ code: 'corpus-withheld' });
    expect(String(error)).toContain('To use them, correct the YAML of _folder.meta.yaml.');
    await rm(join(folder, 'a.md'));
    await expect(loadCorpus(folder)).rejects.toMatchObject({ code: 'corpus-empty' });
    await writeFile(join(folder, 'a.md'), 'A sentence.');
    await writeFile(join(folder, '_folder.meta.yaml'), team);
    expect((await loadCorpus(folder)).documents.map((d) => d.audience)).toEqual([['team']]);
  });
});
