// A site mirrored into a folder: what is written, and when nothing is asked again.

import { readFile, rm, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/corpus/load.ts';
import { folderOf } from '../corpus/folder.ts';
import { filesIn, harbour, mirror, pageOf, sitemapOf, siteOf } from './loopback.ts';

describe('a mirrored site', () => {
  it('is a folder of documents with their addresses and dates, quoted as any other', async () => {
    const site = await siteOf({ '/guide/harbour': harbour, '/': pageOf('Start', 'Welcome to the harbour.') });
    site.routes['/sitemap.xml'] = sitemapOf(site.origin, ['/guide/harbour', '/'], '2026-05-03T08:00:00Z');
    const to = await folderOf({});
    expect(await mirror(site, to)).toMatchObject({ pages: 2, added: 2, failed: 0, failures: [] });
    expect(await filesIn(to)).toEqual([
      '.fetch-site.jsonl',
      'guide/harbour.html',
      'guide/harbour.meta.yaml',
      'index.html',
      'index.meta.yaml',
    ]);
    const { documents, notRead, warnings } = await loadCorpus(to);
    expect([notRead, warnings]).toEqual([[], []]);
    expect(documents[0]).toMatchObject({
      title: 'Harbour',
      url: `${site.origin}/guide/harbour`,
      date: '2026-05-03',
      audience: [],
    });
    expect(documents[0]?.source).toContain('The harbour opens at seven.');
    expect(documents[0]?.source).not.toContain('Home');
  });

  it('asks once a second at most, and more slowly where robots.txt asks for that', async () => {
    const pages = { '/a': pageOf('A', 'One.'), '/b': pageOf('B', 'Two.') };
    const site = await siteOf(pages);
    expect((await mirror(site, await folderOf({}))).pauses).toEqual([1_000, 1_000, 1_000]);
    const slow = await siteOf({ ...pages, '/robots.txt': 'User-agent: *\nCrawl-delay: 3' }, ['/a', '/b']);
    expect((await mirror(slow, await folderOf({}))).pauses).toEqual([1_000, 3_000, 3_000]);
    slow.routes['/robots.txt'] = 'User-agent: *\nCrawl-delay: 86400';
    expect((await mirror(slow, await folderOf({}))).pauses).toEqual([1_000, 30_000, 30_000]);
  });

  it('is asked again only for what changed; what left it is removed, and nothing else', async () => {
    const tagged = (etag: string, text: string) => (request: IncomingMessage) =>
      request.headers['if-none-match'] === etag
        ? { status: 304 }
        : { headers: { etag }, body: pageOf('Page', text) };
    const site = await siteOf({
      '/a': tagged('"a1"', 'One sentence.'),
      '/b': tagged('"b1"', 'Two sentences.'),
      '/old/c': pageOf('C', 'Three sentences.'),
    });
    const to = await folderOf({ 'old/mine.md': 'Mine.', '_folder.meta.yaml': 'audience: [team]' });
    expect(await mirror(site, to)).toMatchObject({ added: 3 });
    const before = await stat(join(to, 'a.html'));
    site.routes['/b'] = tagged('"b2"', 'Two new sentences.');
    site.routes['/sitemap.xml'] = sitemapOf(site.origin, ['/a', '/b']);
    expect(await mirror(site, to)).toMatchObject({
      added: 0,
      changed: 1,
      unchanged: 1,
      removed: 1,
      failed: 0,
    });
    expect((await stat(join(to, 'a.html'))).mtimeMs).toBe(before.mtimeMs);
    expect(await readFile(join(to, 'b.html'), 'utf8')).toContain('Two new sentences.');
    expect(await filesIn(to)).toEqual([
      '.fetch-site.jsonl',
      '_folder.meta.yaml',
      'a.html',
      'a.meta.yaml',
      'b.html',
      'b.meta.yaml',
      'old/mine.md',
    ]);
    // A file that was taken away is no reason to believe a 304.
    await rm(join(to, 'a.html'));
    expect(await mirror(site, to)).toMatchObject({ changed: 1, unchanged: 1 });
    expect(await filesIn(to)).toContain('a.html');
  });

  it('keeps what it had while a sitemap or the site fails', async () => {
    const site = await siteOf({ '/a': harbour });
    const to = await folderOf({});
    await mirror(site, to);
    for (const broken of [
      { status: 500 },
      { status: 404 },
      { body: '<html>Login</html>' },
      { body: '<urlset></urlset>' },
    ]) {
      site.routes['/sitemap.xml'] = broken;
      expect(await mirror(site, to)).toMatchObject({ failed: 1, removed: 0, stopped: true });
    }
    site.routes['/sitemap.xml'] = sitemapOf(site.origin, ['/a']);
    site.routes['/a'] = { status: 500 };
    expect((await mirror(site, to)).failures).toEqual(['/a: the site answered 500']);
    expect(await filesIn(to)).toContain('a.html');
    site.routes['/a'] = { status: 302, headers: { location: '/users/sign_in?next=/a' } };
    site.routes['/users/sign_in?next=/a'] = pageOf('Sign in', 'Who are you?');
    expect((await mirror(site, to)).failures).toEqual([expect.stringContaining('sign in at')]);
    expect(await readFile(join(to, 'a.html'), 'utf8')).toContain('opens at seven');
    site.routes['/a'] = { status: 410 };
    expect(await mirror(site, to)).toMatchObject({ failed: 1, removed: 1 });
    expect(await filesIn(to)).toEqual(['.fetch-site.jsonl']);
  });

  it('goes on where a run was interrupted', async () => {
    const site = await siteOf({ '/a': harbour, '/b': pageOf('B', 'Two.'), '/c': pageOf('C', 'Three.') });
    const to = await folderOf({});
    const interrupted = mirror(site, to, {
      progress: (done) => {
        if (done === 2) throw new Error('interrupted');
      },
    });
    await expect(interrupted).rejects.toThrow('interrupted');
    site.asked.length = 0;
    expect(await mirror(site, to)).toMatchObject({ added: 1, unchanged: 2 });
    expect(site.asked).toEqual(['/robots.txt', '/sitemap.xml', '/c']);
    site.asked.length = 0;
    await mirror(site, to);
    expect(site.asked).toHaveLength(5);
  });

  it('reads an index of sitemaps, packed ones too, once each, and lists of lines', async () => {
    const site = await siteOf({ '/a': harbour, '/b': pageOf('B', 'Two.') });
    const index = [`${site.origin}/index.xml`, `${site.origin}/one.xml.gz`, `${site.origin}/two.txt`]
      .map((loc) => `<sitemap><loc><![CDATA[${loc}]]></loc></sitemap>`)
      .join('');
    site.routes['/index.xml'] = `<sitemapindex>${index}</sitemapindex>`;
    site.routes['/one.xml.gz'] = { body: gzipSync(String(sitemapOf(site.origin, ['/a', '/a#top']).body)) };
    site.routes['/two.txt'] = `${site.origin}/b\n${site.origin}/a\n`;
    expect(await mirror(site, await folderOf({}), { sitemap: '/index.xml' })).toMatchObject({
      added: 2,
      failed: 0,
    });
    expect(site.asked).toEqual(['/robots.txt', '/index.xml', '/one.xml.gz', '/two.txt', '/a', '/b']);
  });
});
