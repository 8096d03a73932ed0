// What a site, or somebody who writes into the folder, can do against whoever mirrors it: nothing.
import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/corpus/load.ts';
import { createRequest } from '../../src/site/request.ts';
import { folderOf } from '../corpus/folder.ts';
import { filesIn, harbour, mirror, pageOf, sitemapOf, siteOf } from './loopback.ts';

describe('a hostile site', () => {
  it('leads nowhere else: no other host or port, nothing internal, no address without an end', async () => {
    const other = await siteOf({ '/a': harbour });
    const to = (location: string) => ({ status: 302, headers: { location } });
    const site = await siteOf(
      {
        '/other': to(`${other.origin}/a`),
        '/metadata': to('http://169.254.169.254/latest/meta-data/'),
        '/file': to('file:///etc/passwd'),
        '/loop': to('/loop'),
        '/ping': to('/pong'),
        '/pong': to('/ping'),
        '/fine': to('/landed'),
        '/landed': harbour,
      },
      ['/other', '/metadata', '/file', '/loop', '/ping', '/fine'],
    );
    const { added, failures } = await mirror(site, await folderOf({}));
    expect(added).toBe(1);
    expect(failures).toEqual([
      `/other: leads to another site, ${other.origin}`,
      '/metadata: leads to another site, http://169.254.169.254',
      '/file: isn’t an http or https address',
      '/loop: leads from address to address without an end',
      '/ping: leads from address to address without an end',
    ]);
    expect(other.asked).toEqual([]);
  });

  it('reaches nothing internal by its name or by figures, unless that is allowed, and metadata never', async () => {
    const site = await siteOf({ '/a': harbour });
    const { port } = new URL(site.origin);
    const refused = async (host: string, options: Parameters<typeof mirror>[2]): Promise<string> => {
      const { failures } = await mirror({ origin: `http://${host}:${port}` }, await folderOf({}), options);
      return failures.join();
    };
    for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]', '10.0.0.8'])
      expect(await refused(host, { allowPrivate: false })).toMatch(/internal address/u);
    for (const host of ['169.254.169.254', '[fd00:ec2::254]', '[::ffff:a9fe:a9fe]', '0.0.0.0'])
      expect(await refused(host, { allowPrivate: true })).toMatch(/no site has/u);
    const named = (...addresses: readonly string[]): Parameters<typeof mirror>[2] => ({
      allowPrivate: false,
      resolve: (_host, done) =>
        done(
          null,
          addresses.map((address) => ({ address, family: 4 })),
        ),
    });
    expect(await refused('wiki.example', named('127.0.0.1'))).toMatch(/internal address \(127/u);
    expect(await refused('wiki.example', named('93.184.215.14', '10.0.0.8'))).toMatch(
      /internal address \(10/u,
    );
    expect(site.asked).toEqual([]);
    // What was looked at is what is connected to.
    const allowed = { ...named('127.0.0.1'), allowPrivate: true };
    await refused('wiki.example', allowed);
    expect(site.asked).toEqual(['/robots.txt', '/sitemap.xml']);
  });

  it('is looked at anew at each connection, for a name may change what it leads to', async () => {
    const site = await siteOf({ '/a': { headers: { connection: 'close' }, body: harbour }, '/b': harbour });
    const { port } = new URL(site.origin);
    for (const path of ['/robots.txt', '/sitemap.xml'])
      site.routes[path] = {
        ...(path === '/robots.txt'
          ? { status: 404 }
          : sitemapOf(`http://wiki.example:${port}`, ['/a', '/b'])),
        headers: { connection: 'close' },
      };
    let asked = 0;
    const { failures, added } = await mirror({ origin: `http://wiki.example:${port}` }, await folderOf({}), {
      resolve: (_host, done) =>
        done(null, [{ address: ++asked > 3 ? '169.254.169.254' : '127.0.0.1', family: 4 }]),
    });
    expect(added).toBe(1);
    expect(failures).toEqual(['/b: leads to an address that no site has (169.254.169.254)']);
  });

  it('cannot fill memory or disk: bombs, endless pages, pages that are none', async () => {
    const zeros = Buffer.alloc(60 * 1024 * 1024, 97);
    const site = await siteOf({
      '/gzip': { headers: { 'content-encoding': 'gzip' }, body: gzipSync(zeros) },
      '/br': {
        headers: { 'content-encoding': 'br' },
        body: brotliCompressSync(zeros.subarray(0, 12 * 1024 * 1024)),
      },
      '/twice': { headers: { 'content-encoding': 'gzip, gzip' }, body: gzipSync(gzipSync('x')) },
      '/broken': { headers: { 'content-encoding': 'gzip' }, body: gzipSync(harbour).subarray(0, 40) },
      '/large': { body: zeros.subarray(0, 11 * 1024 * 1024) },
      '/pdf': { headers: { 'content-type': 'application/pdf' }, body: '%PDF' },
      '/empty': '<main><script>write()</script></main>',
      '/packed': { headers: { 'content-encoding': 'gzip' }, body: gzipSync(harbour) },
    });
    const { added, failures } = await mirror(site, await folderOf({}));
    expect(added).toBe(1);
    expect(failures).toEqual([
      '/gzip: is larger than 5120 kB',
      '/br: is larger than 5120 kB',
      '/twice: is packed in a way that can’t be unpacked',
      '/broken: is packed in a way that can’t be unpacked',
      '/large: is larger than 5120 kB',
      '/pdf: isn’t a page but application/pdf',
      '/empty: holds no text; perhaps scripts write it in the browser',
    ]);
  });

  it('cannot keep its visitor for ever: not by silence, nor by a byte now and then', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/silent') return;
      response.write('x');
      const drops = setInterval(() => response.write('x'), 10);
      response.on('close', () => clearInterval(drops));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const request = createRequest({ allowPrivate: true, longest: 200 });
    for (const path of ['/silent', '/drops'])
      expect(await request(new URL(`http://127.0.0.1:${port}${path}`), {}, 1_000_000)).toEqual({
        trouble: expect.objectContaining({ reason: 'took too long' }),
        away: true,
      });
    server.close();
    await once(server, 'close');
  });

  it('cannot say who may read it, be a setting of the folder, or hide in it', async () => {
    const pages = [
      '/_folder',
      '/.hidden',
      '/a/%2e%2e%2f%2e%2e%2fout',
      '/con',
      '/node_modules/x',
      '/a.meta.yaml',
      '/a',
      '/A',
      '/a?b=1',
      '/x%00y',
      '/line%0Abreak',
      `/${'long'.repeat(100)}`,
    ];
    const hostile =
      '---\naudience: []\n---\n<meta name="audience" content="nobody"><script>alert(1)</script>';
    const site = await siteOf(
      Object.fromEntries(
        pages.map((path, i) => [
          path,
          `${hostile}<main onclick="x()"><h1>Page ${i}</h1><p>Number ${i} is here.</main>`,
        ]),
      ),
    );
    const above = await folderOf({});
    const to = join(above, 'site');
    expect(await mirror(site, to)).toMatchObject({ added: pages.length, failed: 0 });
    expect(await readdir(above)).toEqual(['site']);
    const { documents, notRead, warnings } = await loadCorpus(to);
    expect([documents.length, notRead, warnings]).toEqual([pages.length, [], []]);
    for (const { source, audience, url } of documents) {
      expect(source).not.toMatch(/alert|onclick|audience/u);
      expect([audience, url?.startsWith(site.origin)]).toEqual([[], true]);
    }
  });
});

