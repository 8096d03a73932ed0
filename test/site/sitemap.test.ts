// Sitemaps as sites have them: with names of spaces, pictures, sections of data, entities, or none of it.
import { describe, expect, it } from 'vitest';
import { readSitemap } from '../../src/site/sitemap.ts';

describe('a sitemap', () => {
  it('names pages and their days; what belongs to pictures and other languages is none', () => {
    const text = `\uFEFF<?xml version="1.0"?><!-- made by x --><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="x">
      <url><loc> https://example.org/a?b=1&amp;c=2 </loc><lastmod>2026-07-02T10:00:00+02:00</lastmod>
        <image:image><image:loc>https://example.org/a.png</image:loc></image:image></url>
      <url><loc><![CDATA[https://example.org/b&c]]></loc><lastmod>yesterday</lastmod></url>
      <URL><LOC>https://example.org/c</LOC></URL><url></url>`;
    expect(readSitemap(text)).toEqual({
      pages: [
        { address: 'https://example.org/a?b=1&c=2', lastmod: '2026-07-02' },
        { address: 'https://example.org/b&c' },
        { address: 'https://example.org/c' },
      ],
      sitemaps: [],
    });
  });

  it('may be an index of others, or a text', () => {
    const index =
      '<ns:sitemapindex xmlns:ns="x"><ns:sitemap><ns:loc>https://example.org/1.xml</ns:loc></ns:sitemap></ns:sitemapindex>';
    expect(readSitemap(index)).toEqual({ pages: [], sitemaps: ['https://example.org/1.xml'] });
    expect(readSitemap('https://example.org/a\r\nhttps://example.org/b\n')?.pages).toHaveLength(2);
    for (const none of ['', '<html><body>Sign in</body></html>', 'User-agent: *', '{"a": 1}'])
      expect(readSitemap(none)).toBeUndefined();
  });

  it('declares nothing that is looked up or grows', () => {
    const text = `<!DOCTYPE urlset [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
      <urlset ><url><loc>https://example.org/&b;&x;</loc></url></urlset>`;
    expect(readSitemap(text)?.pages).toEqual([{ address: 'https://example.org/&b;&x;' }]);
  });
});
