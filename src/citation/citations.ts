// What an answer puts before the reader, and the parts of an excerpt that platforms draw apart.
import type { Answer, Citation, Excerpt, Label, Span } from '../domain.ts';

/** Nothing for an abstention or a conversation. */
export const citationsOf = (answer: Answer): readonly Citation[] =>
  answer.kind === 'answer' || answer.kind === 'nearest' ? answer.citations : [];

/** Hashes of all passages that it shows any part of, the one of its best sentence first: what retiring goes by. */
export const passagesShown = ({
  passageHash,
  besideHashes = [],
}: Pick<Citation, 'passageHash' | 'besideHashes'>): readonly string[] => [passageHash, ...besideHashes];

/** How an answer is to be taken: as sure, as only related, or as nothing found. */
export type OutcomeKind = 'sure' | 'unsure' | 'nothing';

/** What a reader makes of each kind: sure that this answers, unsure but worth a look, or nothing. */
const outcomes: { readonly [kind in Answer['kind']]: OutcomeKind } = {
  answer: 'sure',
  nearest: 'unsure',
  abstention: 'nothing',
  conversation: 'nothing',
};

/** How sure people may be of this answer. */
export const outcomeOf = ({ kind }: Answer): OutcomeKind => outcomes[kind];

/** Words of the question that no document mentions, where the answer says so. */
export const unknownIn = (answer: Answer): readonly string[] =>
  answer.kind === 'conversation' ? [] : (answer.unknownWords ?? []);

/** What stands above a quotation: the headings and the line that it hangs on. */
export const labelsAbove = ({ labels }: Pick<Citation, 'labels'>): readonly Label[] =>
  labels.filter(({ kind }) => kind === 'heading' || kind === 'intro');

/** Two quotations of one document share characters of it. */
export function overlaps({ source, excerpt }: Citation, other: Citation): boolean {
  const same = source.documentId === other.source.documentId;
  return same && excerpt.start < other.excerpt.end && other.excerpt.start < excerpt.end;
}

/** A span of an excerpt that is all code or all words; `marks` are offsets into its own text. */
type ExcerptPart = Pick<Excerpt, 'text' | 'marks'> & { readonly code: boolean };

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
