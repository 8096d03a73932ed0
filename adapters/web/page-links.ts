// Links to the pages, for messages: only where people can reach the pages.
import { createPageLinks, type PageLinks } from '../../src/citation/page-link.ts';
import type { Parts } from '../../src/parts.ts';
import type { WebConfig } from './config.ts';

/** What signs them; kept in the store. */
export const pageSecret = async (parts: Parts): Promise<string> =>
  (await parts.store()).keeping.secret('pages');

/** Links to the pages where they have a public address; otherwise nothing. */
export async function pageLinksOf(
  web: WebConfig | undefined,
  parts: Parts,
): Promise<{ readonly pages?: PageLinks }> {
  if (web?.publicUrl === undefined) return {};
  const { publicUrl, linkDays: days } = web;
  return { pages: createPageLinks({ publicUrl, secret: await pageSecret(parts), days, now: Date.now }) };
}
