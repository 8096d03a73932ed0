// The addresses that a sitemap names (sitemaps.org): XML, an index of others, or a text of one address a line. Pure.
import { decodeXML } from 'entities';
import { Tokenizer } from 'parse5';

/** One address as the sitemap writes it, and when its text last changed. */
export type SitemapPage = {
  readonly address: string;
  /** A year, month or day. */
  readonly lastmod?: string;
};
/** The addresses that one file names: of pages, and of further sitemaps. */
export type Sitemap = { readonly pages: readonly SitemapPage[]; readonly sitemaps: readonly string[] };

/** Undefined where the text is none. The tokens of HTML do for XML: they take linear time and know no entities but the plain ones. */
export function readSitemap(text: string): Sitemap | undefined {
  if (!/<(?:[\w-]+:)?(?:urlset|sitemapindex)[\s>]/iu.test(text.slice(0, head))) return readLines(text);
  const pages: SitemapPage[] = [];
  const sitemaps: string[] = [];
  let loc: string | undefined;
  let lastmod: string | undefined;
  let from = 0;
  const enter = (end: number): void => {
    from = end;
  };
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag({ tagName, location }) {
        const name = local(tagName);
        if (name === 'url' || name === 'sitemap') [loc, lastmod] = [undefined, undefined];
        enter(location?.endOffset ?? 0);
      },
      onEndTag({ tagName, location }) {
        const name = local(tagName);
        const said = text.slice(from, location?.startOffset ?? from);
        if (name === 'loc') loc ??= plain(said);
        else if (name === 'lastmod') lastmod = dayOf(plain(said));
        else if (name === 'sitemap' && loc) sitemaps.push(loc);
        else if (name === 'url' && loc)
          pages.push({ address: loc, ...(lastmod === undefined ? {} : { lastmod }) });
        enter(location?.endOffset ?? 0);
      },
      onCharacter() {},
      onWhitespaceCharacter() {},
      onNullCharacter() {},
      onComment() {},
      onDoctype() {},
      onEof() {},
    },
  );
  tokenizer.write(text, true);
  return { pages, sitemaps };
}

/** UTF-16 units within which a sitemap says that it is one. */
const head = 4_000;

const local = (name: string): string => name.slice(name.lastIndexOf(':') + 1);

const plain = (said: string): string => decodeXML(said.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/gu, '')).trim();

/** As in `2026-07-02T10:00:00Z`; undefined for what is no date. */
export const dayOf = (said: string): string | undefined =>
  /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?=$|T)/u.exec(said)?.[0];

function readLines(text: string): Sitemap | undefined {
  const lines = text
    .replace(/^\uFEFF/u, '')
    .split(/\s+/u)
    .filter((line) => line !== '');
  if (lines.length === 0 || !lines.every((line) => /^https?:\/\//iu.test(line))) return undefined;
  return { pages: lines.map((address) => ({ address })), sitemaps: [] };
}
