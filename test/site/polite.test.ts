// What a site may ask of its visitor: not to read something, to be slow, to wait, to stop.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../corpus/folder.ts';
import { filesIn, harbour, mirror, pageOf, siteOf } from './loopback.ts';

describe('what a site may ask for', () => {
  it('is not read where robots.txt forbids it, also behind another address', async () => {
    const site = await siteOf(
      {
        '/robots.txt': 'User-agent: *\nAllow: /\n\nUser-agent: Footnote\nDisallow: /secret\n',
        '/secret/a': harbour,
        '/open': { status: 302, headers: { location: '/secret/a' } },
      },
      ['/secret/a', '/open'],
    );
    const { failures } = await mirror(site, await folderOf({}));
    expect(failures).toHaveLength(2);
    expect(site.asked).toEqual(['/robots.txt', '/sitemap.xml', '/open']);
  });

  it('is nothing where robots.txt cannot be read, and everything where there is none', async () => {
    const site = await siteOf({ '/a': harbour, '/robots.txt': { status: 500 } }, ['/a']);
    expect(await mirror(site, await folderOf({}))).toMatchObject({ stopped: true, added: 0 });
    site.routes['/robots.txt'] = { status: 403 };
    expect(await mirror(site, await folderOf({}))).toMatchObject({ stopped: false, added: 1 });
  });

  it('is time: a busy site is asked again when it says, and left alone when it wants longer', async () => {
    let busy = 2;
    const after = '2026-07-02T10:01:00Z';
    const site = await siteOf({
      '/a': () => {
        busy -= 1;
        if (busy === 1) return { status: 429, headers: { 'retry-after': '7' } };
        if (busy === 0) return { status: 503, headers: { 'retry-after': new Date(after).toUTCString() } };
        return { body: harbour };
      },
    });
    const { added, pauses } = await mirror(site, await folderOf({}));
    expect(added).toBe(1);
    expect(pauses.slice(2)).toEqual([7_000, 51_000]);
    site.routes['/a'] = { status: 429, headers: { 'retry-after': '3600' } };
    const later = await mirror(site, await folderOf({}));
    expect(later.failures).toEqual(['/a: the site is busy']);
    expect(Math.max(...later.pauses)).toBe(1_000);
  });

  it('stops the run when it is away, and the next goes on', async () => {
    const paths = Array.from({ length: 8 }, (_, i) => `/${i}`);
    const site = await siteOf(Object.fromEntries(paths.map((path) => [path, pageOf(path, `Page ${path}.`)])));
    const to = await folderOf({});
    const pages = { ...site.routes };
    for (const path of paths.slice(2)) site.routes[path] = { status: 503, headers: { 'retry-after': '600' } };
    expect(await mirror(site, to)).toMatchObject({ added: 2, failed: 5, stopped: true });
    Object.assign(site.routes, pages);
    site.asked.length = 0;
    expect(await mirror(site, to)).toMatchObject({ added: 6, unchanged: 2, stopped: false });
    expect(site.asked).not.toContain('/0');
  });
});

it('has one visitor at a time: a second run waits its turn, and one that was ended is in nobody’s way', async () => {
  const site = await siteOf({ '/a': harbour });
  const to = await folderOf({});
  // Whoever runs the tests is alive.
  await writeFile(join(to, '.fetch-site.lock'), String(process.ppid));
  await expect(mirror(site, to)).rejects.toThrow(`at work in this folder (process ${process.ppid})`);
  expect(site.asked).toEqual([]);
  const ended = spawn(process.execPath, ['--version']);
  await once(ended, 'exit');
  await writeFile(join(to, '.fetch-site.lock'), String(ended.pid));
  expect(await mirror(site, to)).toMatchObject({ added: 1 });
  expect(await filesIn(to)).not.toContain('.fetch-site.lock');
});
