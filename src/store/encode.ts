// An answer taken apart for the tables and put together again: evidence is kept once, the question's words apart.
import { createHash } from 'node:crypto';
import { citationsOf, unknownIn } from '../citation/citations.ts';
import type { Answer, Citation, Excerpt, Span } from '../domain.ts';

/** The half of a citation that is the same in every answer that cites it, with its paragraph. */
export type Lasting = Omit<Citation, 'number' | 'matched' | 'missing' | 'excerpt'> & {
  readonly excerpt: Omit<Excerpt, 'marks'>;
  readonly paragraph: string;
};
type Words = {
  readonly asked: string;
  /** Absent when it is what was asked. */
  readonly understood?: string;
  readonly unknownWords: readonly string[];
  readonly shown: readonly CitationWords[];
  readonly next: readonly CitationWords[];
};
type CitationWords = readonly [matched: readonly string[], missing: readonly string[]];
/** A citation in one answer: its evidence, its number, the marks in it. */
type Reference = readonly [evidenceId: string, number: number, marks: readonly Ends[]];
type Ends = readonly [start: number, end: number];
type RankedRow = readonly [documentId: string, passageId: string, start: number, end: number];
/** What neither repeats the question nor is kept as evidence. */
type Rest = Without<
  Answer,
  | 'asked'
  | 'understood'
  | 'confidence'
  | 'ranked'
  | 'next'
  | 'citations'
  | 'unknownWords'
  | 'documents'
  | 'examples'
  | 'contact'
>;
type Without<A, K extends PropertyKey> = A extends unknown ? Omit<A, K> : never;
/** What is kept of an answer without its words, as JSON. */
export type Body = {
  readonly rest: Rest;
  readonly ranked: readonly RankedRow[];
  readonly shown: readonly Reference[];
  readonly next: readonly Reference[];
};

/** An answer as the tables keep it: `words` goes when the question is forgotten, the rest stays. */
export type Encoded = {
  readonly words: string;
  readonly body: string;
  readonly evidence: ReadonlyMap<string, Lasting>;
  /** Evidence of the citations shown, in their order. */
  readonly shown: readonly Reference[];
};

/** Takes an answer apart; `paragraphs` are the texts of its passages, by Passage.hash. */
export function encodeAnswer(answer: Answer, paragraphs: ReadonlyMap<string, string>): Encoded {
  const evidence = new Map<string, Lasting>();
  const refer = ({ number, matched: _m, missing: _n, excerpt, ...lasting }: Citation): Reference => {
    const { marks, ...unmarked } = excerpt;
    const paragraph = paragraphs.get(lasting.passageHash) ?? '';
    const kept = { ...lasting, excerpt: unmarked, paragraph };
    const id = createHash('sha256').update(JSON.stringify(kept)).digest('base64url').slice(0, 22);
    evidence.set(id, kept);
    return [id, number, marks.map(({ start, end }) => [start, end])];
  };
  const cited = citationsOf(answer);
  const words: Words = {
    asked: answer.asked,
    ...(answer.understood === answer.asked ? {} : { understood: answer.understood }),
    unknownWords: unknownIn(answer),
    shown: cited.map((c) => [c.matched, c.missing]),
    next: answer.next.map((c) => [c.matched, c.missing]),
  };
  const body: Body = {
    rest: restOf(answer),
    ranked: answer.ranked.map((r) => [r.documentId, r.passageId, r.start, r.end]),
    shown: cited.map(refer),
    next: answer.next.map(refer),
  };
  return { words: JSON.stringify(words), body: JSON.stringify(body), evidence, shown: body.shown };
}