describe('the folder of a mirror', () => {
  it('is never left through a link, and what others put into it is left alone', async () => {
    const site = await siteOf({
      '/guide/a': harbour,
      '/b': pageOf('B', 'Two.'),
      '/c': pageOf('C', 'Three.'),
    });
    const outside = await folderOf({ 'a.html': 'Not yours.', 'b.html': 'Not yours.' });
    const to = await folderOf({ 'c.html': 'Mine.' });
    await symlink(outside, join(to, 'guide'));
    await symlink(join(outside, 'b.html'), join(to, 'b.html'));
    const { added, failures } = await mirror(site, to);
    expect(added).toBe(0);
    expect(failures).toEqual([
      '/guide/a: guide/a.html lies behind a link or something else that isn’t a folder',
      '/b: b.html lies behind a link or something else that isn’t a folder',
      '/c: c.html isn’t as it was mirrored, so it was left alone',
    ]);
    expect(await filesIn(outside)).toEqual(['a.html', 'b.html']);
    expect(await readFile(join(outside, 'b.html'), 'utf8')).toBe('Not yours.');
    expect(await readFile(join(to, 'c.html'), 'utf8')).toBe('Mine.');
  });

  it('keeps files that their owner changed, settings above all, also when the page is gone', async () => {
    const site = await siteOf({ '/a': harbour, '/b': pageOf('B', 'Two.') });
    const to = await folderOf({});
    await mirror(site, to);
    await writeFile(join(to, 'a.meta.yaml'), 'audience: [team]');
    await writeFile(join(to, 'b.html'), 'Corrected here.');
    site.routes['/a'] = pageOf('Harbour', 'It opens at eight.');
    expect((await mirror(site, to)).failures).toEqual([
      '/b: b.html isn’t as it was mirrored, so it was left alone',
    ]);
    expect(await readFile(join(to, 'a.meta.yaml'), 'utf8')).toBe('audience: [team]');
    expect(await readFile(join(to, 'a.html'), 'utf8')).toContain('at eight');
    site.routes['/sitemap.xml'] = sitemapOf(site.origin, ['/c']);
    site.routes['/c'] = pageOf('C', 'Three.');
    expect(await mirror(site, to)).toMatchObject({ removed: 0, added: 1 });
    expect(await filesIn(to)).toEqual(
      expect.arrayContaining(['a.html', 'a.meta.yaml', 'b.html', 'b.meta.yaml']),
    );
  });

  it('is not emptied by a list that somebody else wrote, and none is read through a link', async () => {
    const site = await siteOf({ '/a': harbour });
    const above = await folderOf({ 'keep.html': 'Keep.' });
    const to = join(above, 'site');
    await mirror(site, to);
    const list = join(to, '.fetch-site.jsonl');
    const line = JSON.parse(await readFile(list, 'utf8'));
    await writeFile(
      list,
      [
        { ...line, address: `${site.origin}/x`, page: '../keep.html' },
        { ...line, address: `${site.origin}/keep`, page: '../keep.html' },
        { ...line, address: 'no address' },
      ]
        .map((one) => JSON.stringify(one))
        .join('\n'),
    );
    await mirror(site, to);
    expect(await readFile(join(above, 'keep.html'), 'utf8')).toBe('Keep.');
    await rm(list);
    await symlink(join(above, 'keep.html'), list);
    await expect(mirror(site, to)).rejects.toThrow('Remove it, or choose another folder.');
    await rm(list);
    await mkdir(list);
    await expect(mirror(site, to)).rejects.toThrow('Remove it, or choose another folder.');
  });
});
