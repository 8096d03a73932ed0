// From a folder to documents: walk, decode, settings, parse, clean, cut. Bad input is listed with a remedy and stops nothing else.
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Document, LeftOut, NotRead } from '../domain.ts';
import { byCodeUnit } from '../text/compare.ts';
import { clip } from '../text/say.ts';
import { finish } from './documents.ts';
import type { Draft } from './draft.ts';
import { openExtractions } from './extractions.ts';
import { sizes } from './limits.ts';
import { readGuarded } from './read-guarded.ts';
import { readSettings } from './settings.ts';
import { walk } from './walk.ts';

/** Everything that was read from a folder, and what was not. */
export type Corpus = {
  /** Absolute path. */
  readonly folder: string;
  readonly documents: readonly Document[];
  readonly leftOut: readonly LeftOut[];
  readonly notRead: readonly NotRead[];
  readonly warnings: readonly string[];
  /** Text of `synonyms.txt`, empty without one. */
  readonly synonyms: string;
  /** Path of `questions.yaml` where the folder has one. */
  readonly questions?: string;
};

/** The corpus folder cannot be served from. */
export class CorpusError extends Error {
  /** `corpus-withheld`: there are documents, but of each it is in doubt who may read it. */
  readonly code: 'corpus-missing' | 'corpus-empty' | 'corpus-withheld';
  readonly path: string;
  readonly remedy: string;
  constructor(code: CorpusError['code'], path: string, message: string, remedy: string) {
    super(`${message}: ${path}. ${remedy}`);
    this.name = 'CorpusError';
    this.code = code;
    this.path = path;
    this.remedy = remedy;
  }
}

const remedy =
  'Give a folder with documents (Markdown, text, HTML, PDF, Word and others), by --corpus DIR or CORPUS_DIR.';
/** Files read at once. */
const parallel = 16;

/** What a reading of the folder may be given beside its path. */
export type LoadOptions = {
  /** Folder in which is kept what was made of files that are no text; unset: each reading makes it anew. */
  readonly extracted?: string | undefined;
  /** Told after each file. */
  readonly reading?: ((progress: ReadingProgress) => void) | undefined;
};

/** Files read so far, and of how many. */
export type ReadingProgress = { readonly read: number; readonly files: number };

/** Reads the folder. Throws a CorpusError when it is missing or holds no document that may be served. */
export async function loadCorpus(folder: string, options: LoadOptions = {}): Promise<Corpus> {
  const root = resolve(folder);
  const kind = await stat(root).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EACCES') throw locked(root);
  });
  if (!kind) throw new CorpusError('corpus-missing', root, 'This folder doesn’t exist', remedy);
  if (!kind.isDirectory())
    throw new CorpusError('corpus-missing', root, 'This is a file, not a folder', remedy);
  const found = await walk(root);
  if (found.notRead.some(({ path }) => path === '.')) throw locked(root);
  const settings = await readSettings(root, found);
  const notRead: NotRead[] = [...found.notRead];
  const warnings: string[] = [...settings.warnings];
  const unknown = new Map([...settings.unknown].map(([key, paths]) => [key, [...paths]]));
  const drafts: Draft[] = [];
  const withheld: NotRead[] = [];
  const { extracted, reading: told } = options;
  let read = 0;
  const extractions = extracted === undefined ? undefined : openExtractions(extracted, root);
  for (let i = 0; i < found.documents.length; i += parallel) {
    const paths = found.documents.slice(i, i + parallel);
    const reading = paths.map((path) =>
      readGuarded({ path, file: join(root, path), around: settings.of(path) }, extractions).finally(() =>
        told?.({ read: ++read, files: found.documents.length }),
      ),
    );
    for (const read of await Promise.all(reading)) {
      if ('draft' in read) drafts.push(read.draft);
      else notRead.push(read.notRead);
      if ('withheld' in read) withheld.push(read.notRead);
      if ('warnings' in read) warnings.push(...read.warnings);
      if ('unknown' in read) for (const key of read.unknown) note(unknown, key, read.draft.path);
    }
  }
  await extractions?.forgetOthers();
  const { documents, leftOut } = finish(drafts);
  if (documents.length === 0) throw nothingToServe(root, withheld);
  const [saysSame, asks] = await Promise.all([
    fits(root, 'synonyms.txt', sizes.synonyms, warnings),
    fits(root, 'questions.yaml', sizes.questions, warnings),
  ]);
  const synonyms = saysSame ? await readFile(join(root, 'synonyms.txt'), 'utf8').catch(() => '') : '';
  return {
    folder: root,
    documents,
    leftOut,
    notRead: notRead.toSorted((a, b) => byCodeUnit(a.path, b.path)),
    warnings: [...warnings, ...unknownKeys(unknown)],
    synonyms: synonyms.replace(/^\uFEFF/u, ''),
    ...(asks && found.settings.includes('questions.yaml') ? { questions: join(root, 'questions.yaml') } : {}),
  };
}

/** Whether a file beside the documents is in proportion; one that is not is told. */
async function fits(root: string, name: string, most: number, warnings: string[]): Promise<boolean> {
  const { size } = await stat(join(root, name)).catch(() => ({ size: 0 }));
  if (size > most)
    warnings.push(`${name}: larger than ${most / 1_024} kB, not used; keep what is needed of it`);
  return size <= most;
}

const locked = (root: string): CorpusError =>
  new CorpusError(
    'corpus-missing',
    root,
    'This folder cannot be opened',
    'Let the user that runs the bot read it.',
  );

function nothingToServe(root: string, withheld: readonly NotRead[]): CorpusError {
  if (withheld.length === 0)
    return new CorpusError('corpus-empty', root, 'This folder has no document that can be read', remedy);
  const [first = '', ...others] = new Set(withheld.map((document) => document.remedy));
  const more = others.length === 0 ? '' : `, and so for ${others.length} more`;
  return new CorpusError(
    'corpus-withheld',
    root,
    'No document is used, because it’s unclear who may read them',
    `To use them, ${first}${more}.`,
  );
}

function note(unknown: Map<string, string[]>, key: string, path: string): void {
  const paths = unknown.get(key);
  if (paths) paths.push(path);
  else unknown.set(key, [path]);
}

/** Unknown keys that are named, and UTF-16 units of each. */
const mostNamed = 20;
const longestKey = 80;

function unknownKeys(unknown: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const named = [...unknown].slice(0, mostNamed).map(([key, paths]) => {
    const others = paths.length > 1 ? ` and ${paths.length - 1} more` : '';
    return `${paths[0] ?? ''}${others}: unknown key "${clip(key, longestKey)}", not used`;
  });
  return unknown.size <= mostNamed
    ? named
    : [...named, `${unknown.size - mostNamed} more unknown keys, not used`];
}
