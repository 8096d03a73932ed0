// Question sets in their two documented formats, made into documents and cases with a test of what answers them.
import { z } from 'zod';
import type { Document, Passage, Sentence } from '../domain.ts';
import { normalized } from '../text/fold.ts';
import { splitSentences } from '../text/sentences.ts';
import { sha256 } from '../text/sha256.ts';
import { parseAs, parseLines, readText } from './read.ts';

const setSchema = z.object({
  name: z.string(),
  language: z.string(),
  licence: z.string().default(''),
  documents: z.array(z.object({ id: z.string(), title: z.string(), passages: z.array(z.string()) })),
  questions: z.array(
    z.object({
      id: z.string(),
      question: z.string(),
      document: z.string(),
      passage: z.number(),
      answerable: z.boolean(),
      answers: z.array(z.string()),
    }),
  ),
});

/** Documents with their passages, and questions whose answers are strings in one of the passages. */
export type QuestionSet = z.infer<typeof setSchema>;

/** Reads a public set (.json). Throws a SetError that names the file and what is wrong in it. */
export function readSet(path: string): QuestionSet {
  return parseAs(setSchema, readText(path), path);
}

/** Foreign passages, one JSON string a line, as documents of twenty passages. Throws a SetError. */
export function readFiller(path: string, limit = Number.POSITIVE_INFINITY): QuestionSet['documents'] {
  const passages = parseLines(z.string(), path).slice(0, limit);
  const documents: QuestionSet['documents'] = [];
  for (let i = 0; i < passages.length; i += 20)
    documents.push({ id: `filler-${i}`, title: '', passages: passages.slice(i, i + 20) });
  return documents;
}

/** A set's document as the corpus would hold it: its passages are paragraphs of a plain text. */
export function documentOf(
  { id, title, passages }: QuestionSet['documents'][number],
  language: string,
): Document {
  const source = passages.join('\n\n');
  let at = 0;
  const spans = passages.map((text) => {
    const span = { start: at, end: at + text.length };
    at = span.end + 2;
    return span;
  });
  return {
    id,
    path: `${id}.txt`,
    format: 'plain',
    title,
    language,
    tags: [],
    audience: [],
    source,
    prose: source,
    blocks: spans.map((span, group) => ({
      ...span,
      kind: 'paragraph',
      level: 0,
      group,
      cells: [],
      head: false,
    })),
    passages: spans.map(
      (span, index): Passage => ({
        ...span,
        id: `${id}:${index}`,
        documentId: id,
        kind: 'paragraph',
        headings: [],
        sentences: splitSentences(source, span, language).map(
          (sentence): Sentence => ({ ...sentence, form: 'prose', labels: [], cells: [] }),
        ),
        hash: sha256(source.slice(span.start, span.end)),
      }),
    ),
    hash: sha256(source),
    copies: [],
  };
}

/** Does a text hold one of the answers, as whole words, case folded? */
export function holdsAnswer(text: string, answers: readonly string[]): boolean {
  const lower = normalized(text);
  return answers.some((answer) => {
    const wanted = normalized(answer);
    if (wanted === '') return false;
    for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
      if (isBoundary(lower, at) && isBoundary(lower, at + wanted.length)) return true;
    }
    return false;
  });
}

/** No boundary only between two letters or digits of a script that writes spaces. */
function isBoundary(text: string, at: number): boolean {
  const spaced = /[\p{L}\p{N}]/u;
  const unspaced = /[\u0e00-\u0eff\u3005-\u30ff\u3400-\u9fff]/u;
  const before = text.charAt(at - 1);
  const after = text.charAt(at);
  return !(spaced.test(before) && spaced.test(after)) || unspaced.test(before) || unspaced.test(after);
}
