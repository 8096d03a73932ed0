// npm run fit:howto -- --snapshots FOLDER --to FOLDER [--write]: question sets from the headings of public documentation, checked against the manifest.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { parseAs } from '../../../src/evaluate/read.ts';
import { misuse, readOrMisuse } from '../../misuse.ts';
import { corpusOf, type Made, type Question } from './corpus.ts';
import { paragraphsIn } from './hide.ts';
import { filesOf, hashOf } from './repository.ts';

const right =
  'It is used so: npm run fit:howto -- --snapshots FOLDER (of OWNER+NAME/repo) --to FOLDER [--write], --write for a new manifest';
const { values } = readOrMisuse(
  () =>
    parseArgs({
      options: { snapshots: { type: 'string' }, to: { type: 'string' }, write: { type: 'boolean' } },
    }),
  right,
);
const { snapshots, to, write = false } = values;
if (snapshots === undefined || to === undefined) misuse('A folder is not named.', right);

const manifestFile = 'bench/fit/howto/manifest.json';
const entry = z.object({
  repository: z.string(),
  commit: z.string(),
  kind: z.string(),
  folders: z.array(z.string()),
  /** Of the files that were read, and of the corpus with its own questions that was made of them. */
  read: z.string(),
  made: z.string(),
});
const manifest = readOrMisuse(
  () => parseAs(z.array(entry), readFileSync(manifestFile, 'utf8'), manifestFile),
  right,
);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Questions of another repository that each corpus is asked too. */
const FAR = 10;

const all = manifest.flatMap((named) => {
  const files = filesOf(snapshots, named);
  if (files === undefined) say(`${named.repository}: no snapshot of ${named.commit}`);
  return files === undefined ? [] : [{ named, read: hashOf(files), made: corpusOf(named.repository, files) }];
});
let differing = 0;
const written = new Map<string, z.output<typeof entry>>();
for (const [number, { named, read, made }] of all.entries()) {
  const entryMade = { ...named, read, made: hashOfMade(made) };
  written.set(named.repository, entryMade);
  const differs = [
    ...(read === named.read ? [] : ['files']),
    ...(entryMade.made === named.made ? [] : ['corpus']),
  ];
  if (differs.length > 0) differing += 1;
  const others = [...all.slice(number + 1), ...all.slice(0, number)];
  const other = others.find((one) => one.named.kind !== named.kind)?.made;
  const far = other ? farOf(made, other) : [];
  store(made, far);
  const count = (kind: Question['kind']): number => made.questions.filter((one) => one.kind === kind).length;
  say(
    `${made.name}: ${made.files.size} files, ${count('answerable')} answerable, ${count('removed')} removed, ${far.length} far${differs.length > 0 ? `; ${differs.join(' and ')} differ from the manifest` : ''}`,
  );
}
if (write)
  writeFileSync(
    manifestFile,
    `[\n${manifest.map((one) => `  ${JSON.stringify(written.get(one.repository) ?? one)}`).join(',\n')}\n]\n`,
  );
say(`${all.length} of ${manifest.length} repositories, ${differing} differing from the manifest`);
if (differing > 0 && !write) process.exitCode = 1;

/** Questions of another corpus whose words stand together nowhere in this one. */
function farOf({ name, files }: Made, other: Made): readonly Question[] {
  const isHeld = paragraphsIn(files);
  return other.questions
    .filter(({ question }) => !isHeld(question))
    .slice(0, FAR)
    .map((one, number) => ({ ...one, id: `${name}-far-${number}`, kind: 'far', answers: [] }));
}

function hashOfMade({ files, questions }: Made): string {
  return createHash('sha256').update(hashOf(files)).update(JSON.stringify(questions)).digest('hex');
}

function store({ name, files, questions }: Made, far: readonly Question[]): void {
  const folder = join(to ?? '', name);
  for (const [path, text] of files) {
    const file = join(folder, 'corpus', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  writeFileSync(
    join(folder, 'questions.jsonl'),
    [...questions, ...far].map((one) => `${JSON.stringify(one)}\n`).join(''),
  );
}
