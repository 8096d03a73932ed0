// Counts, lists and quotations in words as people say them, and text made shorter: never between the halves of a character.

/** "1 document", "3 documents", "2 entries". */
export function countOf(count: number, noun: string): string {
  if (count === 1) return `1 ${noun}`;
  return `${count} ${/[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}

/** "a", "a and b", "a, b and c"; or with another word before the last. */
export function sayList(parts: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`;
}

/** Each in quotation marks. */
export const quoted = (words: readonly string[]): readonly string[] => words.map((word) => `“${word}”`);

/** The beginning of the text, at most `most` units long. */
export const beginning = (text: string, most: number): string =>
  text.length <= most ? text : text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');

/** The beginning of the text, with an ellipsis as its last character where something was cut off. */
export const clip = (text: string, most: number): string =>
  text.length <= most ? text : `${beginning(text, most - 1)}…`;
