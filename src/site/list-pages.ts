// The pages of a site that its sitemap names, the sitemaps that it leads to included.
import { counts, sizes } from './limits.ts';
import { unpacked } from './request.ts';
import { readSitemap, type SitemapPage } from './sitemap.ts';
import { type Trouble, troubles } from './troubles.ts';
import type { Visitor } from './visitor.ts';

/** What the sitemaps of a site name, as far as they could be read. */
export type Listed = {
  /** Each address once, written out in full, without a fragment. */
  readonly pages: readonly SitemapPage[];
  /** Every sitemap could be read. */
  readonly complete: boolean;
};

/** Reads the first sitemap and those it leads to; `failed` is told of each that cannot be read or is passed over. */
export async function listPages(
  first: URL,
  visitor: Visitor,
  failed: (address: string, trouble: Trouble) => void,
): Promise<Listed> {
  const pages = new Map<string, SitemapPage>();
  const elsewhere = new Map<string, number>();
  const queue = new Set([first.href]);
  let complete = true;
  let read = 0;
  for (const address of queue) {
    if (++read > counts.sitemaps) {
      failed(first.href, troubles.tooManySitemaps(counts.sitemaps));
      complete = false;
      break;
    }
    const found = await readOne(new URL(address), visitor);
    if ('reason' in found) {
      failed(address, found);
      complete = false;
      continue;
    }
    for (const other of found.sitemaps) {
      const url = webAddress(other, address);
      // Kept small, whatever an index names.
      if (url && queue.size <= counts.sitemaps) queue.add(url.href);
    }
    for (const page of found.pages) {
      const url = webAddress(page.address, address);
      if (url === undefined) failed(address, troubles.notWeb);
      else if (!visitor.isHere(url)) elsewhere.set(url.origin, (elsewhere.get(url.origin) ?? 0) + 1);
      else if (pages.size <= counts.pages) pages.set(url.href, { ...page, address: url.href });
    }
  }
  for (const [origin, count] of elsewhere) failed(first.href, troubles.otherPages(count, origin));
  if (pages.size === 0 && complete) failed(first.href, troubles.noPages);
  if (pages.size <= counts.pages) return { pages: [...pages.values()], complete };
  failed(first.href, troubles.tooManyPages(counts.pages));
  return { pages: [...pages.values()].slice(0, counts.pages), complete: false };
}

async function readOne(address: URL, visitor: Visitor) {
  const accept = 'application/xml, text/xml, text/plain';
  const visit = await visitor.visit(address, { accept, most: sizes.sitemap });
  if (visit.kind === 'unchanged') return troubles.noSitemap;
  if (visit.kind === 'gone' && visit.status !== undefined) return troubles.missing;
  if (visit.kind !== 'got') return visit.trouble;
  const { body } = visit.reply;
  const isPacked = body[0] === 0x1f && body[1] === 0x8b;
  const bytes = isPacked ? await unpacked(body, 'gzip', sizes.sitemap) : body;
  if ('reason' in bytes) return bytes;
  return readSitemap(bytes.toString('utf8')) ?? troubles.noSitemap;
}

/** Without what only a browser or a person signed in would use. */
function webAddress(said: string, base: string): URL | undefined {
  if (said.length > longest || !URL.canParse(said, base)) return undefined;
  const url = new URL(said, base);
  [url.username, url.password, url.hash] = ['', '', ''];
  // Sites that were moved to https often list their old addresses.
  const { protocol, host } = new URL(base);
  if (protocol === 'https:' && url.host === host) url.protocol = protocol;
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
}

/** UTF-16 units of an address; sitemaps.org allows 2,048. */
const longest = 2_048;
