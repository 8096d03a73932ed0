// `fetch-site` from outside: a site on loopback mirrored into a folder, asked about, and what is said when something fails.
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { openSite, pageOf, sitemapOf } from '../../site/loopback.ts';
import { makeFolder, runIn } from './program.ts';

const { folder, remove } = makeFolder();
afterAll(remove);
// Each test starts whole programs, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

describe('fetch-site', () => {
  test('mirrors a site that is then asked about, with a link to the page', async () => {
    const site = await openSite({
      '/harbour': pageOf('Harbour', 'The harbour opens at seven in the morning.'),
    });
    site.routes['/sitemap.xml'] = sitemapOf(site.origin, ['/harbour', '/gone'], '2026-05-03');
    const args = ['fetch-site', '--sitemap', `${site.origin}/sitemap.xml`, '--to', 'docs/site'];
    const refused = await runIn(folder, args);
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/internal address \(127\.0\.0\.1\); .*--allow-private\n$/u);
    expect(site.asked).toEqual([]);
    const ran = await runIn(folder, [...args, '--allow-private']);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(`${site.origin}/gone: the site answered 404`);
    expect(ran.out).toBe(
      '2 pages of the sitemap: 1 new, 0 changed, 0 as before. 0 removed from docs/site. 1 problem (named above).\n',
    );
    site.routes['/sitemap.xml'] = sitemapOf(site.origin, ['/harbour'], '2026-05-03');
    expect(await runIn(folder, [...args, '--allow-private'])).toMatchObject({ code: 0, err: '' });
    await site.close();
    const { out } = await runIn(folder, ['ask', 'When does the harbour open?', '--json'], {
      env: { CORPUS_DIR: join(folder, 'docs') },
    });
    expect(out).toContain('opens at seven in the morning');
    expect(out).toContain(`${site.origin}/harbour#:~:text=`);
    expect(out).toContain('2026-05-03');
  });

  test('says what is missing, and what cannot be written to', async () => {
    const needs = async (...args: readonly string[]) => runIn(folder, ['fetch-site', ...args]);
    expect(await needs()).toMatchObject({ code: 2, err: expect.stringContaining('--sitemap URL') });
    expect(await needs('--sitemap', 'file:///etc/passwd', '--to', 'x')).toMatchObject({ code: 2 });
    expect(await needs('--sitemap', 'https://example.com/s.xml')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--to DIR'),
    });
    expect(await needs('--sitemap', 'https://example.com/s.xml', '--to', '/dev/null/x')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Choose another folder.'),
    });
  });
});
