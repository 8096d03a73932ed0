// Documents that try to act, to hide, to mislead and to stall; asked, and looked at on every way out.

import { ask } from '../../src/ask.ts';
import { finish, parseDraft } from '../../src/corpus/documents.ts';
import { createLibrary, type Library } from '../../src/library/library.ts';
import type { Kind } from './kind.ts';
import { anything, type Fact, factOf, hiding, runs, tangle } from './pieces.ts';
import type { Random } from './random.ts';
import type { Tally } from './tally.ts';
import { checkQuotations } from './verbatim.ts';
import { shownEverywhere } from './ways-out.ts';

export const formats: readonly [string, ...string[]] = ['md', 'html', 'txt', 'md', 'mdx', 'rst'];

export type Made = { readonly path: string; readonly source: string };

/** A library of texts read as files are; a text that is not read is left out. */
export function libraryFrom(texts: readonly Made[]): Library | undefined {
  const drafts = texts.flatMap(({ path, source }) => {
    const read = parseDraft(path, source, source.startsWith('\uFEFF') ? 1 : 0, { folder: {}, beside: {} });
    return 'draft' in read ? [read.draft] : [];
  });
  if (drafts.length === 0) return undefined;
  const { documents, leftOut } = finish(drafts);
  return createLibrary({ folder: '', documents, leftOut, notRead: [], warnings: [], synonyms: '' });
}

/** Asks one question and looks at all that is shown. */
export function tell(library: Library, texts: readonly Made[], question: string, tally: Tally): string {
  const answer = ask(library, question, { turns: [], readers: 'all' });
  const sources = new Map(texts.map(({ path, source }) => [path, source]));
  checkQuotations(answer, (path) => sources.get(path), tally);
  return shownEverywhere(answer, tally);
}

function hostileDocument(random: Random, facts: readonly Fact[], extension: string): string {
  const plain = facts.map((fact) => fact.text);
  if (extension !== 'html') return tangle(random, plain, 3 + random.int(25));
  const body = tangle(
    random,
    plain.map((text) => `<p>${text}</p>`),
    3 + random.int(25),
  );
  return random.chance(0.5) ? body : `<!doctype html><html><body>${body}</body></html>`;
}

export const documents: Kind = {
  name: 'documents that try to act',
  share: 0.3,
  run(random, tally) {
    const extension = random.pick(formats);
    const fact = factOf(random);
    const texts = [
      { path: `a/${random.word('d')}.${extension}`, source: hostileDocument(random, [fact], extension) },
    ];
    const library = libraryFrom(texts);
    if (library === undefined) return;
    tell(library, texts, random.chance(0.7) ? fact.question : anything(random), tally);
  },
};

export const hidden: Kind = {
  name: 'text that a reader does not see',
  share: 0.15,
  run(random, tally) {
    const extension = random.pick(['md', 'mdx', 'html', 'rst', 'md', 'html'] as const);
    const secret = random.word('hidden');
    const fact = factOf(random);
    const concealed = random
      .pick(hiding[extension])
      .replaceAll('X', `The ${fact.subject} holds ${secret} barrels.`);
    const open = extension === 'html' ? `<p>${fact.text}</p>` : fact.text;
    // Behind all else, for what is not closed hides the rest; on a line of its own, for nothing is hidden in code.
    const source = `${open}\n\n${open.replace('northern', 'southern')}\n\n${concealed}`;
    const texts = [{ path: `h.${extension}`, source }];
    const library = libraryFrom(texts);
    if (library === undefined) return tally.fault('lost', source);
    for (const question of [fact.question, `What is ${secret}?`]) {
      const shown = tell(library, texts, question, tally);
      // The word alone may come back in the question; what stood behind it can only come from the file.
      if (new RegExp(`${secret}\\W{1,8}barrels`, 'u').test(shown)) tally.fault('hidden text shown', source);
    }
  },
};

export const runaways: Kind = {
  name: 'documents that try to stall',
  share: 0.04,
  run(random, tally) {
    const extension = random.pick(formats);
    const fact = factOf(random);
    const piece = random.pick(runs) + (random.chance(0.3) ? random.pick(runs) : '');
    const source = `${fact.text}\n\n${piece.repeat(Math.ceil(random.int(20_000) / piece.length))}\n`;
    const texts = [{ path: `r.${extension}`, source }];
    const library = libraryFrom(texts);
    if (library !== undefined) tell(library, texts, fact.question, tally);
  },
};
