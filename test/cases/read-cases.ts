// Reads a case folder: documents, and questions with what has to be quoted. A new case is a folder, no code.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ask } from '../../src/ask.ts';
import { citationsOf } from '../../src/citation/citations.ts';
import type { Answer, Citation, Turn } from '../../src/domain.ts';
import type { Library } from '../../src/library/library.ts';
import { toTurn } from '../../src/question/follow-up.ts';
import { differLine } from '../../src/words/citation.ts';

const words = z.array(z.coerce.string());
const question = z.strictObject({
  question: z.string(),
  kind: z.string().optional(),
  /** Earlier questions, asked first. */
  context: z.array(z.string()).default([]),
  readers: z.array(z.string()).optional(),
  /** `none`: nearest or abstention. */
  expect: z.enum(['answer', 'none', 'nearest', 'abstention', 'conversation']).default('answer'),
  /** File name of the first citation. */
  document: z.string().optional(),
  /** Words of the first excerpt; of one excerpt for each entry of `list`; of its labels; of no excerpt at all. */
  quote: words.default([]),
  list: z.array(words).default([]),
  labels: words.default([]),
  never: words.default([]),
  /** File names named under the first citation; what the sources differ in. */
  alsoIn: words.default([]),
  /** How many documents are named under the first citation. */
  also: z.number().int().optional(),
  differ: z.enum(['number', 'date', 'name', 'negation', 'nothing']).optional(),
  understood: z.string().optional(),
});
const file = z.strictObject({
  /** Folder of the documents, from this one. */
  corpus: z.string().default('documents'),
  /** How many have to be right; all unless given. */
  floor: z.number().int().optional(),
  questions: z.array(question),
});

export type Question = z.output<typeof question>;
export type CaseFolder = z.output<typeof file> & { readonly name: string };

export function readCases(folder: string): readonly CaseFolder[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'questions.yaml')))
    .map((name) => {
      const read = file.parse(parse(readFileSync(join(folder, name, 'questions.yaml'), 'utf8')));
      return { ...read, name, corpus: resolve(folder, name, read.corpus) };
    });
}

export function answerTo(library: Library, wanted: Question): Answer {
  const { question: text, context } = wanted;
  const readers = wanted.readers ?? 'all';
  const turns: Turn[] = [];
  for (const earlier of context) turns.push(toTurn(ask(library, earlier, { turns, readers })));
  return ask(library, text, { turns, readers });
}

/** What is wrong with an answer, a line each; empty when it is as the case wants it. */
export function faultsOf(answer: Answer, wanted: Question): readonly string[] {
  const shown = citationsOf(answer);
  const faults: string[] = [];
  const must = (holds: boolean, fault: string): void => {
    if (!holds) faults.push(fault);
  };
  const kinds = wanted.expect === 'none' ? ['nearest', 'abstention'] : [wanted.expect];
  must(kinds.includes(answer.kind), `${answer.kind} (${answer.confidence}) in place of ${wanted.expect}`);
  const [first] = shown;
  if (wanted.expect === 'answer') {
    for (const word of wanted.quote)
      must(holdsWord(first, word), `first excerpt lacks "${word}": ${first?.excerpt.text}`);
    for (const slot of wanted.list) {
      must(
        shown.some((c) => slot.every((word) => holdsWord(c, word))),
        `no excerpt holds ${slot.join(', ')}`,
      );
    }
    if (wanted.document !== undefined)
      must(first?.source.path === wanted.document, `first is ${first?.source.path}`);
    const labels = first?.labels.map((label) => label.text).join(' ') ?? '';
    for (const word of wanted.labels) must(labels.includes(word), `labels lack "${word}": ${labels}`);
    const also = first?.alsoIn.length ?? 0;
    must(wanted.also === undefined || wanted.also === also, `also in ${also} documents`);
    for (const path of wanted.alsoIn)
      must(first?.alsoIn.some((s) => s.path === path) ?? false, `not also in ${path}`);
  }
  for (const word of wanted.never) must(!shown.some((c) => holdsWord(c, word)), `"${word}" is shown`);
  if (wanted.differ !== undefined) must(differs(answer) === wanted.differ, `differs in ${differs(answer)}`);
  if (wanted.understood !== undefined)
    must(answer.understood === wanted.understood, `understood as ${answer.understood}`);
  return faults;
}

function holdsWord(citation: Citation | undefined, word: string): boolean {
  return citation?.excerpt.text.toLowerCase().includes(word.toLowerCase()) ?? false;
}

function differs(answer: Answer): string {
  const [difference] = answer.kind === 'answer' ? answer.differ : [];
  return difference && differLine(difference) !== '' ? difference.about : 'nothing';
}
