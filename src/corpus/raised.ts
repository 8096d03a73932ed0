// Raised and lowered text: an exponent keeps a mark of its own, a mark of a note disappears, an ordinal joins its number.

/** `mark`: `^` or `_` stands for the mark-up before it. */
export type Raised = 'mark' | 'join' | 'part' | 'note';

const notes =
  /^(?:\[?(?:\d{1,3}|[a-z]|[ivx]{1,4}|note \d+|citation needed)\]?(?:[,;–-] ?\[?\d{1,3}\]?)*|[*†‡§¶#]+)$/iu;
const bracketed = /^\[.*\]$|^[*†‡§¶]+$/u;
const ordinal = /^(?:st|nd|rd|th|er|ère|re|e|è|ème|nde?|de?|o|os|a|as|º|ª|te[rn]?)$/iu;
const brand = /^(?:tm|sm|r|c|®|™|©|℠)$/iu;
/** What is raised to a power and has more than two letters. */
const units =
  /(?:^|\P{L})(?:mol|inch|inches|feet|foot|yards?|miles?|met(?:er|re)s?|sec|min|px|rad|bar|ppm|sin|cos|tan|log|exp)$/iu;

/**
 * `before`, `inner`, `after`: as read. `named`: the document explains this mark where a block of it begins, or it is a link.
 */
export function raised(before: string, inner: string, after: string, named: boolean): Raised {
  const digits = /\p{N}$/u.test(before);
  if (inner === '' || bracketed.test(inner)) return 'note';
  if (named && notes.test(inner)) return 'note';
  if (digits && ordinal.test(inner)) return 'join';
  if (brand.test(inner)) return 'part';
  if (!/[\p{L}\p{N})\]}]$/u.test(before)) return notes.test(inner) ? 'note' : 'part';
  const word = /\p{L}+$/u.exec(before)?.[0] ?? '';
  if (word.length > 2 && !units.test(before)) return notes.test(inner) ? 'note' : 'part';
  return /\s/u.test(inner) && /\p{L}{2}/u.test(inner) && !/^\p{N}/u.test(after) ? 'part' : 'mark';
}

/** What is lowered joins a letter (H2O, x1); a number keeps its mark, for it would become another. */
export const lowered = (before: string, inner: string, after: string): Raised =>
  inner === ''
    ? 'note'
    : /\p{L}$/u.test(before) && /^[\p{L}\p{N}]{1,4}$/u.test(inner) && !/^\p{N}/u.test(after)
      ? 'join'
      : 'mark';
