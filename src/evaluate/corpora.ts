// Folders of documents beside questions about them, as one set: what `--corpora` names.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Case, readCases } from './cases.ts';
import { SetError } from './read.ts';

/** A folder of documents and the questions that are asked of it. */
export type AskedFolder = {
  /** Of the documents. */
  readonly folder: string;
  readonly cases: readonly Case[];
};

/** The folders of a folder that hold `corpus/` and `questions.jsonl`, by name. Throws a SetError where there is none. */
export function corporaIn(folder: string): readonly string[] {
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  const paths = names
    .map((name) => join(folder, name))
    .filter((path) => existsSync(join(path, 'questions.jsonl')));
  if (paths.length === 0) throw new SetError(`${folder} holds no folder with corpus/ and questions.jsonl.`);
  return paths;
}

/** Reads `corpus/` and `questions.jsonl` below `path`. Throws a SetError that names the file and the line. */
export const readAsked = (path: string): AskedFolder => ({
  folder: join(path, 'corpus'),
  cases: readCases(join(path, 'questions.jsonl')),
});
