// What raised text means behind the word before it: a power, the end of the word, or a mark that leads to a note.

const note = /^(?:\[.*\]|\([\da-z*]\)|[*†‡§¶#]+|\d{1,3}(?:[,;\s–-]+\d{1,3})+|note \d+|citation needed)$/isu;
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
 * end of "1st". 'footnote': it leads to a note and says nothing itself.
 */
export function superscriptMark(before: string, inside: string): 'caret' | 'join' | 'footnote' {
  const text = inside.trim();
  const alone = /(?:^|[\s\p{Ps}\p{Pd}/])$/u.test(before);
  if (text === '' || note.test(text)) return 'footnote';
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
