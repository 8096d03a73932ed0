// Links to the read-only pages, signed over their path and their last day, so that a page beyond loopback opens only from an answer.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Source } from '../domain.ts';

/** Addresses of the read-only pages, for links in messages. Made only where PUBLIC_URL is set. */
export type PageLinks = {
  /**
   * The document at the quoted lines. It opens also to an audience that the answer with this receipt could reach, as long
   * as that answer quotes it; no page reached from there opens more than documents without an audience.
   */
  document(source: Pick<Source, 'documentId' | 'lines'>, receipt: string): string;
  /** What became of the answer's quotations, for the same audience. */
  receipt(receipt: string): string;
};

/** What one link opens, and for how long. */
export type Signed = {
  readonly path: string;
  /** Empty for a page that belongs to no answer. */
  readonly receipt: string;
  /** The last day (UTC, such as 2026-12-31) on which it opens. */
  readonly until: string;
};

/** What links to the pages are made from. */
export type PageLinkParts = {
  /** Without a slash at its end. */
  readonly publicUrl: string;
  /** Kept in the store, so every process signs alike. */
  readonly secret: string;
  /** Days that a link opens. */
  readonly days: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** Signed links, each good for the receipt it was made with and until its last day. */
export function createPageLinks({ publicUrl, secret, days, now }: PageLinkParts): PageLinks {
  const link = (path: string, receipt: string): string =>
    publicUrl + signedPath(secret, { path, receipt, until: lastDay(now(), days) });
  return {
    document: ({ documentId, lines }, receipt) =>
      `${link(`/documents/${documentId}`, receipt)}#L${lines.from}`,
    receipt: (receipt) => link(`/receipts/${receipt}`, receipt),
  };
}

/** The path with its receipt (none for ''), last day and signature as a query. */
export function signedPath(secret: string, signed: Signed): string {
  const { path, receipt, until } = signed;
  const query = new URLSearchParams(receipt === '' ? {} : { receipt });
  query.set('until', until);
  query.set('sig', signatureOf(secret, signed));
  return `${path}?${query}`;
}

/** Whether `signature` was made for this path, receipt and day; takes the same time for every wrong one. */
export function isSigned(secret: string, signed: Signed, signature: string): boolean {
  const expected = Buffer.from(signatureOf(secret, signed));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** Whole days, so that a message that is drawn twice on a day has the same link. */
export const lastDay = (now: number, days: number): string => dayOf(now + days * 86_400_000);

/** Whether a link that opens `until` that day is no longer good. */
export const isExpired = (until: string, now: number): boolean => until < dayOf(now);

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** 132 bits of HMAC-SHA256, as 22 characters. */
function signatureOf(secret: string, { path, receipt, until }: Signed): string {
  const signed = `${path}\n${receipt}\n${until}`;
  return createHmac('sha256', secret).update(signed).digest('base64url').slice(0, 22);
}
