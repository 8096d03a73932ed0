// A quotation of several blocks in the parts that platforms draw apart: words, and code between them.
import type { Excerpt, Span } from '../domain.ts';

/** A span of an excerpt that is all code or all words; `marks` are offsets into its own text. */
export type ExcerptPart = Pick<Excerpt, 'text' | 'marks'> & { readonly code: boolean };

/** In order; the renderer adds the line breaks between words and code. */
export function partsOf({ text, marks, form, code = [] }: Excerpt): readonly ExcerptPart[] {
  if (form === 'code') return [{ text, marks, code: true }];
  const parts: ExcerptPart[] = [];
  let at = 0;
  for (const span of [...code, { start: text.length, end: text.length }]) {
    const words = { start: at, end: code.length > 0 ? trimmedEnd(text, at, span.start) : span.start };
    if (words.end > words.start) parts.push(part(text, marks, words, false));
    if (span.end > span.start) parts.push(part(text, [], span, true));
    at = text.charAt(span.end) === '\n' ? span.end + 1 : span.end;
  }
  return parts;
}

const trimmedEnd = (text: string, start: number, end: number): number =>
  end > start && text.charAt(end - 1) === '\n' ? end - 1 : end;

const part = (text: string, marks: readonly Span[], { start, end }: Span, code: boolean): ExcerptPart => ({
  text: text.slice(start, end),
  marks: marks
    .filter((mark) => mark.start >= start && mark.end <= end)
    .map((mark) => ({ start: mark.start - start, end: mark.end - start })),
  code,
});
