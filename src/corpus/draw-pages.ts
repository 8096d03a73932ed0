// The pages that quotations of a document stand on, as pictures; empty for every document that has none.
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import type { Document, Span } from '../domain.ts';
import type { DrawnPage } from './draw-file.ts';
import { lookApart } from './read-guarded.ts';

/** Pictures of so many looks are kept: people look at one more than once. */
const kept = new LRUCache<string, readonly DrawnPage[]>({ max: 20 });

/** `folder` of the corpus; `spans` of the quotations, offsets into the source. Drawn apart; no page where that fails. */
export async function drawPages(
  folder: string,
  document: Document,
  spans: readonly Span[],
): Promise<readonly DrawnPage[]> {
  const { path, format, source, places = [], converted, hash } = document;
  if (format !== 'pdf' || folder === '' || spans.length === 0) return [];
  const key = JSON.stringify([hash, path, spans.map(({ start, end }) => [start, end])]);
  const known = kept.get(key);
  if (known) return known;
  const ocrTrusted = converted?.recognised === true;
  const file = join(folder, path);
  const drawn = await lookApart({ draw: true, path, file, source, places, spans, ocrTrusted });
  if ('notRead' in drawn) return [];
  kept.set(key, drawn.pages);
  return drawn.pages;
}
