// The pages that sitemaps name, and which of them are of the site.
import { expect, it } from 'vitest';
import { counts } from '../../src/site/limits.ts';
import { listPages } from '../../src/site/list-pages.ts';
import { createVisitor } from '../../src/site/visitor.ts';

/** Answers with these texts, by address. */
async function listed(texts: Readonly<Record<string, string>>, first: string) {
  const failures: string[] = [];
  const request = async (address: URL) => {
    const body = texts[address.href];
    return { status: body === undefined ? 404 : 200, headers: {}, body: Buffer.from(body ?? '') };
  };
  const clock = { now: () => 0, pause: async () => undefined };
  const visitor = createVisitor(new URL(first), request, clock);
  const found = await listPages(new URL(first), visitor, (address, { reason }) =>
    failures.push(`${address}: ${reason}`),
  );
  return { ...found, pages: found.pages.map(({ address }) => address), failures };
}

it('are those of the host: encrypted ones under their old addresses too, each once', async () => {
  const lines = [
    'https://example.org/a',
    'http://example.org/b',
    'https://user:secret@example.org/a#part',
    'https://example.org:8443/c',
    'https://www.example.org/d',
    'https://www.example.org/e',
  ];
  const { pages, failures } = await listed(
    { 'https://example.org/s.txt': lines.join('\n') },
    'https://example.org/s.txt',
  );
  expect(pages).toEqual(['https://example.org/a', 'https://example.org/b']);
  expect(failures).toEqual([
    'https://example.org/s.txt: 1 of its addresses are on another site, https://example.org:8443',
    'https://example.org/s.txt: 2 of its addresses are on another site, https://www.example.org',
  ]);
});

it('are counted: no more pages and sitemaps than may be, and then nothing counts as gone', async () => {
  const many = Array.from({ length: counts.pages + 5 }, (_, i) => `https://example.org/${i}`).join('\n');
  const pages = await listed({ 'https://example.org/s.txt': many }, 'https://example.org/s.txt');
  expect([pages.pages.length, pages.complete, pages.failures.length]).toEqual([counts.pages, false, 1]);
  const endless = (i: number): string =>
    `<sitemapindex><sitemap><loc>https://example.org/${i + 1}.xml</loc></sitemap><sitemap><loc>/${i}.xml</loc></sitemap></sitemapindex>`;
  const texts = Object.fromEntries(
    Array.from({ length: counts.sitemaps + 9 }, (_, i) => [`https://example.org/${i}.xml`, endless(i)]),
  );
  const nested = await listed(texts, 'https://example.org/0.xml');
  expect([nested.pages, nested.complete]).toEqual([[], false]);
  expect(nested.failures).toEqual([expect.stringContaining(`more than ${counts.sitemaps} sitemaps`)]);
});
