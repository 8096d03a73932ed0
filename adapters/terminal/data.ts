// `data:purge` and `data:export`: what privacy laws ask of whoever keeps something about people.
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Row, Store } from '../../src/store/store.ts';
import { countOf } from '../../src/wording.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { exit } from './limits.ts';
import { printableLine } from './printable.ts';

export const dataCommands: readonly Command[] = [
  {
    name: 'data:purge',
    about: 'delete all that is kept about one person',
    usage: '--user ID',
    options: [{ name: 'user', value: 'ID', about: 'as in slack:U012ABCDEF or discord:80351110224678912' }],
    run: purge,
  },
  {
    name: 'data:export',
    about: 'write all that is kept, or what is kept about one person, as lines of JSON',
    usage: '[--user ID] [--out FILE]',
    options: [
      { name: 'user', value: 'ID', about: 'only rows of this person' },
      { name: 'out', value: 'FILE', about: 'write here instead of standard output' },
    ],
    run: exportData,
  },
];

async function purge({ given, core, out }: Call): Promise<number> {
  const persons = personsOf(given.text('user'));
  if (persons.length === 0) throw new UsageError('data:purge needs --user ID. See --help.');
  const store = await core.store();
  let count = 0;
  for (const person of persons) count += await store.keeping.purgePerson(person);
  await core.close();
  out(`${countOf(count, 'row')} deleted or emptied.`);
  return exit.fine;
}

/** An id without its platform is looked for on both. */
function personsOf(user: string | undefined): readonly string[] {
  if (user === undefined || user.trim() === '') return [];
  return user.includes(':') ? [user] : [`slack:${user}`, `discord:${user}`];
}

async function exportData({ given, core, out, err }: Call): Promise<number> {
  const store = await core.store();
  const rows = await rowsFor(store, personsOf(given.text('user')));
  const file = given.text('out');
  if (file === undefined) for await (const row of rows) out(JSON.stringify(row));
  else await writeRows(rows, file);
  await core.close();
  if (file !== undefined) err(`Written to ${printableLine(file)}.`);
  return exit.fine;
}

async function writeRows(rows: AsyncIterable<Row>, file: string): Promise<void> {
  async function* lines() {
    for await (const row of rows) yield `${JSON.stringify(row)}\n`;
  }
  await pipeline(Readable.from(lines()), createWriteStream(file));
}

/** All rows, or those that name one of these persons in clear or as the keyed hash. */
async function rowsFor(store: Store, persons: readonly string[]): Promise<AsyncIterable<Row>> {
  if (persons.length === 0) return store.keeping.exportAll();
  const names = new Set<unknown>(persons);
  for (const person of persons) names.add(await store.keeping.hash(person));
  async function* theirs() {
    for await (const row of store.keeping.exportAll())
      if (Object.values(row).some((value) => names.has(value))) yield row;
  }
  return theirs();
}
