// What raised and lowered text means behind the word before it: a power, the end of the word, or a mark that leads to a note.

const note = /^(?:\[.*\]|\([\da-z*]\)|[*†‡§¶#]+|\d{1,3}(?:[,;\s–-]+\d{1,3})+|note \d+|citation needed)$/isu;
/** Before a stroke it is the upper part of a fraction. */
const fraction = /^(?:\s*(?:\/|⁄|&frasl;|&#8260;))/u;
/** What may be the mark of a note that the document explains. */
const noteName = /^(?:\d{1,3}|[a-z]|[ivx]{1,4}|note \d+)(?:[,;–-] ?\d{1,3})*$/iu;
const ordinal = /^(?:st|nd|rd|th|er|ère|re|e|ème|eme|nde?|d|o|os|ª|º)$/iu;
const sign = /^[®™©℠′″°]+$/u;
/** What is raised to a power though it is a word: units and functions. */
const measures =
  /(?:^|[^\p{L}])(?:[\p{L}µμΩ]|[kcdmµμnhM](?:m|g|s|l|L|W|V|A|N|Pa|Hz|mol|bar)|mol|ft|yd|in|mi|ha|kg|cd|rad|sr|min|sec|hr|Pa|Hz|bit|inch|inches|feet|foot|yards?|miles?|met(?:er|re)s?|(?:kilo|centi|milli)met(?:er|re)s?|sin|cos|tan|log|exp|ln)$/u;
/** An abbreviation that ends raised: Mme, Dr, No. */
const contracted = /(?:^|[^\p{L}])\p{Lu}\p{L}?$/u;

/**
 * `before`: the text up to the raised `inside`, both as they are read. 'caret': a power, which must not touch what it is
 * raised from; one character of the mark-up then stands in the prose as `^`. 'join': it belongs to the word, as the
 * end of "1st". 'footnote': it leads to a note and says nothing itself. 'part': it only parts from the word, as 2 1/2.
 * `after`: what follows. `named`: the document explains this mark, or it is a link.
 */
export function superscriptMark(
  before: string,
  inside: string,
  after = '',
  named = false,
): 'caret' | 'join' | 'part' | 'footnote' {
  const text = inside.trim();
  if (text !== '' && fraction.test(after)) return /\p{N}$/u.test(before) ? 'part' : 'join';
  const alone = /(?:^|[\s\p{Ps}\p{Pd}/])$/u.test(before);
  if (text === '' || note.test(text) || (named && noteName.test(text))) return 'footnote';
  if (sign.test(text)) return 'join';
  const digit = /\p{N}$/u.test(before);
  if (digit && ordinal.test(text)) return 'join';
  if (/^(?:tm|sm|r)$/iu.test(text)) return 'footnote';
  const short = /^(?:\d{1,3}|[a-z])$/iu.test(text);
  if (alone) return short ? 'footnote' : 'join';
  // Nothing is raised to the power of one: it is the first note.
  if (digit) return text === '1' ? 'footnote' : 'caret';
  if (/^th$|^ième$/iu.test(text)) return 'join';
  if (/[\p{Pe}]$/u.test(before)) return short || /\d/u.test(text) ? 'caret' : 'footnote';
  if (
    measures.test(before) &&
    /^[\p{Pd}−+]?[\p{L}\p{N}]|^[\p{Pd}−+]\d/u.test(text) &&
    !/^\p{L}{2,}$/u.test(text)
  )
    return 'caret';
  if (contracted.test(before) && /^\p{Ll}{1,4}$/u.test(text)) return 'join';
  return short || !/\p{L}{2}/u.test(text) ? 'footnote' : 'caret';
}

/** What is lowered joins a letter (H2O, x1) and the stroke of a fraction; a number keeps its mark, for it would become another. */
export const subscriptMark = (before: string, inside: string, after: string): 'low line' | 'join' =>
  !/[\p{L}\p{N})\]}]$/u.test(before) ||
  (/\p{L}$/u.test(before) && /^\s*[\p{L}\p{N}]{1,4}\s*$/u.test(inside) && !/^\p{N}/u.test(after))
    ? 'join'
    : 'low line';
