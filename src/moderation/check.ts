// The documents' own test: questions kept beside them, each with the document and the words that must be quoted.
import { readFile } from 'node:fs/promises';
import { citationsOf } from '../citation/citations.ts';
import type { Answer, Citation, Context, Document } from '../domain.ts';
import { type Expectation, parseExpectations } from '../library/expectations.ts';
import { normalized } from '../text/fold.ts';

/**
 * kept: as expected. changed: quoted, but no longer first or from another document. gained: an open question is answered
 * now. wrong: the entry names a document (`path`) that is not there.
 */
export type Finding = {
  readonly question: string;
  readonly state: 'kept' | 'changed' | 'gained' | 'open' | 'lost' | 'wrong';
  /** What is quoted first now, and where. */
  readonly text?: string;
  readonly path?: string;
};

/** Reads `questions.yaml`. Throws an Error that names file and remedy when it cannot be read as such. */
export async function readExpectations(file: string): Promise<readonly Expectation[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const why =
      error instanceof Error && 'code' in error && error.code === 'ENOENT'
        ? 'There’s no'
        : 'It can’t be read:';
    throw new Error(`${why} ${file}. ${form}`);
  });
  const read = parseExpectations(text);
  if ('expectations' in read) return read.expectations;
  throw new Error(`${file} isn’t a list of questions (${read.wrong}). ${form}`);
}

const form = 'Write a list of entries with question:, document: and quote: [words].';

/** Asks every question of these documents and says what became of its answer. */
export async function checkExpectations(
  expectations: readonly Expectation[],
  documents: readonly Pick<Document, 'path' | 'copies'>[],
  ask: (question: string, context: Context) => Answer | Promise<Answer>,
): Promise<readonly Finding[]> {
  const paths = new Set(documents.flatMap(({ path, copies }) => [path, ...copies]));
  const findings: Finding[] = [];
  for (const expected of expectations)
    findings.push(
      expected.document !== undefined && !paths.has(expected.document)
        ? { question: expected.question, state: 'wrong', path: expected.document }
        : findingOf(expected, await ask(expected.question, { turns: [], readers: 'all' })),
    );
  return findings;
}

function findingOf({ question, quote, document }: Expectation, answer: Answer): Finding {
  const citations = answer.kind === 'answer' ? citationsOf(answer) : [];
  const [first] = citations;
  const seen = first ? { text: first.excerpt.text, path: first.source.path } : {};
  if (quote.length === 0) return { question, state: first ? 'gained' : 'open', ...seen };
  if (!citations.some((c) => quotes(c, quote))) return { question, state: 'lost', ...seen };
  const same = first && quotes(first, quote) && first.source.path === (document ?? first.source.path);
  return { question, state: same ? 'kept' : 'changed', ...seen };
}

function quotes(citation: Citation, words: readonly string[]): boolean {
  const text = normalized(citation.excerpt.text);
  return words.every((w) => text.includes(normalized(w)));
}
