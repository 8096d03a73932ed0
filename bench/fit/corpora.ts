// Folders of documents with questions whose answers are places in them, as rows of features with labels.
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { windowAround } from '../../src/answer/window.ts';

import { parseLines } from '../../src/evaluate/read.ts';
import { type Library, openLibrary } from '../../src/library/library.ts';
import { unframed } from '../../src/question/framing.ts';
import { plainWords } from '../../src/question/plain-words.ts';
import { analyzeQuestion } from '../../src/question/query.ts';
import { withoutCourtesy } from '../../src/question/small-talk.ts';
import { setScene } from '../../src/rank/candidates.ts';
import { featuresOf } from '../../src/rank/features.ts';
import type { Group } from './rows.ts';

const questionSchema = z.object({
  id: z.string(),
  question: z.string(),
  context: z.array(z.unknown()).default([]),
  kind: z.enum(['answerable', 'removed', 'far', 'unanswerable']),
  of: z.string().optional(),
  answers: z.array(z.object({ path: z.string(), start: z.number(), end: z.number() })),
});

export type AskedQuestion = z.infer<typeof questionSchema>;

/** One folder of documents with its questions. */
export type AskedCorpus = {
  readonly name: string;
  readonly library: Library;
  readonly questions: readonly AskedQuestion[];
};

/** Passages that are ranked, as in the answer. */
const depth = 12;

/** The corpora of a folder: each holds `corpus/` and `questions.jsonl`. */
export const corporaIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => existsSync(join(path, 'questions.jsonl')));

export async function readCorpus(path: string): Promise<AskedCorpus> {
  return {
    name: basename(path),
    library: await openLibrary({ folder: join(path, 'corpus') }),
    questions: parseLines(questionSchema, join(path, 'questions.jsonl')),
  };
}

/** Rows for each answerable question that stands alone; right are those around which what answers is shown. */
export function* groupsIn({ name, library, questions }: AskedCorpus): Iterable<Group> {
  for (const { id, question, context, kind, answers } of questions) {
    if (kind !== 'answerable' || context.length > 0) continue;
    const asked = unframed(plainWords(withoutCourtesy(question))).question;
    const query = analyzeQuestion(asked, library, () => true);
    const scene = setScene(
      query,
      library.searcher.search(query, depth, () => true),
      library.searcher,
    );
    const { rows, values } = featuresOf(scene);
    const labels = Uint8Array.from(scene.list, ({ passage, sentence }) => {
      const document = library.document(passage.documentId);
      const own = answers.filter(({ path }) => path === document?.path);
      if (document === undefined || own.length === 0) return 0;
      if (own.some((answer) => touches(sentence, answer))) return 1;
      const home = { passage, sentence };
      const alone = { ...sentence, passage, parts: [home], best: sentence, leaning: false };
      const shown = windowAround(library, document, alone, query, () => true);
      return own.some((answer) => touches(answer, shown)) ? 1 : 0;
    });
    yield { id, article: name, rows, values: Float32Array.from(values), labels, query };
  }
}

/** Characters that a sentence shares with the place of an answer, at least, or half of the sentence, or all of the answer. */
const SHARED = 20;

type Place = { readonly start: number; readonly end: number };

export function touches(one: Place, other: Place): boolean {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return (
    shared > 0 && (shared >= SHARED || 2 * shared >= one.end - one.start || shared >= other.end - other.start)
  );
}
