// A folder as operators have them: settings, links, broken files. Nothing stops the rest, and every refusal names a remedy.
import { chmod, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CorpusError, loadCorpus } from '../../src/corpus/load.ts';
import { folderOf, load, refused } from './folder.ts';

const text = 'A sentence that can be read.';

describe('a folder', () => {
  it('holds documents in every format and depth, and settings that are none', async () => {
    const corpus = await load({
      'b.md': `# B\n\n${text}`,
      'a/deep/c.HTML': `<p>${text} C.`,
      'd.txt': `${text} D.`,
      'e.markdown': `${text} E.`,
      'synonyms.txt': 'a => b',
      'questions.yaml': '- q',
      'b.meta.yaml': 'title: Bee\ndate: 2026-07-02T10:00:00Z\ntags: [x, y]\nurl: https://example.org/b\n',
      'a/_folder.meta.yaml': 'publisher: Us\naudience: team, lead\n',
      'notes/synonyms.txt': `${text} N.`,
    });
    expect(corpus.documents.map((d) => d.path)).toEqual([
      'a/deep/c.HTML',
      'b.md',
      'd.txt',
      'e.markdown',
      'notes/synonyms.txt',
    ]);
    expect(corpus.documents[0]).toMatchObject({ publisher: 'Us', audience: ['team', 'lead'] });
    expect(corpus.documents[1]).toMatchObject({
      title: 'Bee',
      date: '2026-07-02',
      tags: ['x', 'y'],
      url: 'https://example.org/b',
    });
    expect([corpus.synonyms, corpus.questions?.endsWith('questions.yaml'), refused(corpus)]).toEqual([
      'a => b',
      true,
      [],
    ]);
  });

  it('is the same wherever it lies', async () => {
    const files = { 'b.md': `# B\n\n${text}`, 'a.txt': text };
    const [one, two] = [await load(files), await load(files)];
    expect(one.documents).toEqual(two.documents);
  });

  it('refuses what cannot be read, and says what to do', async () => {
    const corpus = await load({
      'ok.md': text,
      'latin.txt': Uint8Array.of(0x63, 0x61, 0x66, 0xe9),
      'nul.txt': 'a\0b',
      'empty.md': ' \n',
      'x.pdf': '%PDF',
      'big.txt': new Uint8Array(21 * 1024 * 1024).fill(97),
      'utf16.txt': Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from('Read as sixteen bits.', 'utf16le')]),
    });
    expect(corpus.documents.map((d) => d.path)).toEqual(['ok.md', 'utf16.txt']);
    expect(refused(corpus)).toEqual(['big.txt', 'empty.md', 'latin.txt', 'nul.txt', 'x.pdf']);
    for (const { reason, remedy } of corpus.notRead) expect(reason.length * remedy.length).toBeGreaterThan(0);
    expect(corpus.documents[1]?.source.slice(1)).toBe('Read as sixteen bits.');
  });

  it('reads folders as deep as they are', async () => {
    const path = `${'d/'.repeat(60)}x.md`;
    const corpus = await load({ [path]: text });
    expect([corpus.documents.map((d) => d.path), corpus.notRead]).toEqual([[path], []]);
  });

  it('follows no link out of the folder and none in a circle', async () => {
    const outside = await folderOf({ 'secret.md': 'A secret sentence.' });
    const folder = await folderOf({ 'in/ok.md': text });
    await symlink(join(outside, 'secret.md'), join(folder, 'out.md'));
    await symlink(outside, join(folder, 'outdir'));
    await symlink(folder, join(folder, 'in', 'loop'));
    await symlink(join(folder, 'nowhere'), join(folder, 'gone.md'));
    const corpus = await loadCorpus(folder);
    expect(corpus.documents.map((d) => d.path)).toEqual(['in/ok.md']);
    expect(refused(corpus)).toEqual(['gone.md', 'in/loop', 'out.md', 'outdir']);
  });

  it.each([
    ['corpus-missing', async () => join(await folderOf({}), 'none')],
    ['corpus-missing', async () => join(await folderOf({ 'a.md': text }), 'a.md')],
    ['corpus-empty', async () => folderOf({ 'a.pdf': 'x' })],
  ])('is a clear error: %s', async (code, folder) => {
    const error: unknown = await loadCorpus(await folder()).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(CorpusError);
    expect(error).toMatchObject({ code, remedy: expect.stringContaining('CORPUS_DIR') });
  });

  it.skipIf(process.platform === 'win32')(
    'that is locked is not taken for an empty or a missing one',
    async () => {
      const folder = await folderOf({ 'a/b.md': text });
      await chmod(folder, 0o000);
      // To root no folder is locked.
      const root = process.geteuid?.() === 0;
      if (root) process.seteuid?.('nobody');
      const tries = await Promise.allSettled([loadCorpus(folder), loadCorpus(join(folder, 'a'))]).finally(
        () => {
          if (root) process.seteuid?.(0);
        },
      );
      await chmod(folder, 0o700);
      for (const one of tries)
        expect(one).toMatchObject({
          reason: { message: expect.stringMatching(/cannot be opened: \S+\. Let /) },
        });
    },
  );
});

