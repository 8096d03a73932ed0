// Writes the HTML that the offsets of a converted file count in: the same for the same words, one element a line.
import type { Place } from '../../domain.ts';
import type { Converted } from '../converted.ts';
import { parseHtml } from '../html.ts';
import { canonicalLimits } from './limits.ts';
import { refuseAs } from './refused.ts';

/** Grows the text line by line; nothing that was written changes later. */
export type Canonical = {
  /** One line: an element whose inside is escaped already. */
  line(element: string): void;
  /** What follows stands in this part of the file. */
  place(place: Omit<Place, 'start'>): void;
  warn(line: string): void;
  /** UTF-16 units written so far. */
  length(): number;
  converted(date?: string): Converted;
};

/** `title`: what the file itself says it is called. */
export function createCanonical(title?: string, language?: string): Canonical {
  const lines: string[] = [];
  const places: Place[] = [];
  const warnings: string[] = [];
  let length = 0;
  const line = (element: string): void => {
    lines.push(element);
    length += element.length + 1;
    if (length > canonicalLimits.source) refuseAs('tooLong');
  };
  if (language) line(`<html lang="${escapeAttribute(language)}">`);
  if (title?.trim()) line(`<title>${escapeText(title.trim())}</title>`);
  return {
    line,
    place(place) {
      places.push({ start: length, ...place });
    },
    warn(warning) {
      const line = oneLine(warning);
      if (!warnings.includes(line)) warnings.push(line);
    },
    length: () => length,
    converted(date) {
      const source = `${lines.join('\n')}\n`;
      const parsed = parseHtml(source, 0);
      return { source, parsed, places, warnings, ...(date === undefined ? {} : { date }) };
    },
  };
}

/** UTF-16 units of a warning: names in it may be of any length. */
const longestWarning = 400;

/** Names that a file gives may hold line breaks and signs that turn a line around. */
const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}\s]+/gu, ' ')
    .slice(0, longestWarning)
    .trim();

/** Text as it stands in HTML: white space is one space; what no text holds (control characters, half a pair) is left out. */
export const escapeText = (text: string): string =>
  text
    .replace(/[\p{Surrogate}\p{Noncharacter_Code_Point}]/gu, '\ufffd')
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029 ]+/gu, ' ')
    .replace(/\p{Cc}+/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** The text as it may stand between double quotation marks in HTML. */
export const escapeAttribute = (text: string): string => escapeText(text).replaceAll('"', '&quot;');

/** Without what `blank` tells of before and behind it; in linear time whatever stands inside. */
export function trimmedOf(text: string, blank: readonly string[]): string {
  let from = 0;
  let to = text.length;
  for (let found: string | undefined = ''; found !== undefined; from += found?.length ?? 0)
    found = blank.find((one) => text.startsWith(one, from) && from < to);
  for (let found: string | undefined = ''; found !== undefined; to -= found?.length ?? 0)
    found = blank.find((one) => to - one.length >= from && text.startsWith(one, to - one.length));
  return text.slice(from, to);
}

/** White space of XML; a space that does not break is a character like any other. */
export const xmlSpaces = [' ', '\n', '\t', '\r'] as const;

/** Whether the inside of an element shows nothing. */
export const isBlank = (html: string): boolean => html.replace(/<[^<>]*>|\s+/gu, '') === '';

/** A link that can be followed from a chat; undefined for any other (scripts, files, other programs). */
export const followable = (href: string): string | undefined =>
  /^(?:https?:\/\/|mailto:)[^\s<>"]+$/iu.test(href.trim()) ? href.trim() : undefined;

/** Inside of a line, as one element. */
export function linked(inner: string, href: string | undefined): string {
  const target = href === undefined ? undefined : followable(href);
  return target === undefined || inner.trim() === ''
    ? inner
    : `<a href="${escapeAttribute(target)}">${inner}</a>`;
}

/** A day, as a format writes a moment; undefined where it is none. */
export const dayOf = (written: string | undefined): string | undefined =>
  /^\s*(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:$|[T\s])/u.exec(written ?? '')?.[1];
