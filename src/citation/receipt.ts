// The short code under an answer, made from what was cited: equal evidence gives the same receipt everywhere.
import { createHash } from 'node:crypto';
import type { Citation } from '../domain.ts';
import { sha256 } from '../text/sha256.ts';

/** Crockford's base 32: no I, L, O or U. Five bits a character. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Characters of a code: 40 bits, and 20 more for each collision. */
const lengths = [8, 12, 16, 20] as const;

/** SHA-256 (hex) over what is cited, in order: file, its version, span and its text. Empty when nothing is cited. */
export function citedContent(citations: readonly Citation[]): string {
  if (citations.length === 0) return '';
  const cited = citations.map((c) => [c.source.path, c.fileHash, c.excerpt.start, c.excerpt.end, c.hash]);
  return sha256(JSON.stringify(cited));
}

/** The codes for this content, such as `K7Q2-9FXM`, shortest first: the longer ones are for when a shorter one belongs to other content. */
export function receiptCodes(content: string): readonly string[] {
  if (content === '') return [];
  const bytes = createHash('sha256').update(content).digest();
  const letters = Array.from(bytes.subarray(0, 20), (byte) => alphabet[byte & 31] ?? '').join('');
  return lengths.map((length) => grouped(letters.slice(0, length)));
}

/** A code as a person typed it, in its proper form; undefined when it cannot be one. */
export function readReceipt(typed: string): string | undefined {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return lengths.some((length) => length === letters.length) && /^[0-9A-HJKMNP-TV-Z]+$/.test(letters)
    ? grouped(letters)
    : undefined;
}

const grouped = (letters: string): string => letters.replace(/(.{4})(?=.)/g, '$1-');
