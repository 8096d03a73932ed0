// Discord's mark-up as text: what comes from a document or a question is escaped until nothing in it can act.
import { partsOf } from '../../../src/citation/citations.ts';
import type { Excerpt, Span } from '../../../src/domain.ts';
import { budget } from '../limits.ts';

/** Always mark-up, wherever it stands: emphasis, code, spoilers, links, mentions, times, quotations and the escape itself. */
const anywhere = /[\\*_~`|<>[\]@]|:(?=[\w+/-])/g;
/** Mark-up at the start of a line: headings, small text, lists. The client takes a lone CR for a line end. */
const lineStart = /(^|[\p{Cc}\p{Zl}\p{Zp}])([\p{Zs}\p{Cf}]*)([#+-]|\d+(?=[.)]))/gu;
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

/** A time in the reader's own; `at`: milliseconds since 1970. */
export const stamp = (at: number): string => `<t:${Math.floor(at / 1_000)}:f>`;

/** On one line, without marks that turn its direction, where Discord reads no mark-up. */
export const flat = (text: string): string => text.replace(turning, ' ').replace(/\s+/g, ' ').trim();

/** A name, title or question on one line: turning marks out, escaped, cut to `most` characters with an ellipsis. */
export function oneLine(text: string, most: number): string {
  const line = flat(text);
  const whole = escapeMarkdown(line);
  if (whole.length <= most) return whole;
  const signs = Array.from(line.slice(0, most));
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

/** An address under a label of ours, on a line with other text; undefined where it is too long, or none that opens a page. */
export function maskedLink(label: string, link: string | undefined, most: number): string | undefined {
  const url = openable(link, most);
  // What would end the address, or begin an escape in it, is written as an address writes it.
  const safe = url?.replace(/[\\<>()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return safe === undefined ? undefined : `[${label}](<${safe}>)`;
}

/** The address itself, or without its text fragment where only that is short enough. */
export function openable(link: string | undefined, most: number): string | undefined {
  return [link, link?.replace(/:~:.*$/, '').replace(/#$/, '')]
    .flatMap((one) => {
      if (one === undefined || !URL.canParse(one) || !/^https?:/i.test(one)) return [];
      // What is no plain address yet (spaces, letters of other alphabets) is written as one.
      return /^[!-~]+$/.test(one) ? one : new URL(one).href;
    })
    .find((one) => one.length <= most);
}

/** The excerpt as a quotation with its marks in bold, code as a code block, each cell of a row behind its column's name. */
export function quote(excerpt: Excerpt): string {
  const { form, text, marks, cells } = excerpt;
  if (form === 'code') return codeBlock(text);
  if (form === 'blocks')
    return partsOf(excerpt)
      .map((part) => (part.code ? codeBlock(part.text) : quoteLines(part.text, part.marks)))
      .join('\n');
  if (!cells.some(({ column }) => column !== '')) return quoteLines(text, marks);
  const starts = cells.map(({ value }) => value.start);
  const lead = quoteLines(text.slice(0, starts[0]), marksIn(marks, 0, starts[0] ?? 0));
  return cells.reduce((whole, { column }, i) => {
    const [from, to] = [starts[i] ?? 0, starts[i + 1] ?? text.length];
    const words = quoteLines(text.slice(from, to), marksIn(marks, from, to)).slice(2);
    const name = oneLine(column, budget.cell);
    return `${whole}${i === 0 || name === '' ? '' : '\n> '}${name === '' ? '' : `*${name}:* `}${words}`;
  }, lead);
}

/** Those between two offsets, counted from the first. */
const marksIn = (marks: readonly Span[], from: number, to: number): readonly Span[] =>
  marks
    .filter((mark) => mark.start < to && mark.end > from)
    .map(({ start, end }) => ({ start: Math.max(start - from, 0), end: Math.min(end, to) - from }));

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
    return quoteLines(part, marksIn(marks, from, at), sign);
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
