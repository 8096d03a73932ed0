// What a parser makes of a text, as the readers of the document see it: its passages, or its pieces, and whether they are sound.
import { expect } from 'vitest';
import { finish } from '../../src/corpus/documents.ts';
import { columnName } from '../../src/corpus/labels.ts';
import type { Parsed } from '../../src/corpus/parsed.ts';
import type { Document } from '../../src/domain.ts';
import { readable } from '../../src/text/readable.ts';
import { textOf } from './read.ts';

export type Parse = (source: string, start: number, path: string) => Parsed | undefined;

/** The document as the whole way makes it, without the settings beside it. */
export function readParsed(parse: Parse, path: string, source: string): Document {
  const { prose, pieces, title } = known(parse(source, 0, path));
  const named = title === undefined ? {} : { named: title };
  const draft = { id: 'a', path, format: 'rst', language: 'en', source, prose, pieces, ...named } as const;
  const [document] = finish([{ ...draft, meta: {}, leftOut: [] }]).documents;
  if (!document) throw new Error('no document');
  return document;
}

/** Pieces as one line each: `#` and level before a heading, `-` before an item, `|` between cells, `=` around those of a head. */
export function blocksOf(parse: Parse, path: string, source: string): readonly string[] {
  const { prose, pieces } = known(parse(source, 0, path));
  const text = (span: { readonly start: number; readonly end: number }): string =>
    readable(prose.slice(span.start, span.end));
  return pieces.map((p) => {
    if (p.kind === 'heading') return `${'#'.repeat(p.level)} ${text(p)}`;
    if (p.kind === 'item') return `${'  '.repeat(p.level - 1)}- ${text(p)}`;
    if (p.kind === 'row') return p.cells.map(text).join(p.head ? ' = ' : ' | ');
    return p.kind === 'code' ? `\`${prose.slice(p.start, p.end).replaceAll('\0', '')}\`` : text(p);
  });
}

/** Rows as records: the cells by the names of their columns. */
export function recordsOf(document: Document): readonly Readonly<Record<string, string>>[] {
  return document.passages
    .flatMap((p) => p.sentences)
    .filter((s) => s.form === 'row')
    .map((s) =>
      Object.fromEntries(
        s.cells.map((c, i) => [columnName(s.labels, i), readable(document.prose.slice(c.start, c.end))]),
      ),
    );
}

/** Sentences under their headings. */
export const saidIn = (document: Document): readonly (readonly string[])[] =>
  document.passages.map((p) => [
    p.headings.map((h) => h.text).join(' > '),
    ...p.sentences.map((s) => textOf(document, s)),
  ]);

/** No character moves; pieces lie inside of the file, in order, and never overlap; cells lie inside of their row. */
export function expectSound(source: string, parsed: Parsed | undefined): void {
  if (!parsed) return;
  expect(parsed.prose).toHaveLength(source.length);
  let end = 0;
  const unsound = parsed.pieces.filter((p) => {
    const before = end;
    end = p.end;
    const cells = p.cells.every((c) => c.start >= p.start && c.end <= p.end && c.start <= c.end);
    return p.start < before || p.end <= p.start || !cells;
  });
  expect(unsound).toEqual([]);
  expect(end).toBeLessThanOrEqual(source.length);
  const listed = [...parsed.omitted, ...(parsed.hidden ?? [])];
  expect(listed.filter((o) => o.start < 0 || o.end < o.start || o.end > source.length)).toEqual([]);
}

function known(parsed: Parsed | undefined): Parsed {
  if (!parsed) throw new Error('the shape is not recognised');
  return parsed;
}
