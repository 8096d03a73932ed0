// The pages: read-only, without log-in, cookie or script. This machine is served; from elsewhere a page opens by its signed link.
import { type HttpBindings, type ServerType, serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { isExpired, isSigned, type Signed, signedPath } from '../../src/citation/page-link.ts';
import { drawPages } from '../../src/corpus/draw-pages.ts';
import type { Readers, Span } from '../../src/domain.ts';
import { mayRead } from '../../src/library/audience.ts';
import type { Library } from '../../src/library/library.ts';
import type { Verified } from '../../src/moderation/moderation.ts';
import { standingOf } from '../../src/moderation/standing.ts';
import { type Adapter, type AdapterParts, StartError } from '../adapter.ts';
import { isLocal, isLoopback } from '../local.ts';
import { operators } from '../operators.ts';
import type { WebConfig } from './config.ts';
import { documentPage } from './document-page.ts';
import { expired, type Html, noReceipt, notFound, troubled } from './layout.ts';
import { homePage, type Paths, receiptPage } from './pages.ts';
import { policy } from './style.ts';

/** What the pages are made from. */
export type WebParts = AdapterParts & {
  /** Signs links; kept in the store. */
  readonly secret: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** What else has to be up for readiness, such as the platforms. */
  readonly others: () => readonly { readonly name: string; readonly ready: boolean }[];
};

const headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** The adapter that serves the pages. */
export function web(config: WebConfig, parts: WebParts): Adapter {
  let server: ServerType | undefined;
  return {
    name: 'web',
    ready: () => server?.listening === true,
    start: () =>
      new Promise((resolve, reject) => {
        server = serve({ fetch: pages(config, parts).fetch, port: config.port, hostname: config.host });
        server.once('listening', () => {
          const address = server?.address();
          const port = typeof address === 'object' ? address?.port : config.port;
          parts.log.info('pages are served', { adapter: 'web', reason: `http://${config.host}:${port}/` });
          resolve();
        });
        server.once('error', (error) => reject(cannotListen(config, error)));
      }),
    stop: () =>
      new Promise((resolve) => {
        if (!server?.listening) return resolve();
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

const cannotListen = (config: WebConfig, error: Error): StartError =>
  new StartError('PAGES_PORT', ...operators.cannotListen(`${config.host}:${config.port}`, error.message));

/** The routes. Everything but the two health paths is a page. */
export function pages(config: WebConfig, parts: WebParts): Hono {
  const { engine, moderation, log } = parts;
  const app = new Hono();

  app.get('/healthz', (c) => c.json({ alive: true }));
  app.get('/readyz', (c) => {
    const { corpusReady, storeReady } = engine.status();
    const platforms = Object.fromEntries(parts.others().map(({ name, ready }) => [name, ready]));
    const ready = corpusReady && storeReady && Object.values(platforms).every(Boolean);
    return c.json({ ready, corpus: corpusReady, store: storeReady, ...platforms }, ready ? 200 : 503);
  });

  // Served to others, through a proxy or on an address of its own, it gives signed links only.
  const localNeedsNone = config.publicUrl === undefined && isLoopback(config.host);

  /** What this request may see; undefined: nothing. */
  async function rightsOf(c: Context): Promise<Rights | 'expired' | undefined> {
    const path = c.req.path;
    const link: Signed = { path, receipt: c.req.query('receipt') ?? '', until: c.req.query('until') ?? '' };
    const signed = isSigned(parts.secret, link, c.req.query('sig') ?? '');
    if (!signed) {
      if (!config.open && !(localNeedsNone && isLocal(callerOf(c)))) return undefined;
      return { readers: [], paths: pathsOf(link), receipt: link.receipt };
    }
    if (isExpired(link.until, parts.now())) return 'expired';
    return {
      readers: await readersOf(path, link.receipt),
      paths: pathsOf(link, parts.secret),
      receipt: link.receipt,
    };
  }

  /** Of a page that the answer links itself, that answer's readers: its receipt and the documents it quotes. Else nobody's. */
  async function readersOf(path: string, receipt: string): Promise<Readers> {
    const found = receipt === '' ? undefined : await moderation.verify(receipt, 'all');
    if (!found) return [];
    const quoted = found.citations.map(({ citation }) => `/documents/${citation.source.documentId}`);
    return [`/receipts/${receipt}`, ...quoted].includes(path) ? found.kept.readers : [];
  }

  type Show = (c: Context, rights: Rights) => Promise<Html | undefined>;
  const page =
    (show: Show, none: (home: string) => Html = notFound) =>
    async (c: Context) => {
      const rights = await rightsOf(c);
      if (rights === 'expired') return c.html(expired(), 410, headers);
      const shown = rights && (await show(c, rights));
      const missing = () => (rights ? none(rights.paths.home) : notFound(rootFrom(c.req.path)));
      return c.html(shown ?? missing(), shown ? 200 : 404, headers);
    };

  app.get(
    '/',
    page(async (c, { readers, paths }) => {
      const question = c.req.query('q')?.trim() ?? '';
      const asked = question && { question, answer: await engine.preview(question, readers) };
      return homePage(engine.documents(readers), asked || undefined, paths);
    }),
  );
  app.get(
    '/documents/:id',
    page(async (c, { readers, paths, receipt }) => {
      const document = engine.library().document(c.req.param('id') ?? '');
      if (!document || !mayRead(document.audience, readers)) return undefined;
      const verified = receipt === '' ? undefined : await moderation.verify(receipt, readers);
      const marks = verified ? marksOf(verified, engine.library(), document.id, readers) : [];
      const drawn = await drawPages(engine.library().folder, document, marks);
      return documentPage(document, marks, paths.home, drawn);
    }),
  );
  app.get(
    '/receipts/:code',
    page(async (c, { readers, paths }) => {
      const verified = await moderation.verify(c.req.param('code') ?? '', readers);
      return verified && receiptPage(verified, paths);
    }, noReceipt),
  );
  app.notFound((c) => c.html(notFound(rootFrom(c.req.path)), 404, headers));
  app.onError((error, c) => {
    log.error('a page could not be shown; report it with the reason', {
      adapter: 'web',
      reason: error.message,
    });
    return c.html(troubled(rootFrom(c.req.path)), 500, headers);
  });
  return app;
}

type Rights = { readonly readers: Readers; readonly paths: Paths; readonly receipt: string };

/**
 * Links go on as the page at `from` was reached: a signed page (`secret` given) signs them until its own last day, for its
 * own receipt only where that is to be marked there, so that nothing else opens what the receipt's answer could reach. They
 * are relative, so that they hold under whatever path a proxy puts before the pages; that path is no part of a signature.
 */
function pathsOf(from: Signed, secret?: string): Paths {
  const root = rootFrom(from.path);
  const link = (path: string, marked = ''): string => {
    const receipt = marked === from.receipt ? marked : '';
    const asked = marked === '' ? path : `${path}?receipt=${marked}`;
    const to = secret === undefined ? asked : signedPath(secret, { path, receipt, until: from.until });
    return root + to.slice(1);
  };
  const home = link('/');
  const carried = [...new URLSearchParams(home.split('?')[1] ?? '')].map(([name, value]) => ({
    name,
    value,
  }));
  return { home, ask: root, carried, document: (id, marked) => link(`/documents/${id}`, marked) };
}

/** The way from a page up to the list of documents. */
const rootFrom = (path: string): string => '../'.repeat(path.split('/').length - 2) || './';

/** Quotations that this document holds today, in order, the outer of two that overlap. */
export function marksOf(
  { citations }: Verified,
  library: Library,
  documentId: string,
  readers: Readers,
): readonly Span[] {
  const spans = citations
    .flatMap(({ citation, withdrawn }) => {
      const standing = withdrawn ? undefined : standingOf(library, citation, readers);
      return standing?.document.id === documentId ? [standing.span] : [];
    })
    .sort((a, b) => a.start - b.start || b.end - a.end);
  return spans.filter((span, i) => i === 0 || span.start >= Math.max(...spans.slice(0, i).map((s) => s.end)));
}

/** What a request says of where it comes from. */
export const callerOf = <E extends { Bindings: HttpBindings }>(c: Context<E>) => ({
  peer: getConnInfo(c).remote.address,
  headers: c.env.incoming.headers,
  httpVersion: c.env.incoming.httpVersion,
});
