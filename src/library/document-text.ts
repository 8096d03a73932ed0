// A document as people read it, in plain text: what no reader of the page sees is not in it.
import type { Block, Document } from '../domain.ts';
import { readable, readingOf } from '../text/readable.ts';

/** Blocks in the order of the file; items and rows on lines of their own, everything else apart by an empty line. */
export function documentText({ blocks, prose, format }: Document): string {
  const read = ({ start, end }: { readonly start: number; readonly end: number }, code: boolean): string =>
    readable(prose.slice(start, end), readingOf(format, code ? 'code' : 'prose'));
  const textOf = (block: Block): string =>
    block.kind === 'row'
      ? block.cells.map((cell) => read(cell, false)).join(' | ')
      : read(block, block.kind === 'code');
  return blocks
    .map((block, at) => {
      const before = blocks[at - 1];
      const joins = before && before.kind === block.kind && before.group === block.group && listed(block);
      return `${before === undefined ? '' : joins ? '\n' : '\n\n'}${textOf(block)}`;
    })
    .join('');
}

const listed = ({ kind }: Block): boolean => kind === 'item' || kind === 'row';
