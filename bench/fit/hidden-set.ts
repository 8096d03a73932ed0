// npm run fit:hidden -- FOLDER: questions of FAQs whose own words are hidden, written beside the documents that were made for them.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseAs, parseLines } from '../../src/evaluate/read.ts';
import { misuse, readOrMisuse } from '../misuse.ts';
import { pathInCorpus } from './hiding.ts';

const right =
  'It is used so: npm run fit:hidden -- FOLDER (with questions.jsonl, manifest.json and build/CORPUS/corpus)';
const [folder] = process.argv.slice(2);
if (folder === undefined) misuse('No folder is named.', right);

const questionShape = z.object({
  id: z.string(),
  corpus: z.string(),
  question: z.string(),
  path: z.string().default(''),
  start: z.number().default(0),
  end: z.number().default(0),
  form: z.string(),
  removed: z.boolean(),
  far: z.boolean(),
});
const manifestShape = z.array(z.object({ corpus: z.string(), renamed: z.array(z.string()) }));

const questions = readOrMisuse(() => parseLines(questionShape, join(folder, 'questions.jsonl')), right);
const manifest = readOrMisuse(
  () => parseAs(manifestShape, readFileSync(join(folder, 'manifest.json'), 'utf8'), 'manifest.json'),
  right,
);
for (const { corpus, renamed } of manifest) {
  const made = join(folder, 'build', corpus);
  if (!existsSync(join(made, 'corpus'))) misuse(`${made} holds no documents.`, right);
  const lines = questions
    .filter((one) => one.corpus === corpus)
    .map(({ id, question, form, removed, far, path, start, end }) => {
      const kind = far ? 'far' : removed ? 'removed' : 'answerable';
      const answers = kind === 'answerable' ? [{ path: pathInCorpus(path, renamed), start, end }] : [];
      return JSON.stringify({ id, question, kind, of: form, answers });
    });
  writeFileSync(join(made, 'questions.jsonl'), `${lines.join('\n')}\n`);
}
process.stderr.write(`${questions.length} questions beside the documents of ${manifest.length} corpora\n`);
