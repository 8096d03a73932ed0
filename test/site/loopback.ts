// A web site on loopback, made for one test, and a run of the mirror that takes no real pause.
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { type Mirrored, mirrorSite } from '../../src/site/mirror.ts';
import { openMirrorFolder } from '../../src/site/mirror-folder.ts';
import { createRequest, type RequestOptions } from '../../src/site/request.ts';
import { createVisitor } from '../../src/site/visitor.ts';

export type Answer = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
};
/** By path. What is not there is answered with 404. */
export type Routes = Record<string, Answer | string | ((request: IncomingMessage) => Answer)>;

export type Site = {
  readonly origin: string;
  /** May be changed between two runs. */
  readonly routes: Routes;
  /** Paths in the order of asking. */
  readonly asked: string[];
  readonly close: () => Promise<void>;
};

/** A text is a page. */
export async function openSite(given: Routes): Promise<Site> {
  const routes = { ...given };
  const asked: string[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url ?? '';
    asked.push(path);
    const route = routes[path];
    const found = typeof route === 'function' ? route(request) : route;
    const {
      status,
      headers = {},
      body,
    } = typeof found === 'string' ? { body: found } : (found ?? { status: 404 });
    response.writeHead(status ?? 200, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(body);
  };
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    routes,
    asked,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const sites: Site[] = [];
afterEach(async () => {
  for (const site of sites.splice(0)) await site.close();
});

/** Closed after the test. These pages are in its sitemap, unless others are named. */
export async function siteOf(routes: Routes, listed = Object.keys(routes)): Promise<Site> {
  const site = await openSite(routes);
  sites.push(site);
  site.routes['/sitemap.xml'] ??= sitemapOf(site.origin, listed);
  return site;
}

/** Relative, with forward slashes, in order. */
export const filesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();

/** Names the paths of the site, or whole addresses. */
export const sitemapOf = (origin: string, paths: readonly string[], lastmod?: string): Answer => ({
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${paths
    .map((path) => {
      const loc = path.startsWith('/') ? origin + path : path;
      return `<url><loc>${loc}</loc>${lastmod === undefined ? '' : `<lastmod>${lastmod}</lastmod>`}</url>`;
    })
    .join('\n')}</urlset>`,
});

export const pageOf = (title: string, text: string): string =>
  `<!doctype html><title>${title}</title><nav><a href="/">Home</a></nav><main><h1>${title}</h1><p>${text}</p></main>`;

export const harbour = pageOf('Harbour', 'The harbour opens at seven.');

export type Ran = Mirrored & {
  /** Path (or whole address) and reason. */
  readonly failures: readonly string[];
  /** Milliseconds of each pause. */
  readonly pauses: readonly number[];
};

export type RunOptions = Partial<RequestOptions> & {
  readonly sitemap?: string;
  /** Milliseconds since 1970 at the beginning. */
  readonly begin?: number;
  /** Called before each page; may throw, as an interruption. */
  readonly progress?: (done: number) => void;
};

/** Runs the mirror on a clock that only pauses move. */
export async function mirror(site: Pick<Site, 'origin'>, to: string, options: RunOptions = {}): Promise<Ran> {
  const {
    sitemap = '/sitemap.xml',
    begin = Date.parse('2026-07-02T10:00:00Z'),
    progress,
    ...reach
  } = options;
  let time = begin;
  const pauses: number[] = [];
  const failures: string[] = [];
  const request = createRequest({ allowPrivate: true, ...reach });
  const pause = async (milliseconds: number): Promise<void> => {
    pauses.push(milliseconds);
    time += milliseconds;
  };
  const home = new URL(sitemap, site.origin);
  const mirrored = await mirrorSite({
    sitemap: home,
    folder: await openMirrorFolder(to),
    visitor: createVisitor(home, request, { now: () => time, pause }),
    now: () => time,
    failed: (address, { reason }) => failures.push(`${address.replace(site.origin, '')}: ${reason}`),
    progress: (done) => progress?.(done),
  });
  return { ...mirrored, failures, pauses };
}
