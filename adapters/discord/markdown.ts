// Discord's mark-up as text: what comes from a document or a question is escaped until nothing in it can act.
import type { Excerpt, Span } from '../../src/domain.ts';

/** Always mark-up, wherever it stands: emphasis, code, spoilers, links, mentions, times, quotations and the escape itself. */
const anywhere = /[\\*_~`|<>[\]@]|:(?=[\w+/-])/g;
/** Mark-up at the start of a line: headings, small text, lists. The client takes a lone CR for a line end. */
const lineStart = /(^|[\p{Cc}\p{Zl}\p{Zp}])(\p{Zs}*)([#+-]|\d+(?=[.)]))/gu;
/** Characters that turn the direction of what follows, and controls: nothing that a name needs. */
const turning = /[\p{Cc}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u2028\u2029]+/gu;

/** Text that is shown as it is: Discord's client undoes exactly these escapes. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(anywhere, '\\$&')
    .replace(lineStart, (_, before, space, sign) =>
      /\d/.test(sign) ? `${before}${space}${sign}\\` : `${before}${space}\\${sign}`,
    );
}

/** A name, title or question on one line: turning marks out, escaped, cut to `most` characters with an ellipsis. */
export function oneLine(text: string, most: number): string {
  const flat = text.replace(turning, ' ').replace(/\s+/g, ' ').trim();
  const whole = escapeMarkdown(flat);
  if (whole.length <= most) return whole;
  const signs = Array.from(flat.slice(0, most));
  let low = 0;
  let high = signs.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (escapeMarkdown(signs.slice(0, middle).join('')).length < most) low = middle;
    else high = middle - 1;
  }
  return `${escapeMarkdown(signs.slice(0, low).join('').trimEnd())}…`;
}

/** Small text on a line of its own. */
export const small = (escaped: string): string => `-# ${escaped}`;

/** The excerpt as a quotation with its marks in bold, code as a code block. */
export function quote(excerpt: Excerpt): string {
  return excerpt.form === 'code' && fits(excerpt.text)
    ? fence(excerpt.text)
    : quoteLines(excerpt.text, excerpt.form === 'code' ? [] : excerpt.marks);
}

/** Every line of `text` behind `> `, the marks in bold or struck out; line ends stay as they are. */
export function quoteLines(text: string, marks: readonly Span[], sign: '**' | '~~' = '**'): string {
  const bounds = joinMarks(marks);
  let quoted = '> ';
  let at = 0;
  for (const { start, end } of bounds) {
    quoted += behindQuote(text.slice(at, start)) + marked(text.slice(start, end), sign);
    at = end;
  }
  return quoted + behindQuote(text.slice(at));
}

/** Lines to be copied as they are. */
export const codeBlock = (text: string): string => (fits(text) ? fence(text) : quoteLines(text, []));

/** Whether a code block can hold the text: Discord knows fences of three backticks only, whatever Markdown says. */
const fits = (text: string): boolean => !text.includes('```') && text.trim() !== '';
const fence = (text: string): string => `\`\`\`\n${text}\n\`\`\``;

const lineEnd = /(\r\n|\r|\n)/;
const behindQuote = (text: string): string =>
  text
    .split(lineEnd)
    .map((part) => (lineEnd.test(part) ? `${part}> ` : escapePiece(part)))
    .join('');
/** What comes behind it is not seen here: a colon at its end may begin a shortcode or an address there. */
const escapePiece = (text: string): string => escapeMarkdown(text).replace(/:$/, '\\:');
/** A mark ends with its line. */
const marked = (text: string, sign: string): string =>
  text
    .split(lineEnd)
    .map((part) =>
      lineEnd.test(part) ? `${part}> ` : part === '' ? '' : `${sign}${escapePiece(part)}${sign}`,
    )
    .join('');

/** The same in consecutive parts of the one text, none of which ends within a character, each small enough for a message. */
export function quoteInParts(
  text: string,
  marks: readonly Span[] = [],
  sign: '**' | '~~' = '**',
): readonly string[] {
  let at = 0;
  return (text.match(/[\s\S]{1,1500}(?=\s|$)|[\s\S]{1,1500}/gu) ?? []).map((part) => {
    const from = at;
    at += part.length;
    const inside = marks
      .filter((mark) => mark.start < from + part.length && mark.end > from)
      .map((mark) => ({
        start: Math.max(mark.start - from, 0),
        end: Math.min(mark.end - from, part.length),
      }));
    return quoteLines(part, inside, sign);
  });
}

/** Marks side by side become one, or their asterisks would run together. */
function joinMarks(marks: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const mark of marks) {
    const last = joined.at(-1);
    if (last && last.end >= mark.start) joined[joined.length - 1] = { start: last.start, end: mark.end };
    else if (mark.end > mark.start) joined.push(mark);
  }
  return joined;
}