describe('settings', () => {
  it('name unknown keys and wrong values once each, and stop nothing', async () => {
    const corpus = await load({
      'a.md': '---\nsidebar: 1\ndate: yesterday\nurl: javascript:alert(1)\n---\nA text.',
      'b.md': '---\nsidebar: 2\ntitle: a: b\n---\nB text.',
      'c.md': '---\nsidebar: 3\n---\nC text.',
    });
    expect(corpus.documents).toHaveLength(3);
    expect(corpus.documents[0]?.url).toBeUndefined();
    expect(corpus.warnings.filter((w) => w.includes('sidebar'))).toEqual([
      'a.md and 1 more: unknown key "sidebar", not used',
    ]);
    expect(corpus.warnings.filter((w) => /a\.md.*"(?:date|url)"|b\.md: broken YAML/u.test(w))).toHaveLength(
      3,
    );
    expect(corpus.documents.map((d) => d.source.slice(d.passages[0]?.start, d.passages[0]?.end))).toEqual([
      'A text.',
      'B text.',
      'C text.',
    ]);
  });

  it.each([
    ['---\naudience: [team\n---\nSecret.', {}],
    ['---\naudience: { a: b }\n---\nSecret.', {}],
    ['---\naudience: [""]\n---\nSecret.', {}],
    ['---\naudiences: [team]\n---\nSecret.', {}],
    ['\n---\nAudiences: team\n---\nSecret.', {}],
    ['\n---\naudience: team\n---\nSecret.', {}],
    ['---\ntitle: Unclosed\naudience: [team]\n\nSecret.', {}],
    ['Secret.', { 'x/_folder.meta.yaml': 'audience: [team\n' }],
    ['Secret.', { 'x/s.meta.yaml': ': audience: team' }],
  ])('never read a doubtful audience as everybody: %j', async (source, settings) => {
    const corpus = await load({ 'ok.md': text, 'x/s.md': source, ...settings });
    expect(corpus.documents.map((d) => d.path)).toEqual(['ok.md']);
    expect(refused(corpus)).toEqual(['x/s.md']);
  });

  it('let the nearer override', async () => {
    const corpus = await load({
      '_folder.meta.yaml': 'audience: all\npublisher: Top\n',
      'x/_folder.meta.yaml': 'audience: team\n',
      'x/a.md': `---\npublisher: Own\n---\n${text} A.`,
      'x/b.md': `---\naudience: lead\n---\n${text} B.`,
      'x/b.meta.yaml': 'publisher: Beside\n',
    });
    expect(corpus.documents.map((d) => [d.audience, d.publisher])).toEqual([
      [['team'], 'Own'],
      [['lead'], 'Beside'],
    ]);
  });
});
