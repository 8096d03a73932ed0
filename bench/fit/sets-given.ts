// The sets that the command line names, each made into rows: folders of corpora (--corpora) and public sets (--set).
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { corporaIn } from '../../src/evaluate/corpora.ts';
import { type QuestionSet, readSet } from '../../src/evaluate/sets.ts';
import { misuse, readOrMisuse } from '../misuse.ts';
import { type AskedCorpus, readCorpus } from './corpora.ts';

export const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Rows of each set, by its name. Ends the process where `command` is misused. */
export async function setsGiven<Row>(
  command: string,
  ofCorpus: (corpus: AskedCorpus) => Iterable<Row>,
  ofSet: (set: QuestionSet) => Iterable<Row>,
): Promise<ReadonlyMap<string, readonly Row[]>> {
  const right = `It is used so: npm run ${command} -- --corpora FOLDER [--corpora FOLDER …] [--set FILE …]`;
  const many = { type: 'string', multiple: true, default: [] as string[] } as const;
  const { values } = readOrMisuse(() => parseArgs({ options: { corpora: many, set: many } }), right);
  if (values.corpora.length === 0) misuse('No folder of corpora is named.', right);
  const sets = new Map<string, readonly Row[]>();
  for (const folder of values.corpora) {
    const rows: Row[] = [];
    for (const path of readOrMisuse(() => corporaIn(folder), right))
      rows.push(...ofCorpus(await readCorpus(path)));
    sets.set(basename(folder), rows);
  }
  for (const path of values.set) {
    const set = readOrMisuse(() => readSet(path), right);
    sets.set(set.name, [...ofSet(set)]);
  }
  for (const [name, rows] of sets) say(`${name}: ${rows.length} questions`);
  return sets;
}
