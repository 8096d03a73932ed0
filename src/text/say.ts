// Counts and lists in words, as people say them.

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
