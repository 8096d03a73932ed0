// `sources`: what the folder holds, what was left out of it and why, and what was not read.

import type { Document, LeftOut } from '../../src/domain.ts';
import { documentText } from '../../src/library/document-text.ts';
import type { Library } from '../../src/library/library.ts';
import { clip, countOf } from '../../src/text/say.ts';
import { type Call, type Command, nearestName, UsageError } from './command.ts';
import { exit, limits } from './limits.ts';
import { printable, printableLine } from './printable.ts';
import { renderNotRead } from './render.ts';
import { indent, type Style } from './style.ts';

/** Lists the folder, or prints one document as it is read. */
export const sources: Command = {
  name: 'sources',
  about: 'list the documents, what was left out and why, what was not read; or show one',
  usage: '[ID or path]',
  words: 1,
  options: [],
  run: async (call) => {
    const library = await call.core.library();
    const wanted = call.given.words[0];
    call.out(
      wanted === undefined
        ? renderSources(library, call.style)
        : renderOne(library, find(library, wanted), call),
    );
    return exit.fine;
  },
};

function find(library: Library, wanted: string): Document {
  const found = library.documents.find(({ id, path }) => id === wanted || path === wanted);
  if (found !== undefined) return found;
  const near = nearestName(
    wanted,
    library.documents.map((document) => document.path),
  );
  const hint =
    near === undefined ? '`npm run -s sources` lists them.' : `Did you mean ${printableLine(near)}?`;
  throw new UsageError(`No document has the ID or path ${printableLine(wanted)}. ${hint}`);
}

/** The whole list, as text. */
function renderSources(library: Library, style: Style): string {
  const passages = library.documents.reduce((sum, document) => sum + document.passages.length, 0);
  const head = `${countOf(library.documents.length, 'document')}, ${countOf(passages, 'passage')} in ${printableLine(library.folder)}`;
  const parts = [
    head,
    ...library.documents.map((document) => card(document, library, style)),
    ...renderNotRead(library.notRead, style),
  ];
  if (library.warnings.length > 0)
    parts.push(
      [
        'Worth a look:',
        ...library.warnings.map((line) => indent(printableLine(line), style, '  ', '    ')),
      ].join('\n'),
    );
  return parts.join('\n\n');
}

function card(document: Document, library: Library, style: Style): string {
  const readBy = document.audience.length === 0 ? undefined : `for ${document.audience.join(', ')}`;
  const facts = [document.publisher, document.date, countOf(document.passages.length, 'passage'), readBy];
  const left = library.leftOut.filter((one) => one.documentId === document.id);
  return [
    indent(style.bold(printableLine(document.title)), style, ''),
    indent(printableLine(`${document.id} · ${document.path}`), style, '  '),
    indent(printableLine(facts.filter((fact) => fact !== undefined).join(' · ')), style, '  '),
    ...document.copies.map((copy) => indent(printableLine(`the same text: ${copy}`), style, '  ')),
    ...leftOutLines(left).map((line) => indent(style.dim(line), style, '  ', '    ')),
  ].join('\n');
}

/** One line each; of what stands on page after page the first, and how many more. */
function leftOutLines(left: readonly LeftOut[]): readonly string[] {
  const byReason = new Map<string, LeftOut[]>();
  for (const one of left) byReason.set(one.reason, [...(byReason.get(one.reason) ?? []), one]);
  return [...byReason.values()].flatMap((some) => {
    const shown = some.length > limits.leftOutAlike ? some.slice(0, 1) : some;
    const more = some.length > shown.length ? `, and ${some.length - shown.length} more` : '';
    return shown.map(
      ({ reason, text }) =>
        `left out, ${printableLine(reason)}: ${clip(printableLine(text).trim(), limits.leftOut)}${more}`,
    );
  });
}

function renderOne(library: Library, document: Document, { style }: Call): string {
  const facts = Object.entries({
    origin: document.origin,
    url: document.url,
    language: document.language,
    tags: document.tags.join(', '),
  }).flatMap(([name, value]) => (value ? [indent(printableLine(`${name}: ${value}`), style, '  ')] : []));
  return [
    [card(document, library, style), ...facts].join('\n'),
    printable(document.converted ? documentText(document) : document.source).trimEnd(),
  ].join('\n\n');
}
