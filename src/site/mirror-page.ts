// One page of a site to its two files: the main text, and what is known about it.
import { decode } from '../corpus/decode.ts';
import { sha256 } from '../text/sha256.ts';
import { sizes } from './limits.ts';
import { mainText } from './main-text.ts';
import type { Kept } from './manifest.ts';
import type { MirrorFolder } from './mirror-folder.ts';
import { type PageFile, pageFiles } from './page-file.ts';
import type { Reply } from './request.ts';
import { dayOf, type SitemapPage } from './sitemap.ts';
import { type Trouble, troubles } from './troubles.ts';
import type { Visitor } from './visitor.ts';

/** What became of one page in this run. */
export type Outcome =
  | { readonly kind: 'added' | 'changed' | 'unchanged' }
  /** No longer to be mirrored; without a trouble where another page stands for it. */
  | { readonly kind: 'gone'; readonly trouble?: Trouble }
  /** What was mirrored before stays. */
  | { readonly kind: 'failed'; readonly trouble: Trouble; readonly away?: boolean };

/** What is known of a page before it is asked for, and what is done with it. */
export type Keeping = {
  readonly folder: MirrorFolder;
  readonly visitor: Visitor;
  readonly before: Kept | undefined;
  /** Of files that were written here. */
  readonly hashes: ReadonlySet<string>;
  /** It was seen already by the run that goes on. */
  readonly done: boolean;
  /** Another page has this file. */
  readonly isTaken: (file: string) => boolean;
  /** Another page of the sitemap has this address. */
  readonly isListed: (address: string) => boolean;
  /** As `2026-07-02`. */
  readonly today: string;
  /** Keeps what is about to be written. */
  readonly note: (kept: Kept) => Promise<void>;
};

/** Asks the site for the page and writes it where it is new or changed. What others wrote is left alone. */
export async function keepPage(page: SitemapPage, keeping: Keeping): Promise<Outcome> {
  const { folder, visitor, before, today } = keeping;
  const files = before ? filesOf(before) : freeFiles(page.address, keeping);
  const [atPage, atSettings] = await Promise.all([folder.look(files.page), folder.look(files.settings)]);
  if (atPage === 'link' || atSettings === 'link') return failed(troubles.link(files.page));
  const ours = (found: typeof atPage): boolean => found === 'missing' || keeping.hashes.has(found.hash);
  if (!ours(atPage)) return failed(troubles.notOurs(files.page));
  const intact = atPage !== 'missing' && atPage.hash === before?.pageHash && atSettings !== 'missing';
  if (intact && keeping.done) return { kind: 'unchanged' };
  const visit = await visitor.visit(new URL(page.address), {
    accept: 'text/html, application/xhtml+xml',
    most: sizes.page,
    ...(intact ? { etag: before?.etag, lastModified: before?.lastModified } : {}),
  });
  if (visit.kind === 'unchanged') {
    if (before) await keeping.note(before);
    return { kind: 'unchanged' };
  }
  if (visit.kind !== 'got') return visit;
  if (keeping.isListed(visit.address.href)) return { kind: 'gone' };
  if (visit.address.href !== page.address && signIn.test(visit.address.pathname))
    return failed(troubles.signIn);
  const html = htmlOf(visit.reply);
  if ('reason' in html) return failed(html);
  const text = mainText(html.source, visit.address.href);
  if (text === undefined) return failed(troubles.noText);
  const pageHash = sha256(text);
  const same = before?.pageHash === pageHash;
  const known = [page.lastmod, dayOfHeader(visit.reply.headers['last-modified'])];
  // A site that dates its pages anew each day has not written them anew.
  const date = same ? before.date : (known.find((day) => day !== undefined && day <= today) ?? today);
  const settings = `url: ${JSON.stringify(visit.address.href)}\ndate: ${date}\n`;
  const settingsHash = sha256(settings);
  const { etag, 'last-modified': lastModified } = visit.reply.headers;
  await keeping.note({
    address: page.address,
    page: files.page,
    pageHash,
    settingsHash,
    date,
    ...(isShort(etag) ? { etag } : {}),
    ...(isShort(lastModified) ? { lastModified } : {}),
  });
  // Settings come first: a page is never there without its address. Those that its owner changed are his.
  if (ours(atSettings) && !(atSettings !== 'missing' && atSettings.hash === settingsHash))
    await folder.write(files.settings, settings);
  if (atPage === 'missing' || atPage.hash !== pageHash) await folder.write(files.page, text);
  if (before === undefined) return { kind: 'added' };
  return { kind: same && intact ? 'unchanged' : 'changed' };
}

/** Where sites send whoever is not signed in. */
const signIn = /(?:^|[/._-])(?:log[-_]?in|sign[-_]?in|sso|saml2?|oauth2?|auth)(?:[/._-]|$)/iu;

const failed = (trouble: Trouble): Outcome => ({ kind: 'failed', trouble });

const filesOf = ({ address, page }: Kept): PageFile =>
  pageFiles(address).find((files) => files.page === page) ?? freeFiles(address, { isTaken: () => false });

/** The last of the names holds a hash, so it is free. */
function freeFiles(address: string, { isTaken }: Pick<Keeping, 'isTaken'>): PageFile {
  const names = pageFiles(address);
  const [last = { page: '', settings: '' }] = names.slice(-1);
  return names.find((files) => !isTaken(files.page)) ?? last;
}

/** A page in its encoding: what the site says, else as any other page that is read. */
function htmlOf({ headers, body }: Reply): { readonly source: string } | Trouble {
  const type = String(headers['content-type'] ?? 'text/html').toLowerCase();
  const [kind = ''] = type.split(';');
  if (!/^\s*(?:text\/html|application\/xhtml\+xml)\s*$/u.test(kind))
    return troubles.noPage(kind.trim().slice(0, 100));
  const charset = /charset\s*=\s*"?([\w.:-]+)/u.exec(type)?.[1];
  const said = charset === undefined ? undefined : decodedAs(body, charset);
  if (said !== undefined) return { source: said };
  const decoded = decode(body, 'page');
  if ('source' in decoded) return { source: decoded.source };
  return decoded.reason === 'empty' ? troubles.noText : troubles.notText(decoded.reason);
}

function decodedAs(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes).replaceAll('\0', '\uFFFD');
  } catch {
    return undefined;
  }
}

/** A header that a site may be given back. */
const isShort = (value: string | readonly string[] | undefined): value is string =>
  typeof value === 'string' && value.length <= 500 && /^[\x20-\x7e]+$/u.test(value);

function dayOfHeader(value: string | readonly string[] | undefined): string | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : dayOf(new Date(time).toISOString());
}