/** `words` null: they were forgotten. Evidence that is missing is left out. */
export function decodeAnswer(
  row: { readonly words: string | null; readonly body: string; readonly confidence: number },
  evidence: ReadonlyMap<string, Lasting>,
): Answer {
  const { rest, ranked, shown, next }: Body = JSON.parse(row.body);
  const words = readWords(row.words);
  const join = (references: readonly Reference[], said: readonly CitationWords[]): readonly Citation[] =>
    references.flatMap(([id, number, marks], i) => {
      const kept = evidence.get(id);
      if (kept === undefined) return [];
      const { paragraph: _paragraph, excerpt, ...lasting } = kept;
      const [matched, missing] = said[i] ?? [[], []];
      return [
        {
          ...lasting,
          number,
          excerpt: { ...excerpt, marks: excerpt.text === '' ? [] : marks.map(spanOf) },
          matched,
          missing,
        },
      ];
    });
  const { asked, understood = asked, unknownWords } = words;
  const common = {
    asked,
    understood,
    confidence: row.confidence,
    ranked: ranked.map(([documentId, passageId, start, end]) => ({ start, end, documentId, passageId })),
    next: join(next, words.next),
  };
  if (rest.kind === 'abstention') return { ...rest, ...common, unknownWords };
  if (rest.kind === 'conversation') return { ...rest, ...common, documents: [], examples: [] };
  const unknown = unknownWords.length === 0 ? {} : { unknownWords };
  return { ...rest, ...common, citations: join(shown, words.shown), ...unknown };
}

/** The words of a question that are kept; empty where it was forgotten. */
export function readWords(words: string | null): Words {
  return words === null ? { asked: '', unknownWords: [], shown: [], next: [] } : JSON.parse(words);
}

/** The words without what completed the question from an earlier one: as if it had been understood as it was asked. */
export function ownWords(words: string): string {
  const { understood, ...own } = readWords(words);
  if (understood === undefined) return words;
  const said = own.asked.toLowerCase();
  const of = (all: readonly string[]): readonly string[] => all.filter((w) => said.includes(w.toLowerCase()));
  const each = (all: readonly CitationWords[]): readonly CitationWords[] =>
    all.map(([matched, missing]) => [of(matched), of(missing)]);
  const rest: Words = {
    asked: own.asked,
    unknownWords: of(own.unknownWords),
    shown: each(own.shown),
    next: each(own.next),
  };
  return JSON.stringify(rest);
}

/** What stays of a quotation when its document is forgotten: hashes and places, which tell it when the document is back. */
export function silenced({ source, excerpt, ...lasting }: Lasting): Lasting {
  const { documentId, passageId, path, lines, audience } = source;
  return {
    ...lasting,
    source: { documentId, passageId, path, lines, audience, title: path, headings: [] },
    excerpt: { ...excerpt, text: '', cells: [] },
    labels: [],
    alsoIn: [],
    paragraph: '',
  };
}

/** The body of an answer that does not say where the rest of its list stands, when that is in this file. */
export function withoutMore(body: string, path: string): string {
  const read: Body = JSON.parse(body);
  if (read.rest.kind !== 'answer' || !read.rest.more?.sources.some((s) => s.path === path)) return body;
  const { more: _more, ...rest } = read.rest;
  return JSON.stringify({ ...read, rest });
}

/** Ids of all evidence that a body refers to. */
export function referredTo(body: string, role: 'shown' | 'next' | 'both'): readonly string[] {
  const { shown, next }: Body = JSON.parse(body);
  return [...(role === 'next' ? [] : shown), ...(role === 'shown' ? [] : next)].map(([id]) => id);
}

function restOf(answer: Answer): Rest {
  const { library } = answer;
  const common = { library };
  if (answer.kind === 'abstention') return { kind: answer.kind, ...common };
  if (answer.kind === 'conversation') return { kind: answer.kind, about: answer.about, ...common };
  const { request } = answer;
  const requested = { ...common, ...(request === undefined ? {} : { request }) };
  if (answer.kind === 'nearest') return { kind: answer.kind, ...requested };
  const { kind, differ, more } = answer;
  return { kind, differ, ...(more === undefined ? {} : { more }), ...requested };
}

const spanOf = ([start, end]: Ends): Span => ({ start, end });
