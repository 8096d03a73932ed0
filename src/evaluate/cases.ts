// One form for the questions of all sets: what was asked before, what answers, and how a list is counted.
import { z } from 'zod';
import type { Document } from '../domain.ts';
import { parseLines } from './read.ts';
import { holdsAnswer, type QuestionSet } from './sets.ts';

export type Case = {
  readonly id: string;
  readonly question: string;
  readonly kind: string;
  readonly answerable: boolean;
  /** Earlier questions of the conversation, oldest first. */
  readonly context: readonly string[];
  /** Parts of the answer; one for all kinds but lists. */
  readonly slots: number;
  /** Numbers of the parts that a quotation of this document holds, from 1. */
  readonly held: (document: Document, text: string) => readonly number[];
  /** Gold passage, where the set names one. */
  readonly passageId?: string;
};

const evidence = z.object({ doc: z.string(), must: z.array(z.string()), slot: z.number().default(1) });
const line = z.object({
  id: z.string(),
  question: z.string(),
  kind: z.string(),
  answerable: z.boolean(),
  evidence: z.array(evidence).default([]),
  alternatives: z.array(evidence).default([]),
  context: z.array(z.string()).default([]),
});

/** Questions with their evidence over a folder of documents, one JSON object a line. Throws a SetError. */
export function readCases(path: string): readonly Case[] {
  return parseLines(line, path).map((read): Case => {
    const { evidence: main, alternatives, ...rest } = read;
    const all = [...main, ...alternatives];
    return {
      ...rest,
      slots: Math.max(1, new Set(main.map((e) => e.slot)).size),
      held(document, excerpt) {
        const folded = fold(excerpt);
        const found = all.filter(
          (e) => isNamed(document, e.doc) && e.must.every((m) => folded.includes(fold(m))),
        );
        return [...new Set(found.map((e) => e.slot))];
      },
    };
  });
}

/** The questions of a public set over its own documents. */
export function casesOf(set: QuestionSet): readonly Case[] {
  return set.questions.map((q) => ({
    id: q.id,
    question: q.question,
    kind: 'fact',
    answerable: q.answerable,
    context: [],
    slots: 1,
    held: (_, text) => (q.answerable && holdsAnswer(text, q.answers) ? [1] : []),
    passageId: `${q.document}:${q.passage}`,
  }));
}

/** A document is named by its file name without ending, with folders where several share it. */
const isNamed = ({ path }: Document, name: string): boolean => {
  const bare = path.replace(/\.[^./]+$/, '');
  return bare === name || bare.endsWith(`/${name}`);
};

/** NFKC, straight quotes, plain dashes, one space, lower case, mark-up signs out. */
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u201B]/g, "'")
    .replace(/[\u201C\u201D]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[`*]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
