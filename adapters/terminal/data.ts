// `data:purge` and `data:export`: the duties of privacy laws towards people and owners of documents.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ownerOnly } from '../../src/store/limits.ts';
import { countOf } from '../../src/text/say.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { exit } from './limits.ts';
import { printableJson, printableLine } from './printable.ts';

/** The commands for the rights of people and of the owners of documents. */
export const dataCommands: readonly Command[] = [
  {
    name: 'data:purge',
    about: 'delete everything kept about one person, or the words kept of one document',
    usage: '--user PLATFORM:ID | --document PATH',
    options: [
      { name: 'user', value: 'PERSON', about: 'as in slack:U012ABCDEF or discord:80351110224678912' },
      {
        name: 'document',
        value: 'PATH',
        about: 'its path as in footnotes, even if it has left the folder',
      },
    ],
    more: [
      'For a person, quotes and receipts stay, without the question. For a document, hashes and line numbers stay, so that',
      'its receipts can still be checked. The file is rewritten, which may take a few seconds.',
    ],
    run: purge,
  },
  {
    name: 'data:export',
    about: 'export everything, or everything about one person, as JSON lines',
    usage: '[--user PLATFORM:ID] [--out FILE]',
    options: [
      { name: 'user', value: 'PERSON', about: 'only rows about this person, as in slack:U012ABCDEF' },
      { name: 'out', value: 'FILE', about: 'write here instead of standard output' },
    ],
    run: exportData,
  },
];

async function purge({ given, core, out }: Call): Promise<number> {
  const person = personOf(given.text('user'));
  const document = given.text('document');
  if ((person === undefined) === (document === undefined))
    throw new UsageError('data:purge needs --user PLATFORM:ID or --document PATH. See --help.');
  const { keeping } = await core.store();
  const count =
    person === undefined ? await keeping.purgeDocument(document ?? '') : await keeping.purgePerson(person);
  await core.close();
  const found = foundLine(count, person ?? document ?? '');
  out(count === 0 ? found : `${found} ${count === 1 ? 'It is' : 'They are'} deleted or emptied now.`);
  return exit.fine;
}

/** Names as they are kept. A person whose platform is mistyped would be told that nothing is kept. */
const personForm = /^(?:slack|discord|terminal):[^\s:]+$/;

function personOf(user: string | undefined): string | undefined {
  const person = user?.trim();
  if (person !== undefined && !personForm.test(person))
    throw new UsageError(
      `--user takes PLATFORM:ID, as in slack:U012ABCDEF or discord:80351110224678912, not ${printableLine(person)}.`,
    );
  return person;
}

const foundLine = (count: number, about: string): string =>
  `${countOf(count, 'row')} found about ${printableLine(about)}.`;

async function exportData({ given, core, out, err }: Call): Promise<number> {
  const person = personOf(given.text('user'));
  const { keeping } = await core.store();
  const file = given.text('out');
  let count = 0;
  async function* lines() {
    for await (const row of person === undefined ? keeping.exportAll() : keeping.exportPerson(person)) {
      count += 1;
      // Escaped for a terminal; read as JSON it is the same.
      yield printableJson(row, 0);
    }
  }
  if (file === undefined) for await (const line of lines()) out(line);
  else await writeLines(lines(), file);
  await core.close();
  if (person !== undefined) err(foundLine(count, person));
  if (file !== undefined) err(`${countOf(count, 'row')} written to ${printableLine(file)}.`);
  return exit.fine;
}

async function writeLines(lines: AsyncIterable<string>, file: string): Promise<void> {
  async function* ended() {
    for await (const line of lines) yield `${line}\n`;
  }
  const cannot = new UsageError(
    `Can’t write ${printableLine(file)}. Make its folder first, or choose another file.`,
  );
  const output = createWriteStream(file, { mode: ownerOnly.file });
  await once(output, 'open').catch(() => Promise.reject(cannot));
  await pipeline(Readable.from(ended()), output);
}
