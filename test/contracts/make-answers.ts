// Makers of answers and their parts for tests: what is not said is plain.
import type { Answer, Citation, Excerpt, Label, Source, Span } from '../../src/domain.ts';

const hash = (n: number): string => n.toString(16).padStart(64, '0');

/** A source as the core gives it; what is not said is plain. */
export function sourceOf(title: string, more: Partial<Source> = {}): Source {
  return {
    documentId: 'd1',
    passageId: 'd1-p1',
    title,
    headings: ['Setting up', 'Limits'],
    path: 'guide/limits.md',
    lines: { from: 12, to: 14 },
    audience: [],
    ...more,
  };
}

/** The words `words` of `text`, as spans in order. */
export function marksOf(text: string, words: readonly string[]): readonly Span[] {
  return words
    .map((w) => ({ start: text.indexOf(w), end: text.indexOf(w) + w.length }))
    .filter((s) => s.start >= 0)
    .sort((a, b) => a.start - b.start);
}

export function citationOf(
  number: number,
  text: string,
  more: {
    readonly source?: Source;
    readonly excerpt?: Partial<Excerpt>;
    readonly labels?: readonly Label[];
    readonly alsoIn?: readonly Source[];
  } = {},
): Citation {
  return {
    number,
    source: more.source ?? sourceOf(`Document ${number}`),
    excerpt: {
      start: 100,
      end: 100 + text.length,
      form: 'prose',
      text,
      marks: [],
      best: { start: 100, end: 100 + text.length },
      cells: [],
      ...more.excerpt,
    },
    labels: more.labels ?? [],
    alsoIn: more.alsoIn ?? [],
    hash: hash(number),
    fileHash: hash(number + 1_000),
    passageHash: hash(number + 2_000),
    matched: ['limit'],
    missing: [],
  };
}

/** What every answer has. */
export const asked = (text: string, understood = text) => ({
  asked: text,
  understood,
  confidence: 0.83,
  ranked: [],
  next: [],
  library: '0123456789abcdef',
});

export function answerOf(
  citations: readonly Citation[],
  text = 'What is the limit?',
  understood = text,
): Answer {
  return { ...asked(text, understood), kind: 'answer', citations, differ: [] };
}
