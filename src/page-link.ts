// Links to the read-only pages, signed over their path, so that a page beyond loopback opens only from an answer.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Source } from './domain.ts';

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

/** `publicUrl` without a slash at its end; `secret` is kept in the store, so every process signs alike. */
export function createPageLinks(publicUrl: string, secret: string): PageLinks {
  const link = (path: string, receipt: string): string => `${publicUrl}${signedPath(secret, path, receipt)}`;
  return {
    document: ({ documentId, lines }, receipt) =>
      `${link(`/documents/${documentId}`, receipt)}#L${lines.from}`,
    receipt: (receipt) => link(`/receipts/${receipt}`, receipt),
  };
}

/** The path with its receipt (none for '') and signature as a query. */
export function signedPath(secret: string, path: string, receipt: string): string {
  const query = new URLSearchParams(receipt === '' ? {} : { receipt });
  query.set('sig', signatureOf(secret, path, receipt));
  return `${path}?${query}`;
}

/** Whether `signature` was made for this path and receipt; takes the same time for every wrong one. */
export function isSigned(secret: string, path: string, receipt: string, signature: string): boolean {
  const expected = Buffer.from(signatureOf(secret, path, receipt));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** 132 bits of HMAC-SHA256, as 22 characters. */
function signatureOf(secret: string, path: string, receipt: string): string {
  return createHmac('sha256', secret).update(`${path}\n${receipt}`).digest('base64url').slice(0, 22);
}
