// One form for the questions of all sets: what was asked before, what answers, and how a list is counted.
import { z } from 'zod';
import type { Document, Span } from '../domain.ts';
import { normalized } from '../text/fold.ts';
import { parseLines } from './read.ts';
import { holdsAnswer, type QuestionSet } from './sets.ts';

/** What is shown of a document: its place there, UTF-16 units, and how it reads. */
export type Shown = Span & { readonly text: string };

/** One question of a set, with what counts as a right answer to it. */
export type Case = {
  readonly id: string;
  readonly question: string;
  readonly kind: string;
  readonly answerable: boolean;
  /** What kind of a question without an answer it is: `unanswerable`, `removed` (its answer was), `far` (of other documents). */
  readonly lacks?: string;
  /** Earlier questions of the conversation, oldest first. */
  readonly context: readonly string[];
  /** Parts of the answer; one for all kinds but lists. */
  readonly slots: number;
  /** Numbers of the parts that a quotation of this document holds, from 1. */
  readonly held: (document: Document, shown: Shown) => readonly number[];
  /** Gold passage, where the set names one. */
  readonly passageId?: string;
};

const evidence = z.object({ doc: z.string(), must: z.array(z.string()), slot: z.number().default(1) });
const withEvidence = z.object({
  id: z.string(),
  question: z.string(),
  kind: z.string(),
  answerable: z.boolean(),
  evidence: z.array(evidence).default([]),
  alternatives: z.array(evidence).default([]),
  context: z.array(z.string()).default([]),
});
const place = z.object({ path: z.string(), start: z.number(), end: z.number() });
const withPlaces = z.object({
  id: z.string(),
  question: z.string(),
  kind: z.enum(['answerable', 'removed', 'far', 'unanswerable']),
  of: z.string().default('answerable'),
  answers: z.array(place),
  context: z.array(z.string()).default([]),
});
type Evidenced = z.output<typeof withEvidence>;
type Placed = z.output<typeof withPlaces>;

/** Questions with the words of their evidence, or with the places of their answers; one JSON object a line. Throws a SetError. */
export const readCases = (path: string): readonly Case[] =>
  parseLines((line) => (hasField(line, 'answers') ? withPlaces : withEvidence), path).map((line) =>
    'answers' in line ? caseOfPlaces(line) : caseOfEvidence(line),
  );

const hasField = (line: unknown, name: string): boolean =>
  typeof line === 'object' && line !== null && name in line;

function caseOfEvidence({ evidence: main, alternatives, ...line }: Evidenced): Case {
  const all = [...main, ...alternatives];
  return {
    ...line,
    ...(line.answerable ? {} : { lacks: 'unanswerable' }),
    slots: Math.max(1, new Set(main.map((e) => e.slot)).size),
    held(document, { text }) {
      const folded = fold(text);
      const found = all.filter(
        (e) => isNamed(document, e.doc) && e.must.every((m) => folded.includes(fold(m))),
      );
      return [...new Set(found.map((e) => e.slot))];
    },
  };
}

function caseOfPlaces({ kind, of, answers, ...line }: Placed): Case {
  const answerable = kind === 'answerable';
  return {
    ...line,
    kind: answerable ? of : kind,
    answerable,
    ...(answerable ? {} : { lacks: kind }),
    slots: 1,
    held: ({ path }, shown) =>
      answers.some((answer) => answer.path === path && shares(shown, answer)) ? [1] : [],
  };
}

/** UTF-16 units that a quotation shares with the place of an answer, at least, or half of what is quoted, or all of the answer. */
const SHARED = 20;

/** Whether what is shown is of the answer at this place. */
export function shares(shown: Span, answer: Span): boolean {
  const shared = Math.min(shown.end, answer.end) - Math.max(shown.start, answer.start);
  const [own, whole] = [shown, answer].map(({ start, end }) => end - start);
  return shared > 0 && (shared >= SHARED || 2 * shared >= (own ?? 0) || shared >= (whole ?? 0));
}

/** The questions of a public set over its own documents. */
export function casesOf(set: QuestionSet): readonly Case[] {
  return set.questions.map((q) => ({
    id: q.id,
    question: q.question,
    kind: 'fact',
    answerable: q.answerable,
    ...(q.answerable ? {} : { lacks: 'unanswerable' }),
    context: [],
    slots: 1,
    held: (_, { text }) => (q.answerable && holdsAnswer(text, q.answers) ? [1] : []),
    passageId: `${q.document}:${q.passage}`,
  }));
}

/** A document is named by its file name without ending, with folders where several share it. */
const isNamed = ({ path }: Document, name: string): boolean => {
  const bare = path.replace(/\.[^./]+$/, '');
  return bare === name || bare.endsWith(`/${name}`);
};

/** Normalized, with plain dashes; quotation marks, signs of mark-up and their escapes out. */
const fold = (text: string): string =>
  normalized(
    text
      .normalize('NFKC')
      .replace(/["'`*_\u2018\u2019\u201B\u201C\u201D]/g, '')
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/\\(?=[^\w\s])/g, ''),
  );
