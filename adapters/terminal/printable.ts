// The only way from text of others (documents, questions, file names) to the terminal: nothing in it can act.
import { limits } from './limits.ts';

/**
 * Line breaks stay, a tab becomes spaces, and every other control character, direction override and half of a
 * surrogate pair becomes a visible stand-in, so that a reader sees that something stood there.
 */
export function printable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(acting, standIn);
}

/** As `printable`, on one line: for titles, paths and whatever stands inside a line of ours. */
export function printableLine(text: string): string {
  return printable(text.replace(/[\r\n\t\u2028\u2029]+/g, ' '));
}

/** C0, DEL, C1, lone surrogates, line and paragraph separators, and the marks that turn the direction of text. */
const acting = /(?!\n)[\p{Cc}\p{Cs}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Unicode has a picture for each C0 character at U+2400 plus its code, and one for DEL at U+2421. */
function standIn(character: string): string {
  if (character === '\t') return ' '.repeat(limits.tab);
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  if (code === 0x2028 || code === 0x2029) return '\n';
  return '\uFFFD';
}

/**
 * JSON in which the same characters are escaped, so that it can be looked at and still says exactly what was there.
 * `indent`: spaces of a level; 0 for one line.
 */
export function printableJson(value: unknown, indent = 2): string {
  return JSON.stringify(value, undefined, indent).replace(
    acting,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
